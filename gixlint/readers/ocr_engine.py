"""RapidOCR over onnxruntime: where text stands in a picture, and what it says. All that touches RapidOCR is here.

Its models lie in its own package and are named to it, so that it never looks for them elsewhere. Pictures are arrays of
grey values, rows by columns, 0 black to 255 white.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gixlint.records import Record

__all__ = ["Grey", "Reading", "Rect", "detect", "recognise"]

Grey = npt.NDArray[np.uint8]

_LARGEST = 1440
"""Pixels of the longer side at which lines of text are looked for; they are read at full size."""
_NARROWEST = 96
"""Pixels of the width, at 48 of height, to which short crops are filled up."""
_SHARE = 24
"""Lines that one thread reads at a time: as many whatever the number of threads, since neighbours sway the result."""


class Rect(Record):
    """A rectangle in pixels, from the top left corner."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """From the top down."""
        return self.bottom - self.top


class Reading(Record):
    """A line as read: for each character where its middle is, as a share of the crop's width, and how surely it was."""

    text: str
    middles: tuple[float, ...]
    confidences: tuple[float, ...]


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    folder = Path(RapidOCR.__init__.__code__.co_filename).parent / "models"
    models = {part: next(folder.glob(f"*_{part.lower()}_*.onnx")) for part in ("Det", "Cls", "Rec")}
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _LARGEST,
            "Global.return_word_box": True,
            "Rec.rec_img_shape": [3, 48, _NARROWEST],
            # Threads of its own wait by going round: what can be done at the same time is shared out here instead.
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            **{f"{part}.model_path": str(path) for part, path in models.items()},
        }
    )


def detect(picture: Grey) -> list[Rect]:
    """Return the upright rectangles around the lines of text, or parts of lines, in a picture."""
    found = _engine()(_coloured(picture), use_det=True, use_cls=False, use_rec=False).boxes
    if found is None:
        return []
    height, width = picture.shape
    rects = []
    for box in found:
        left, top = np.floor(box.min(axis=0)).astype(int)
        right, bottom = np.ceil(box.max(axis=0)).astype(int)
        rects.append(Rect(max(int(left), 0), max(int(top), 0), min(int(right), width), min(int(bottom), height)))
    return rects


def recognise(crops: Sequence[Grey]) -> list[Reading]:
    """Return what crops of one line of text each say."""
    engine = _engine()
    by_width = sorted(range(len(crops)), key=lambda index: crops[index].shape[1] / crops[index].shape[0])
    shares = [by_width[start : start + _SHARE] for start in range(0, len(crops), _SHARE)]

    def read(share: Sequence[int]) -> list[Reading]:
        found = engine.recognize_txt([_coloured(crops[index]) for index in share])
        return [_reading(text, word) for text, word in zip(found.txts, found.word_results, strict=True)]

    with ThreadPoolExecutor() as threads:
        readings = {
            i: each
            for share, found in zip(shares, threads.map(read, shares), strict=True)
            for i, each in zip(share, found, strict=True)
        }
    return [readings[index] for index in range(len(crops))]


def _reading(text: str, word: Any) -> Reading:
    columns = [column for group in word.word_cols for column in group]
    spoken = [(sign, sure) for sign, sure in zip(text, word.confs, strict=False) if not sign.isspace()]
    middles = tuple((column + 0.5) / word.line_txt_len for column in columns)
    return Reading("".join(sign for sign, _ in spoken), middles, tuple(sure for _, sure in spoken))


def _coloured(picture: Grey) -> npt.NDArray[np.uint8]:
    return np.repeat(picture[:, :, None], 3, axis=2)

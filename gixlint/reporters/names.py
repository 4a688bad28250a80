"""What the files of a folder are called after: the reports that they tell of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gixlint.spots import printable

if TYPE_CHECKING:
    from gixlint.linting import Result

__all__ = ["file_names"]

_UNFIT = re.compile(r'[\\/:*?"<>|#%&\s\x00-\x1f\x7f]+')
_LONGEST_NAME = 60


def file_names(results: Sequence[Result], suffix: str) -> list[str]:
    """Return a name for each result: its number, and its report's own file, without what a name may not hold."""
    digits = len(str(len(results)))
    return [f"{number:0{digits}}-{_stem(result.path)}.{suffix}" for number, result in enumerate(results, start=1)]


def _stem(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2].rpartition(".")
    words = _UNFIT.sub("-", printable(name[0] or name[2])).encode("utf-8", "replace").decode()
    return words[:_LONGEST_NAME].strip("-. ") or "report"

"""Edits of single samples, written by hand: words/edits.yaml."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from tests.accuracy.samples import Defect, replaced, sample
from tests.accuracy.sentences import WORDS

FAMILY = "edits"


def all_of() -> Iterator[Defect]:
    """Yield the edits of every sample; `also` are further replacements that the first one needs to stand alone."""
    for stem, edits in yaml.safe_load((WORDS / "edits.yaml").read_text(encoding="utf-8")).items():
        for edit in edits:
            text = sample(stem)
            for old, new in edit.get("also", ()):
                text, _ = replaced(text, old, new)
            text, line = replaced(text, edit["old"], edit["new"])
            roots = tuple(edit.get("roots", ()))
            stays = roots and edit["new"] and not roots[0].startswith(("S", "C106 section"))
            yield Defect(FAMILY, edit["way"], stem, text, roots, line=line if stays else None)

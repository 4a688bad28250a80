"""What of the prose belongs to tables that stand flattened in it: their labels and figures, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gixlint.document import Place
from gixlint.editions import edition, editions
from gixlint.report import FormTable
from gixlint.text import Text, fold, pattern

__all__ = ["table_prose"]

_REST = pattern(r"[\s\d.,、/:;+()\[\]|·\"'%-]")
_DAY = pattern(r"\s*(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}\s*")
"""A line that is the date of signing, and no figures."""


def table_prose(text: Text, tables: Iterable[FormTable]) -> Iterator[Place]:
    """Yield what is no prose: flattened tables, and lines of nothing but labels and figures."""
    forms = []
    for table in tables:
        yield table.place
        if table.form is not None:
            forms.append(table.form)
    if not forms:
        return
    words = _words()
    starts = {word[:2] for word in words}
    vocabulary: re.Pattern[str] | None = None
    for line in text.lines():
        bare = _REST.sub("", line.folded)
        head = bare.lstrip("一二三四五六七八九十")
        if not (bare == "" or bare[:2] in starts or head[:2] in starts) or _DAY.fullmatch(line.folded):
            continue
        vocabulary = vocabulary or pattern("|".join(map(re.escape, words)))
        if len(vocabulary.sub("", bare).strip("一二三四五六七八九十件元万")) == 0 and (bare or line.folded.strip()):
            place = line.place(0, len(line))
            yield Place(place.start, place.end + 1)


@cache
def _words() -> tuple[str, ...]:
    """The labels, heads and titles of all forms, bare, the longest first."""
    found: set[str] = set()
    for name in editions():
        for table in edition(name).tables:
            found |= {table.header_note, table.header_top}
            for block in table.blocks:
                found |= {block.title, *block.row_heads}
                for line in (*block.rows, *block.columns):
                    found |= {line.label, *line.variants, line.group, line.top}
    bare = {_REST.sub("", fold(word)) for word in found} - {""}
    bare |= {word.lstrip("一二三四五六七八九十") for word in bare}
    return tuple(sorted(bare, key=lambda word: (-len(word), word)))

"""Chinese that was written in UTF-8 and read in GBK: 「鏀垮簻淇℃伅」 for 政府信息."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.document import Place
from gixlint.patterns import pattern

__all__ = ["mojibake"]

_MISREAD = r"(?:[\xe2-\xe9\xef][\x80-\xbf]{2}){3,}"
"""Three characters or more of three bytes each, every byte as the character of its number: in GBK one such run needs
two rare characters out of five.
"""


def mojibake(source: str) -> Iterator[Place]:
    """Yield the places of runs of characters whose bytes in GBK are Chinese in UTF-8."""
    data = source.encode("gbk", "replace").decode("latin-1")
    offsets: list[int] = []
    for match in pattern(_MISREAD).finditer(data):
        decoded = match[0].encode("latin-1").decode("utf-8", "ignore")
        if sum("\u4e00" <= character <= "\u9fa5" for character in decoded) < 2:
            continue
        if not offsets:
            for index, character in enumerate(source):
                offsets += [index] * len(character.encode("gbk", "replace"))
        yield Place(offsets[match.start()], offsets[match.end() - 1] + 1)

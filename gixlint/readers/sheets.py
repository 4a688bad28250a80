"""What a page holds, in points from its top left corner down, whatever the format: glyphs, ruling lines, pictures."""

from __future__ import annotations

from collections.abc import Sequence

from gixlint.records import Record

__all__ = ["Glyph", "Picture", "Raster", "Rule", "Sheet", "clipped", "moved", "without_text"]

_WHOLE, _FEW = 0.4, 20
"""A page is a scan where pictures cover more than this share of it, and letters are fewer."""
_SPEAKING = (90.0, 24.0)
"""Points: a picture that is narrower or lower has no room for a table or for text."""


class Glyph(Record):
    """A character with its box: `left` to `right` is its advance, `base` the height of the line that it stands on.

    `confidence` tells how surely it was recognised in a picture; None for text that the file itself holds.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    confidence: float | None = None


class Rule(Record):
    """A ruling line: where it lies on the axis across it, and from where to where it runs."""

    at: float
    start: float
    end: float


class Picture(Record):
    """A picture with room for text and without text over it; `name` says where its bytes are, if they can be had."""

    left: float
    top: float
    right: float
    bottom: float
    name: str = ""

    @property
    def area(self) -> float:
        """What it covers."""
        return (self.right - self.left) * (self.bottom - self.top)


class Raster(Record):
    """A drawn page: its size in pixels, and a grey value, 0 black to 255 white, for each, row by row."""

    width: int
    height: int
    greys: bytes


class Sheet(Record):
    """A page: its number from 1, its size, what stands on it. `across` are horizontal rules, `down` vertical ones.

    `letters` is the number of glyphs that the file itself holds. `unread` says why pictures on it were not read, as a
    Chinese clause, `is_turned` that its picture lay on its side. `broken` tells that it could not be opened,
    `curtailed` that rules were left out because there are too many.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    across: list[Rule]
    down: list[Rule]
    letters: int = 0
    pictures: tuple[Picture, ...] = ()
    unread: str = ""
    is_turned: bool = False
    broken: bool = False
    curtailed: bool = False

    @property
    def is_scan(self) -> bool:
        """Tell whether the page is nothing but pictures."""
        covered = sum(picture.area for picture in self.pictures)
        return self.letters < _FEW and covered > _WHOLE * self.width * self.height


def clipped(raster: Raster, picture: Picture, scale: float) -> Raster:
    """Return the part of a drawn page, of `scale` pixels to a point, that a picture takes."""
    left, top = int(picture.left * scale), int(picture.top * scale)
    right, bottom = min(round(picture.right * scale), raster.width), min(round(picture.bottom * scale), raster.height)
    rows = (raster.greys[row * raster.width + left : row * raster.width + right] for row in range(top, bottom))
    return Raster(right - left, bottom - top, b"".join(rows))


def moved(sheet: Sheet, right: float, down: float) -> Sheet:
    """Return a page with what stands on it moved; its size stays."""
    return sheet._replace(
        glyphs=[
            glyph._replace(
                left=glyph.left + right, right=glyph.right + right, top=glyph.top + down, bottom=glyph.bottom + down,
                base=glyph.base + down,
            )
            for glyph in sheet.glyphs
        ],
        across=[Rule(rule.at + down, rule.start + right, rule.end + right) for rule in sheet.across],
        down=[Rule(rule.at + right, rule.start + down, rule.end + down) for rule in sheet.down],
    )  # fmt: skip


def without_text(
    pictures: Sequence[Picture], glyphs: Sequence[Glyph], width: float, height: float
) -> tuple[Picture, ...]:
    """Return the pictures that have room for text and no text over them; strips that touch each other are one."""
    found: list[Picture] = []
    for picture in sorted(pictures, key=lambda each: (each.top, each.left)):
        left, top = max(picture.left, 0.0), max(picture.top, 0.0)
        joined = Picture(left, top, min(picture.right, width), min(picture.bottom, height), picture.name)
        for other in [other for other in found if _touch(other, joined)]:
            found.remove(other)
            joined = Picture(
                min(joined.left, other.left), min(joined.top, other.top), max(joined.right, other.right),
                max(joined.bottom, other.bottom), max(other, joined, key=lambda each: each.area).name,
            )  # fmt: skip
        if joined.right > joined.left and joined.bottom > joined.top:
            found.append(joined)
    return tuple(each for each in found if _speaks(each, glyphs, width * height))


def _touch(one: Picture, other: Picture) -> bool:
    return (
        one.left <= other.right + 1 and other.left <= one.right + 1
        and one.top <= other.bottom + 1 and other.top <= one.bottom + 1
    )  # fmt: skip


def _speaks(picture: Picture, glyphs: Sequence[Glyph], page: float) -> bool:
    if picture.right - picture.left < _SPEAKING[0] or picture.bottom - picture.top < _SPEAKING[1]:
        return False
    most = 2 + _FEW * picture.area / max(page, 1.0)
    over = sum(picture.left < g.left < picture.right and picture.top < g.base < picture.bottom for g in glyphs)
    return over < most

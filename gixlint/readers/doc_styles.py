"""What styles and their changes say of the paragraphs and runs of a Word 97-2003 document."""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from

from gixlint.readers.doc_properties import Sprm, change_list
from gixlint.records import Record

__all__ = ["NO_LEVEL", "Look", "Shape", "Style", "Styles", "is_dark"]

NO_LEVEL = 9
"""The outline level, from 0, that stands for body text."""
NO_STYLE = 0xFFF
WHITE = 8
"""The index of white among the sixteen colours of old."""
DEEPEST = 8
"""Tables nested deeper than this are damage."""
HUGE, HUGE_TABLE = 0x6646, 0x646B
"""Changes too long for their page: the operand is their place in the data stream."""
DEFINE_TABLE, MERGE_ACROSS, MERGE_DOWN = 0xD608, 0x5624, 0xD62B
SHADINGS = {0xD612: 0, 0xD616: 22, 0xD60C: 44}
"""Shadings of a row's cells, and the first cell that each is about."""
SHADINGS_OLD = 0xD609


class Style(Record):
    """What a style says; None where it and its ancestors are silent. `outline` and `level` count from 0."""

    outline: int | None = None
    number: int = 0
    level: int = 0
    bold: bool = False
    hidden: bool = False
    white: bool = False
    dark: bool = False


class Look(Record):
    """How a run stands there. `symbol` is the index of a font and a character of it, `font` that of a plain run.

    `picture` is where a picture stands in the data stream.
    """

    bold: bool = False
    hidden: bool = False
    white: bool = False
    dark: bool = False
    special: bool = False
    symbol: tuple[int, int] | None = None
    deleted: bool = False
    inserted: bool = False
    author: int = 0
    font: int = 0xFFFF
    picture: int | None = None


class Shape(Record):
    """How a paragraph stands there. `depth` says in how many tables, `closes` what its mark ends beside it.

    `row` holds the changes that describe a row of a table.
    """

    style: Style
    outline: int | None = None
    number: int = 0
    level: int = 0
    dark: bool = False
    depth: int = 0
    closes: str = ""
    row: tuple[Sprm, ...] = ()


class Styles:
    """The style sheet; looks and shapes are kept, for most runs and paragraphs are like others before them."""

    def __init__(self, sheet: bytes, data: bytes) -> None:
        self._data = data
        self._raw: list[bytes] = []
        self._base_size = 10
        self._resolved: dict[int, Style] = {}
        self._looks: dict[tuple[bytes, Style], Look] = {}
        self._shapes: dict[tuple[bytes, bytes, bool], Shape] = {}
        if len(sheet) >= 6:
            size, count, self._base_size = unpack_from("<HHH", sheet)
            offset = 2 + size
            for _ in range(count):
                if offset + 2 > len(sheet):
                    break
                (size,) = unpack_from("<H", sheet, offset)
                self._raw.append(sheet[offset + 2 : offset + 2 + size])
                offset += 2 + size

    def style(self, index: int) -> Style:
        """Return a style, resolved along the chain of what it is based on; an unknown one says nothing."""
        return self._resolve(index, frozenset())

    def look(self, changes: bytes, style: Style) -> Look:
        """Return how a run of a paragraph in `style` stands there."""
        known = self._looks.get((changes, style))
        if known is None:
            known = self._looks[changes, style] = self._new_look(changes, style)
        return known

    def shape(self, properties: bytes, extra: bytes, is_cell_mark: bool) -> Shape:
        """Return how a paragraph stands there that has `properties` and the changes of a fast save."""
        key = properties, extra, is_cell_mark
        known = self._shapes.get(key)
        if known is None:
            known = self._shapes[key] = self._new_shape(*key)
        return known

    def _resolve(self, index: int, below: frozenset[int]) -> Style:
        known = self._resolved.get(index)
        if known is not None:
            return known
        if not 0 <= index < len(self._raw) or index in below or len(below) > 50:
            return Style()
        try:
            style = self._read(index, below)
        except struct_error:
            style = Style()
        self._resolved[index] = style
        return style

    def _read(self, index: int, below: frozenset[int]) -> Style:
        raw = self._raw[index]
        if len(raw) < 10:
            return Style()
        identity, kind, count = unpack_from("<HHH", raw)
        base, kind, identity = kind >> 4, kind & 15, identity & 0xFFF
        style = Style() if base == NO_STYLE else self._resolve(base, below | {index})
        if 1 <= identity <= 9:
            # Word's own headings have these numbers; some programs leave their level unsaid.
            style = style._replace(outline=identity - 1)
        offset = self._base_size
        offset += 2 + 2 * (unpack_from("<H", raw, offset)[0] + 1)
        parts = []
        for _ in range(count & 15):
            (size,) = unpack_from("<H", raw, offset)
            parts.append(raw[offset + 2 : offset + 2 + size])
            offset += 2 + size + size % 2
        if kind == 1 and parts:
            style = _with_paragraphs(style, parts[0][2:])
        runs = parts[kind == 1 :][:1] if kind in (1, 2) else []
        return _with_runs(style, runs[0]) if runs else style

    def _new_look(self, changes: bytes, style: Style) -> Look:
        look = Look(style.bold, style.hidden, style.white, style.dark)
        for change in change_list(changes):
            name, number = change.name, change.number
            if name == 0x4A30:
                own = self.style(number)
                # Switches of a character style turn those of the paragraph style round.
                look = look._replace(
                    bold=style.bold != own.bold,
                    hidden=style.hidden != own.hidden,
                    white=own.white or look.white,
                    dark=own.dark or look.dark,
                )
            elif name == 0x0835:
                look = look._replace(bold=_switched(number, style.bold))
            elif name == 0x083C:
                look = look._replace(hidden=_switched(number, style.hidden))
            elif name in (0x6870, 0x2A42):
                look = look._replace(white=_is_white(name, number))
            elif name in (0xCA71, 0x4866):
                look = look._replace(dark=look.dark or is_dark(change.operand))
            elif name == 0x6A03:
                look = look._replace(picture=number)
            elif name == 0x2A0C:
                look = look._replace(dark=look.dark or number not in (0, WHITE))
            else:
                look = _with_revision(look, change)
        return look

    def _new_shape(self, properties: bytes, extra: bytes, is_cell_mark: bool) -> Shape:
        changes = list(self._all_changes(properties[2:] + extra))
        index = int.from_bytes(properties[:2], "little")
        for change in changes:
            index = change.number if change.name == 0x4600 else index
        facts = {change.name: change for change in changes}

        def number(name: int, default: int = 0) -> int:
            return facts[name].number if name in facts else default

        style = self.style(index)
        dark = [facts[name].operand for name in (0xC64D, 0x442D) if name in facts]
        depth = number(0x6649, number(0x2416)) or number(0x2416)
        own = number(0x460B, style.number)
        closes = ""
        if depth and (is_cell_mark if depth == 1 else number(0x244B) or number(0x244C)):
            closes = "row" if number(0x2417 if depth == 1 else 0x244C) else "cell"
        return Shape(
            style=style,
            outline=number(0x2640) if 0x2640 in facts else style.outline,
            number=own,
            level=number(0x260A, style.level),
            dark=is_dark(dark[0]) if dark else style.dark,
            depth=min(depth, DEEPEST),
            closes=closes,
            row=tuple(change for change in changes if change.name >> 10 & 7 == 5) if closes == "row" else (),
        )

    def _all_changes(self, changes: bytes) -> list[Sprm]:
        found: list[Sprm] = []
        for change in change_list(changes):
            if change.name in (HUGE, HUGE_TABLE) and change.number + 2 <= len(self._data):
                (size,) = unpack_from("<H", self._data, change.number)
                found += change_list(self._data[change.number + 2 : change.number + 2 + size])
            else:
                found.append(change)
        return found


def is_dark(shading: bytes) -> bool:
    """Tell whether white text can be read on a shading: two bytes of old, or two colours and a pattern."""
    if len(shading) == 2:
        number = int.from_bytes(shading, "little")
        fore, back, pattern = number & 31, number >> 5 & 31, number >> 10
        return fore != WHITE if pattern == 1 else back not in (0, WHITE)
    if len(shading) < 10:
        return False
    solid = shading[8] == 1
    colour = shading[:4] if solid else shading[4:8]
    return solid if colour[3] == 0xFF else sum(colour[:3]) < 640


def _with_paragraphs(style: Style, changes: bytes) -> Style:
    for change in change_list(changes):
        if change.name == 0x2640:
            style = style._replace(outline=change.number)
        elif change.name == 0x460B:
            style = style._replace(number=change.number)
        elif change.name == 0x260A:
            style = style._replace(level=change.number)
        elif change.name in (0xC64D, 0x442D):
            style = style._replace(dark=is_dark(change.operand))
    return style


def _with_runs(style: Style, changes: bytes) -> Style:
    for change in change_list(changes):
        name, number = change.name, change.number
        if name == 0x0835:
            style = style._replace(bold=_switched(number, style.bold))
        elif name == 0x083C:
            style = style._replace(hidden=_switched(number, style.hidden))
        elif name in (0x6870, 0x2A42):
            style = style._replace(white=_is_white(name, number))
        elif name in (0xCA71, 0x4866):
            style = style._replace(dark=is_dark(change.operand))
    return style


def _with_revision(look: Look, change: Sprm) -> Look:
    match change.name:
        case 0x0800:
            return look._replace(deleted=bool(change.number))
        case 0x0801:
            return look._replace(inserted=bool(change.number))
        case 0x4804:
            return look._replace(author=change.number)
        case 0x4A4F:
            return look._replace(font=change.number)
        case 0x0855:
            return look._replace(special=bool(change.number))
        case 0x6A09:
            return look._replace(symbol=(change.number & 0xFFFF, change.number >> 16))
    return look


def _switched(number: int, styled: bool) -> bool:
    """Return what a switch says: off, on, as the style, or the other way round."""
    return {0: False, 0x80: styled, 0x81: not styled}.get(number, True)


def _is_white(name: int, number: int) -> bool:
    return number & 0xFFFFFFFF == 0x00FFFFFF if name == 0x6870 else number == WHITE

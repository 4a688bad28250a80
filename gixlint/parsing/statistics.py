"""The statistics table attached to reports of 2008 to 2018, as a table or flattened, in any of its many shapes."""

from __future__ import annotations

from gixlint.cleaning import is_prose_table
from gixlint.document import Cell, Document, Place
from gixlint.editions import Line, StatisticsForm
from gixlint.parsing.figures import figure, lost
from gixlint.parsing.grid import is_value
from gixlint.parsing.labels import bare, spellings
from gixlint.report import Figure, FormTable
from gixlint.text import Text, fold, pattern

__all__ = ["read_statistics"]

_UNIT = r"(?:[条件个元次人份起宗项篇部]|万元|人次|件次)"


def read_statistics(document: Document, text: Text, form: StatisticsForm) -> FormTable | None:
    """Return the statistics table; its cells are keyed `line.column`, the column year, total or c3, c4, …"""
    return _from_tables(document, form) or _from_text(document, text, form) or _torn(text, form)


def _column(heads: list[str], index: int) -> str:
    head = heads[index] if index < len(heads) else ""
    if "累计" in head:
        return "total"
    return "year" if index == 0 else f"c{index + 1}"


class _Labels:
    """Knows the lines by their labels; one label under several lines is told by the line last met."""

    def __init__(self, form: StatisticsForm) -> None:
        self.by_label: dict[str, list[Line]] = {}
        for line in form.lines:
            for spelling in spellings(line):
                self.by_label.setdefault(spelling, []).append(line)
        self.parent = ""

    def line(self, label: str) -> Line | None:
        lines = self.by_label.get(bare(pattern(r"\(.*?\)|其中|单位.*$").sub("", fold(label))), [])
        line = next((line for line in lines if line.under == self.parent), lines[0] if lines else None)
        if line:
            self.parent = line.under or line.key
        return line

    def ending(self, words: str) -> Line | None:
        """The line whose label ends these words, the longest first: heads may run into it."""
        parent = self.parent
        for start in range(len(words) - 3):
            line = self.line(words[start:])
            if line:
                return line
        self.parent = parent
        return None


def _from_tables(document: Document, form: StatisticsForm) -> FormTable | None:
    cells: dict[str, Figure] = {}
    places: list[Place] = []
    for number, table in enumerate(document.tables):
        if is_prose_table(document, number):
            continue
        labels = _Labels(form)
        heads: list[str] = []
        for row in table.grid():
            line_cells = tuple(dict.fromkeys(cell for cell in row if cell))
            words = [fold(document.words(cell.place)).strip() for cell in line_cells]
            values = _values(line_cells, words)
            line = next((found for w in words if w and (found := labels.line(w))), None)
            if line is None or not values:
                heads = _heads([w for w in words if w]) or heads
                continue
            places.append(line_cells[0].place.joined(line_cells[-1].place))
            for index, cell in enumerate(values):
                cells.setdefault(f"{line.key}.{_column(heads, index)}", figure(document.text, cell.place))
    return _table(cells, places)


def _heads(words: list[str]) -> list[str]:
    """The heads over the figures, where a row is one of heads: beside 指标 or 单位, or of all years."""
    named = [w for w in words if not pattern(r"指标|单位|序号|项目|内容|名称|类别").search(w)]
    return named if len(named) < len(words) or any("累计" in w for w in words) else []


def _values(cells: tuple[Cell, ...], words: list[str]) -> list[Cell]:
    """The cells of figures: those after the last one that holds words."""
    last = max((i for i, w in enumerate(words) if not is_value(w) or pattern(_UNIT).fullmatch(w)), default=-1)
    return list(cells[last + 1 :]) if last >= 0 else []


def _table(cells: dict[str, Figure], places: list[Place]) -> FormTable | None:
    if len({key.partition(".")[0] for key in cells}) < 3:
        return None
    place = Place(min(p.start for p in places), max(p.end for p in places))
    certain = all(cell.state != "lost" for cell in cells.values())
    return FormTable(
        "statistics", place, cells, None, (), certain, "" if certain else "统计表已被压成连续文字，有的数无法拆开"
    )


_LINE = (
    rf"(?P<label>[\u4e00-\u9fff()、\":《》/]{{3,40}}?)(?:\([^()\n]{{2,40}}\))?\s?"
    rf"(?:\((?:单位)?:?{_UNIT}\)|(?P<unit>{_UNIT}))?\s?(?P<figures>\d[\d ,.]*)(?![\d年月日])"
)
_FARTHEST = 60
"""Lines of a flattened table follow one another within this many characters; what comes later is text again."""


def _from_text(document: Document, text: Text, form: StatisticsForm) -> FormTable | None:
    start = _start(text)
    if start is None:
        return None
    region = text.part(start)
    double = bool(pattern(r"累计").search(region.folded[:120]))
    labels = _Labels(form)
    cells: dict[str, Figure] = {}
    end = 0
    for match in region.all(_LINE):
        if cells and match.span[0] - end > _FARTHEST:
            break
        words = match["label"]
        line = labels.ending(words) or (labels.ending(words + match["unit"]) if match["unit"] else None)
        end = match.span[1]
        if line is None:
            continue
        for key, value in _split(region, document.text, match.span_of("figures"), double).items():
            cells.setdefault(f"{line.key}.{key}", value)
    return _table(cells, [region.place(0, end)] if end else [])


def _start(text: Text) -> int | None:
    """Where a flattened statistics table begins: at its heads (指标名称 … 单位) after an announcement of it."""
    match = text.find(r"(?:统计)?指\s?标\s?(?:名\s?称)?\s?(?:计量)?单\s?位|指标名称")
    return match.span[0] if match else None


_OF_TABLE = rf"\s*(?:\d[\d.,]*|{_UNIT}|(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\.)[^。,;]{{4,}})\s*"
_SHORT = 40
"""A line of a table is shorter than this (characters)."""
_MANY = 8
"""So many labels of the table, each in a line of its own, are the table, even where no figure follows its label."""


def _torn(text: Text, form: StatisticsForm) -> FormTable | None:
    """A table whose figures stand apart from their labels, as where its columns were written one after the other."""
    labels = _Labels(form)
    lines = [line for line in text.lines() if len(line) < _SHORT]
    titles = [index for index, line in enumerate(lines) if line.folded.strip().endswith(form.titles)]
    if not titles:
        return None
    rest = lines[titles[-1] + 1 :]
    found = {index: label for index, line in enumerate(rest) if (label := labels.ending(line.folded.strip()))}
    if len({label.key for label in found.values()}) < _MANY:
        return None
    last = max(index for index, line in enumerate(rest) if index in found or pattern(_OF_TABLE).fullmatch(line.folded))
    place = Place(lines[titles[-1]].place(0).start, rest[last].place(0).end)
    return _table({f"{label.key}.year": lost(place) for label in found.values()}, [place])


def _split(text: Text, source: str, span: tuple[int, int], double: bool) -> dict[str, Figure]:
    """The figures of one line: parted by spaces, or, where two columns run together, if only one way is possible."""
    start, end = span
    whole = text.folded[start:end]
    ordinal = pattern(r"(?<=\d)\s\d{1,2}[.,]\s*$").search(whole)  # the next line's own number: 00 4.其他
    words = (whole[: ordinal.start()] if ordinal else whole).rstrip(" ,.")
    ordinal = None if double else pattern(r"(?<=\d)\s\d{1,2}$").search(words)
    words = words[: ordinal.start()] if ordinal else words
    tokens = [(start + m.start(), start + m.end()) for m in pattern(r"\d[\d,]*(?:\.\d+)?").finditer(words)]
    if not double or len(tokens) >= 2:
        keys = ("year", "total") if double else ("year",)
        return {key: figure(source, text.place(*token)) for key, token in zip(keys, tokens, strict=False)}
    return _halves(text, source, tokens[0])


def _halves(text: Text, source: str, span: tuple[int, int]) -> dict[str, Figure]:
    """Part digits run together into the year's figure and the sum of all years, which is no less."""
    digits = text.folded[span[0] : span[1]]
    trailing = pattern(r"^(\d\d)\d\.$").match(digits + text.folded[span[1] : span[1] + 1])
    cuts = [
        cut
        for cut in range(1, len(digits))
        if _plain(digits[:cut]) and _plain(digits[cut:]) and int(digits[:cut]) <= int(digits[cut:])
    ]
    if len(digits) == 3 and trailing:  # 「13」 with the next line's number 2. behind it
        cuts, span = [1], (span[0], span[0] + 2)
    if len(cuts) != 1:
        place = text.place(*span)
        return {"year": lost(place), "total": lost(place)}
    cut = span[0] + cuts[0]
    return {"year": figure(source, text.place(span[0], cut)), "total": figure(source, text.place(cut, span[1]))}


def _plain(digits: str) -> bool:
    return digits == "0" or not digits.startswith("0")

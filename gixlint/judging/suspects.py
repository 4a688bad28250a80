"""Which figures are suspected where sums of a table are broken, and what would mend them.

A repair is tried on paper: it counts if it mends broken sums and spoils none that holds. One cell that explains a
broken row and a broken column at once is the strongest suspect; next come two cells filled in the wrong way round, a
number split over two cells, a row moved by one column, one slip carried along into a total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from gixlint.editions import Block, TableForm
from gixlint.judging.sums import Judged, Value, cell_name, value
from gixlint.records import Record
from gixlint.report import FormTable

__all__ = ["Repair", "repairs", "suspected"]

Changes = tuple[tuple[str, Value], ...]


class Repair(Record):
    """Figures by cell that would mend the relations at the indices `mends`; `rank` orders equally good ones, best 0."""

    cells: Changes
    mends: frozenset[int]
    rank: int
    words: str


def repairs(table: FormTable, judged: Sequence[Judged]) -> tuple[Repair, ...]:
    """Return the repairs that mend broken relations and spoil none, the best first."""
    if table.form is None or all(one.state != "broken" for one in judged):
        return ()
    trial = _Trial(table, table.form, judged)
    found: dict[frozenset[tuple[str, Value]], Repair] = {}
    for rank, changes, words in trial.candidates():
        mended = trial.mended(changes)
        if mended and (len(mended) > 1 or words):
            found.setdefault(frozenset(changes), Repair(changes, mended, rank, words or trial.said(changes)))
    return tuple(sorted(found.values(), key=lambda repair: (-len(repair.mends), repair.rank)))


def suspected(found: Sequence[Repair], relation: int) -> tuple[Repair, ...]:
    """Return the best repairs of one relation: those that mend as many as any and rank as well."""
    fit = [repair for repair in found if relation in repair.mends]
    return tuple(one for one in fit if (len(one.mends), one.rank) == (len(fit[0].mends), fit[0].rank))


class _Trial:
    """Tries figures on paper against the decided relations."""

    def __init__(self, table: FormTable, form: TableForm, judged: Sequence[Judged]) -> None:
        self.table = table
        self.form = form
        self.judged = judged
        self.signs: dict[str, list[tuple[int, int]]] = {}
        for index, one in enumerate(judged):
            if one.state != "undecided":
                for key in one.relation.left:
                    self.signs.setdefault(key, []).append((index, 1))
                for key in one.relation.right:
                    self.signs.setdefault(key, []).append((index, -1))
        self.broken = [index for index, one in enumerate(judged) if one.state == "broken"]

    def old(self, key: str) -> Value:
        return value(self.table.cells.get(key))

    def mended(self, changes: Changes) -> frozenset[int]:
        """The relations that these figures mend; none where they spoil one or are no counts."""
        moved: dict[int, Value] = {}
        for key, new in changes:
            if new < 0:
                return frozenset()
            for index, sign in self.signs.get(key, ()):
                moved[index] = moved.get(index, 0) + sign * (new - self.old(key))
        mended = set()
        for index, change in moved.items():
            one = self.judged[index]
            if one.left - one.right + change == 0:
                if one.state == "broken":
                    mended.add(index)
            elif one.state == "holds":
                return frozenset()
        return frozenset(mended)

    def candidates(self) -> Iterator[tuple[int, Changes, str]]:
        """Yield (rank, figures, words); a candidate that may stand on one relation alone has words."""
        yield from self.singles()
        for block in self.form.blocks:
            lines = list(_lines(block))
            yield from self.neighbours(lines)
            yield from self.shifts(lines[: len(block.rows)])
        yield from self.carried()

    def singles(self) -> Iterator[tuple[int, Changes, str]]:
        for index in self.broken:
            one = self.judged[index]
            gap = one.left - one.right
            for key in one.relation.keys:
                new = self.old(key) - gap if key in one.relation.left else self.old(key) + gap
                slip = _slip(self.old(key), new) or self.left_out(one, key)
                words = f"{self.said(((key, new),))}（{slip}）" if slip else ""
                yield (0 if slip else 1), ((key, new),), words

    def left_out(self, one: Judged, key: str) -> str:
        """Words where the total differs by just one of its parts."""
        if one.relation.right != (key,):
            return ""
        gap = one.left - one.right
        parts = [part for part in one.relation.left if self.old(part) == abs(gap)]
        if len(parts) != 1:
            return ""
        return f"可能{'漏加' if gap > 0 else '重复加'}了“{self.name(parts[0])}”的{abs(gap)}"

    def neighbours(self, lines: list[list[str]]) -> Iterator[tuple[int, Changes, str]]:
        """Two neighbouring cells filled in the wrong way round, or one number split over the two."""
        touched = {key for index in self.broken for key in self.judged[index].relation.keys}
        for line in lines:
            for first, second in pairwise(line):
                if first not in touched and second not in touched:
                    continue
                one, two = self.old(first), self.old(second)
                if one != two:
                    yield 2, ((first, two), (second, one)), ""
                if one and not isinstance(one, Decimal) and not isinstance(two, Decimal):
                    joined = int(f"{one}{two}")
                    yield 3, ((first, joined), (second, 0)), ""
                    yield 3, ((first, 0), (second, joined)), ""

    def shifts(self, rows: list[list[str]]) -> Iterator[tuple[int, Changes, str]]:
        """All figures of a row one column too far to the right or to the left."""
        for row in rows:
            figures = [self.old(key) for key in row]
            for moved in ((*figures[1:], 0), (0, *figures[:-1])):
                if sum(moved) == sum(figures):
                    yield 4, tuple((k, n) for k, n in zip(row, moved, strict=True) if n != self.old(k)), ""

    def carried(self) -> Iterator[tuple[int, Changes, str]]:
        """One slip carried along into the total: two lines of one sum off by the same."""
        for first, second in combinations(self.broken, 2):
            one, two = self.judged[first], self.judged[second]
            gap = one.left - one.right
            if one.relation.sum is two.relation.sum and gap == two.left - two.right:
                for left, right in zip(one.relation.keys, two.relation.keys, strict=False):
                    change = -gap if left in one.relation.left else gap
                    yield 5, ((left, self.old(left) + change), (right, self.old(right) + change)), ""

    def name(self, key: str) -> str:
        return cell_name(self.form, key)

    def said(self, changes: Changes) -> str:
        listed = "、".join(f"“{self.name(key)}”由{self.old(key)}改为{new}" for key, new in changes[:3])
        return listed + ("等" if len(changes) > 3 else "")


def _lines(block: Block) -> Iterator[list[str]]:
    """The keys of a block's rows, then of its columns."""
    for row in block.rows:
        yield [block.cell(row.key, column.key) for column in block.columns]
    if len(block.rows) > 1:
        for column in block.columns:
            yield [block.cell(row.key, column.key) for row in block.rows]


def _slip(old: Value, new: Value) -> str:
    """Words where one number comes of the other by a slip of the hand."""
    was, ought = str(old), str(new)
    if old == 0 or new <= 0 or was == ought:
        return ""
    if sorted(was) == sorted(ought) and sum(a != b for a, b in zip(was, ought, strict=True)) == 2:
        return "两位数字可能写颠倒了"
    longer, shorter = (was, ought) if len(was) > len(ought) else (ought, was)
    grown = len(longer) == len(shorter) + 1 > 2
    if grown and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return "可能多写了一位数字" if longer == was else "可能漏写了一位数字"
    return ""

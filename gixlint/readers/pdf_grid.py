"""Grids out of ruling lines: which lines belong together, where rows and columns part, which cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gixlint.readers.sheets import Rule
from gixlint.records import Record

__all__ = ["Grid", "Slot", "grids"]

_APART = 3.0
"""Points: rules nearer to each other are one, as double rules and the borders of neighbouring cells are."""
_DASH = 4.5
"""Points: rules in one line with a gap up to this are one, dashed or dotted."""
_NARROW = 6.0
"""Points: nothing can stand between edges nearer than this; a shorter rule is none."""
_MOST = 400
"""Rules of a connected drawing, counted along one axis; beyond this it is a picture, not a table."""


class Slot(Record):
    """A cell of a grid: its top left position, from 0, and its spans."""

    row: int
    column: int
    rowspan: int
    colspan: int


class Grid(Record):
    """The edges of columns (`xs`) and rows (`ys`) in points, ascending, and the cells in reading order.

    `open_top` and `open_bottom` tell that no rule closes it there, as where a page ends inside a row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    open_top: bool = False
    open_bottom: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]

    def unit(self, x: float, y: float) -> tuple[int, int]:
        """Return the row and column that a point inside falls into."""
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1


def grids(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    """Return the grids that horizontal and vertical rules draw, from the top down; a lone frame is one of one cell."""
    rows, columns = _merged(across), _merged(down)
    found = [_grid(*group) for group in _groups(rows, columns) if max(map(len, group)) <= _MOST]
    return sorted((grid for grid in found if grid), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Join rules that lie on one line and touch, nearly touch or overlap; drop what then is too short."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= _APART:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [rule for line in lines for rule in _runs(line) if rule.end - rule.start >= _NARROW]


def _runs(line: list[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in line) / len(line)
    start = end = None
    for rule in sorted(line, key=lambda rule: rule.start):
        if start is None or end is None:
            start, end = rule.start, rule.end
        elif rule.start - end <= _DASH:
            end = max(end, rule.end)
        else:
            yield Rule(at, start, end)
            start, end = rule.start, rule.end
    if start is not None and end is not None:
        yield Rule(at, start, end)


def _groups(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the horizontal and vertical rules of each connected drawing that has both."""
    owner = list(range(len(across) + len(down)))

    def find(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for j, upright in enumerate(down, len(across)):
        for i, flat in enumerate(across):
            if _meet(flat, upright):
                owner[find(i)] = find(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(owner)):
        flats, uprights = groups.setdefault(find(index), ([], []))
        if index < len(across):
            flats.append(across[index])
        else:
            uprights.append(down[index - len(across)])
    return (group for group in groups.values() if all(group))


def _meet(flat: Rule, upright: Rule) -> bool:
    return (
        flat.start - _APART <= upright.at <= flat.end + _APART
        and upright.start - _APART <= flat.at <= upright.end + _APART
    )


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs = _edges(down, across)
    ys = _edges(across, down)
    if len(xs) < 2 or len(ys) < 2:
        return None
    slots = _slots(xs, ys, across, down)
    flats = [rule.at for rule in across]
    return Grid(tuple(xs), tuple(ys), slots, min(flats) > ys[0] + _APART, max(flats) < ys[-1] - _APART)


def _edges(along: list[Rule], crossing: list[Rule]) -> list[float]:
    """Where the rules of one direction lie, and the ends of the others where a table is open at its sides."""
    clusters: list[list[float]] = []
    for at in sorted(rule.at for rule in along):
        if clusters and at - clusters[-1][0] <= _NARROW:
            clusters[-1].append(at)
        else:
            clusters.append([at])
    edges = [(cluster[0] + cluster[-1]) / 2 for cluster in clusters]
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    if first < edges[0] - _NARROW:
        edges.insert(0, first)
    if last > edges[-1] + _NARROW:
        edges.append(last)
    return edges


def _slots(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> tuple[Slot, ...]:
    """Merge the units of the grid between which no rule stands; what is merged grows to a rectangle."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner: dict[tuple[int, int], Slot] = {}
    walls = _walls(xs, ys, down)
    floors = _walls(ys, xs, across)
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            width = 1
            while (
                column + width < columns and (column + width, row) not in walls and (row, column + width) not in owner
            ):
                width += 1
            height = 1
            while row + height < rows and not any(
                (row + height, c) in floors or (row + height, c) in owner for c in range(column, column + width)
            ):
                height += 1
            slot = Slot(row, column, height, width)
            for r in range(row, row + height):
                for c in range(column, column + width):
                    owner[r, c] = slot
    return tuple(dict.fromkeys(owner[key] for key in sorted(owner)))


def _walls(edges: list[float], crossing: list[float], rules: list[Rule]) -> set[tuple[int, int]]:
    """The (edge, gap) pairs at which a rule stands: on that edge, across most of that gap of the other axis."""
    walls = set()
    for number, edge in enumerate(edges):
        here = [rule for rule in rules if abs(rule.at - edge) <= _APART]
        for gap, (start, end) in enumerate(pairwise(crossing)):
            covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in here)
            if covered > (end - start) / 2:
                walls.add((number, gap))
    return walls

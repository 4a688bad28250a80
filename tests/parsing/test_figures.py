"""Numbers as cells hold them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.document import Place
from gixlint.parsing.digits import parted
from gixlint.parsing.figures import figure

CELLS: dict[str, tuple[str, object, str, str]] = {
    # as written: state, value, note, unit
    "0": ("number", 0, "", ""),
    "3119": ("number", 3119, "", ""),
    "3,119": ("number", 3119, "", ""),
    "3，119": ("number", 3119, "", ""),
    "1,234,567": ("number", 1234567, "", ""),
    "３１１９": ("number", 3119, "", ""),
    "  12\n": ("number", 12, "", ""),
    "12 件": ("number", 12, "", "件"),
    "251000元": ("number", 251000, "", "元"),
    "736.5万元": ("number", Decimal("736.5"), "", "万元"),
    "96171.6": ("number", Decimal("96171.6"), "", ""),
    "+3": ("number", 3, "", ""),
    "-1": ("number", -1, "", ""),
    "－1": ("number", -1, "", ""),
    "增3": ("number", 3, "", ""),
    "减少3": ("number", -3, "", ""),
    "22（其中修订16件）": ("number", 22, "其中修订16件", ""),
    "22件（其中修订16件）": ("number", 22, "其中修订16件", "件"),
    "零": ("number", 0, "", ""),
    "〇": ("number", 0, "", ""),
    "": ("blank", None, "", ""),
    "　": ("blank", None, "", ""),
    "\xa0": ("blank", None, "", ""),
    "-": ("dash", None, "", ""),
    "——": ("dash", None, "", ""),
    "/": ("dash", None, "", ""),
    "无": ("none", None, "", ""),
    "若干": ("text", None, "", ""),
    "3至5": ("text", None, "", ""),
    "XX": ("text", None, "", ""),
    "1.2.3": ("text", None, "", ""),
}


@pytest.mark.parametrize("words", CELLS)
def test_a_cell(words: str) -> None:
    source = f"前{words}后"
    read = figure(source, Place(1, 1 + len(words)))
    assert (read.state, read.value, read.note, read.unit) == CELLS[words]
    assert (read.raw, type(read.value) in (int, Decimal, type(None))) == (words, True)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_survive_separators(value: int) -> None:
    for words in (str(value), f"{value:,}"):
        assert figure(words, Place(0, len(words))).value == value


RUNS: dict[tuple[str, tuple[int, ...]], list[str] | None] = {
    ("3100004", (7,)): ["3", "1", "0", "0", "0", "0", "4"],
    ("0000000", (7,)): ["0"] * 7,
    ("100000010", (7,)): ["10", "0", "0", "0", "0", "0", "10"],
    ("000000000000000", (5, 5, 5)): ["0"] * 15,
    ("200130000000000", (5, 5, 5)): ["2", "0", "0", "1", "3", *["0"] * 10],
    ("84122170106", (7,)): None,  # several ways add up
    ("3100005", (7,)): None,  # none does
    ("310000", (7,)): None,  # too few
    ("31000a4", (7,)): None,
    ("9" * 60, (7,)): None,
}


@pytest.mark.parametrize("case", RUNS, ids=lambda case: case[0])
def test_runs_of_digits(case: tuple[str, tuple[int, ...]]) -> None:
    digits, groups = case
    spans = parted(digits, groups)
    assert (spans and [digits[start:end] for start, end in spans]) == RUNS[case]


@given(st.lists(st.integers(0, 300), min_size=6, max_size=6))
def test_a_run_is_parted_right_or_not_at_all(parts: list[int]) -> None:
    wanted = [str(number) for number in (*parts, sum(parts))]
    digits = "".join(wanted)
    spans = parted(digits, (7,))
    assert spans is None or [digits[start:end] for start, end in spans] == wanted

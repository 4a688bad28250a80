"""What is said of a broken sum: both sides with every figure, the difference, the suspected cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gixlint.editions import TableForm
from gixlint.findings import Problem, Related, Unknown
from gixlint.judging.sums import Judged, Relation, cell_name, judge, name_of, value
from gixlint.report import FormTable

if TYPE_CHECKING:
    from gixlint.judging.suspects import Repair

__all__ = ["broken_sums"]

_MANY = 3
"""A side of more figures than this leaves out its zeros."""


def broken_sums(table: FormTable, fault: str, *names: str) -> Iterator[Problem | Unknown]:
    """Yield a problem for each broken relation of the sums `names`, one unknown for all that cannot be decided."""
    if table.form is None:
        return
    own = judge(table, names)
    if any(one.state == "broken" for one in own):
        from gixlint.judging.suspects import repairs, suspected

        judged = judge(table)  # what mends one sum must spoil none of the others
        found = repairs(table, judged)
        for index, one in enumerate(judged):
            if one.state == "broken" and one.relation.sum.name in names:
                yield _problem(table, table.form, one, fault, suspected(found, index))
    yield from _unknown(table, table.form, own)


def _problem(table: FormTable, form: TableForm, one: Judged, fault: str, best: Sequence[Repair]) -> Problem:
    relation = one.relation
    carrier = relation.right[0]
    shared = [repair for repair in best if len(repair.mends) > 1]
    keys = relation.keys if not relation.line.label else [key for repair in shared for key, _ in repair.cells]
    return Problem(
        table.cells[carrier].place,
        f"{table.role}.{carrier}",
        f"{form.name}{_line(form, relation)}{fault}：{_side(table, form, relation, relation.left, one.left)}，"
        f"而{_side(table, form, relation, relation.right, one.right)}，相差 {abs(one.left - one.right)}。",
        _hint(best),
        related=tuple(
            Related(table.cells[key].place, f"{table.role}.{key}", cell_name(form, key))
            for key in relation.keys
            if key != carrier and value(table.cells[key])
        ),
        about=tuple(dict.fromkeys(f"{table.role}.{key}" for key in keys)),
    )


def _hint(best: Sequence[Repair]) -> str:
    if not best:
        return "请对照申请、办理台账逐格核实后更正，不要只为凑平而改动总计。"
    causes = "；或者".join(
        repair.words + (f"，{len(repair.mends)}处不符即可同时消除" if len(repair.mends) > 1 else "")
        for repair in best[:3]
    )
    return f"可能的更正：{causes}。请对照台账核实后再改。"


def _line(form: TableForm, relation: Relation) -> str:
    """Words for the row or column: “自然人”一列."""
    if relation.line.label:
        return f"“{name_of(relation.line)}”一{'列' if relation.sum.across == 'rows' else '行'}"
    return f"“{form.lines(relation.right[0])[2].group}”"


def _side(table: FormTable, form: TableForm, relation: Relation, keys: Sequence[str], total: object) -> str:
    if len(keys) == 1:
        return f"“{_operand(form, relation, keys[0])}”为 {_shown(table, keys[0])}"
    shown = [key for key in keys if len(keys) <= _MANY or value(table.cells[key])]
    terms = "＋".join(f"{_operand(form, relation, key)} {_shown(table, key)}" for key in shown)
    if not shown:
        return "各项均为 0"
    return f"{terms}{'（其余为 0）' if len(shown) < len(keys) else ''}＝{total}"


def _shown(table: FormTable, key: str) -> str:
    return f"{value(table.cells[key])}{'（空白）' if table.cells[key].empty else ''}"


def _operand(form: TableForm, relation: Relation, key: str) -> str:
    """The name of a figure within its row or column."""
    _, row, column = form.lines(key)
    return name_of(row if relation.sum.across == "rows" else column)


def _unknown(table: FormTable, form: TableForm, judged: Sequence[Judged]) -> Iterator[Unknown]:
    undecided = [one for one in judged if one.state == "undecided"]
    if undecided:
        named = "、".join(dict.fromkeys(_line(form, one.relation) for one in undecided[:3]))
        reasons = "，".join(dict.fromkeys(one.reason for one in undecided))
        more = f"等{len(undecided)}处" if len(undecided) > 3 else ""
        yield Unknown(table.place, f"table.{table.role}", f"{form.name}{named}{more}{reasons}，无法验算")

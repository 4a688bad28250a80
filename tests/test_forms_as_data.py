"""The facts of the forms stand in `gixlint/editions`, and no label, title, key or day of a form is spelled in Python.

What a check says of them to people (docstrings, examples, the bases it cites) is text, and may.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from gixlint.editions import Edition, all_editions
from gixlint.editions.forms import MEANINGS
from gixlint.parsing.labels import bare

ROOT = Path(__file__).parents[1]
SOURCES = sorted(chain((ROOT / "gixlint").rglob("*.py"), (ROOT / "checks").rglob("*.py")))

ORDINARY = {
    *(
        "主动公开",
        "依申请公开",
        "不予公开",
        "部分公开",
        "行政复议",
        "行政诉讼",
        "诉讼",
        "规章",
        "规范性文件",
        "行政许可",
    ),
    *("其他", "内容", "合计", "总计", "概况", "概述", "附表", "统计表", "统计数据", "办理结果"),
    "政府信息公开工作年度报告",
}
"""Words that forms print and that every text on the subject uses: terms of the law, plain Chinese, and the name of the
genre, which is what the program is for.
"""

LONG = 5
"""A label of so many characters is no ordinary word: it may not even stand within a longer text."""


def printed(form: Edition) -> Iterator[str]:
    """All that a form prints: headings, names and titles, labels with their variants."""
    yield form.subject
    yield from (spelling for section in form.sections for spelling in section.spellings)
    yield from (aspect.name for aspect in form.aspects)
    yield from (declaration.name for declaration in form.declarations)
    yield from chain.from_iterable((table.name, *table.spellings()) for table in form.tables)
    if form.statistics:
        yield from form.statistics.titles
        yield from chain.from_iterable((line.label, *line.variants) for line in form.statistics.lines)


LABELS = (
    frozenset(words for form in all_editions() for label in printed(form) if len(words := bare(label)) > 1) - ORDINARY
)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The string constants of a file, with their lines: no docstrings, nothing that an example or a basis is made of."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    made = {node.id: value for value, node in assigned(tree)}
    shown: list[ast.AST] = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Example", "Basis")
    ]
    shown += [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    text: set[int] = set()
    while shown:
        for node in ast.walk(shown.pop()):
            text.add(id(node))
            if isinstance(node, ast.Name) and node.id in made:
                shown.append(made.pop(node.id))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in text:
            yield node.lineno, node.value


def assigned(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.Name]]:
    """What a module assigns to names of its own."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from ((node.value, target) for target in node.targets if isinstance(target, ast.Name))


def named(words: str) -> set[str]:
    """The labels that a text spells: whole between marks, or, if long, anywhere."""
    runs = {bare(run) for run in re.findall(r"[\u4e00-\u9fff、，（）“”]+|[\u4e00-\u9fff]+", words)}
    runs |= {bare(run) for run in re.findall(r"[\u4e00-\u9fff]+", words)} | {bare(words)}
    plain = bare(words)
    return {label for label in LABELS if label in runs or (len(label) >= LONG and label in plain)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_label_of_a_form_is_spelled_in_python(path: Path) -> None:
    assert {(line, words, *named(words)) for line, words in strings(path) if named(words)} == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_key_of_a_row_or_cell_is_spelled_in_python(path: Path) -> None:
    assert {(line, words) for line, words in strings(path) if words in KEYS or words.partition(".")[2] in KEYS} == set()


def keys(form: Edition) -> Iterator[str]:
    """The keys by which a form names its cells, its lines and its blocks."""
    for table in form.tables:
        yield from table.keys()
        for block in table.blocks:
            yield block.key
            yield from (line.key for line in (*block.rows, *block.columns, *block.groups))
    yield from (line.key for line in (form.statistics.lines if form.statistics else ()))


KEYS = frozenset(key for form in all_editions() for key in keys(form) if re.search(r"[\d._]", key)) - MEANINGS
"""Plain English words among the keys may be names of anything."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_day_of_a_form_is_written_in_python(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    dates = [node for node in calls if ast.unparse(node.func).rpartition(".")[2] in ("date", "PeriodForm", "Deadline")]
    assert [ast.unparse(node) for node in dates if any(isinstance(a, ast.Constant) for a in node.args)] == []


def test_what_is_looked_for_is_what_the_forms_print() -> None:
    assert {"自然人", "结果维持", "新收政府信息公开申请数量"} <= {label.removeprefix("本年") for label in LABELS}
    assert {"r3_7", "r4.total", "t2_1.normative.issued", "reply_withheld", "review.total"} <= KEYS
    assert named(r"(?:公民|自然人|企业)(?:共|合计)") == {"自然人"}
    assert named("请看“本年新收政府信息公开申请数量”一行") == {"本年新收政府信息公开申请数量"}
    assert named("各类申请人之和与总计不符") == set()

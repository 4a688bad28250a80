"""The reference pages of the checks as Markdown files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gixlint.reporters.labels import FAMILIES

if TYPE_CHECKING:
    from pathlib import Path

    from gixlint.checking import Check
    from gixlint.cli.reference import Cited, Reference, Shown, Words

__all__ = ["MARK", "page", "pages"]

MARK = "<!-- 由 gixlint docs 生成：要改这一页，请改检查本身 -->"


def pages(checks: Sequence[Check], folder: Path) -> dict[str, str]:
    """Return all files of the folder by their names: one a check, and an index in Chinese and in English."""
    from gixlint.cli.reference import reference

    files = {f"{check.code}.md": page(reference(check), folder) for check in checks}
    return {"README.md": _index(checks), "README.en.md": _english_index(checks), **files}


def page(content: Reference, folder: Path) -> str:
    """Return the page of a check; its links hold in `folder`."""
    from os.path import relpath

    place = "/".join(content.path.parts[-3:])
    link = relpath(content.path, folder).replace("\\", "/")
    facts = [*((label, _escaped(words)) for label, words in content.facts), ("文件", f"[{place}]({link})")]
    parts = [f"# {content.code} {_escaped(content.title)}", "\n".join(f"- {label}：{words}" for label, words in facts)]
    parts += ["## 检查什么，为什么", *map(_escaped, content.prose)] if content.prose else []
    parts += ["## 怎样改", *map(_escaped, content.mending)] if content.mending else []
    parts += ["## 依据", *map(_cited, content.basis)]
    if content.options:
        names = _table(("选项", "默认"), ((f"`{name}`", _escaped(value)) for name, value in content.options))
        parts += ["## 选项", names, f"在 `gixlint.yaml` 中写作：\n\n```yaml\n{content.setting}\n```"]
    if content.examples:
        parts += ["## 正例和反例", _table(("正例", "反例"), map(_example, content.examples))]
    return "\n\n".join((MARK, *parts, "[全部检查](README.md)\n"))


def _cited(cited: Cited) -> str:
    return f"- {_escaped(cited.name)}" + (f"\n\n  > {_escaped(cited.quote)}" if cited.quote else "")


def _example(shown: Shown) -> tuple[str, str]:
    return _side(shown.good), _side(shown.bad) + _escaped(shown.given)


def _side(words: Words) -> str:
    if not (words.before or words.after) or not words.changed.strip():  # nothing to tell it from
        return _escaped(str(words)).strip().replace("\n", "<br>")
    changed = f"<b>{_escaped(words.changed)}</b>"
    return (_escaped(words.before) + changed + _escaped(words.after)).strip().replace("\n", "<br>")


def _escaped(words: str) -> str:
    """Return words that Markdown shows as they are."""
    return re.sub(r"([\\`*_\[\]<>|~&#])", r"\\\1", words)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _index(checks: Sequence[Check]) -> str:
    from gixlint.cli.catalogue import report_years, severity_word

    parts = [MARK, "# 全部检查", "[English](README.en.md)"]
    parts.append(f"共 {len(checks)} 项。级别是 national 规则集的；“适用”指报告年度；“始于”指 gixlint 的版本。")
    for letter, of_it in _families(checks):
        rows = ((_linked(c), _escaped(c.title), severity_word(c), report_years(c), c.since) for c in of_it)
        parts += [f"## {letter} {FAMILIES[letter][0]}", _table(("编号", "检查的问题", "级别", "适用", "始于"), rows)]
    return "\n\n".join(parts) + "\n"


def _english_index(checks: Sequence[Check]) -> str:
    from gixlint.cli.catalogue import report_years

    parts = [MARK, "# All checks", "[中文](README.md)"]
    parts.append(f"{len(checks)} checks; their pages are Chinese. Severities are those of the `national` ruleset.")
    for letter, of_it in _families(checks):
        rows = (
            (_linked(c), _escaped(c.english), c.severity.word, _in_english(report_years(c)), c.since) for c in of_it
        )
        heads = ("Code", "Finding", "Severity", "Report years", "Since")
        parts += [f"## {letter} {FAMILIES[letter][1]}", _table(heads, rows)]
    return "\n\n".join(parts) + "\n"


def _families(checks: Sequence[Check]) -> list[tuple[str, list[Check]]]:
    return [
        (letter, of_it)
        for letter in FAMILIES
        if (of_it := [check for check in checks if check.code.startswith(letter)])
    ]


def _linked(check: Check) -> str:
    return f"[{check.code}]({check.code}.md)"


def _in_english(years: str) -> str:
    return (
        years.replace("各年度", "all")
        .replace("年度起", " on")
        .replace("年度", "")
        .replace("—", "–")
        .replace("、", ", ")
    )

"""`gixlint explain`: the reference page of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gixlint.cli.chinese import Command

if TYPE_CHECKING:
    from gixlint.checking import Check, Example
    from gixlint.statutes import Basis

__all__ = ["command", "page", "plain"]

_LONG = 240


def _explain(codes: tuple[str, ...], folders: tuple[str, ...]) -> int:
    from gixlint.cli.catalogue import catalogue
    from gixlint.cli.delivery import show
    from gixlint.cli.layout import terminal_width

    checks = catalogue(folders)
    show("\n\n".join(page(_find(code, checks), terminal_width()) for code in codes))
    return 0


def _find(asked: str, checks: tuple[Check, ...]) -> Check:
    from gixlint.settings import nearest

    for check in checks:
        if asked.upper() == check.code or asked.lower() == check.name:
            return check
    known = [check.code for check in checks] + [check.name for check in checks]
    raise click.UsageError(f"没有检查 {asked}{nearest(asked, known)}；全部检查用 gixlint checks 查看")


def page(check: Check, width: int) -> str:
    """Return the reference page of a check for a terminal of `width` columns."""
    from gixlint.cli.catalogue import edition_names, severity_word
    from gixlint.cli.layout import table

    facts = [
        ("级别", f"{severity_word(check)}（national 规则集）"),
        ("适用", _scope(check) + ("、".join(edition_names(check)) or "各版本")),
        ("名称", f"{check.name}：{check.english}"),
        ("文件", str(check.path)),
        ("始于", f"gixlint {check.since}"),
    ]
    parts = [f"{check.code}  {check.title}", table(facts, width, "  "), _prose(check, width)]
    parts.append("依据\n" + "\n".join(_basis(basis, width) for basis in check.basis))
    if check.options:
        parts.append("选项（写在 gixlint.yaml 的 options 下）\n" + _options(check, width))
    parts += [_example(example, width) for example in check.examples]
    return "\n\n".join(part for part in parts if part)


def _scope(check: Check) -> str:
    return {"report": "", "previous": "给出上一年度报告（--previous）时；", "batch": "批量检查时；"}[check.scope]


def _prose(check: Check, width: int) -> str:
    """Return the docstring below its title; lines of one paragraph are joined, those of a list stay."""
    import re
    from inspect import cleandoc

    from gixlint.cli.layout import paragraphs

    text = cleandoc(check.doc).partition("\n")[2].strip("\n")
    joined = re.sub(r"(?<=[!-~])\n(?=[!-,.-~])", " ", text)
    return paragraphs(re.sub(r"(?<=\S)\n(?=[^\s*-])", "", joined), width)


def _basis(basis: Basis, width: int) -> str:
    from gixlint.cli.layout import paragraphs
    from gixlint.statutes import statutes

    statute = statutes()[basis.statute]
    quote = statute.quote(basis.provision) if statute.kind in ("law", "form") else ""
    if statute.kind == "practice":
        cited = f"{statute.title}（{basis.provision}）"
    else:
        cited = f"《{statute.title}》{f'（{statute.number}）' if statute.number else ''}{basis.provision}"
    named = paragraphs(cited, width, "  ")
    return f"{named}\n{paragraphs(f'“{quote}”', width, '    ')}" if quote else named


def _options(check: Check, width: int) -> str:
    from gixlint.cli.layout import table

    return table([(name, f"默认 {_value(value)}") for name, value in check.options], width, "  ")


def _value(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return "、".join(map(str, value)) or "空"
    if isinstance(value, bool):
        return str(value).lower()
    return "无" if value is None else str(value) or "空"


def _example(example: Example, width: int) -> str:
    from gixlint.cli.layout import paragraphs

    options = {"level": "agency-level"}
    given = "".join(f"（--{options.get(name, name)} {value}）" for name, value in example.given)
    good, bad = (plain(words) or "（没有）" for words in (example.good, example.bad))
    return f"{paragraphs(good, width, '正例  ')}\n{paragraphs(bad + given, width, '反例  ')}"


def plain(words: str) -> str:
    """Return an example as one reads it: cells of HTML tables parted by ｜, no tags; a long one is cut."""
    import re

    parted = re.sub(r"</t[dh]>\s*<t[dh][^>]*>", " ｜ ", words)
    bare = re.sub(r"\n\s*\n+", "\n", re.sub(r"</?[a-z][^>]*>", "", parted)).strip()
    return bare if len(bare) <= _LONG else bare[:_LONG].rstrip() + "……"


command = Command(
    "explain",
    callback=_explain,
    params=[
        click.Argument(["codes"], nargs=-1, required=True, metavar="编号..."),
        click.Option(["--checks", "folders"], metavar="文件夹", multiple=True, help="另外载入此文件夹中的检查；可重复"),
    ],
    help="显示一项检查的说明：查什么、为什么、依据的条款、选项、正例和反例。编号如 F201，也可写检查的英文名称。",
)

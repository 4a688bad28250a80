"""`gixlint explain`: the reference page of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gixlint.cli.chinese import Command, Option

if TYPE_CHECKING:
    from gixlint.checking import Check
    from gixlint.cli.reference import Cited, Shown

__all__ = ["command", "page"]


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
    from gixlint.cli.layout import paragraphs, table
    from gixlint.cli.reference import reference

    content = reference(check)
    parts = [f"{content.code}  {content.title}", table([*content.facts, ("文件", str(content.path))], width, "  ")]
    parts += [paragraphs(words, width) for words in content.prose]
    parts += ["怎样改\n" + "\n".join(paragraphs(words, width, "  ") for words in content.mending)] * bool(
        content.mending
    )
    parts.append("依据\n" + "\n".join(_cited(cited, width) for cited in content.basis))
    if content.options:
        defaults = table([(name, f"默认 {value}") for name, value in content.options], width, "  ")
        parts.append(f"选项\n{defaults}\n{paragraphs(content.setting, width, '  gixlint.yaml 中写作  ', '    ')}")
    return "\n\n".join((*parts, *(_example(shown, width) for shown in content.examples)))


def _cited(cited: Cited, width: int) -> str:
    from gixlint.cli.layout import paragraphs

    named = paragraphs(cited.name, width, "  ")
    return f"{named}\n{paragraphs(f'“{cited.quote}”', width, '    ')}" if cited.quote else named


def _example(shown: Shown, width: int) -> str:
    from gixlint.cli.layout import paragraphs

    good, bad = str(shown.good), str(shown.bad) + shown.given
    return f"{paragraphs(good, width, '正例  ')}\n{paragraphs(bad, width, '反例  ')}"


command = Command(
    "explain",
    callback=_explain,
    params=[
        click.Argument(["codes"], nargs=-1, required=True, metavar="编号..."),
        Option(["--checks", "folders"], metavar="文件夹", multiple=True, help="另外载入此文件夹中的检查；可重复"),
    ],
    help="显示一项检查的说明：查什么、为什么、怎样改、依据、选项、正例和反例。编号如 F201，也可写检查的英文名称。",
)

"""Click in Chinese: help pages, usage errors and the kinds of values that options take."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    Kind = click.ParamType[Any]
else:  # not generic in earlier releases
    Kind = click.ParamType

__all__ = ["DATE", "NUMBER", "Choice", "Command", "Group", "Option", "say_usage_error"]


class Option(click.Option):
    """An option. Its help is one line as it stands: there is no indentation that click would have to take off."""

    def __init__(self, names: Sequence[str], help: str, **given: Any) -> None:
        super().__init__(names, **given)
        self.help = help


class Command(click.Command):
    """A command whose help page is Chinese. `epilog` ends it."""

    def __init__(self, name: str, help: str, params: Sequence[click.Parameter], **given: Any) -> None:
        asked = Option(
            ["--help"], help="显示本说明", is_flag=True, expose_value=False, is_eager=True, callback=_show_help
        )
        super().__init__(name, help=help, params=[*params, asked], add_help_option=False, **given)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; an error knows its command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help(self, ctx: click.Context) -> str:
        """Return the help page."""
        from gixlint.cli.layout import paragraphs, table, terminal_width

        width = terminal_width()
        parts = [_usage(self, ctx), paragraphs(self.help or "", width), *_listing(self, ctx, width)]
        options = [record for parameter in self.get_params(ctx) if (record := _option(parameter, ctx))]
        parts.append("选项：\n" + table(options, width, "  "))
        if self.epilog:
            parts.append(self.epilog)
        return "\n\n".join(part for part in parts if part)


class Group(Command, click.Group):
    """A group of commands that are imported when called: `commands` maps their names to their short help."""

    def __init__(self, name: str, help: str, commands: Mapping[str, str]) -> None:
        version = Option(
            ["--version"], help="显示版本号", is_flag=True, expose_value=False, is_eager=True, callback=_say_version
        )
        super().__init__(name, help, [version])
        self.short_helps = commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in their order."""
        return list(self.short_helps)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in self.short_helps:
            return None
        from importlib import import_module

        command = import_module(f"gixlint.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name. Raises click.UsageError."""
        command = self.get_command(ctx, args[0])
        if command is None:
            from gixlint.settings import nearest

            near, known = nearest(args[0], self.short_helps), "、".join(self.short_helps)
            raise click.UsageError(f"没有命令 {args[0]}{near}；可用的命令有 {known}", ctx)
        return args[0], command, args[1:]


def _usage(command: click.Command, ctx: click.Context) -> str:
    return f"用法：{ctx.command_path} {' '.join(command.collect_usage_pieces(ctx))}".replace(
        "[OPTIONS]", "[选项]"
    ).replace("COMMAND [ARGS]...", "命令 ...")


def _listing(command: click.Command, ctx: click.Context, width: int) -> list[str]:
    if not isinstance(command, Group):
        return []
    from gixlint.cli.layout import table

    return ["命令：\n" + table(list(command.short_helps.items()), width, "  ")]


def _option(parameter: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    if not isinstance(parameter, click.Option) or parameter.hidden:
        return None
    names = ", ".join(sorted(parameter.opts, key=len))
    value = "" if parameter.is_flag or parameter.count else f" {parameter.metavar or parameter.type.name}"
    return names + value, _help(parameter.help or "")


def _help(words: str) -> str:
    """The help of an option; only where it is shown are the editions looked up that it may speak of."""
    if "{editions}" not in words:
        return words
    from gixlint.editions import editions

    return words.replace("{editions}", "、".join(editions()))


def _show_help(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(ctx.get_help())
        ctx.exit()


def _say_version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from gixlint import __version__

        click.echo(f"gixlint {__version__}")
        ctx.exit()


class Choice(Kind):
    """One of some words; the error lists them and names the nearest. `name` is what the help page shows for it."""

    def __init__(self, name: str, words: Sequence[str]) -> None:
        self.name = name
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word. Raises click.BadParameter."""
        if value not in self.words:
            from gixlint.settings import nearest

            self.fail(f"不能是 {value}{nearest(str(value), self.words)}；可选 {'、'.join(self.words)}", param, ctx)
        return value


class _Date(Kind):
    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from datetime import date

        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} 不是有效的日期，请写成 2026-01-15 的样子", param, ctx)


class _Number(Kind):
    name = "数"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number < 1:
            self.fail(f"{value} 不是正整数", param, ctx)
        return number


DATE = _Date()
NUMBER = _Number()


def say_usage_error(error: click.UsageError) -> int:
    """Print a usage error in Chinese to stderr and return its exit code."""
    path = error.ctx.command_path if error.ctx else "gixlint"
    if error.__class__.__name__ == "NoArgsIsHelpError":
        print(error.message, file=sys.stderr)
    else:
        print(f"错误：{_in_chinese(error)}。用法见 {path} --help", file=sys.stderr)
    return error.exit_code


def _in_chinese(error: click.UsageError) -> str:
    from gixlint.settings import nearest

    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}{nearest(error.option_name, error.possibilities or ())}"
        case click.BadOptionUsage():
            lacks = "requires" in error.message
            return f"选项 {error.option_name} {'后面缺少值' if lacks else '不带值'}"
        case click.MissingParameter():
            return f"没有写明{_hint(error)}"
        case click.BadParameter():
            return f"{_hint(error)} {error.message}"
    if error.message.startswith("Got unexpected extra argument"):
        return f"多余的参数{error.message.partition('argument')[2].lstrip('s').replace('(', '').replace(')', '')}"
    return error.message


def _hint(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return f"选项 {max(error.param.opts, key=len)}"
    return f"参数 {error.param.make_metavar(error.ctx or click.Context(click.Command(None)))}" if error.param else ""

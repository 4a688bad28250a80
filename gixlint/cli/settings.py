"""`gixlint settings`: what applies to a file and where it comes from; the schemas of settings and output."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gixlint.cli.chinese import Choice, Command, Option

if TYPE_CHECKING:
    from gixlint.settings import Settings

__all__ = ["command", "settings_schema"]


def _settings(paths: tuple[str, ...], schema: str | None) -> int:
    from gixlint.cli.delivery import show

    if schema:
        show(_schema(schema))
    else:
        show("\n\n".join(_applying(path) for path in paths or (".",)))
    return 0


def _schema(which: str) -> str:
    from json import dumps

    import gixlint.reporters

    if which == "settings":
        return dumps(settings_schema(), ensure_ascii=False, indent=2)
    return (Path(gixlint.reporters.__file__).parent / "output.schema.json").read_text(encoding="utf-8")


def _applying(path: str) -> str:
    from gixlint.cli.jobs import settings_of
    from gixlint.cli.layout import table, terminal_width

    place = Path(path).absolute()
    file, settings = settings_of(place if place.is_dir() else place.parent)
    head = f"{path}：设置文件 {file}" if file else f"{path}：没有设置文件，用默认设置"
    rows = [(key, value, f"（{origin.removeprefix(str(file)).strip()}）") for key, value, origin in _rows(settings)]
    return f"{head}\n{table(rows, terminal_width(), '  ')}"


def _rows(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield each setting with its value and where it comes from."""
    from gixlint.settings import KEYS

    for key in KEYS:
        name = key.replace("-", "_")
        value = getattr(settings, name)
        inner = [origin for origin in settings.origin if origin.startswith(f"{name}.")]
        if isinstance(value, dict) and inner:
            for origin in inner:
                code, _, option = origin.removeprefix(f"{name}.").partition(".")
                if option or name == "severity":
                    said = value[code][option] if option else value[code].word
                    yield origin, _shown(said), settings.origin[origin]
        else:
            yield key, _shown(value), settings.origin.get(name, "默认")


def _shown(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return "、".join(map(str, value)) or "无"
    return "无" if value in (None, "", {}) else str(value)


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of `gixlint.yaml`."""
    from gixlint.settings import FAIL_ON, LEVELS, SEVERITIES

    code = "^[A-Z][A-Z0-9]*$"
    words = {"type": "array", "items": {"type": "string"}}
    codes = {"type": "array", "items": {"type": "string", "pattern": code}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gixlint.yaml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "ruleset": {"type": "string", "description": "规则集：national、strict，或一个 .yaml 文件"},
            "severity": {
                "type": "object",
                "description": "改变检查的级别；编号可只写开头",
                "propertyNames": {"pattern": code},
                "additionalProperties": {"enum": list(SEVERITIES)},
            },
            "off": {**codes, "description": "不做的检查；编号可只写开头"},
            "options": {
                "type": "object",
                "description": "检查的选项，见 gixlint explain 编号",
                "propertyNames": {"pattern": code},
                "additionalProperties": {"type": "object"},
            },
            "level": {"enum": list(LEVELS), "description": "机关层级"},
            "exclude": {**words, "description": "在文件夹中跳过的文件（通配符）"},
            "checks": {**words, "description": "另外载入的检查所在的文件夹"},
            "fail-on": {"enum": list(FAIL_ON), "description": "有此级别及以上的问题时退出码为 1"},
            "template": {"type": "string", "minLength": 1, "description": "docx 格式所用的 Word 模板"},
        },
    }


command = Command(
    "settings",
    callback=_settings,
    params=[
        click.Argument(["paths"], nargs=-1, metavar="[路径]..."),
        Option(
            ["--schema"],
            type=Choice("名称", ("output", "settings")),
            help="显示 JSON Schema：output（JSON 输出）、settings（设置文件）",
        ),
    ],
    help="显示对文件或文件夹生效的设置，以及每一项出自哪里。",
)

"""What an office chooses: which checks, how grave, with what options, and where each choice comes from.

A `gixlint.yaml` is read strictly: what it does not know, it refuses, with the line and what is allowed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gixlint.errors import SettingsError
from gixlint.findings import Severity
from gixlint.records import Record
from gixlint.rulesets import severity_of

if TYPE_CHECKING:
    from gixlint.checking import Check
    from gixlint.report import Level

__all__ = [
    "FAIL_ON",
    "KEYS",
    "LEVELS",
    "Settings",
    "find_settings",
    "merge",
    "nearest",
    "read_settings",
    "severity_of",
    "verify",
]

FILE_NAME = "gixlint.yaml"
FAIL_ON = ("error", "warning", "note", "never")
LEVELS = ("government", "department", "township", "other")
SEVERITIES = {severity.word: severity for severity in sorted(Severity, reverse=True)}


class Settings(Record):
    """All choices. Codes may be shortened to a prefix (`W`, `F2`), but for `options`.

    `severity` gives checks another severity, `off` switches them off, `select` (empty: all) and `ignore` choose among
    those that are on. `exclude` are globs of files that a walk leaves out, `checks` further folders of checks.
    `template` is the path of an office's own Word template. `origin` says where a value comes from, by its key:
    `severity.W103` → `gixlint.yaml 第 3 行`.
    """

    ruleset: str = "national"
    severity: Mapping[str, Severity] = {}
    off: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = {}
    level: "Level | None" = None
    exclude: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "note", "never"] = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    template: str = ""
    lang: Literal["zh", "en"] = "zh"
    origin: Mapping[str, str] = {}


_DEFAULT = Settings()
_JOINED = ("off", "exclude", "checks", "ignore")


def find_settings(path: Path) -> Path | None:
    """Return the `gixlint.yaml` that applies to a file or folder: in its folder or the nearest above.

    The search ends at the top of a repository.
    """
    start = path.absolute()
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
        if (folder / ".git").exists():
            return None
    return None


def merge(base: Settings, over: Settings) -> Settings:
    """Return `base` with what `over` sets put over it; what only adds (off, ignore, exclude, checks) is joined.

    A value counts as set where it differs from the default or `over.origin` names it.
    """
    changed: dict[str, Any] = {}
    for field in Settings._fields:
        below, above = getattr(base, field), getattr(over, field)
        if field in _JOINED:
            changed[field] = tuple(dict.fromkeys((*below, *above)))
        elif field == "options":
            changed[field] = {code: {**below.get(code, {}), **above.get(code, {})} for code in sorted({*below, *above})}
        elif field in ("severity", "origin"):
            changed[field] = {**below, **above}
        elif above != getattr(_DEFAULT, field) or field in over.origin:
            changed[field] = above
    return base._replace(**changed)


def read_settings(path: Path) -> Settings:
    """Return what a settings file sets. Raises SettingsError quoting the line and saying what is allowed.

    Folders of checks, a ruleset's file and a template are taken relative to the settings file.
    """
    written = Written.read(path)
    written.only(KEYS)
    given = {key.replace("-", "_"): read(written, (key,)) for key, read in KEYS.items() if key in written.data}
    return Settings(**given, origin=dict(_origins(written)))


def _origins(written: "Written") -> Iterator[tuple[str, str]]:
    for keys, line in written.lines.items():
        if len(keys) == 1 or keys[0] in ("severity", "options"):
            yield ".".join(keys).replace("fail-on", "fail_on"), f"{written.name} 第 {line} 行"


def verify(settings: Settings, checks: "Iterable[Check]") -> None:
    """Raise SettingsError where settings name a check or an option that does not exist, or of the wrong type."""
    known = {check.code: check for check in checks}
    for field in ("severity", "off", "select", "ignore"):
        for code in getattr(settings, field):
            if not any(name.startswith(code) for name in known):
                origin = settings.origin.get(f"{field}.{code}") or settings.origin.get(field) or field
                raise SettingsError(f"{origin}：没有编号为 {code} 或以它开头的检查{nearest(code, known)}")
    for code, options in settings.options.items():
        origin = settings.origin.get(f"options.{code}", f"options.{code}")
        if code not in known:
            raise SettingsError(f"{origin}：没有编号为 {code} 的检查{nearest(code, known)}")
        _verify_options(code, options, dict(known[code].options), settings.origin)


def _verify_options(
    code: str, options: Mapping[str, Any], defaults: Mapping[str, Any], origins: Mapping[str, str]
) -> None:
    for name, value in options.items():
        key = f"options.{code}.{name}"
        origin = origins.get(key, key)
        if name not in defaults:
            raise SettingsError(f"{origin}：检查 {code} 没有选项 {name}{allowed(name, defaults)}")
        default = defaults[name]
        if default is not None and not _alike(value, default):
            raise SettingsError(f"{origin}：检查 {code} 的选项 {name} 应为{_kind(default)}，现为 {value!r}")


def _alike(value: Any, default: Any) -> bool:
    if isinstance(default, (tuple, list)):
        return isinstance(value, (tuple, list))
    if isinstance(default, float) and not isinstance(value, bool):
        return isinstance(value, (int, float))
    return type(value) is type(default)


def _kind(default: Any) -> str:
    names = ((bool, "true 或 false"), (int, "整数"), (float, "数"), (str, "文字"), (tuple, "列表"), (list, "列表"))
    return next((f"{name}，如 {default!r}" for kind, name in names if isinstance(default, kind)), "映射")


def allowed(word: str, known: Iterable[str]) -> str:
    """Return a clause that says what is allowed instead of `word`, the nearest first."""
    names = list(known)
    return f"{nearest(word, names)}；可用的有 {'、'.join(names)}" if names else "；它没有选项"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a clause that asks whether the nearest of the known words was meant, empty where none is near."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"（是否想写 {found[0]}？）" if found else ""


class Written(Record):
    """A mapping as written in a file: its data, the file's name, its lines, and the line (from 1) of each key."""

    data: dict[str, Any]
    path: Path
    rows: tuple[str, ...]
    lines: Mapping[tuple[str, ...], int]

    @classmethod
    def read(cls, path: Path) -> "Written":
        """Read a YAML file that holds a mapping, or nothing. Raises SettingsError."""
        from gixlint.facts import parse_yaml

        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise SettingsError(f"{path}：无法读取（{error.strerror}）") from error
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path}：不是 UTF-8 编码，请另存为 UTF-8") from error
        try:
            data = parse_yaml(text, str(path))
            lines = dict(_key_lines(text))
        except RecursionError as error:
            raise SettingsError(f"{path}：嵌套过深") from error
        written = cls(data if isinstance(data, dict) else {}, path, tuple(text.splitlines()), lines)
        if data is not None and not isinstance(data, dict):
            raise SettingsError(f"{path}：应为“键: 值”的形式")
        return written

    @property
    def name(self) -> str:
        """The file as named to the user."""
        return str(self.path)

    def at(self, keys: tuple[str, ...]) -> Any:
        """Return the value under these keys."""
        value: Any = self.data
        for key in keys:
            value = value[key] if isinstance(value, dict) else value[int(key)]
        return value

    def only(self, known: Iterable[str]) -> None:
        """Refuse top keys that are not known."""
        for key in self.data:
            if key not in known:
                raise self.fault((key,), f"{key} 不是已知的设置{allowed(str(key), known)}")

    def fault(self, keys: tuple[str, ...], problem: str) -> SettingsError:
        """Return the error that says what is wrong at a key, quoting its line."""
        line = next((self.lines[keys[:n]] for n in range(len(keys), 0, -1) if keys[:n] in self.lines), 1)
        quoted = self.rows[line - 1].strip() if line <= len(self.rows) else ""
        return SettingsError(f"{self.name} 第 {line} 行「{quoted}」：{problem}")

    def one_of(self, keys: tuple[str, ...], known: Iterable[str]) -> str:
        """Return the word under these keys, which must be one of the known."""
        value = self.at(keys)
        if value not in tuple(known):
            raise self.fault(keys, f"{keys[-1]} 的值 {value} 不可用{allowed(str(value), known)}")
        return str(value)

    def mapping(self, keys: tuple[str, ...]) -> dict[str, Any]:
        """Return the mapping under these keys; nothing written is an empty one."""
        value = self.at(keys)
        if value is not None and not isinstance(value, dict):
            raise self.fault(keys, f"{keys[-1]} 应为“键: 值”的形式")
        return value or {}

    def words(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the list of words under these keys; a single word counts as a list of one."""
        value = self.at(keys)
        listed = [value] if isinstance(value, str) else value or []
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            raise self.fault(keys, f"{keys[-1]} 应为文字的列表，如 [W103, W107]")
        return tuple(listed)


def _key_lines(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    import yaml

    def walk(node: yaml.Node, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*keys, str(key.value))
                yield inner, key.start_mark.line + 1
                yield from walk(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                yield (*keys, str(index)), value.start_mark.line + 1

    root = yaml.compose(text, yaml.SafeLoader)
    return walk(root, ()) if root is not None else iter(())


def _code(written: Written, keys: tuple[str, ...], code: object) -> str:
    if not (isinstance(code, str) and code.isascii() and code.isalnum() and code[0].isalpha() and code == code.upper()):
        raise written.fault(keys, f"{code} 不是检查编号；应如 W103，或只写开头如 W、W1")
    return code


def severities(written: Written, keys: tuple[str, ...]) -> dict[str, Severity]:
    """Read severities by code or prefix."""
    return {
        _code(written, (*keys, code), code): SEVERITIES[written.one_of((*keys, code), SEVERITIES)]
        for code in written.mapping(keys)
    }


def codes(written: Written, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Read a list of codes or prefixes."""
    return tuple(_code(written, (*keys, str(index)), code) for index, code in enumerate(written.words(keys)))


def options(written: Written, keys: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Read options by code and name."""
    return {_code(written, (*keys, code), code): written.mapping((*keys, code)) for code in written.mapping(keys)}


def ruleset_name(written: Written, keys: tuple[str, ...]) -> str:
    """Read the name of a shipped ruleset, or the path of one of the user's own."""
    from gixlint.rulesets import shipped_rulesets

    value = written.at(keys)
    if isinstance(value, str) and value.endswith((".yaml", ".yml")):
        return str(written.path.parent / value)
    return written.one_of(keys, shipped_rulesets())


def _folders(written: Written, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(written.path.parent / folder) for folder in written.words(keys))


def _file(written: Written, keys: tuple[str, ...]) -> str:
    value = written.at(keys)
    if not isinstance(value, str) or not value:
        raise written.fault(keys, f"{keys[-1]} 应为一个文件的路径")
    return str(written.path.parent / value)


KEYS: Mapping[str, Callable[[Written, tuple[str, ...]], Any]] = {
    "ruleset": ruleset_name,
    "severity": severities,
    "off": codes,
    "options": options,
    "level": lambda written, keys: written.one_of(keys, LEVELS),
    "exclude": Written.words,
    "checks": _folders,
    "fail-on": lambda written, keys: written.one_of(keys, FAIL_ON),
    "template": _file,
}
"""The keys of a settings file and how each is read."""

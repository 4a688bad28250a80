"""Rulesets: shipped ones by name, an office's own by path. Settings stand over the ruleset that they name."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gixlint.errors import SettingsError
from gixlint.findings import Severity
from gixlint.records import Record

if TYPE_CHECKING:
    from gixlint.checking import Check
    from gixlint.settings import Settings

__all__ = ["Ruleset", "is_on", "options_of", "ruleset", "severity_of", "shipped_rulesets"]


class Ruleset(Record):
    """What a ruleset says, with what it extends put under it.

    `severity` sets a check's severity, `raised` lifts it to at least this; codes or prefixes of them.
    """

    severity: Mapping[str, Severity] = {}
    raised: Mapping[str, Severity] = {}
    off: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = {}


def _folder() -> Path:
    from gixlint.checking import shipped_folder

    return shipped_folder() / "rulesets"


def shipped_rulesets() -> tuple[str, ...]:
    """Return the names of the shipped rulesets."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


@cache
def ruleset(name: str) -> Ruleset:
    """Return a ruleset by its name or path. Raises SettingsError."""
    return _ruleset(name, ())


def _ruleset(name: str, above: tuple[str, ...]) -> Ruleset:
    if name in above:
        raise SettingsError(f"规则集 {name} 直接或间接地扩展了自己（extends）")
    own = name.endswith((".yaml", ".yml"))
    rules, extended = _read(Path(name)) if own else _shipped(name)
    if not extended:
        return rules
    base = _ruleset(extended, (*above, name))
    joined = {
        code: {**base.options.get(code, {}), **rules.options.get(code, {})}
        for code in {**base.options, **rules.options}
    }
    return Ruleset(
        {**base.severity, **rules.severity}, {**base.raised, **rules.raised}, (*base.off, *rules.off), joined
    )


def _shipped(name: str) -> tuple[Ruleset, str]:
    """Read a shipped ruleset: its file is tested, so that its kept copy needs no second look."""
    from gixlint.facts import facts

    path = _folder() / f"{name}.yaml"
    if not path.is_file():
        raise SettingsError(f"没有名为 {name} 的规则集；可用的有 {'、'.join(shipped_rulesets())}，或一个 .yaml 文件")
    data = facts(path)
    severity, raised = (
        {code: Severity[word.upper()] for code, word in data.get(key, {}).items()} for key in ("severity", "raise")
    )
    return Ruleset(severity, raised, tuple(data.get("off", ())), data.get("options", {})), data.get("extends", "")


def _read(path: Path) -> tuple[Ruleset, str]:
    from gixlint.settings import Written, codes, options, ruleset_name, severities

    written = Written.read(path)
    written.only(("extends", "severity", "raise", "off", "options"))

    def given(key: str, read: Any, default: Any) -> Any:
        return read(written, (key,)) if key in written.data else default

    rules = Ruleset(
        given("severity", severities, {}),
        given("raise", severities, {}),
        given("off", codes, ()),
        given("options", options, {}),
    )
    return rules, given("extends", ruleset_name, "")


def severity_of(check: "Check", settings: "Settings") -> Severity:
    """Return a check's severity under the settings and their ruleset; the longest fitting code decides."""
    rules = ruleset(settings.ruleset)
    severity = _fitting(check.code, rules.severity, check.severity)
    return _fitting(check.code, settings.severity, max(severity, _fitting(check.code, rules.raised, severity)))


def _fitting(code: str, given: Mapping[str, Severity], default: Severity) -> Severity:
    fitting = [prefix for prefix in given if code.startswith(prefix)]
    return given[max(fitting, key=len)] if fitting else default


def is_on(code: str, settings: "Settings") -> bool:
    """Tell whether a check runs. What is off in ruleset or settings runs where `select` names its full code."""
    if code.startswith(settings.ignore):
        return False
    if code in settings.select:
        return True
    if code.startswith((*ruleset(settings.ruleset).off, *settings.off)):
        return False
    return not settings.select or code.startswith(settings.select)


def options_of(code: str, settings: "Settings") -> dict[str, Any]:
    """Return the options given to a check by ruleset and settings."""
    return {**ruleset(settings.ruleset).options.get(code, {}), **settings.options.get(code, {})}

"""Settings: read strictly, merged field by field, laid over a ruleset."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from gixlint.checking import Check, check
from gixlint.errors import SettingsError
from gixlint.findings import Severity
from gixlint.rulesets import Ruleset, is_on, options_of, ruleset, severity_of, shipped_rulesets
from gixlint.settings import Settings, find_settings, merge, read_settings, verify
from gixlint.statutes import PRACTICE, Basis


def checked(code: str, severity: str = "warning") -> Check:
    """Return a check with options of every type."""

    def widths(report: object, *, words: tuple[str, ...] = ("搞好",), least: int = 2, share: float = 0.5) -> object:
        """宽度混用。"""
        return iter(())

    decorate = check(code, severity=severity, basis=[Basis(PRACTICE, "")], english="Widths")  # type: ignore[arg-type]
    return decorate(widths)  # type: ignore[arg-type]


CHECKS = (checked("S101"), checked("S105", "note"), checked("W103", "note"), checked("W104"))


def written(folder: Path, text: str, name: str = "gixlint.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "ruleset: strict\n"
        "severity:\n  W103: warning\n  W: note\n"
        "off: [W104, L]\n"
        "options:\n  W103: {least: 3}\n"
        "level: department\n"
        "exclude: [草稿/*]\n"
        "checks: our\n"
        "fail-on: never\n",
    )
    assert read_settings(path) == Settings(
        ruleset="strict",
        severity={"W103": Severity.WARNING, "W": Severity.NOTE},
        off=("W104", "L"),
        options={"W103": {"least": 3}},
        level="department",
        exclude=("草稿/*",),
        checks=(str(tmp_path / "our"),),
        fail_on="never",
        origin={
            "ruleset": f"{path} 第 1 行",
            "severity": f"{path} 第 2 行",
            "severity.W103": f"{path} 第 3 行",
            "severity.W": f"{path} 第 4 行",
            "off": f"{path} 第 5 行",
            "options": f"{path} 第 6 行",
            "options.W103": f"{path} 第 7 行",
            "options.W103.least": f"{path} 第 7 行",
            "level": f"{path} 第 8 行",
            "exclude": f"{path} 第 9 行",
            "checks": f"{path} 第 10 行",
            "fail_on": f"{path} 第 11 行",
        },
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "off:\nseverity:\noptions: {}\n"])
def test_nothing_written_sets_nothing(tmp_path: Path, text: str) -> None:
    assert read_settings(written(tmp_path, text))._replace(origin={}) == Settings()


KEYS = "ruleset、severity、off、options、level、exclude、checks、fail-on、template"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "level: department\nfail_on: warning\n",
            f" 第 2 行「fail_on: warning」：fail_on 不是已知的设置（是否想写 fail-on？）；可用的有 {KEYS}",
        ),
        (
            "serverity: {}\n",
            f" 第 1 行「serverity: {{}}」：serverity 不是已知的设置（是否想写 severity？）；可用的有 {KEYS}",
        ),
        (
            "severity:\n  W103: warn\n",
            " 第 2 行「W103: warn」：W103 的值 warn 不可用（是否想写 warning？）；可用的有 error、warning、note",
        ),
        ("severity:\n  W103: off\n", " 第 2 行「W103: off」：W103 的值 off 不可用；可用的有 error、warning、note"),
        ("severity: warning\n", " 第 1 行「severity: warning」：severity 应为“键: 值”的形式"),
        ("off:\n- W103\n- w-104\n", " 第 3 行「- w-104」：w-104 不是检查编号；应如 W103，或只写开头如 W、W1"),
        ("off: [1]\n", " 第 1 行「off: [1]」：off 应为文字的列表，如 [W103, W107]"),
        (
            "level: 县政府\n",
            " 第 1 行「level: 县政府」：level 的值 县政府 不可用；可用的有 government、department、township、other",
        ),
        (
            "ruleset: stict\n",
            " 第 1 行「ruleset: stict」：ruleset 的值 stict 不可用（是否想写 strict？）；可用的有 national、strict",
        ),
        ("options: {W103: [1]}\n", " 第 1 行「options: {W103: [1]}」：W103 应为“键: 值”的形式"),
        ("- W103\n", "：应为“键: 值”的形式"),
        ("level: other\nlevel: other\n", " 第 2 行：键 level 重复"),
        ("off: &a [*a]\n", " 第 1 行「off: &a [*a]」：off 应为文字的列表，如 [W103, W107]"),
    ],
)
def test_what_is_wrong_is_quoted(tmp_path: Path, text: str, problem: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as raised:
        read_settings(path)
    assert str(raised.value) == f"{path}{problem}"


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gixlint.yaml"
    path.write_bytes("level: 局".encode("gb18030"))
    with pytest.raises(SettingsError, match="不是 UTF-8 编码"):
        read_settings(path)


def test_the_nearest_file_above_counts_up_to_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "2025" / "局"
    inner.mkdir(parents=True)
    outer = written(tmp_path, "")
    assert find_settings(inner / "报告.docx") == outer
    (tmp_path / "repository" / ".git").mkdir()
    assert find_settings(inner / "报告.docx") is None
    own = written(tmp_path / "repository", "")
    assert find_settings(inner) == own
    assert find_settings(tmp_path / "repository") == own


@pytest.mark.parametrize(
    ("base", "over", "merged"),
    [
        (Settings(level="other"), Settings(), Settings(level="other")),
        (Settings(level="other"), Settings(level="township"), Settings(level="township")),
        (Settings(off=("W",)), Settings(off=("L", "W")), Settings(off=("W", "L"))),
        (Settings(select=("W",)), Settings(select=("L",)), Settings(select=("L",))),
        (
            Settings(severity={"W": Severity.NOTE, "L": Severity.NOTE}),
            Settings(severity={"W": Severity.ERROR}),
            Settings(severity={"W": Severity.ERROR, "L": Severity.NOTE}),
        ),
        (
            Settings(options={"W101": {"a": 1, "b": 1}}),
            Settings(options={"W101": {"b": 2}, "W102": {"c": 3}}),
            Settings(options={"W101": {"a": 1, "b": 2}, "W102": {"c": 3}}),
        ),
        (
            Settings(fail_on="never", origin={"fail_on": "file"}),
            Settings(fail_on="error", origin={"fail_on": "--fail-on"}),
            Settings(fail_on="error", origin={"fail_on": "--fail-on"}),
        ),
    ],
)
def test_merging(base: Settings, over: Settings, merged: Settings) -> None:
    assert merge(base, over) == merged


def test_settings_can_go_to_another_process() -> None:
    settings = Settings(severity={"W": Severity.NOTE}, origin={"severity.W": "x"})
    assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        (Settings(off=("S1", "W104")), None),
        (Settings(options={"W103": {"least": 3, "words": ["抓好"], "share": 1}}), None),
        (Settings(off=("W9",), origin={"off": "f 第 2 行"}), "f 第 2 行：没有编号为 W9 或以它开头的检查"),
        (Settings(select=("W1033",)), "select：没有编号为 W1033 或以它开头的检查（是否想写 W103？）"),
        (Settings(options={"W1033": {}}), "options.W1033：没有编号为 W1033 的检查（是否想写 W103？）"),
        (
            Settings(options={"W103": {"last": 3}}, origin={"options.W103.last": "f 第 3 行"}),
            "f 第 3 行：检查 W103 没有选项 last（是否想写 least？）；可用的有 words、least、share",
        ),
        (
            Settings(options={"W103": {"least": "3"}}),
            "options.W103.least：检查 W103 的选项 least 应为整数，如 2，现为 '3'",
        ),
        (
            Settings(options={"W103": {"least": True}}),
            "options.W103.least：检查 W103 的选项 least 应为整数，如 2，现为 True",
        ),
    ],
)
def test_settings_name_what_exists(settings: Settings, problem: str | None) -> None:
    if problem is None:
        verify(settings, CHECKS)
        return
    with pytest.raises(SettingsError) as raised:
        verify(settings, CHECKS)
    assert str(raised.value) == problem


@pytest.mark.parametrize(
    ("settings", "severities"),
    [
        (Settings(), "warning note note warning"),
        (Settings(ruleset="strict"), "warning warning note warning"),
        (Settings(severity={"W": Severity.ERROR}), "warning note error error"),
        (Settings(severity={"W": Severity.ERROR, "W104": Severity.NOTE}), "warning note error note"),
        (Settings(ruleset="strict", severity={"S105": Severity.NOTE}), "warning note note warning"),
    ],
)
def test_severities(settings: Settings, severities: str) -> None:
    assert " ".join(severity_of(check, settings).word for check in CHECKS) == severities


@pytest.mark.parametrize(
    ("settings", "on"),
    [
        (Settings(), "S101 S105 W103 W104"),
        (Settings(off=("W", "S105")), "S101"),
        (Settings(select=("W",)), "W103 W104"),
        (Settings(select=("W",), off=("W103",)), "W104"),
        (Settings(select=("W103",), off=("W",)), "W103"),
        (Settings(ignore=("S",), select=("S101", "W")), "W103 W104"),
    ],
)
def test_which_checks_run(settings: Settings, on: str) -> None:
    assert " ".join(check.code for check in CHECKS if is_on(check.code, settings)) == on


def test_shipped_rulesets_are_well_formed() -> None:
    assert shipped_rulesets() == ("national", "strict")
    assert ruleset("national") == Ruleset()
    assert set(ruleset("strict").raised.values()) == {Severity.WARNING}


def test_an_office_extends_a_ruleset(tmp_path: Path) -> None:
    path = written(
        tmp_path, "extends: strict\noff: [W104]\noptions: {W103: {least: 5}}\nraise: {W103: error}\n", "our.yaml"
    )
    settings = read_settings(written(tmp_path, "ruleset: our.yaml\noptions: {W103: {share: 0.1}}\n"))
    assert settings.ruleset == str(path)
    assert [severity_of(check, settings).word for check in CHECKS] == ["warning", "warning", "error", "warning"]
    assert [check.code for check in CHECKS if is_on(check.code, settings)] == ["S101", "S105", "W103"]
    assert options_of("W103", settings) == {"least": 5, "share": 0.1}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("extends: our.yaml\n", "扩展了自己"),
        ("level: other\n", "level 不是已知的设置；可用的有 extends、severity、raise、off、options"),
    ],
)
def test_a_wrong_ruleset_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(SettingsError, match=problem):
        ruleset(str(written(tmp_path, text, "our.yaml")))


def test_an_unknown_ruleset_is_refused() -> None:
    with pytest.raises(SettingsError, match="没有名为 local 的规则集；可用的有 national、strict"):
        ruleset("local")

"""Running checks: every way that one can end, and what a finding is composed of."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import gixlint.linting as linting
from gixlint.checking import Check, check
from gixlint.document import Place
from gixlint.editions import edition
from gixlint.errors import CheckLoadError, SettingsError, UnreadableError
from gixlint.findings import Problem, Provision, Related, Severity, Unknown, Verdict
from gixlint.linting import Plan, checks_of, lint, run
from gixlint.report import Absent, Context, Report
from gixlint.settings import Settings
from gixlint.statutes import (
    FORM_2021,
    PRACTICE,
    PUNCTUATION_2011,
    REGULATION_2007,
    REGULATION_2019,
    Basis,
    statutes,
)
from tests.reporters.samples import PLAN, TEXT, TODAY, place, report, without

NOWHERE = Place(0, 0)
BASES = [
    Basis(REGULATION_2007, "第三十二条"),
    Basis(REGULATION_2019, "第五十条"),
    Basis(FORM_2021, "表三表头"),
    Basis(PUNCTUATION_2011, "4.4"),
    Basis(PRACTICE, "编制说明"),
]


def made(code: str = "W102", severity: Any = "error", needs: tuple[str, ...] = ()) -> Any:
    """Return a decorator that makes a check of a function."""
    return check(code, severity=severity, basis=BASES, english="Punctuation repeated", needs=needs)


@made()
def commas(report: Report) -> Iterator[Problem | Unknown]:
    """标点重复。"""
    for match in report.body.text.all(",,"):
        yield Problem(
            match.place,
            "section.overview",
            "逗号重复。",
            "删去一个。",
            related=(Related(place("一、"), "title", "见"),),
        )


@made()
def void(report: Report) -> Iterator[Problem | Unknown]:
    """白费。"""
    yield Problem(NOWHERE, "title", "不算。")
    assert report.section("problems")


@made()
def unsure(report: Report) -> Iterator[Problem | Unknown]:
    """不定。"""
    yield Unknown(NOWHERE, "title", "单元格读不出")
    yield Unknown(NOWHERE, "title", "机关层级不明")
    yield Unknown(NOWHERE, "title", "单元格读不出")


@made()
def both(report: Report) -> Iterator[Problem | Unknown]:
    """两样。"""
    yield Unknown(NOWHERE, "title", "单元格读不出")
    yield Problem(NOWHERE, "title", "不平。")


@made()
def broken(report: Report) -> Iterator[Problem | Unknown]:
    """出错。"""
    yield Problem(NOWHERE, "title", "不算。")
    raise ValueError("不是\n数")


@made()
def clean(report: Report) -> Iterator[Problem | Unknown]:
    """没事。"""
    return iter(())


@made(needs=("tables.requests",))
def bound(report: Report) -> Iterator[Problem | Unknown]:
    """须有表三。"""
    return iter(())


@made(code="C201")
def compared(report: Report, previous: Report) -> Iterator[Problem | Unknown]:
    """与上年比。"""
    if previous.year != report.report_year - 1:
        yield Problem(NOWHERE, "title", "不是上年。")


@made(code="D110")
def bodiless(report: Report) -> Iterator[Problem | Unknown]:
    """没有正文。"""
    if isinstance(report.find("body"), Absent):
        yield Problem(NOWHERE, "body", "没有正文。")


UNKNOWN = report()._replace(edition=Absent("edition", "无法判断报告年度", NOWHERE))
OLD = report(edition("reg2007"))
LAST_YEAR = report()._replace(year=2024)


@pytest.mark.parametrize(
    ("check", "report", "previous", "status", "reason"),
    [
        (clean, report(), None, "passed", None),
        (commas, report(), None, "failed", None),
        (void, report(), None, "undecided", "报告中没有这一部分"),
        (unsure, report(), None, "undecided", "单元格读不出；机关层级不明"),
        (both, report(), None, "failed", "单元格读不出"),
        (broken, report(), None, "crashed", "ValueError：不是 数，test_linting.py 第 {} 行"),
        (bound, report(), None, "passed", None),
        (bound, OLD, None, "not-applicable", "2007年条例没有这项要求"),
        (bound, UNKNOWN, None, "undecided", "无法判断报告年度"),
        (clean, UNKNOWN, None, "passed", None),
        (compared, report(), None, "not-applicable", "没有提供上一年度报告"),
        (compared, report(), LAST_YEAR, "passed", None),
        (compared, report(), Absent("previous", "读不出", NOWHERE), "undecided", "读不出"),
        (clean, without(report(), "body", "正文缺失"), None, "undecided", "正文缺失"),
        (bodiless, without(report(), "body", "正文缺失"), None, "failed", None),
    ],
)
def test_how_a_check_ends(
    check: Check, report: Report, previous: Report | Absent | None, status: str, reason: str | None
) -> None:
    verdict = run(check, report, previous, PLAN)
    line = check.run.__code__.co_firstlineno + 4  # type: ignore[attr-defined]
    assert (verdict.status, verdict.reason) == (status, reason and reason.format(line))
    assert bool(verdict.findings) == (status == "failed")


def test_a_finding_is_composed_whole() -> None:
    (finding,) = run(commas, report(), None, PLAN).findings
    at = place("，，")
    assert finding._replace(fingerprint="") == (
        "W102",
        "commas",
        "标点重复",
        Severity.ERROR,
        "section.overview",
        "逗号重复。",
        "删去一个。",
        (
            Provision(
                "《中华人民共和国政府信息公开条例》（国务院令第711号）",
                "第五十条",
                statutes()[REGULATION_2019].quote("第五十条"),
                "law",
            ),
            Provision(
                "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
                "表三表头",
                statutes()[FORM_2021].quote("表三表头"),
                "form",
            ),
            Provision("《标点符号用法》（GB/T 15834-2011）", "4.4", "", "standard"),
            Provision("各地编制、公布年度报告的通行做法", "编制说明", "", "practice"),
        ),
        ("一、总体情况", None, 4, 10, *at, "全年收到申请12件，，均已办结。", (9, 11)),
        (("见", ("标题", None, 3, 1, *place("一、"), "一、总体情况", (0, 2))),),
        None,
        None,
        (),
        "",
        None,
        None,
    )


def test_the_basis_is_what_was_in_force() -> None:
    def kinds(report: Report) -> list[str]:
        return [provision.kind for provision in run(commas, report, None, PLAN).findings[0].basis]

    assert kinds(OLD) == ["law", "standard", "practice"]
    assert kinds(UNKNOWN) == ["law", "law", "form", "standard", "practice"]


@pytest.mark.parametrize(
    ("given", "chosen", "confidence", "severity"),
    [
        (None, {}, None, "error"),
        (Severity.NOTE, {}, None, "note"),
        (None, {"W": Severity.WARNING}, None, "warning"),
        (Severity.ERROR, {"W": Severity.WARNING}, None, "warning"),
        (None, {}, 0.9, "error"),
        (None, {}, 0.89, "warning"),
        (None, {"W": Severity.NOTE}, 0.5, "note"),
    ],
)
def test_severity(given: Severity | None, chosen: dict[str, Severity], confidence: float | None, severity: str) -> None:
    @made()
    def one(report: Report) -> Iterator[Problem | Unknown]:
        yield Problem(NOWHERE, "title", "错。", severity=given)

    plan = Plan(Settings(severity=chosen), Context(TODAY))
    (finding,) = run(one, report(source={"confidence": confidence}), None, plan).findings
    assert (finding.severity.word, finding.confidence) == (severity, confidence)


def test_titles_speak_english_where_asked() -> None:
    plan = Plan(Settings(lang="en"), Context(TODAY))
    assert run(commas, report(), None, plan).findings[0].title == "Punctuation repeated"


def fingerprints(text: str, words: str = "错", role: str = "section.overview") -> list[str]:
    """Return the fingerprints of findings at every occurrence of the words in a document of that text."""
    from tests.reporters.samples import document

    @made()
    def wrong(report: Report) -> Iterator[Problem | Unknown]:
        start = text.find(words)
        while start >= 0:
            yield Problem(Place(start, start + len(words)), role, "错。")
            start = text.find(words, start + 1)

    findings = run(wrong, report()._replace(document=document(text)), None, PLAN).findings
    return [finding.fingerprint for finding in findings]


def test_a_fingerprint_survives_what_happens_around_its_sentence() -> None:
    (one,) = fingerprints("前。甲错，乙。后。")
    assert len(one) == 16
    assert fingerprints("新的一段\n前前。甲错，乙。") == [one]
    assert fingerprints("前。\n甲 错,乙。\n后。") == [one]
    assert fingerprints("前。甲错，丙。后。") != [one]
    assert fingerprints("前。甲错，乙。后。", role="section.other") != [one]


def test_equal_findings_are_told_apart_by_their_order() -> None:
    first, second = fingerprints("甲错。甲错。")
    assert first != second
    assert fingerprints("甲错。")[0] == first


def test_a_cell_is_a_sentence() -> None:
    assert fingerprints("甲\t错\t乙\n") == fingerprints("丙\t错\n")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> tuple[Check, ...]:
    """Let linting know a few checks alone."""
    few = (compared._replace(code="C201"), bodiless, commas._replace(code="P102"), unsure._replace(code="T102"))
    monkeypatch.setattr(linting, "_loaded", lambda folders: few)
    return few


def parsed(monkeypatch: pytest.MonkeyPatch, **reports: Report | Exception) -> None:
    """Let reading give these reports by the files' content."""

    def report_of(name: str, data: bytes, context: Context, beside: object = None) -> Report:
        found = reports[data.decode()]
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(linting, "_report", report_of)


def test_linting(monkeypatch: pytest.MonkeyPatch, checks: tuple[Check, ...]) -> None:
    parsed(monkeypatch, now=report(), then=LAST_YEAR)
    result = lint("报告.md", b"now", PLAN, b"then", "去年.md")
    assert [(verdict.code, verdict.status) for verdict in result.verdicts] == [
        ("C201", "passed"),
        ("D110", "passed"),
        ("P102", "failed"),
        ("T102", "undecided"),
    ]
    assert [finding.code for finding in result.findings] == ["P102"]
    assert result._replace(verdicts=(), findings=()) == (
        "报告.md",
        report().document.source.sha256,
        report().document,
        report(),
        (),
        (),
        "failed",
        None,
    )
    assert pickle.loads(pickle.dumps(result)) == result
    assert [result.count(status) for status in ("passed", "failed", "undecided")] == [2, 1, 1]


def test_consequences_stand_folded_in_findings_and_verdicts(
    monkeypatch: pytest.MonkeyPatch, checks: tuple[Check, ...]
) -> None:
    monkeypatch.setattr(linting, "_WITHOUT_BODY", ("D", "P"))
    half = without(report(), "body", "正文缺失")

    @made(code="P102")
    def period(report: Report) -> Iterator[Problem | Unknown]:
        yield Problem(place("统计期限"), "period", "错。")

    monkeypatch.setattr(linting, "_loaded", lambda folders: (bodiless, period))
    parsed(monkeypatch, now=half)
    result = lint("报告.md", b"now", PLAN)
    cause, effect = result.findings
    assert (cause.code, cause.cause, effect.code, effect.cause) == ("D110", None, "P102", cause.fingerprint)
    assert result.verdicts == (Verdict("D110", "failed", (cause,)), Verdict("P102", "failed", (effect,)))
    assert result.roots == (cause,)


@pytest.mark.parametrize(
    ("settings", "status"),
    [
        (Settings(), "failed"),
        (Settings(severity={"P102": Severity.WARNING}), "undecided"),
        (Settings(off=("P", "T")), "passed"),
        (Settings(select=("T",)), "undecided"),
    ],
)
def test_status(monkeypatch: pytest.MonkeyPatch, checks: Any, settings: Settings, status: str) -> None:
    parsed(monkeypatch, now=report())
    assert lint("报告.md", b"now", Plan(settings, Context(TODAY))).status == status


@pytest.mark.parametrize(
    ("previous", "reason"),
    [
        (report(), "所给的上一年度报告是2025年的，本报告是2025年的"),
        (UnreadableError("文件是空的。"), "上一年度报告无法读取：文件是空的。"),
    ],
)
def test_last_years_report_that_cannot_serve(
    monkeypatch: pytest.MonkeyPatch, checks: Any, previous: Any, reason: str
) -> None:
    parsed(monkeypatch, now=report(), then=previous)
    assert lint("报告.md", b"now", PLAN, b"then").verdicts[0] == Verdict("C201", "undecided", reason=reason)


def test_what_a_walk_finds_and_is_no_report_is_skipped(monkeypatch: pytest.MonkeyPatch, checks: Any) -> None:
    parsed(monkeypatch, now=report()._replace(kind="unlike"))
    walked = lint("通讯录.md", b"now", PLAN, walked=True)
    assert (walked.status, walked.report, walked.findings, walked.verdicts) == ("skipped", None, (), ())
    assert walked.error == "内容不像政府信息公开工作年度报告，没有检查；如确需检查，请直接写出文件名"
    assert lint("通讯录.md", b"now", PLAN).status == "failed"


@pytest.mark.parametrize("data", [b"", b"\0\0", b"PK\x03\x04 broken", b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_cannot_be_read_says_why(data: bytes) -> None:
    result = lint("报告.docx", data, PLAN)
    assert (result.status, result.document, result.report, result.verdicts) == ("unreadable", None, None, ())
    assert result.error
    assert len(result.sha256) == 64


def test_a_reader_that_fails_makes_the_file_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:

    def fail(data: bytes, name: str) -> None:
        raise KeyError("w:p")

    monkeypatch.setattr("gixlint.readers.read", fail)
    error = lint("报告.docx", b"x", PLAN).error
    assert error is not None
    assert error.startswith("读取时出错（KeyError：'w:p'，test_linting.py 第 ")


SOURCE = '''
from collections.abc import Iterator
from gixlint.checking import check
from gixlint.findings import Problem, Unknown
from gixlint.report import Report

@check("{code}", severity="note", basis=[], english="Local")
def local(report: Report) -> Iterator[Problem | Unknown]:
    """本地要求。"""
    return iter(())
'''


def test_folders_of_the_users_own_checks_are_joined(tmp_path: Path) -> None:
    (tmp_path / "local.py").write_text(SOURCE.format(code="GD01"), encoding="utf-8")
    settings = Settings(checks=(str(tmp_path),), select=("GD",))
    assert [entry.code for entry in checks_of(settings)] == ["GD01"]
    with pytest.raises(SettingsError, match="没有编号为 GD 或以它开头的检查"):
        checks_of(Settings(select=("GD",)))


def test_two_folders_may_not_share_a_code(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "local.py").write_text(SOURCE.format(code="GD02"), encoding="utf-8")
    with pytest.raises(CheckLoadError, match=r"检查编号 GD02 与 .*one/local\.py 重复"):
        checks_of(Settings(checks=(str(tmp_path / "one"), str(tmp_path / "two"))))


def test_the_sample_is_of_the_year_that_the_tests_think() -> None:
    assert (report().year, TODAY, "，，" in TEXT) == (2025, date(2026, 1, 15), True)


def test_traditional_characters_without_their_converter_leave_the_rest_undecided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    text = (
        "安平市財政局2018年政府信息公開工作年度報告\n"
        + "一、概述\n我局認真開展政務公開工作，規範發佈流程，強化組織領導，細化職責。\n" * 9
    )
    result = lint("a.txt", text.encode(), PLAN)
    assert {finding.code for finding in result.findings} == {"D104"}
    reasons = {verdict.reason for verdict in result.verdicts if verdict.code in ("P101", "S101", "I101")}
    assert reasons == {"报告用繁体字写成，要先安装转换组件才能检查：pip install 'gixlint[traditional]'"}

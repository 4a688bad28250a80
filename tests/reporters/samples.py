"""Small reports and results built by hand, for the tests of what comes after parsing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from gixlint.document import Anchor, Block, Document, Place, Source
from gixlint.editions import Edition, edition
from gixlint.findings import Edit, Finding, Provision, Severity, Spot, Unknown, Verdict
from gixlint.linting import Plan, Result
from gixlint.report import (
    Absent,
    Agency,
    BasisCited,
    Body,
    Contact,
    Context,
    Day,
    Entry,
    Figure,
    FormTable,
    Period,
    Preamble,
    Report,
    Section,
    Signature,
    Statement,
    StatementScope,
    Title,
)
from gixlint.reporters import RenderOptions
from gixlint.settings import Settings
from gixlint.text import Text

TODAY = date(2026, 1, 15)
PLAN = Plan(Settings(), Context(TODAY))
OPTIONS = RenderOptions(today=TODAY)

TEXT = (
    "安平市水务局2025年政府信息公开工作年度报告\n"
    "根据《条例》编制本报告。统计期限自2025年1月1日至12月31日。电话：0999-8360521。\n"
    "一、总体情况\n"
    "全年收到申请12件，，均已办结。\n"
    "三、收到和处理政府信息公开申请情况\n"
    "四、结转下年度继续办理\t1\t2\n"
    "安平市水务局\n"
    "2026年1月10日\n"
)


def place(words: str, nth: int = 0) -> Place:
    """Return the place of the n-th occurrence of the words in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Place(start, start + len(words))


def document(text: str = TEXT, **source: Any) -> Document:
    """Return a document of the text whose lines are paragraphs."""
    blocks, anchors, start = [], [], 0
    for number, line in enumerate(text.splitlines(), start=1):
        blocks.append(Block(Place(start, start + len(line))))
        anchors.append(Anchor(start, number, 1))
        start += len(line) + 1
    given: dict[str, Any] = {"format": "md", "encoding": "utf-8", "sha256": "ab" * 32, **source}
    return Document(text, tuple(blocks), Source(**given), anchors=tuple(anchors))


def section(role: str, label: str, heading: str, start: str, end: str) -> Section:
    """Return a section that reaches from one phrase of TEXT up to another."""
    whole = Place(place(start).start, place(end).start)
    at = place(label + heading)
    return Section(role, (role,), label, 1, heading, whole, at, Text.of(TEXT, at.end, whole.end))


def report(form: Edition | None = None, source: dict[str, Any] | None = None, **parts: Any) -> Report:
    """Return the report that TEXT is; `parts` replace or add parts by role, with __ for a dot."""
    form = form or edition("format2021")
    overview = section("section.overview", "一、", "总体情况", "一、总体", "三、收到")
    requests = section("section.requests", "三、", "收到和处理政府信息公开申请情况", "三、收到", "安平市水务局\n2026")
    signed = place("安平市水务局", 1)
    built: dict[str, Any] = {
        "title": Title(place(TEXT.splitlines()[0]), TEXT.splitlines()[0], "安平市水务局", 2025, "…", "body"),
        "agency": Agency("安平市水务局", "department", place("安平市水务局"), "title"),
        "period": Period(
            place("2025年1月1日至12月31日"),
            place("统计期限自2025年1月1日至12月31日。"),
            Day(date(2025, 1, 1), 2025, 1, 1, place("2025年1月1日")),
            Day(date(2025, 12, 31), 2025, 12, 31, place("12月31日")),
            True,
        ),
        "contact": Contact(place("电话：0999-8360521"), (Entry("phone", "0999-8360521", place("0999-8360521")),)),
        "preamble": Preamble(place(TEXT.splitlines()[1]), Text.of(""), (BasisCited("条例", place("条例")),)),
        "body": Body(Place(0, len(TEXT)), Text.of(TEXT)),
        "signature": Signature(
            signed, "安平市水务局", signed, Day(date(2026, 1, 10), 2026, 1, 10, place("2026年1月10日"))
        ),
        "section.overview": overview,
        "section.requests": requests,
        "table.requests": table(form),
        **{role.replace("__", "."): part for role, part in parts.items()},
    }
    said = Statement(
        "requests.new",
        12,
        "exact",
        "件",
        StatementScope(when=2025),
        place("收到申请12件"),
        place("全年收到申请12件，，均已办结。"),
    )
    paper = document(**(source or {}))
    return Report(
        paper, Context(TODAY), Text.of(TEXT), (), "annual-report", 2025, (), form, (overview, requests), (said,), built
    )


def table(form: Edition) -> FormTable:
    """Return a table of requests with a cell of every state."""
    where = place("四、结转下年度继续办理\t1\t2")
    one = Place(where.end - 3, where.end - 2)
    cells = {
        "r4.natural": Figure("1", 1, "number", one, note="含复议1件"),
        "r4.business": Figure("2.50", Decimal("2.50"), "number", Place(where.end - 1, where.end)),
        "r4.research": Figure("", None, "blank", one),
        "r4.welfare": Figure("—", None, "dash", one),
        "r4.legal": Figure("无", None, "none", one),
        "r4.other": Figure("见附件", None, "text", one),
        "r4.total": Figure("12", None, "lost", one),
    }
    forms = {entry.role: entry for entry in form.tables}
    return FormTable("requests", where, cells, forms.get("requests"))


def without(report: Report, role: str, reason: str) -> Report:
    """Return the report without a part."""
    return report._replace(parts={**report.parts, role: Absent(role, reason, Place(0, 0))})


def finding(code: str = "F201", **given: Any) -> Finding:
    """Return a finding over the first cell of the last row, with what is given in place of the usual."""
    at = place("1\t2")
    row = "四、结转下年度继续办理 1 2"
    usual: dict[str, Any] = {
        "code": code,
        "name": "requests-unbalanced",
        "title": "收到的申请与办理去向不平",
        "severity": Severity.ERROR,
        "role": "requests.r4.natural",
        "message": "自然人一列：本年新收12件加上年结转0件为12件，办理结果总计10件加结转下年度1件为11件，相差1件。",
        "hint": "请核对结转下年度继续办理的件数。",
        "basis": (
            Provision(
                "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
                "表三表头",
                "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
                "form",
            ),
        ),
        "spot": Spot("表三 四、结转下年度继续办理（自然人）", None, 6, 13, at.start, at.start + 1, row, (12, 13)),
        "related": (),
        "fix": None,
        "confidence": None,
        "about": (),
        "fingerprint": f"{code[1:]:0>16}",
    }
    return Finding(**{**usual, **given})


def result(findings: tuple[Finding, ...] = (), **given: Any) -> Result:
    """Return a result with these findings, one undecided and one passed check."""
    codes = sorted({entry.code for entry in findings})
    verdicts = (
        *(Verdict(code, "failed", tuple(entry for entry in findings if entry.code == code)) for code in codes),
        Verdict("T102", "undecided", (), (Unknown(Place(0, 0), "signature", "机关层级不明"),), "机关层级不明"),
        Verdict("T103", "passed"),
    )
    usual: dict[str, Any] = {
        "path": "年报/安平市水务局.md",
        "sha256": "ab" * 32,
        "document": document(),
        "report": report(),
        "verdicts": verdicts,
        "findings": findings,
        "status": "failed" if findings else "undecided",
    }
    return Result(**{**usual, **given})


def full_results() -> list[Result]:
    """Return results of every kind: with findings and a consequence, clean, crashed, unreadable, skipped."""
    cause = finding()
    stop = place("，，")
    comma = finding(
        "W102",
        name="punctuation-repeated",
        title="标点重复",
        severity=Severity.WARNING,
        role="section.overview",
        message="“，，”中的逗号重复，应为“，”。",
        hint="删去一个逗号。",
        basis=(Provision("《标点符号用法》（GB/T 15834-2011）", "4.4", "", "standard"),),
        spot=Spot("一、总体情况", 2, None, None, *stop, "全年收到申请12件，，均已办结。", (9, 11)),
        fix=(Edit(Place(stop.start, stop.start + 1), ""),),
        confidence=0.97,
    )
    folded = finding(
        "C101", title="文字与表三不一致", message="文字为12件，表三为11件。", hint="", cause=cause.fingerprint
    )
    related = finding(
        "I104",
        title="报告年度不一致",
        severity=Severity.NOTE,
        message="标题为2025年，统计期限为2024年。<b>&amp;</b>",
        basis=(Provision("各地编制、公布年度报告的通行做法", "编制说明", "", "practice"),),
        related=(("标题", Spot("标题", None, 1, 7, 6, 10, TEXT.splitlines()[0], (6, 10))),),
        spot=Spot("标题", None, 1, 1, 0, 0, "", (0, 0)),
    )
    crashed = result()._replace(
        path="乙.md",
        verdicts=(Verdict("F301", "crashed", reason="KeyError：'r9'，sums.py 第 3 行"), Verdict("T103", "passed")),
    )
    return [
        result((related, comma, folded, cause)),
        result(path="甲.md", verdicts=(Verdict("T103", "passed"),), status="passed"),
        crashed,
        result(
            path="丙.docx", document=None, report=None, verdicts=(), status="unreadable", error="文件已损坏，打不开。"
        ),
        result(path="丁.txt", report=None, verdicts=(), status="skipped", error="内容不像年度报告。"),
    ]

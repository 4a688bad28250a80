"""Short reports for table-driven cases, and what chosen checks say of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gixlint.findings import Finding
from gixlint.linting import Plan, Result, lint
from gixlint.report import Context
from gixlint.settings import Settings

TODAY = date(2026, 11, 21)
CASES = Path(__file__).parents[1] / "cases"

TITLE = "安平市林业局2024年政府信息公开工作年度报告"
PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》第四十九条、第五十条的规定，编制本报告。本报告所列数据的统计期限自2024年1月1日起至"
    "2024年12月31日止。如有疑问，请与安平市林业局办公室联系（地址：安平市林海路6号；邮编：990001；电话：0999-8360001；"
    "电子邮箱：lyj@anping.example.gov.cn）。"
)
BODY = """一、总体情况
2024年，我局主动公开政府信息120条，新收政府信息公开申请3件，均按期答复。公开工作列入年度计划，由专人负责，按季度检查，发现问题及时整改。
二、主动公开政府信息情况
全年制发行政规范性文件1件，办理行政许可25件，各项信息均在局网站公布。
五、存在的主要问题及改进情况
一是解读形式单一，已增加图解；二是更新不够及时，已建立提醒办法。
六、其他需要报告的事项
本年度没有收取信息处理费。"""
END = "安平市林业局\n2025年1月20日"


def draft(title: str = TITLE, preamble: str = PREAMBLE, body: str = BODY, end: str = END) -> str:
    """Return a short report as plain text; parts that are empty are left out."""
    return "\n".join(part for part in (title, preamble, body, end) if part) + "\n"


def result(text: str | bytes, *codes: str, name: str = "报告.txt", context: Context | None = None) -> Result:
    """Check a text with the named checks (or families) alone."""
    data = text if isinstance(text, bytes) else text.encode()
    return lint(name, data, Plan(Settings(select=codes), context or Context(TODAY)))


def findings(text: str, *codes: str, name: str = "报告.txt", context: Context | None = None) -> tuple[Finding, ...]:
    """Return what the named checks find in a text; none of them may crash."""
    came = result(text, *codes, name=name, context=context)
    assert [(v.code, v.reason) for v in came.verdicts if v.status == "crashed"] == []
    return came.findings


def marked(text: str, *codes: str, name: str = "报告.txt", context: Context | None = None) -> list[str]:
    """Return the words of the source that the findings of the named checks stand at, in reading order."""
    came = result(text, *codes, name=name, context=context)
    assert came.document is not None
    assert [(v.code, v.reason) for v in came.verdicts if v.status == "crashed"] == []
    return [came.document.text[finding.spot.start : finding.spot.end] for finding in came.findings]


def status(text: str, code: str, name: str = "报告.txt", context: Context | None = None) -> str:
    """Return what one check came to: failed, undecided, passed, not-applicable."""
    (verdict,) = result(text, code, name=name, context=context).verdicts
    return verdict.status

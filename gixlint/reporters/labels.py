"""The fixed words of text, HTML and Word outputs, in Chinese and English, and the counts that both of them name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from gixlint.doubts import SURE
from gixlint.findings import Severity, Status

if TYPE_CHECKING:
    from gixlint.findings import Finding, Provision, Spot
    from gixlint.linting import Result

__all__ = [
    "CONSEQUENCE", "COUNTED", "FAMILIES", "cited", "consequences", "converted", "counted", "doubted", "labels",
    "located", "number", "shown", "summary", "undecided",
]  # fmt: skip

_ZH = {
    "error": "错误",
    "warning": "警告",
    "note": "提示",
    "errors": "错误",
    "warnings": "警告",
    "notes": "提示",
    "passed": "通过",
    "failed": "不符",
    "undecided": "无法判定",
    "unreadable": "无法读取",
    "skipped": "已跳过",
    "not-applicable": "不适用",
    "crashed": "检查出错",
    "waived": "已豁免",
    "basis": "依据",
    "hint": "建议",
    "related": "相关",
    "reading": "识别",
    "doubted": "文字由图片识别而来，把握 {}，请对照原件核实。",
    "read": "由 {} 读取，把握 {}",
    "converted": "由 {} 转换",
    "consequences": "由此引起",
    "page": "第 {} 页",
    "line": "第 {} 行",
    "count": "{} 项{}",
    "colon": "：",
    "comma": "、",
    "stop": "。",
    "sep": "；",
    "findings": "{} 处{}",
    "clean": "没有发现问题",
    "total": "共 {} 份",
    "totals": "共 {} 份",
    "files": "{} 份{}",
    "folded": "另有 {} 处由此引起，未计入",
    "statistics": "各项检查发现的问题",
    "agencies": "各机关报告的问题",
    "heading": "政府信息公开工作年度报告检查结果",
    "index": "目录",
    "file": "文件",
    "agency": "机关",
    "year": "年度",
    "edition": "适用格式",
    "status": "结论",
    "today": "检查日期",
    "made": "由 gixlint {} 检查",
    "unknown": "不详",
    "top": "回到目录",
    "findings-heading": "检查意见",
    "paper-heading": "报告原文",
    "found": "发现的问题",
    "checks": "检查项",
    "filter": "筛选",
    "severity": "级别",
    "family": "类别",
    "other-family": "其他",
    "shown": "显示 {} 项，共 {} 项",
    "unplaced": "不在正文某一处的问题",
    "lacks": "此处",
    "skip-findings": "跳到检查意见",
    "skip-paper": "跳到报告原文",
    "picture": "图片",
    "remark": "注",
    "hidden": "隐藏文字",
    "header": "页眉",
    "footer": "页脚",
    "footnote": "脚注",
    "textbox": "文本框",
    "front": "文首信息",
    "table": "表格",
    "open": "待处理",
    "consequence": "由此引起",
    "reports": "报告",
    "part-front": "标题、机关和发布",
    "part-preamble": "编制说明",
    "part-signature": "落款",
    "part-rest": "全文",
    "sum": "合计",
}
_EN = {
    "error": "error",
    "warning": "warning",
    "note": "note",
    "errors": "errors",
    "warnings": "warnings",
    "notes": "notes",
    "passed": "passed",
    "failed": "failed",
    "undecided": "undecided",
    "unreadable": "unreadable",
    "skipped": "skipped",
    "not-applicable": "not applicable",
    "crashed": "crashed",
    "waived": "waived",
    "basis": "Basis",
    "hint": "Hint",
    "related": "Related",
    "reading": "Recognition",
    "doubted": "recognised in a picture with a confidence of {}; compare the original.",
    "read": "recognised by {} with a confidence of {}",
    "converted": "converted by {}",
    "consequences": "Consequences",
    "page": "page {}",
    "line": "line {}",
    "count": "{} {}",
    "colon": ": ",
    "comma": ", ",
    "stop": ".",
    "sep": "; ",
    "findings": "{} {}",
    "clean": "no findings",
    "total": "{} file",
    "totals": "{} files",
    "files": "{} {}",
    "folded": "consequences not counted: {}",
    "statistics": "Findings by check",
    "agencies": "Findings by agency",
    "heading": "Annual report on open government information: findings",
    "index": "Index",
    "file": "File",
    "agency": "Agency",
    "year": "Year",
    "edition": "Form",
    "status": "Result",
    "today": "Checked on",
    "made": "Checked by gixlint {}",
    "unknown": "unknown",
    "top": "Back to index",
    "findings-heading": "Findings",
    "paper-heading": "The report",
    "found": "Findings",
    "checks": "Checks",
    "filter": "Filter",
    "severity": "Severity",
    "family": "Family",
    "other-family": "Other",
    "shown": "{} of {} shown",
    "unplaced": "Findings without a place in the text",
    "lacks": "Here",
    "skip-findings": "Skip to the findings",
    "skip-paper": "Skip to the report",
    "picture": "picture",
    "remark": "note",
    "hidden": "hidden text",
    "header": "header",
    "footer": "footer",
    "footnote": "footnote",
    "textbox": "text box",
    "front": "front matter",
    "table": "table",
    "open": "open",
    "consequence": "consequence",
    "reports": "Reports",
    "part-front": "Title, agency and publication",
    "part-preamble": "Preamble",
    "part-signature": "Signature",
    "part-rest": "The report as a whole",
    "sum": "Total",
}
FAMILIES: Mapping[str, tuple[str, str]] = {
    "D": ("文档", "Document"),
    "I": ("标识", "Identity"),
    "P": ("编制说明", "Preamble"),
    "S": ("结构", "Structure"),
    "Z": ("零报告", "Zero declarations"),
    "F": ("数据", "Figures"),
    "C": ("前后一致", "Consistency"),
    "T": ("时限", "Timeliness"),
    "W": ("表述", "Wording"),
    "L": ("发布", "Publication"),
    "X": ("多份报告之间", "Across reports"),
}
"""What the checks of each family, by the first letter of their codes, look at: in Chinese and in English."""

CONSEQUENCE: Mapping[str, str] = {"zh": "（由 {} 引起）", "en": " (consequence of {})"}
_STATUSES = ("failed", "undecided", "unreadable", "skipped", "passed")
COUNTED: tuple[Status, ...] = ("passed", "failed", "undecided", "not-applicable", "crashed")
"""How checks end, in the order in which they are told."""


def labels(lang: str) -> Mapping[str, str]:
    """Return the fixed words in a language."""
    return _EN if lang == "en" else _ZH


def number(key: str, count: int, words: Mapping[str, str]) -> str:
    """Return the words for one or, under the key with an s, for another number of what a key stands for."""
    return words[key if count == 1 else f"{key}s"]


def shown(result: Result, waived: bool) -> tuple[Finding, ...]:
    """Return the findings that stand by themselves, with or without the waived ones, in order."""
    return tuple(f for f in result.findings if f.cause is None and (waived or f.waived is None))


def consequences(result: Result) -> Mapping[str, Sequence[Finding]]:
    """Return the findings that stand under others, by the fingerprints of those."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        if finding.cause is not None:
            found[finding.cause].append(finding)
    return found


def summary(result: Result, words: Mapping[str, str]) -> str:
    """Return 「61 项通过、3 项不符、2 项无法判定、14 项不适用」; crashed checks only where there are any."""
    counts = ((status, result.count(status)) for status in COUNTED)
    return words["comma"].join(
        words["count"].format(count, words[status]) for status, count in counts if count or status != "crashed"
    )


def statuses(results: Iterable[Result], words: Mapping[str, str]) -> str:
    """Return 「3 份不符、1 份无法判定、2 份通过」, the gravest first."""
    counts: Counter[str] = Counter(result.status for result in results)
    return words["comma"].join(
        words["files"].format(counts[status], words[status]) for status in _STATUSES if counts[status]
    )


def counted(results: Iterable[Result], words: Mapping[str, str]) -> str:
    """Return 「3 处错误、2 处警告、1 处提示（另有 4 处由此引起，未计入）」, or that there is nothing."""
    results = list(results)
    roots = [finding.severity for result in results for finding in result.roots]
    folded = sum(
        finding.cause is not None and finding.waived is None for result in results for finding in result.findings
    )
    parts = [
        words["findings"].format(roots.count(severity), number(severity.word, roots.count(severity), words))
        for severity in sorted(Severity, reverse=True)
        if severity in roots
    ]
    brackets = "({})" if words is _EN else "（{}）"
    more = brackets.format(words["folded"].format(folded)) if folded else ""
    return (words["comma"].join(parts) or words["clean"]) + (" " if more and words is _EN else "") + more


def undecided(result: Result, status: Status) -> Sequence[tuple[str, list[str]]]:
    """Return the reasons, in order, why checks came to this status, each with the codes of the checks."""
    reasons: dict[str, list[str]] = {}
    for verdict in result.verdicts:
        if verdict.status == status:
            reasons.setdefault(verdict.reason or "", []).append(verdict.code)
    return list(reasons.items())


def doubted(finding: Finding, words: Mapping[str, str]) -> str:
    """Return that a finding rests on text that was not surely recognised, and how surely; empty for all others."""
    sure = finding.confidence
    return words["doubted"].format(f"{sure:.0%}") if sure is not None and sure < SURE else ""


def converted(result: Result, words: Mapping[str, str]) -> str:
    """Return by which outside program a file was read, and how surely; empty where none took part."""
    source = result.document and result.document.source
    if not source or not source.converter:
        return ""
    if source.confidence is None:
        return words["converted"].format(source.converter)
    return words["read"].format(source.converter, f"{source.confidence:.0%}")


def located(spot: Spot, words: Mapping[str, str]) -> str:
    """Return the page and line of a spot as far as the format has them: 「第 3 页」, 「第 12 行」."""
    parts = [words[key].format(value) for key, value in (("page", spot.page), ("line", spot.line)) if value is not None]
    return words["comma"].join(parts)


def cited(provision: Provision) -> str:
    """Return a basis as it is cited: 《…条例》（国务院令第711号）第五十条. A practice with no name is cited as such."""
    spaced = provision.provision if provision.statute.endswith(("》", "）")) else f"（{provision.provision}）"
    return f"{provision.statute}{spaced if provision.provision else ''}"

"""The web page around the report: its metadata and its links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gixlint.checking import Example, check
from gixlint.document import Document, Place
from gixlint.findings import Problem
from gixlint.judging.names import another
from gixlint.parsing.agencies import is_agency
from gixlint.report import Agency, Report, Title
from gixlint.statutes import WEBSITES_2017, Basis
from gixlint.text import fold, pattern

_PAGE = [Basis(WEBSITES_2017, "网页元数据")]
_DUE = ("ArticleTitle", "PubDate", "ContentSource")
_SITE = ("SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnType", *_DUE)
_SHOWN = ("page-date", "page-source")
_START = Place(0, 0)


def _is_page(document: Document) -> bool:
    """Whether the file is a page of a government site: its metadata tell, or the line that shows when it was published
    and by whom.
    """
    shown = all(document.meta(name) for name in _SHOWN)
    return document.source.format == "html" and (shown or any(document.meta(name) for name in _SITE))


@check(
    "L101",
    severity="warning",
    basis=_PAGE,
    examples=[
        Example(good="ArticleTitle、PubDate、ContentSource 三项都已填写", bad="ContentSource 一项空白", sample="")
    ],
    english="Page metadata missing",
)
def metadata_missing(report: Report) -> Iterator[Problem]:
    """网页元数据缺失。

    政府网站的网页应有规范的元数据：ArticleTitle（标题）、PubDate（发布日期）、ContentSource（来源）。缺少或者空白的，
    检索、归集和核对发布时间都会受影响。

    既没有任何政府网站元数据，页面上也没有发布时间和来源的网页文件（例如另存的草稿），不检查。

    更正办法：在网站后台补全元数据。
    """
    document = report.document
    missing = [name for name in _DUE if not document.meta(name)]
    if _is_page(document) and missing:
        yield Problem(_START, "metadata", f"网页元数据缺少{'、'.join(missing)}。", "请在网站后台补全元数据。")


@check(
    "L102",
    severity="warning",
    basis=_PAGE,
    examples=[
        Example(
            good="PubDate：2025-01-20，页面显示：2025-01-20", bad="PubDate：2024-01-20，页面显示：2025-01-20", sample=""
        )
    ],
    english="Page metadata disagree",
)
def metadata_disagrees(report: Report, *, days: int = 31) -> Iterator[Problem]:
    """网页元数据与报告不符。

    检查元数据中的标题（ArticleTitle）年度是否与报告相同，来源（ContentSource）是不是同一地方的另一个部门，发布日期
    （PubDate）与页面上显示的发布日期是否相差过大。

    标题用语、机关全称简称的不同，由政府办公室、网站发布的，不提示；页面没有显示日期的不比较；页面同时显示成文日期、发布日期的，两个日期相差几天
    是常有的，相差不超过选项 days（默认 31）天的不提示。

    更正办法：在网站后台改正元数据。
    """
    document = report.document
    if not _is_page(document):
        return
    title = fold(document.meta("ArticleTitle") or "")
    years = {int(year) for year in pattern(r"(?<!\d)(20\d\d)年").findall(title)}
    own = report.find("title")
    if isinstance(own, Title) and own.year and own.origin == "body" and years and own.year not in years:
        yield Problem(
            own.place,
            "metadata",
            f"网页元数据中的标题是“{title}”，而报告标题是{own.year}年的。",
            "请在网站后台改正元数据。",
        )
    source, agency = fold(document.meta("ContentSource") or "").strip(), report.find("agency")
    if isinstance(agency, Agency) and is_agency(source) and another(agency.name, source):
        yield Problem(
            _START,
            "metadata",
            f"网页元数据中的来源是“{source}”，而报告是{agency.name}的。",
            "请在网站后台改正元数据。",
        )
    published, shown = _day(document.meta("PubDate")), _day(document.meta("page-date"))
    if published and shown and abs((published - shown).days) > days:
        yield Problem(
            _START,
            "metadata",
            f"网页元数据中的发布日期是{published.isoformat()}，页面显示的是{shown.isoformat()}。",
            "请在网站后台改正元数据。",
        )


def _day(words: str | None) -> date | None:
    match = pattern(r"(20\d\d)[-/年.](\d{1,2})[-/月.](\d{1,2})").search(words or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


@check(
    "L103",
    severity="warning",
    basis=[Basis(WEBSITES_2017, "链接可用")],
    examples=[
        Example(
            good="附件：http://www.anping.example.gov.cn/nb.docx",
            bad="附件：http//www.anping.example.gov.cn/nb.docx",
            sample="",
        )
    ],
    english="Attachment unreachable",
)
def attachment_unreachable(report: Report) -> Iterator[Problem]:
    """附件或者链接无法打开。

    网页中的链接写法有误（http//、http:/、缺少域名），或者指向编辑者自己电脑上的文件（file:///、C:），或者附件是相对链接
    而不在网页旁边，读者无法打开。

    本检查不联网，指向网站的链接是否有效不判断；从标准输入、压缩包中读取的网页，不知道旁边有什么，附件是否在也不判断。

    更正办法：改正链接地址，附件上传到网站后重新插入链接。
    """
    for mark in report.document.marked("link"):
        target = mark.value.strip()
        fault = ""
        if pattern(r"^(?:file:|[A-Za-z]:[\\/])").match(target):
            fault = "指向编辑者电脑上的文件"
        elif pattern(r"^https?(?:/|:/?[^/]|//|:$|://?$)").match(target) and not pattern(r"^https?://[^/]").match(
            target
        ):
            fault = "地址写法有误"
        elif mark.value in report.context.lost:
            fault = "指向的附件不在网页旁边"
        if fault:
            words = report.document.words(mark.place).strip() or target
            yield Problem(
                mark.place,
                "body",
                f"“{words}”的链接{fault}（{target[:60]}），读者无法打开。",
                "请改正链接地址；附件应上传到网站后重新插入链接。",
            )


@check(
    "L105",
    severity="warning",
    basis=[Basis(WEBSITES_2017, "链接可用")],
    examples=[
        Example(
            good="显示 lyj@anping.example.gov.cn，链接 mailto:lyj@anping.example.gov.cn",
            bad="显示 lyj@anping.example.gov.cn，链接 mailto:swj@anping.example.gov.cn",
            sample="",
        )
    ],
    english="Link leads elsewhere",
)
def link_target_differs(report: Report) -> Iterator[Problem]:
    """链接指向的地址与显示的不同。

    正文显示的电子邮箱、网址，点开后是另一个地址的，多半是沿用旧稿时只改了文字没有改链接。

    http 与 https、是否带 www、末尾的斜线之差不提示；显示的是文字而不是地址的不提示。

    更正办法：改正链接，使其与显示的地址相同。
    """
    for mark in report.document.marked("link"):
        shown, target = fold(report.document.words(mark.place)).strip("()<>,。;、"), mark.value.strip()
        if target.lower().startswith("mailto:"):
            address = target[7:].partition("?")[0]
            differs = "@" in shown and " " not in shown and shown.lower() != address.lower()
        else:
            differs = _host(shown) != _host(target) and bool(_host(shown)) and bool(_host(target))
        if differs:
            yield Problem(
                mark.place,
                "body",
                f"显示的是“{shown}”，链接指向的却是“{target[:80]}”。",
                "请改正链接，使其与显示的地址相同。",
            )


def _host(words: str) -> str:
    """The host that words name as a web address, without www; empty for other words."""
    match = pattern(r"^(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[:/?#]|$)").match(words.lower())
    return match["host"] if match and pattern(r"\.[a-z]{2,}$").search(match["host"]) else ""

"""Defects of files: tracked changes, hidden words, pictures for text; pages and their metadata; files that are no report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from gixlint.readers import read
from tests.accuracy.samples import SAMPLES, WITH_TABLES, Defect, cut, edition, parsed, sample
from tests.accuracy.sentences import put
from tests.marking import PICTURE, marked, written
from tests.rewriting import as_html

FAMILY = "files"
_OFFICE = ("docx", "odt", "rtf", "doc")


def all_of() -> Iterator[Defect]:
    """Yield the defects of this family of every sample."""
    for stem in SAMPLES:
        yield from _revised(stem)
        yield from _hidden(stem)
        yield from _pictures(stem)
        yield from _metadata(stem)
        yield from _links(stem)
        yield from _late_pages(stem)
        yield from _other_texts(stem)
        yield from _nobody(stem)


Files = tuple[tuple[str, Callable[[], bytes]], ...]


def _in_formats(text: str, *formats: str) -> Files:
    return tuple((form, partial(_written, form, text)) for form in formats)


def _written(form: str, text: str) -> bytes:
    return written(form, read(text.encode(), "a.md"))


def _with_picture(text: str, alternative: str) -> Files:
    return (("md", text.replace(PICTURE, f"![{alternative}](t.png)").encode), *_in_formats(text, *_OFFICE, "html"))


_REVISED = {"inserted": _OFFICE, "deleted": _OFFICE, "commented": ("docx", "odt", "rtf")}


def _revised(stem: str) -> Iterator[Defect]:
    """A tracked insertion, deletion, a comment: in the prose, in the title, under the table of contents of 六."""
    for kind, formats in _REVISED.items():
        for place, words in (("overview", "另有关事项正在核实。"), ("other", "此处待领导审定。")):
            text, _ = put(stem, place, marked(kind, words))
            yield Defect(
                FAMILY, f"words {kind}", stem, "", ("D101 body",), where=place, files=_in_formats(text, *formats)
            )
    title = sample(stem).partition("\n")[0]
    text = sample(stem).replace(title, title + marked("deleted", "（送审稿）"), 1)
    yield Defect(FAMILY, "words deleted", stem, "", ("D101 body",), where="title", files=_in_formats(text, *_OFFICE))


_HIDDEN = ("上年此处写法不同，公布前删去。", "本段数据未经核实。", "内部掌握，不对外。")


def _hidden(stem: str) -> Iterator[Defect]:
    """Words that are hidden, or white on white."""
    for kind in ("hidden", "white"):
        for place, words in zip(("overview", "problems", "other"), _HIDDEN, strict=True):
            text, _ = put(stem, place, marked(kind, words))
            files = _in_formats(text, *_OFFICE, "html")
            yield Defect(FAMILY, f"{kind} words", stem, "", ("D108 body",), where=place, files=files)
        text, _ = put(stem, "last", marked(kind, _HIDDEN[1]))
        files = _in_formats(text, *_OFFICE, "html")
        yield Defect(FAMILY, f"a {kind} paragraph", stem, "", ("D108 body",), files=files)


def _pictures(stem: str) -> Iterator[Defect]:
    """A picture for a table, for a section in words, for everything."""
    text = sample(stem)
    tables = re.findall(r"(?s)<table>.*?</table>\n?", text) if stem in WITH_TABLES else []
    for table, role in zip(tables, ("proactive", "requests", "disputes"), strict=False):
        shown = text.replace(table, f"{PICTURE}\n")
        files = _with_picture(shown, "表格")
        yield Defect(FAMILY, "a picture for a table", stem, "", (f"D107 table.{role}",), where=role, files=files)
    head, parts, end = cut(stem)
    named = "问题"
    index = next(i for i, part in enumerate(parts) if named in part.partition("\n")[0])
    shown = (
        head
        + "".join([*parts[:index], f"{parts[index].partition(chr(10))[0]}\n\n{PICTURE}\n\n", *parts[index + 1 :]])
        + end
    )
    files = _with_picture(shown, "内容")
    yield Defect(FAMILY, "a picture for a section", stem, "", ("D107 section.problems",), files=files)
    title = text.partition("\n")[0]
    shown = f"{title}\n\n{PICTURE}\n\n{PICTURE}\n"
    files = _with_picture(shown, "报告")
    yield Defect(FAMILY, "pictures for everything", stem, "", ("D107 body",), files=files)


def _pages(stem: str, meta: str, shown: str) -> Files:
    return (("html", partial(_page, stem, meta, shown)),)


def _page(stem: str, meta: str, shown: str) -> bytes:
    """The sample as a page of a site: metadata in its head, a line under its title."""
    html = as_html(read(sample(stem).encode(), "a.md")).decode()
    line = f"</h1><p>{shown}</p>" if shown else "</h1>"
    return html.replace("</head>", f"{meta}</head>").replace("</h1>", line, 1).encode()


def _meta(stem: str, **changed: str) -> str:
    """The metadata that are due; an empty value leaves one out."""
    title, agency = sample(stem).partition("\n")[0][2:], parsed(stem).agency.name
    day = parsed(stem).signature.day
    assert day is not None
    due = {"ArticleTitle": title, "PubDate": f"{day.value} 09:15", "ContentSource": agency} | changed
    held = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in due.items() if value)
    return f'<meta name="SiteName" content="{agency}">{held}'


def _metadata(stem: str) -> Iterator[Defect]:
    """Metadata of the page missing, of another year, with another day than the page shows."""
    title, year = sample(stem).partition("\n")[0][2:], parsed(stem).report_year
    day = parsed(stem).signature.day
    assert day is not None and day.value is not None  # noqa: PT018 - one thought
    shown = f"发布时间：{day.value}　来源：{parsed(stem).agency.name}　浏览次数：126"
    yield Defect(FAMILY, "metadata as due", stem, "", files=_pages(stem, _meta(stem), shown))
    for name in ("ArticleTitle", "PubDate", "ContentSource"):
        page = _pages(stem, _meta(stem, **{name: ""}), shown)
        yield Defect(FAMILY, f"no {name}", stem, "", ("L101 metadata",), files=page)
    yield Defect(FAMILY, "no metadata at all", stem, "", ("L101 metadata",), files=_pages(stem, "", shown))
    early = day.value.replace(month=1, day=day.value.day if day.value.month == 1 else 2)
    for way, changed in (
        ("last year's title", {"ArticleTitle": title.replace(str(year), str(year - 1))}),
        ("next year's title", {"ArticleTitle": title.replace(str(year), str(year + 1))}),
        ("a day of the year before", {"PubDate": f"{early.replace(year=early.year - 1)} 10:00"}),
    ):
        page = _pages(stem, _meta(stem, **changed), shown)
        yield Defect(FAMILY, f"metadata with {way}", stem, "", ("L102 metadata",), files=page)


_LINKS = (
    ("L103", "file:///C:/Users/office/nb.xlsx", "附表"),
    ("L103", "http//www.anping.example.gov.cn/nb.xlsx", "附表"),
    ("L103", "D:\\2025\\nb.doc", "附表"),
    ("L103", "http:/www.anping.example.gov.cn/nb.xlsx", "附表"),
    ("L105", "mailto:swj@anping.example.gov.cn", "lyj@anping.example.gov.cn"),
    ("L105", "http://old.anping.example.gov.cn/zwgk", "www.anping.example.gov.cn"),
    ("L105", "https://anping.example.com/", "http://www.anping.example.gov.cn"),
)


def _links(stem: str) -> Iterator[Defect]:
    """Links that lead nowhere, or elsewhere than they show."""
    for code, target, shown in _LINKS:
        text, _ = put(stem, "other", f"有关情况见{PICTURE}。")
        page = (("html", partial(_linked, text, f'<a href="{target}">{shown}</a>')),)
        yield Defect(FAMILY, f"a link {shown} to {target}", stem, "", (f"{code} body",), files=page)


def _linked(text: str, link: str) -> bytes:
    return as_html(read(text.encode(), "a.md")).replace(PICTURE.encode(), link.encode())


def _late_pages(stem: str) -> Iterator[Defect]:
    """A page dated after the deadline, by its metadata or by what it shows."""
    year = parsed(stem).report_year
    bound = not (stem.endswith("township") and edition(stem) != "reg2007")
    agency = parsed(stem).agency.name
    for way, meta, shown in (
        ("by its metadata", _meta(stem, PubDate=f"{year + 1}-06-20 10:00"), ""),
        ("by a line", _meta(stem, PubDate=f"{year + 1}-06-20"), f"发布时间：{year + 1}-06-20　来源：{agency}"),
        ("in words", _meta(stem, PubDate=f"{year + 1}年6月20日"), f"发布日期：{year + 1}年6月20日　来源：{agency}"),
    ):
        roots = ("T106 published",) if bound else ()
        yield Defect(FAMILY, f"a page dated late {way}", stem, "", roots, files=_pages(stem, meta, shown))


_OTHER_TEXTS = {
    "a summary": (
        "{agency}{year}年政务公开工作总结",
        "{year}年，在上级的正确领导下，{agency}扎实推进政务公开，较好地完成了各项任务。\n\n一、加强领导，健全机制\n\n"
        "成立领导小组，明确分管领导和经办人员，做到年初有计划、年中有检查、年末有总结。\n\n二、突出重点，务求实效\n\n"
        "围绕中心工作，做好政策宣传、办事服务和窗口建设，群众满意程度不断提高。\n\n三、下一步打算\n\n继续加大工作力度，"
        "不断提高服务水平。",
    ),
    "a notice": (
        "{agency}关于做好{year}年政务公开工作的通知",
        "各科室、各直属单位：\n\n为做好{year}年政务公开工作，现就有关事项通知如下。\n\n一、提高认识。各单位要把政务公开摆上重要"
        "位置，主要负责人亲自抓。\n\n二、明确任务。各单位要对照任务分工，倒排时间，逐项落实。\n\n三、严格督查。办公室将定期"
        "通报进展情况。",
    ),
    "a guide": (
        "{agency}政府信息公开指南",
        "为方便公民、法人和其他组织获得政府信息，编制本指南。\n\n一、公开范围\n\n本机关主动公开的信息详见目录。\n\n二、获取方式"
        "\n\n通过门户网站、公告栏、查阅点获取。\n\n三、申请办法\n\n填写申请表，当面提交或者邮寄，受理机构为办公室，办公时间为"
        "工作日上午9时至12时。",
    ),
    "a form": (
        "{agency}政府信息公开申请表",
        "申请人信息\n\n姓名、工作单位、证件名称、证件号码、通信地址、联系电话\n\n所需信息情况\n\n内容描述、用途、是否申请减免"
        "费用、信息的指定提供方式\n\n申请人签名、申请时间",
    ),
}


def _other_texts(stem: str) -> Iterator[Defect]:
    """Something else than a report, by its title and content."""
    year, agency = parsed(stem).report_year, parsed(stem).agency.name
    for way, (title, body) in _OTHER_TEXTS.items():
        text = f"# {title}\n\n{body}\n\n{agency}\n\n{year + 1}年1月15日\n".format(agency=agency, year=year)
        yield Defect(FAMILY, f"{way} for a report", stem, text, ("I102 title",))


_PLAIN = {
    "总体": "全年工作有序推进，业务培训、年度考核、社会评议如期开展，没有需要追究责任的情形。\n\n主动公开的内容均在规定时限内上网，"
    "网站和公众号按期更新，公文起草时即标明属性。\n\n依法答复公民提出的公开申请。被纠正的案件因检索不细引起，已重新答复并组织培训。",
    "概述": "全年工作有序推进。",
    "基本": "全年工作有序推进。",
    "主动": "全年主动公开政府信息126条。",
    "申请公开": "收到政府信息公开申请3件，均予公开，没有不予公开的情况。",
    "收费": "未收取任何费用，没有减免。",
    "复议": "未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
    "问题": "一是更新不够及时，已建立季度核对制度。二是解读形式单一，增加了图解和视频。",
    "其他": "本年度没有收取信息处理费。",
}


def _nobody(stem: str) -> Iterator[Defect]:
    """No agency is named anywhere."""
    year, (_, parts, _) = parsed(stem).report_year, cut(stem)
    said = []
    for part in parts:
        heading = part.partition("\n")[0]
        table = re.search(r"(?s)<table>.*?</table>", part) if edition(stem) != "reg2007" else None
        words = table[0] if table else next(words for named, words in _PLAIN.items() if named in heading)
        said.append(f"{heading}\n\n{words}\n\n")
    for own in ("本机关", "我单位", "我们"):
        opening = (
            f"根据《中华人民共和国政府信息公开条例》的规定，{own}编制本报告。统计期限自{year}年1月1日起至{year}年12月31日止。"
            "联系地址：人民路18号，邮编：990001，电话：0999-8360521。"
        )
        text = f"# {year}年政府信息公开工作年度报告\n\n{opening}\n\n{''.join(said)}{year + 1}年1月15日\n"
        yield Defect(FAMILY, f"no agency, which calls itself {own}", stem, text, ("I105 agency",))

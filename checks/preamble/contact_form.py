"""P203: contact data that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Severity, Unknown
from gixlint.report import Contact, Entry, Report
from gixlint.statutes import PRACTICE, REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import pattern

_NAMES = {"phone": "电话", "fax": "传真", "mobile": "手机", "postcode": "邮编", "email": "电子邮箱", "url": "网址"}
_EIGHT = "0311|0371|0379|0411|0451|051[0-9]|0523|0527|053[12]|057[147]|059[15]|0731|075[57]|0769"
"""Four-digit area codes whose numbers have had eight digits since before 2008."""

_WEB = (
    (r"https?(?::/{0,2}|/{1,2})(?!\n?[A-Za-z0-9/\\])", "网址不完整，只剩开头"),
    (r"https?//[\w.\-/]+", "网址缺少冒号"),
    (r"https?;//[\w.\-/]+", "网址中的冒号误作分号"),
    (r"https?:/(?=[A-Za-z0-9])[\w.\-/]+", "网址少了一条斜线"),
    (r"(?:https?:\\+)[\w.\-/]+", "网址中的斜线方向反了"),
    (r"(?<![A-Za-z])(?:htttps?|htpps?|hptts?|hppts?|htps?|ttps?)://[\w.\-/]+", "网址的开头拼写有误"),
    (r"www[,。、;][A-Za-z][\w.\-/]+", "网址中的点误作其他标点"),
)


@check(
    "P203",
    severity="error",
    basis=[
        Basis(REGULATION_2007, "第三十一条"),
        Basis(REGULATION_2019, "第四十九条"),
        Basis(PRACTICE, "编制说明"),
    ],
    examples=[
        Example(good="电话：0999-8360521", bad="电话：0999-836052134"),
        Example(good="scjgj@anping.example.gov.cn", bad="scjgj.anping.example.gov.cn", sample="format2019-department"),
        Example(good="邮编：990002", bad="邮编：99002", sample="reg2007-department"),
        Example(good="（http://zjj.anping.example.gov.cn）", bad="（http:/）"),
    ],
    english="Contact data malformed",
)
def contact_malformed(report: Report) -> Iterator[Problem | Unknown]:
    """联系方式有误。

    检查联系方式中的电话、传真、邮编、电子邮箱和网址能不能成立：电话位数不对，邮编不是六位数字，邮箱缺少“@”或者域名，
    网址缺了冒号、斜线；正文各处的网址如果只剩“http:/”这样的开头，也会指出。

    号码中用长横线、斜线、顿号、空格、全角“＠”，几个号码并列，电话与传真共用一个号码，都不算错；没有写区号的另行提示。

    请按实际的号码和地址改正。
    """
    contact = report.find("contact")
    for entry in contact.entries if isinstance(contact, Contact) else ():
        wrong, severity = _wrong(report, entry)
        after = report.text.part(report.text.offset(entry.place._replace(start=entry.place.end)))
        if after.at_start(
            r"[件次个条人起%余]|[.@\-]?\n[A-Za-z0-9.@\-]"
        ):  # a count after 热线电话; an item broken at the line's end
            continue
        if wrong:
            yield Problem(
                at=entry.place,
                role="contact",
                message=f"{_NAMES[entry.kind]}“{entry.words}”有误：{wrong}",
                hint="请按实际的号码或者地址改正。",
                severity=severity,
            )
    for expression, wrong in _WEB:
        for match in report.text.all(expression) if "tp" in report.text.folded or "www" in report.text.folded else ():
            yield Problem(
                at=match.place,
                role="contact",
                message=f"网址“{match.words}”有误：{wrong}",
                hint="请写出完整的网址，并确认能够打开。",
            )


def _wrong(report: Report, entry: Entry) -> tuple[str, Severity | None]:
    """Return what is wrong with one item, empty if nothing is, and a lower severity where it is not quite certain."""
    if entry.kind in ("phone", "fax", "mobile"):
        return _phone(entry.words)
    if entry.kind == "postcode":
        return ("" if pattern(r"\d{6}").fullmatch(entry.words) else "邮政编码应为六位数字"), None
    if entry.kind == "email":
        return _email(report, entry), None
    return "", None


def _phone(words: str) -> tuple[str, Severity | None]:
    first, *others = pattern(r"[、/,;]+|(?<=\d{7}) (?=\d)").split(words)
    for index, part in enumerate((first, *others)):
        number = pattern(r"[ ()+]").sub("", part).split("转")[0].strip("-")
        digits = number.replace("-", "")
        if index and len(digits) <= 8:  # what differs from the number before: 8360521/22
            continue
        wrong = _number(number, digits)
        if wrong:
            return wrong, None
        local = number.partition("-")[2] if "-" in number else number[4:]
        if pattern(_EIGHT).match(number) and len(local) == 7:
            return f"区号{number[:4]}的电话号码有八位，现只有七位", Severity.WARNING
    return "", None


def _number(number: str, digits: str) -> str:
    if digits.startswith(("0086", "86")) and len(digits) > 11:
        home = number.removeprefix("00").removeprefix("86").lstrip("-")
        home = home if home.startswith(("0", "1")) and not home.startswith("10") else f"0{home}"
        return _number(home, home.replace("-", ""))
    if pattern(r"1[3-9]\d{9}|[48]00\d{7}|1\d{2,4}|9[56]\d{3,6}").fullmatch(digits):
        return ""
    if pattern(r"(?:(?:010|02\d)-*\d{8}|0[3-9]\d{2}-*\d{7,8})(?:-\d{1,6})*").fullmatch(number):
        return ""
    if pattern(r"[1-9]\d{6,7}(?:-\d{1,6})*|\d{3}-\d{4}|\d{4}-\d{4}").fullmatch(number):
        return ""
    if pattern(r"\d{3,4}-?[2-9]\d{6,7}").fullmatch(number) and not number.startswith("0"):
        return "区号应以“0”开头"
    return f"号码有{len(digits)}位数字，不成其为电话号码"


def _email(report: Report, entry: Entry) -> str:
    found = pattern(r"[!-~]+").search(entry.words)
    words = found[0] if found else ""
    after = report.text.part(report.text.offset(entry.place._replace(start=entry.place.end)))
    more = after.at_start(r"[ \n]?[A-Za-z0-9.@_\-]+")
    if more and (words.endswith(("@", ".")) or more.words.lstrip(" \n").startswith(("@", "."))):
        words += more.words.strip()
    if pattern(r"[\w.+\-]+(?:@|#|\(at\)|AT)(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}").fullmatch(words):
        return ""
    if "@" not in words and "#" not in words:
        return "缺少“@”"
    return "“@”后面的域名不完整" if not words.split("@")[-1].count(".") else "不合电子邮箱的格式"

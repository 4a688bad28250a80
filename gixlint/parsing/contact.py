"""Contact data: the sentence that says where to ask, item by item, as written."""

from __future__ import annotations

from gixlint.document import Place
from gixlint.report import Absent, Contact, Entry
from gixlint.text import Text, pattern

__all__ = ["find_contact"]

_LABELS = (
    (
        "phone",
        r"(?<!传真)(?:(?:联\s?系|咨询|办公|监督|固定|服务|投诉|值班)?\s?电\s?话(?:号码)?|(?:致|来)电|拨打|热线|Tel|TEL|tel|联系方式)(?:\s?[/(、和及]\s?传\s?真\)?)?",
    ),
    ("fax", r"传\s?真(?:号码|电话)?"),
    ("postcode", r"邮\s?政\s?编\s?码|邮\s?编"),
    ("email", r"(?:电\s?子\s?)?(?:邮\s?箱|邮\s?件|信\s?箱)(?:地址)?|[Ee]-?[Mm]ail"),
    ("address", r"(?:联\s?系|通\s?[信讯]|办\s?公|单位|邮\s?寄)?\s?地\s?址|地点"),
    ("url", r"网\s?址|(?:电子|下载)地址"),
)
_VALUES = {
    "phone": r"[(+]?[\d０-９][\d\-()/、+转— ]{2,40}",
    "fax": r"[(+]?\d[\d\-()/、+转 ]{2,40}",
    "postcode": r"[\dA-Za-z]{3,9}",
    "email": r"[\w.\-+#]{1,60}(?:@|#|\(at\)|AT)?[\w.\-]{0,60}",
    "address": r"[^,;。\n]{4,60}",
    "url": r"[\w:/.\-?=&%#~]{4,120}",
}
_ASKING = r"疑问|联系|咨询|致电|电\s?话|传\s?真|邮\s?编|邮\s?箱|地\s?址|邮政编码|信箱|意见"


def find_contact(text: Text, preamble: Place) -> Contact | Absent:
    """Find where a reader may ask: labelled items in the preamble, else in a sentence about asking anywhere."""
    groups = [text.within(preamble), text]
    for scope, group in enumerate(groups):
        entries = [entry for run in _runs(group, strict=scope > 0) for entry in _entries(run)]
        if any(entry.kind in ("phone", "email", "address") for entry in entries):
            kept = tuple(sorted(entries, key=lambda entry: entry.place))
            return Contact(kept[0].place.joined(kept[-1].place), kept)
    place = preamble
    return Absent("contact", "没有写明联系方式", Place(place.end, place.end))


def _runs(text: Text, strict: bool) -> list[Text]:
    """Runs of neighbouring sentences that speak of asking; `strict` asks for more than one labelled item in a run."""
    runs: list[list[Text]] = []
    apart = 2
    for sentence in text.sentences():
        if sentence.find(_ASKING):
            if apart <= 1 and runs:
                runs[-1].append(sentence)
            else:
                runs.append([sentence])
            apart = 0
        else:
            apart += 1
    joined = [_join(run) for run in runs]
    return [run for run in joined if not strict or _is_contact(run)]


def _join(run: list[Text]) -> Text:
    offsets = [offset for sentence in run for offset in sentence.offsets]
    return Text("".join(sentence.folded for sentence in run), offsets, offsets[-1] + 1)


def _is_contact(run: Text) -> bool:
    asking = bool(
        run.find(
            r"疑问|请(?:直接)?(?:与|和|同|向).{2,40}联系|联系(?:方式|电话|地址|人)|咨询电话|本(?:年度)?报告|如需(?:咨询|了解)"
        )
    )
    listed = len(set(pattern(r"(电\s?话|地\s?址|邮\s?箱|邮\s?编|传\s?真)\s?:").findall(run.folded))) >= 2
    return listed or (
        asking
        and bool(run.find(r"(?:电\s?话|致电|拨打|地\s?址|邮\s?箱|信箱|邮件|联系方式)[^。;,\n]{0,12}[:,]?\s?[\w(]"))
    )


def _entries(run: Text) -> list[Entry]:
    entries: list[Entry] = []
    taken: list[tuple[int, int]] = []
    for kind, label in _LABELS:
        for match in run.all(rf"(?:{label})(?:\([^)\n]{{1,12}}\))?\s?(?:是|为|:|,|;|\n)?\s?(?P<value>{_VALUES[kind]})"):
            start, end = match.span_of("value")
            if any(a < end and start < b for a, b in taken) or not _plausible(kind, match["value"], run.folded, start):
                continue
            value = match["value"].rstrip(" -、/(;.")
            if kind in ("phone", "fax") and value.count(")") > value.count("("):
                value = value.rstrip(")")
            taken.append((match.span[0], start + len(value)))
            entries.append(Entry(kind, value, run.place(start, start + len(value))))
    entries += _unlabelled(run, taken)
    return entries


def _plausible(kind: str, value: str, folded: str, start: int) -> bool:
    """Whether a value belongs to its label at all; a wrong value of the right kind is the checks' business."""
    if kind in ("phone", "fax"):
        return sum(character.isdigit() for character in value) >= 3 and not pattern(r"\d{4}-\d{1,2}-\d{1,2}").match(
            value
        )
    if kind == "email":
        return ("@" in value or (len(value) >= 5 and "." in value)) and not value.startswith("www.")
    if kind == "address":
        return bool(pattern(r"[路街道号楼室区县市镇乡村院巷座层幢栋大厦中心]").search(value)) and "http" not in value
    if kind == "url":
        return "." in value or "//" in value
    return True


def _unlabelled(run: Text, taken: list[tuple[int, int]]) -> list[Entry]:
    """Items that need no label: an area code with a number, an e-mail address, a web address."""
    found = []
    for kind, expression in (
        ("email", r"[A-Za-z0-9_.\-]{1,64}@[A-Za-z0-9\-]{1,64}(?:\.[A-Za-z0-9\-]{1,64}){1,6}"),
        ("url", r"(?:https?:?/{1,2}|www\.)[A-Za-z0-9_:/.\-?=&%#~]{1,300}"),
        ("phone", r"(?<![\d.\-])\(?0\d{2,3}\)?-?\d{7,8}(?!\d)"),
        (
            "address",
            r"(?<=[,;:、(])[\u4e00-\u9fff]{2,20}(?:路|街|道|巷|村|区)[\u4e00-\u9fff\d]{0,12}?\d{1,5}号[^,;。)\n]{0,24}",
        ),
    ):
        for match in run.all(expression):
            start, end = match.span
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                found.append(Entry(kind, match.words, match.place))
    return found

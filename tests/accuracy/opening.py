"""Defects of title, preamble and signature: who reports, for which year, on what basis, where to ask, when signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gixlint.report import Absent, Context, Entry, Period
from tests.accuracy.samples import SAMPLES, TODAY, Defect, edition, parsed, replaced, sample

FAMILY = "opening"


def all_of() -> Iterator[Defect]:
    """Yield the defects of this family of every sample."""
    for stem in SAMPLES:
        yield from _titles(stem)
        yield from _names(stem)
        yield from _bases(stem)
        yield from _periods(stem)
        yield from _contacts(stem)
        yield from _dates(stem)


def _title(stem: str) -> str:
    return sample(stem).partition("\n")[0].removeprefix("# ")


def _titles(stem: str) -> Iterator[Defect]:
    """Titles without or with a wrong year, with 年度 twice, with words left out, none at all."""
    title, text = _title(stem), sample(stem)
    year = parsed(stem).report_year
    agency = title.partition(str(year))[0]
    subject = "政府信息公开工作年度报告"
    for way, wrong, root in (
        ("年度 twice", f"{agency}{year}年度{subject}", "I103"),
        ("without 工作", f"{agency}{year}年度政府信息公开年度报告", "I103"),
        ("工作报告", f"{agency}{year}年政府信息公开工作报告", "I103"),
        ("年报", f"{agency}{year}年政府信息公开年报", "I103"),
        ("without 政府", f"{agency}{year}年信息公开工作年度报告", "I103"),
        ("政务公开", f"{agency}{year}年政务公开工作年度报告", "I103"),
        ("工作总结", f"{agency}{year}年政府信息公开工作总结", "I103"),
        ("without year", f"{agency}{subject}", "I103"),
        ("without agency", f"{year}年{subject}", "I103"),
        ("of last year", f"{agency}{year - 1}年{subject}", "I104"),
        ("of next year", f"{agency}{year + 1}年{subject}", "I104"),
        ("ten years old", f"{agency}{year - 10}年{subject}", "I104"),
        ("with half the agency", f"{agency[:-2]}{year}年{subject}", "I106 signature"),
    ):
        changed = text.replace(f"# {title}", f"# {wrong}", 1)
        yield Defect(FAMILY, f"title {way}", stem, changed, (root if " " in root else f"{root} title",), line=1)
    for way, right in (
        ("year first", f"{year}年{agency}{subject}"),
        ("over two lines", f"{agency}\n\n# {year}年{subject}"),
        ("with spaces", f"{agency} {year} 年{subject}"),
    ):
        yield Defect(FAMILY, f"title {way}", stem, text.replace(f"# {title}", f"# {right}", 1))
    yield Defect(FAMILY, "no title", stem, text.replace(f"# {title}\n\n", "", 1), ("I101 title",))


def _names(stem: str) -> Iterator[Defect]:
    """The name under the report is another: a character dropped, shortened, of another place, another agency's."""
    text = sample(stem)
    *_, name, day = text.rstrip("\n").split("\n\n")
    place = name[:3]
    wrongs = [
        ("a character dropped", name[:4] + name[5:]),
        ("another place", name.replace(place, "清河" + place[-1])),
        ("a character wrong", name[:1] + "某" + name[2:]),
    ]
    if name.endswith("局"):
        wrongs.append(("another bureau", f"{place}财政局"))
    for way, wrong in wrongs:
        changed = text.replace(f"\n\n{name}\n\n{day}", f"\n\n{wrong}\n\n{day}")
        yield Defect(FAMILY, f"signed with {way}", stem, changed, ("I106 signature",))
    unsigned = text.replace(f"\n\n{name}\n\n{day}", f"\n\n{day}")
    yield Defect(FAMILY, "unsigned", stem, unsigned, ("T105 signature",))
    office = text.replace(f"\n\n{name}\n\n{day}", f"\n\n办公室\n\n{day}")
    yield Defect(FAMILY, "signed by an office without a name", stem, office, ("T105 signature",))
    sealed = text.replace(f"\n\n{name}\n\n{day}", f"\n\n（公章）\n\n{day}")
    yield Defect(FAMILY, "sealed, not signed", stem, sealed, ("T105 signature",))


_RIGHT = "《中华人民共和国政府信息公开条例》"


def _bases(stem: str) -> Iterator[Defect]:
    """The Regulation under a wrong name, with the old number or articles, or not cited."""
    text = sample(stem)
    for wrong in (
        "《中华人民共和国信息公开条例》",
        "《中华人民共和国政府信息公开工作条例》",
        "《中华人民政府信息公开条例》",
        "《中华人民共和国政府信息条例》",
        "《中华人民共和国政务信息公开条例》",
    ):
        changed, line = replaced(text, _RIGHT, wrong)
        yield Defect(FAMILY, f"the Regulation as {wrong}", stem, changed, ("P303 preamble",), line=line)
    yield Defect(FAMILY, "《政府信息公开条例》", stem, text.replace(_RIGHT, "《政府信息公开条例》"))
    yield from _without(stem)
    if edition(stem) == "reg2007":
        return
    number, form = "国务院令第711号", {"format2019": "〔2019〕60号", "format2021": "〔2021〕30号"}[edition(stem)]
    other = {"format2019": "〔2021〕30号", "format2021": "〔2019〕60号"}[edition(stem)]
    for way, old, wrong in (
        ("第492号", number, "国务院令第492号"),
        ("国务院第492号令", number, "国务院第492号令"),
        ("the articles of 2007", "第四十九条、第五十条", "第三十一条、第三十二条"),
        ("an article of 2007", "第四十九条、第五十条", "第三十二条"),
        ("another year's form", form, other),
    ):
        if text.count(old) == 1:
            changed, line = replaced(text, old, wrong)
            yield Defect(FAMILY, f"basis: {way}", stem, changed, ("P302 preamble",), line=line)


def _without(stem: str) -> Iterator[Defect]:
    """The sentence that says by what the report is compiled names a notice only, and no Regulation stands elsewhere."""
    report, text = parsed(stem), sample(stem)
    head, mark, body = text.partition("\n## ")
    sentence = next(s for s in report.preamble.text.sentences() if _RIGHT in report.document.words(s.place()))
    whole = report.document.words(sentence.place())
    counted = re.search(r"(?:全文|报告)?(?:由|内容包括|包括|分为)总?[^。]*?部分(?:组成|构成)?", whole)
    for words in ("市政府办公室通知要求", "上级有关文件精神", "有关规定"):
        parts = f"，{counted[0]}" if counted else ""
        bare = head.replace(whole, f"根据{words}，编制本年度报告{parts}。")
        rest = re.sub(r"对照《条例》[^，。]*，|修订后的《条例》|《条例》和|《条例》", "", body)
        yield Defect(FAMILY, f"basis: {words}", stem, bare + mark + rest, ("P301 preamble",))


_SPELLINGS = (
    "{y}年1月1日至{z}年{m}月{d}日",
    "{y}年1月1日至{m}月{d}日",
    "{y}.1.1-{z}.{m}.{d}",
    "{y}年1月1日起至{z}年{m}月{d}日止",
    "{y}年1月1日—{m}月{d}日",
    "自{y}年1月1日起，至{z}年{m}月{d}日止",
    "{y}-01-01至{z}-{m}-{d}",
    "{y}/1/1～{z}/{m}/{d}",
    "{y} 年 1 月 1 日至 {z} 年 {m} 月 {d} 日",
    "{hy}年一月一日至{hz}年{hm}月{hd}日",
)


def _periods(stem: str) -> Iterator[Defect]:
    """The statistics period in many spellings: right, ended early, of another year, impossible, left out."""
    report = parsed(stem)
    period = report.find("period")
    assert isinstance(period, Period)
    text, year = sample(stem), report.report_year
    words = report.document.words(period.place)
    stem_of = re.compile(rf"(?:自|从)?{re.escape(words)}(?:日|起|止)?")
    found = stem_of.search(text)
    assert found
    old = found[0]
    for number, spelling in enumerate(_SPELLINGS, 1):
        for name, (y, z, m, d), root in (
            ("right", (year, year, 12, 31), ""),
            ("ended early", (year, year, 12, 20), "P102"),
            ("of half a year", (year, year, 6, 30), "P102"),
            ("of another year", (year - 1, year - 1, 12, 31), "I104"),
            ("of the next year", (year + 1, year + 1, 12, 31), "I104"),
            ("impossible", (year, year, 12, 32), "T104"),
            ("with a thirteenth month", (year, year, 13, 31), "T104"),
            ("that ends before it begins", (year, year - 1, 12, 31), "P102"),
            ("over two years", (year - 1, year, 12, 31), "I104"),
        ):
            if y != z and "{z}" not in spelling and "{hz}" not in spelling:
                continue
            han = {"hy": _han(y), "hz": _han(z), "hm": _count(m), "hd": _count(d)}
            wrong = spelling.format(y=y, z=z, m=m, d=d, **han)
            changed, line = replaced(text, old, wrong)
            yield Defect(
                FAMILY, f"period {name}", stem, changed, (f"{root} period",) if root else (), where=f"{number}", line=line,
            )  # fmt: skip
    sentence = report.document.words(period.sentence)
    gone = re.sub(rf"{re.escape(sentence.rstrip('。'))}[。，]?", "", text, count=1)
    yield Defect(FAMILY, "no period", stem, gone, ("P101 period",))
    for way, said in (("a vague one", "本报告数据均为年度数据。"), ("another date", f"本报告于{year + 1}年1月编制。")):
        if sentence.endswith("。"):
            yield Defect(FAMILY, f"no period, {way}", stem, text.replace(sentence, said, 1), ("P101 period",))


def _contacts(stem: str) -> Iterator[Defect]:
    """Items of the contact missing or malformed."""
    report, text = parsed(stem), sample(stem)
    contact = report.find("contact")
    assert not isinstance(contact, Absent)
    items: dict[str, Entry] = {entry.kind: entry for entry in report.contact.entries}
    phone, email, post = items["phone"].words, items["email"].words, items["postcode"].words
    for way, old, wrong, root in (
        ("a telephone with a digit lost", phone, phone[:-1], "P203"),
        ("a telephone with two digits more", phone, f"{phone}34", "P203"),
        ("a telephone with another area code", phone, phone.replace("-", "-0", 1)[:-3], "P203"),
        ("a telephone without area code", phone, phone.split("-")[1], "P204"),
        ("a telephone of eight digits without area code", phone, "2" + phone.split("-")[1], "P204"),
        ("two telephones without area code", phone, f"{phone.split('-')[1]}、8360000", "P204"),
        ("a telephone left blank", phone, "（    ）", "P202"),
        ("a telephone of X", phone, "XXXXXXX", "D102 body"),
        ("a postcode with a digit lost", post, post[:-1], "P203"),
        ("a postcode with a digit more", post, f"{post}0", "P203"),
        ("an address without @", email, email.replace("@", ""), "P203"),
        ("an address with @ twice", email, email.replace("@", "@@"), "P203"),
        ("an address cut off", email, email.partition("@")[0] + "@", "P203"),
    ):
        changed, line = replaced(text, old, wrong)
        root = root if " " in root else f"{root} contact"
        yield Defect(FAMILY, way, stem, changed, (root,), line=line)
    bare = re.sub(r"[，；、]?(?:联系)?电话[:：][\d-]+", "", text)
    yield Defect(FAMILY, "no telephone", stem, bare, ("P202 contact",))
    placeless = re.sub(r"[，；、]?(?:联系)?地址[:：][^，；]+[，；]", "", text)
    yield Defect(FAMILY, "no address", stem, placeless, ("P202 contact",))
    head, mark, rest = text.partition("\n## ")
    gone = re.sub(rf"(?<=[。\n])[^。\n]*{phone}[^\n]*?。", "", head, count=1)
    assert gone != head
    yield Defect(FAMILY, "no contact", stem, gone + mark + rest, ("P201 contact",))
    for words in ("如有疑问，请与我们联系。", "欢迎社会各界监督指正。"):
        vague = re.sub(rf"(?<=[。\n])[^。\n]*{phone}[^\n]*?。", words, head, count=1)
        yield Defect(FAMILY, f"no contact: {words}", stem, vague + mark + rest, ("P201 contact",))


def _dates(stem: str) -> Iterator[Defect]:
    """The date under the report: late, on the last day, too early, impossible, to come, none."""
    text, year = sample(stem), parsed(stem).report_year
    day = text.rstrip("\n").rpartition("\n")[2]
    level = stem.partition("-")[2]
    last = (3, 31) if edition(stem) == "reg2007" or level == "government" else (1, 31)
    bound = not (level == "township" and edition(stem) != "reg2007")
    after = (last[0] + 1, 1)
    late = "T102" if bound else ""
    for name, signed, root in (
        ("on the last day", (year + 1, *last), ""),
        ("the day after", (year + 1, *after), late),
        ("in June", (year + 1, 6, 15), late),
        ("a year late", (year + 2, 1, 20), "T104" if year == 2025 else late),
        ("too early", (year, 12, 30), "T101"),
        ("of the year itself", (year, 1, 20), "T101"),
        ("impossible", (year + 1, 2, 30), "T104"),
        ("with a thirteenth month", (year + 1, 13, 3), "T104"),
    ):
        y, m, d = signed
        for number, spelling in enumerate(
            (f"{y}年{m}月{d}日", f"{y}.{m}.{d}", f"{y}-{m:02}-{d:02}", f"{_han(y)}年{_count(m)}月{_count(d)}日"), 1
        ):
            yield Defect(
                FAMILY, f"signed {name}", stem, _signed(text, spelling), (f"{root} signature",) if root else (),
                where=f"{number}",
            )  # fmt: skip
    for way, wrong in (("nothing", ""), ("a month", f"{year + 1}年1月"), ("blanks", f"{year + 1}年  月  日")):
        yield Defect(FAMILY, f"dated with {way}", stem, _signed(text, wrong), ("T103 signature",))
    yield Defect(FAMILY, "dated with XX", stem, _signed(text, f"{year + 1}年1月XX日"), ("D102",))
    yield Defect(
        FAMILY, "signed on a day to come", stem, text, ("T104 signature",), context=Context(date(year + 1, 1, 2))
    )
    if bound:
        published = Context(TODAY, published=date(year + 1, *after))
        yield Defect(FAMILY, "published late", stem, text, ("T102 published",), context=published)
    assert day.startswith(str(year + 1))


def _signed(text: str, day: str) -> str:
    return text.rstrip("\n").rpartition("\n")[0] + f"\n{day}\n"


_DIGITS = "〇一二三四五六七八九"


def _han(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _count(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + "十" * (tens > 0) + (_DIGITS[ones] if ones or not tens else "")

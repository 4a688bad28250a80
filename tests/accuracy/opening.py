"""Defects of title, preamble and signature: who reports, for which year, on what basis, where to ask, when signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gixlint.report import Absent, Context, Entry, Period
from tests.accuracy.samples import SAMPLES, TODAY, Defect, codes, edition, parsed, replaced, sample

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
    for wrong, expected in (
        (f"{agency}{year}年度{subject}", "I103"),
        (f"{agency}{year}年度政府信息公开年度报告", "I103"),
        (f"{agency}{year}年政府信息公开工作报告", "I103"),
        (f"{agency}{year}年政府信息公开年报", "I103"),
        (f"{agency}{year}年信息公开工作年度报告", "I103"),
        (f"{agency}{year}年政务公开工作年度报告", "I103"),
        (f"{agency}{year}年政府信息公开工作总结", "I103"),
        (f"{agency}{subject}", "I103"),
        (f"{year}年{subject}", "I103"),
        (f"{agency}{year - 1}年{subject}", "I104"),
        (f"{agency}{year + 1}年{subject}", "I104"),
        (f"{agency}{year - 10}年{subject}", "I104"),
        (f"{agency[:-2]}{year}年{subject}", "I103 I106"),
    ):
        changed = text.replace(f"# {title}", f"# {wrong}", 1)
        any_of = codes(expected)
        follows = codes("I106 I103 T101 T102") if any_of == codes("I104") else codes("I102 I106 I103")
        yield Defect(FAMILY, f"{stem}: title {wrong}", changed, any_of=any_of, may=follows)
    for right in (f"{year}年{agency}{subject}", f"{agency}\n\n# {year}年{subject}", f"{agency} {year} 年{subject}"):
        yield Defect(FAMILY, f"{stem}: title {right!r}", text.replace(f"# {title}", f"# {right}", 1))
    yield Defect(
        FAMILY, f"{stem}: no title", text.replace(f"# {title}\n\n", "", 1), codes("I101"), may=codes("I103 I105"),
        formats=("md", "txt"),
    )  # fmt: skip


def _names(stem: str) -> Iterator[Defect]:
    """The name under the report is another: a character dropped, shortened, of another place."""
    text = sample(stem)
    *_, name, day = text.rstrip("\n").split("\n\n")
    place = name[:3]
    wrongs = [name[:4] + name[5:], name.replace(place, "清河" + place[-1])]
    for wrong in (*wrongs, f"{place}财政局") if name.endswith("局") else wrongs:
        changed = text.replace(f"\n\n{name}\n\n{day}", f"\n\n{wrong}\n\n{day}")
        yield Defect(FAMILY, f"{stem}: signed {wrong}", changed, codes("I106"), may=codes("I107"))
    yield Defect(FAMILY, f"{stem}: unsigned", text.replace(f"\n\n{name}\n\n{day}", f"\n\n{day}"), codes("T105"))


def _bases(stem: str) -> Iterator[Defect]:
    """The Regulation under a wrong name, with the old number or articles, or not cited."""
    text = sample(stem)
    right = "《中华人民共和国政府信息公开条例》"
    for wrong in (
        "《中华人民共和国信息公开条例》",
        "《中华人民共和国政府信息公开工作条例》",
        "《中华人民政府信息公开条例》",
        "《中华人民共和国政府信息条例》",
        "《中华人民共和国政务信息公开条例》",
    ):
        changed, line = replaced(text, right, wrong)
        yield Defect(FAMILY, f"{stem}: {wrong}", changed, codes("P303"), may=codes("P301"), line=line)
    yield Defect(FAMILY, f"{stem}: 《政府信息公开条例》", text.replace(right, "《政府信息公开条例》"))
    if edition(stem) == "reg2007":
        return
    for old, wrong in (
        ("国务院令第711号", "国务院令第492号"),
        ("第四十九条、第五十条", "第三十一条、第三十二条"),
    ):
        if text.count(old) == 1:
            changed, line = replaced(text, old, wrong)
            yield Defect(FAMILY, f"{stem}: {wrong}", changed, codes("P302"), line=line)
    other = {"format2019": ("〔2019〕60号", "〔2021〕30号"), "format2021": ("〔2021〕30号", "〔2019〕60号")}
    old, wrong = other[edition(stem)]
    if text.count(old) == 1:
        changed, line = replaced(text, old, wrong)
        yield Defect(FAMILY, f"{stem}: {wrong}", changed, codes("P302"), line=line)


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
    for spelling in _SPELLINGS:
        for name, (y, z, m, d), expected in (
            ("right", (year, year, 12, 31), ""),
            ("ended early", (year, year, 12, 20), "P102"),
            ("half a year", (year, year, 6, 30), "P102"),
            ("another year", (year - 1, year - 1, 12, 31), "I104"),
            ("the next year", (year + 1, year + 1, 12, 31), "I104"),
            ("impossible", (year, year, 12, 32), "P102 T104"),
            ("thirteenth month", (year, year, 13, 31), "P102 T104"),
        ):
            wrong = spelling.format(y=y, z=z, m=m, d=d)
            changed, _ = replaced(text, old, wrong)
            yield Defect(
                FAMILY, f"{stem}: period {name} {wrong}", changed, any_of=codes(expected),
                may=codes("P102 T104 I104 T101 W107" if expected else "W107"),
            )  # fmt: skip
        if "{z}" in spelling:
            wrong = spelling.format(y=year, z=year - 1, m=12, d=31)
            changed, _ = replaced(text, old, wrong)
            yield Defect(FAMILY, f"{stem}: period ends before it begins {wrong}", changed, any_of=codes("P102 I104"),
                         may=codes("P102 I104 T101 W107"))  # fmt: skip
            wrong = spelling.format(y=year - 1, z=year, m=12, d=31)
            changed, _ = replaced(text, old, wrong)
            yield Defect(FAMILY, f"{stem}: period of two years {wrong}", changed, any_of=codes("P102 I104"),
                         may=codes("P102 I104 W107"))  # fmt: skip
    sentence = report.document.words(period.sentence)
    yield Defect(FAMILY, f"{stem}: no period", text.replace(sentence, "", 1), codes("P101"), may=codes("P401 W102"))


def _contacts(stem: str) -> Iterator[Defect]:
    """Items of the contact missing or malformed."""
    report, text = parsed(stem), sample(stem)
    contact = report.find("contact")
    assert not isinstance(contact, Absent)
    items: dict[str, Entry] = {entry.kind: entry for entry in report.contact.entries}
    phone, email, post = items["phone"].words, items["email"].words, items["postcode"].words
    for old, wrong, expected in (
        (phone, phone[:-1], "P203"),
        (phone, f"{phone}34", "P203"),
        (phone, phone.replace("-", "-0", 1)[:-3], "P203"),
        (phone, phone.split("-")[1], "P204"),
        (phone, "（    ）", "P202 D102"),
        (phone, "XXXXXXX", "D102 P203 P202"),
        (post, post[:-1], "P203"),
        (post, f"{post}0", "P203"),
        (email, email.replace("@", ""), "P203"),
        (email, email.replace("@", "@@"), "P203"),
        (email, email.partition("@")[0] + "@", "P203"),
    ):
        changed, line = replaced(text, old, wrong)
        yield Defect(FAMILY, f"{stem}: {old} → {wrong}", changed, any_of=codes(expected), may=codes("P202"), line=line)
    bare = re.sub(r"[，；、]?(?:联系)?电话[:：][\d-]+", "", text)
    yield Defect(FAMILY, f"{stem}: no phone", bare, codes("P202"), may=codes("W102"))
    placeless = re.sub(r"[，；、]?(?:联系)?地址[:：][^，；]+[，；]", "", text)
    yield Defect(FAMILY, f"{stem}: no address", placeless, codes("P202"))
    gone = text.replace(report.document.words(report.contact.place), "", 1)
    yield Defect(FAMILY, f"{stem}: no contact", gone, codes("P201"), may=codes("P202 W102 W106 D109"))


def _dates(stem: str) -> Iterator[Defect]:
    """The date under the report: late, on the last day, too early, impossible, to come, none."""
    text, year = sample(stem), parsed(stem).report_year
    day = text.rstrip("\n").rpartition("\n")[2]
    level = stem.partition("-")[2]
    last = (3, 31) if edition(stem) == "reg2007" or level == "government" else (1, 31)
    bound = not (level == "township" and edition(stem) != "reg2007")
    after = (last[0] + 1, 1)
    for name, signed, expected in (
        ("on the last day", (year + 1, *last), ""),
        ("the day after", (year + 1, *after), "T102" if bound else ""),
        ("in June", (year + 1, 6, 15), "T102" if bound else ""),
        ("a year late", (year + 2, 1, 20), "T102 T104" if bound or year == 2025 else ""),
        ("too early", (year, 12, 30), "T101"),
        ("of the year itself", (year, 1, 20), "T101"),
        ("impossible", (year + 1, 2, 30), "T104"),
        ("no month", (year + 1, 13, 3), "T104"),
    ):
        y, m, d = signed
        for spelling in (
            f"{y}年{m}月{d}日",
            f"{y}.{m}.{d}",
            f"{y}-{m:02}-{d:02}",
            f"{_han(y)}年{_count(m)}月{_count(d)}日",
        ):
            changed = text.rstrip("\n").rpartition("\n")[0] + f"\n{spelling}\n"
            yield Defect(
                FAMILY, f"{stem}: signed {name} {spelling}", changed, any_of=codes(expected),
                may=codes("W107 T102" if "T102" in expected else "W107"),
            )  # fmt: skip
    for wrong in ("", f"{year + 1}年1月", f"{year + 1}年  月  日", f"{year + 1}年1月XX日"):
        changed = text.rstrip("\n").rpartition("\n")[0] + f"\n{wrong}\n"
        yield Defect(
            FAMILY, f"{stem}: dated {wrong!r}", changed, any_of=codes("T103 D102"), may=codes("T105 D102 T103")
        )  # fmt: skip
    yield Defect(FAMILY, f"{stem}: to come", text, codes("T104"), context=Context(date(year + 1, 1, 2)))
    if bound:
        late = Context(TODAY, published=date(year + 1, *after))
        yield Defect(FAMILY, f"{stem}: published late", text, codes("T102"), context=late)
    assert day.startswith(str(year + 1))


_DIGITS = "〇一二三四五六七八九"


def _han(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _count(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + "十" * (tens > 0) + (_DIGITS[ones] if ones or not tens else "")

"""Dates and years as reports write them, in folded text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from gixlint.report import Day
from gixlint.text import Match, Text, number

__all__ = ["DATE", "OF_YEAR", "YEAR", "day_of", "days", "year_of"]

_CHINESE_YEAR = "(?:[〇零一二三四五六七八九]{4}|二[〇零0OoОо][〇零0OoОо一二][〇零0OoОо一二三四五六七八九])"
_ROUND = dict.fromkeys(map(ord, "0OoОо"), "〇")  # written for 〇: 二0一五, 二O一五
YEAR = rf"(?:(?:19|20)\d{{2}}|{_CHINESE_YEAR})"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

DATE = rf"(?:{YEAR}年{_MONTH}月{_DAY}日|(?:19|20)\d{{2}}(?P<sep>[-./])\d{{1,2}}(?P=sep)\d{{1,2}}日?(?!\d))"
"""A whole date; it names a group `sep`, so that it stands once in an expression."""

OF_YEAR = r"年(?:全年度?|度)?(?:\((?:自|从)?)?"
"""What may stand between a year and its month: 2021年度1月1日, 2021年全年(1月1日至12月31日)."""
_PARTS = rf"(?P<y>{YEAR})(?:{OF_YEAR}|[-./])(?P<m>{_MONTH})(?:月|[-./])(?P<d>{_DAY})日?(?!\d)"


def year_of(words: str) -> int | None:
    """Return a year written in Arabic or Chinese digits."""
    return number(words if words.isdecimal() else words.translate(_ROUND))


def day_of(text: Text, year: int | None = None) -> Day:
    """Read one date out of the folded words of a date; `year` is taken where the date names none (1月1日)."""
    match = text.find(_PARTS) or text.find(rf"(?P<y>)(?P<m>{_MONTH})月(?P<d>{_DAY})日")
    if not match:
        return Day(None, None, None, None, text.place())
    return _day(match, year)


def days(text: Text) -> Iterator[Day]:
    """Yield the whole dates in reading order."""
    if "年" in text.folded or "-" in text.folded or "." in text.folded or "/" in text.folded:
        for match in text.all(rf"(?<!\d){_PARTS}"):
            yield _day(match, None)


def _day(match: Match, year: int | None) -> Day:
    y = year_of(match["y"]) if match["y"] else year
    m, d = number(match["m"]), number(match["d"])
    value = None
    if y and m and d:
        try:
            value = datetime.date(y, m, d)
        except ValueError:
            value = None  # no such day: 2月30日
    return Day(value, y, m, d, match.place)

"""The report year, and which form a text follows where the year is unknown."""

from __future__ import annotations

from collections import Counter

from gixlint.document import Document
from gixlint.editions import Edition, edition
from gixlint.parsing.dates import YEAR, year_of
from gixlint.report import Context, YearClaim
from gixlint.text import Text

__all__ = ["find_year", "guess_edition"]

_FIRST, _LAST = 2000, 2100


def find_year(document: Document, text: Text, claims: tuple[YearClaim, ...], context: Context) -> int | None:
    """Return the report year: given, by title, preamble or period, else as the text speaks of itself."""
    if context.year is not None:
        return context.year
    for role in ("title", "period", "preamble"):
        for claim in claims:
            if claim.role == role and _FIRST <= claim.year <= _LAST:
                return claim.year
    return _spoken(text) or _from_front(document)


def _spoken(text: Text) -> int | None:
    """The year of which most sentences say 「2018年度我局…」 or 「2018年，…」."""
    votes: Counter[int] = Counter()
    for match in text.all(
        rf"(?:^|[。;!?\n,:)])(?P<y>{YEAR})年(?P<own>度?(?:内|以来|全年)?,?(?:我|本|全|区|市|县|镇|乡|共)|度?[,内以]|度)"
    ):
        year = year_of(match["y"])
        if year and _FIRST <= year <= _LAST:
            votes[year] += 3 if match["own"] else 1
    if not votes:
        return None
    (best, count), *rest = votes.most_common(2)
    return best if not rest or count > rest[0][1] else None


def _from_front(document: Document) -> int | None:
    """The year before the one in which the text was published, where the source says only that."""
    words = document.meta("title", "ArticleTitle") or ""
    match = Text.of(words).find(rf"(?P<y>{YEAR})年")
    return year_of(match["y"]) if match else None


def guess_edition(text: Text) -> Edition | None:
    """Return the edition whose headings a text uses, for reading its outline before the year is known."""
    folded = text.folded
    unified = sum(
        phrase in folded
        for phrase in (
            "收到和处理政府信息公开申请",
            "其他需要报告的事项",
            "第二十条第(一)项",
            "结转下年度继续办理",
            "总体情况",
        )
    )
    return edition("format2021") if unified >= 2 else edition("reg2007")

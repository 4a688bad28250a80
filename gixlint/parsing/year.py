"""The report year, and which form a text follows where the year is unknown."""

from __future__ import annotations

from collections import Counter

from gixlint.document import Document
from gixlint.editions import Edition, edition, editions
from gixlint.parsing.dates import DATE, YEAR, year_of
from gixlint.report import Context, YearClaim
from gixlint.text import Text, fold, pattern

__all__ = ["find_year", "guess_edition"]

_FIRST, _LAST = 2000, 2100


def find_year(document: Document, text: Text, claims: tuple[YearClaim, ...], context: Context) -> int | None:
    """Return the report year: given, by title, period or preamble, else as the text speaks of itself. A title's year
    that two of the others contradict with one voice is a slip.
    """
    if context.year is not None:
        return context.year
    known = [claim for claim in claims if _FIRST <= claim.year <= _LAST]
    said = {role: [claim.year for claim in known if claim.role == role] for role in ("title", "period", "preamble")}
    first = next((years[0] for years in said.values() if years), None)
    if first is None:
        return _spoken(text) or _from_front(document)
    if said["title"] and any(year != first for years in said.values() for year in years):
        others = Counter(year for role in ("period", "preamble") for year in set(said[role]))
        others.update(year for year in (_spoken(text), _signed(text)) if year)
        best, count = others.most_common(1)[0]
        return best if count >= 2 and others[first] < count else first
    return first


_END = 400
"""A signature stands within so many characters of the end, an attachment apart."""


def _signed(text: Text) -> int | None:
    """The year before that of the last date that ends a line near the end: reports are signed in the year after."""
    dates = list(text.part(max(0, len(text) - _END)).all(rf"(?m){DATE}(?=\s*$)"))
    match = pattern(YEAR).match(dates[-1].words) if dates else None
    year = year_of(match[0]) if match else None
    return year - 1 if year else None


def _spoken(text: Text) -> int | None:
    """The year of which most sentences say 「2018年度我局…」 or 「2018年，…」."""
    votes: Counter[int] = Counter()
    for match in text.all(
        rf"(?:^|[。;!?\n,:)])(?P<y>{YEAR})年(?P<own>度?(?:内|以来|全年)?,?(?:我|本|全|区|市|县|镇|乡|共)|度?[,内以]|度(?!报告)|是)"
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
    for name in reversed(editions()):
        form = edition(name)
        labels = [fold(section.heading) for section in form.sections]
        labels += [fold(line.label) for table in form.tables for block in table.blocks for line in block.rows]
        if form.numbered and sum(len(label) > 6 and label in text.folded for label in labels) >= 2:
            return form
    return next((form for form in map(edition, editions()) if not form.numbered), None)

"""The statutory report as parsing rebuilds it from a document.

Every part has a role, a stable path such as `period`, `section.fees` or `requests.r4.natural`: findings, waivers,
folding and JSON speak of parts by their roles. A part that is not there is `Absent`, with the reason and the place
where it should stand. `report.find(role)` gives a part or its absence; `report.title` and the like raise `Missing`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeVar

from gixlint.document import Document, Place
from gixlint.errors import Missing
from gixlint.records import Record
from gixlint.text import Text

if TYPE_CHECKING:
    from gixlint.editions import Edition, TableForm

__all__ = [
    "Absent", "Agency", "Alteration", "BasisCited", "Body", "Contact", "Context", "Day", "Entry", "Figure", "FormTable",
    "Level", "Period", "Preamble", "Published", "Qualifier", "Removal", "Report", "Section", "Signature", "Statement",
    "StatementScope", "Title", "YearClaim",
]  # fmt: skip

Level = Literal["government", "department", "township", "other", "unknown"]
Qualifier = Literal["exact", "about", "at least", "at most", "all", "none"]


class Context(Record):
    """What is known beside the document: given on the command line or in the settings.

    `lost` are the targets of a page's links to attachments that are not beside it, where one could look.
    """

    today: date
    published: date | None = None
    level: Level | None = None
    year: int | None = None
    edition: str | None = None
    lost: frozenset[str] = frozenset()


class Absent(Record):
    """A part that was not found: its role, why (a Chinese clause), and the place where it should stand."""

    role: str
    reason: str
    place: Place


class Removal(Record):
    """Something that cleaning took out of the text before parsing.

    `kind` is one of residue (marks of copying), wrapper (a sharing site's furniture), chunk (its page-chunk number),
    pinyin, furniture (an agency site's own, harmless), page-number, markup.
    """

    kind: str
    place: Place


class Day(Record):
    """A date as written: `value` is None where no such day exists (2月30日) or a part of it is missing."""

    value: date | None
    year: int | None
    month: int | None
    day: int | None
    place: Place


class Title(Record):
    """The report's title: folded words without line breaks, its parts as far as recognised.

    `origin` is body, front (a 标题： line) or metadata; metadata titles have an empty place at the text's start.
    `agency` is what stands for the agency in it, `subject` what follows the year: 政府信息公开工作年度报告.
    """

    place: Place
    words: str
    agency: str
    year: int | None
    subject: str
    origin: str


class Agency(Record):
    """Whose report it is: full name as best known, level, and where the name was found (title, signature, metadata)."""

    name: str
    level: Level
    place: Place
    origin: str


class YearClaim(Record):
    """One place that says which year the report is for: role title, preamble or period."""

    year: int
    role: str
    place: Place


class Period(Record):
    """The statistics period as stated: `start` and `end` may lack a value; `named` where it is called 统计期限 or so.

    `place` covers the dates, `sentence` the sentence.
    """

    place: Place
    sentence: Place
    start: Day
    end: Day
    named: bool


class Entry(Record):
    """One item of contact data as written: kind phone, fax, mobile, address, postcode, email, url; folded words."""

    kind: str
    words: str
    place: Place


class Contact(Record):
    """Where to ask: the sentence and its items."""

    place: Place
    entries: tuple[Entry, ...]

    def of(self, kind: str) -> tuple[Entry, ...]:
        """Return the items of one kind."""
        return tuple(entry for entry in self.entries if entry.kind == kind)


class BasisCited(Record):
    """A legal basis cited in the sentence that says by what the report is compiled: folded title or number."""

    words: str
    place: Place


class Preamble(Record):
    """What stands between title and first section: its place and the legal bases that it cites."""

    place: Place
    text: Text
    bases: tuple[BasisCited, ...]


class Body(Record):
    """The report's text from its title to its signature, furniture left out."""

    place: Place
    text: Text


class Section(Record):
    """A top-level section. `roles` are the statutory contents that its heading names (a combined one names several).

    `label` is its numbering as written, folded (一、), `ordinal` its value (1) or None, `heading` the folded words
    without the label, `text` the folded prose without heading and tables, `parts` its sub-sections, `tables` the
    indices in `Document.tables` of what stands in it.
    """

    role: str
    roles: tuple[str, ...]
    label: str
    ordinal: int | None
    heading: str
    place: Place
    heading_place: Place
    text: Text
    parts: tuple["Section", ...] = ()
    tables: tuple[int, ...] = ()
    depth: int = 1


class Figure(Record):
    """A number in a table, as written and as read.

    `state` is number, blank, dash (- — /), none (无), text (no number can be read) or lost (the cell could not be
    told apart from its neighbours: nothing may be said of it). `value` counts only where `state` is number.
    `note` is what stands beside the number: （其中修订16件）, `unit` a unit written in the cell.
    """

    raw: str
    value: int | Decimal | None
    state: Literal["number", "blank", "dash", "none", "text", "lost"]
    place: Place
    note: str = ""
    unit: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether the cell says nothing: blank, dash or 无."""
        return self.state in ("blank", "dash", "none")


class Alteration(Record):
    """A way in which a table departs from its form: kind row-added, row-missing, column-added, column-missing, renamed,
    moved; the form's label and what stands instead, both folded.
    """

    kind: str
    label: str
    found: str
    place: Place


class FormTable(Record):
    """A table of the form: its cells by key (`r1.natural`), what was altered.

    `role` is proactive, requests, disputes or statistics; `certain` is False where it was read out of flattened text
    and some row could not be aligned: then absence proves nothing, and `reason` says what.
    """

    role: str
    place: Place
    cells: Mapping[str, Figure]
    form: "TableForm | None"
    alterations: tuple[Alteration, ...] = ()
    certain: bool = True
    reason: str = ""
    note_place: Place | None = None


class StatementScope(Record):
    """Whose, when, what and which part a statement counts; None where the text does not say."""

    whose: str | None = None
    when: int | str | None = None
    what: str | None = None
    part: str | None = None


class Statement(Record):
    """A counted fact in prose: `subject` is a dotted name such as requests.new, reconsideration, fees.

    `value` is None where the qualifier says it all (all, none gives 0). `place` covers the words, `sentence` the
    sentence that holds them.
    """

    subject: str
    value: int | Decimal | None
    qualifier: Qualifier
    unit: str
    scope: StatementScope
    place: Place
    sentence: Place


class Signature(Record):
    """The closing lines: the agency's name as signed (empty if none) and the date of signing, if any."""

    place: Place
    agency: str
    agency_place: Place
    day: Day | None


class Published(Record):
    """When the report was first published, as far as known: by the command line, the page, its metadata."""

    value: date
    place: Place
    origin: Literal["given", "metadata", "page"]


Part = Title | Agency | Period | Contact | Preamble | Body | Signature | Published | Section | FormTable
_P = TypeVar("_P", bound=Part)


class Report(Record):
    """The whole report. `parts` holds what was found, and why what was not, by role."""

    document: Document
    context: Context
    text: Text
    removals: tuple[Removal, ...]
    kind: str  # annual-report, or what else it is by its own title and content: summary, notice, guide, form, unlike
    year: int | None
    claims: tuple[YearClaim, ...]
    edition: "Edition | Absent"
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    parts: Mapping[str, Part | Absent]
    simplified: bool = True  # False where traditional characters could not be converted: much stays unread

    def find(self, role: str) -> Part | Absent:
        """Return the part with this role, or its absence."""
        part = self.parts.get(role)
        return part if part is not None else Absent(role, "报告中没有这一部分", Place(0, 0))

    def _get(self, role: str, kind: type[_P]) -> _P:
        part = self.find(role)
        if isinstance(part, Absent):
            raise Missing(role, part.reason)
        assert isinstance(part, kind)
        return part

    @property
    def title(self) -> Title:
        """The title. Raises Missing."""
        return self._get("title", Title)

    @property
    def agency(self) -> Agency:
        """The agency. Raises Missing."""
        return self._get("agency", Agency)

    @property
    def period(self) -> Period:
        """The statistics period. Raises Missing."""
        return self._get("period", Period)

    @property
    def contact(self) -> Contact:
        """The contact data. Raises Missing."""
        return self._get("contact", Contact)

    @property
    def preamble(self) -> Preamble:
        """The preamble. Raises Missing."""
        return self._get("preamble", Preamble)

    @property
    def body(self) -> Body:
        """The report's text. Raises Missing: every check that depends on the text is then undecided."""
        return self._get("body", Body)

    @property
    def signature(self) -> Signature:
        """The closing lines. Raises Missing."""
        return self._get("signature", Signature)

    @property
    def published(self) -> Published:
        """The publication date. Raises Missing."""
        return self._get("published", Published)

    def section(self, key: str) -> Section:
        """Return the section that serves a statutory content (`fees`). Raises Missing."""
        return self._get(f"section.{key}", Section)

    def table(self, key: str) -> FormTable:
        """Return a table of the form (`requests`). Raises Missing."""
        return self._get(f"table.{key}", FormTable)

    @property
    def form(self) -> "Edition":
        """The edition. Raises Missing where the year is unknown."""
        if isinstance(self.edition, Absent):
            raise Missing("edition", self.edition.reason)
        return self.edition

    @property
    def report_year(self) -> int:
        """The report year. Raises Missing."""
        if self.year is None:
            raise Missing("year", "无法判断报告年度")
        return self.year

    def stated(self, *subjects: str) -> tuple[Statement, ...]:
        """Return the statements of these subjects, in reading order; `requests` includes `requests.new`."""
        return tuple(
            statement
            for statement in self.statements
            if any(statement.subject == subject or statement.subject.startswith(subject + ".") for subject in subjects)
        )

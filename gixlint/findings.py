"""What a check yields, what a run says of it, and what a user sees."""

from enum import IntEnum
from typing import Literal

from gixlint.document import Place
from gixlint.records import Record

__all__ = [
    "Edit", "Finding", "Fix", "Problem", "Provision", "Related", "Severity", "Spot", "Status", "Unknown", "Verdict",
]  # fmt: skip

Status = Literal["failed", "undecided", "passed", "not-applicable", "crashed"]


class Severity(IntEnum):
    """How grave a finding is; the greater, the graver."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name used in settings and outputs: error, warning, note."""
        return self.name.lower()


class Edit(Record):
    """Replace what stands at `place` by `words`."""

    place: Place
    words: str


Fix = tuple[Edit, ...]
"""A mechanical mending: edits that do not overlap."""


class Related(Record):
    """Another place that a problem rests on, and what it is, in Chinese: 「各行之和」."""

    at: Place
    role: str
    label: str


class Problem(Record):
    """Something wrong: where, in which role, what is and what ought to be, how to mend it.

    `rests` are further places that it rests on, which are not shown. `about` names the roles that the problem
    concerns beside its own: folding goes by them. `severity` is set only
    where one check finds defects of different weight; the ruleset's choice goes before it only if it is lower. `basis`
    narrows the check's basis to what this problem rests on, as (statute, provision) pairs.
    """

    at: Place
    role: str
    message: str
    hint: str = ""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    about: tuple[str, ...] = ()
    severity: Severity | None = None
    basis: tuple[tuple[str, str], ...] = ()
    rests: tuple[Place, ...] = ()


class Unknown(Record):
    """Something that could not be decided, and why, as a Chinese clause."""

    at: Place
    role: str
    reason: str


class Provision(Record):
    """A basis in the user's terms: 《…条例》（国务院令第711号）第五十条, its words where they may be quoted."""

    statute: str
    provision: str
    quote: str
    kind: str


class Spot(Record):
    """A place in the user's terms: 「表三 一、本年新收…（自然人）」, page, line, column (from 1), range.

    `excerpt` is the line of text around the place; `mark` is the range of it that the place takes.
    """

    where: str
    page: int | None
    line: int | None
    column: int | None
    start: int
    end: int
    excerpt: str
    mark: tuple[int, int]


class Finding(Record):
    """What a user sees: composed once, never patched, but for `cause` and `waived`, which folding and waivers set."""

    code: str
    name: str
    title: str
    severity: Severity
    role: str
    message: str
    hint: str
    basis: tuple[Provision, ...]
    spot: Spot
    related: tuple[tuple[str, Spot], ...]
    fix: Fix | None
    confidence: float | None
    about: tuple[str, ...]
    fingerprint: str
    cause: str | None = None
    waived: str | None = None

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The key by which findings are sorted: place, then code."""
        return (self.spot.start, self.spot.end, self.code, self.message)


class Verdict(Record):
    """What one check says of one report."""

    code: str
    status: Status
    findings: tuple[Finding, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    reason: str | None = None

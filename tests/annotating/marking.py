"""Word files marked at chosen words, without a check that finds them."""

from __future__ import annotations

from gixlint.annotating import Marked, Signature, annotate
from gixlint.document import Document, Place
from gixlint.findings import Edit, Finding, Spot
from gixlint.linting import Result
from gixlint.readers.docx import read_docx
from tests.reporters.samples import finding

SIGNATURE = Signature("gixlint", "2026-01-15")


def place(document: Document, words: str, nth: int = 0) -> Place:
    """Return the place of the n-th occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Place(start, start + len(words))


def at(document: Document, where: Place, code: str = "F201", **given: object) -> Finding:
    """Return a finding at a place."""
    words = document.words(where)
    spot = Spot("正文", None, None, None, *where, words, (0, len(words)))
    return finding(code, spot=spot, fingerprint=f"{code}{where}", **given)


def fixed(document: Document, wrong: str, right: str, nth: int = 0, code: str = "W108") -> Finding:
    """Return a finding whose fix replaces some words."""
    where = place(document, wrong, nth)
    return at(document, where, code, fix=(Edit(where, right),))


def result(document: Document, *findings: Finding) -> Result:
    """Return what checking came to, without a report."""
    ordered = tuple(sorted(findings, key=lambda entry: entry.order))
    return Result("报告.docx", "", document, None, (), ordered, "failed")


def marked(data: bytes, *wanted: tuple[str, str | None]) -> Marked:
    """Annotate a file at some words: (wrong, right) with a fix, (words, None) with a comment alone."""
    document = read_docx(data)
    found = [
        at(document, place(document, wrong), f"F2{index:02}")
        if right is None
        else fixed(document, wrong, right, code=f"W1{index:02}")
        for index, (wrong, right) in enumerate(wanted)
    ]
    return annotate(data, result(document, *found), SIGNATURE)

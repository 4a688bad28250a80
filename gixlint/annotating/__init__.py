"""Annotating: the user's own Word file back, with a comment on each finding and mechanical fixes as tracked changes.

What is not marked stays as it was: the parts that hold no mark keep their very bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

from gixlint.annotating.anchors import Anchor, Anchors
from gixlint.annotating.comments import Comments
from gixlint.annotating.remarks import heading, remark
from gixlint.annotating.repacking import repack
from gixlint.annotating.revisions import Reviser, Signature, plan
from gixlint.annotating.runs import RUN, Scissors
from gixlint.annotating.soundness import markup, refuse
from gixlint.document import Place
from gixlint.errors import UnwritableError
from gixlint.fixing import apply, edits, mended
from gixlint.readers.docx import main_part, read_docx, read_package
from gixlint.readers.docx_trace import Trace
from gixlint.readers.package import Package
from gixlint.readers.wordml import W
from gixlint.records import Record
from gixlint.report import Title

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.document import Document
    from gixlint.findings import Edit, Finding
    from gixlint.linting import Result

__all__ = ["Marked", "Signature", "annotate", "track"]

_LIMITS = {"readOnly": "只读", "comments": "只能批注", "forms": "只能填写窗体"}
_CLOSED = "文件设有编辑限制（{}），不能修订；请先在 Word 的“审阅—限制编辑”中停止保护"
_UNMENDED = "文件设有编辑限制（{}），只写了批注，没有作修订；处理时请先在 Word 的“审阅—限制编辑”中停止保护"
_ASTRAY = "写入后的文件读出来与预期不符，没有写出；请把此文件反馈给开发者"


class Marked(Record):
    """A Word file with marks: how many comments, which edits as tracked changes, and what to tell its owner."""

    data: bytes
    comments: int
    made: tuple[Edit, ...]
    note: str = ""


def annotate(data: bytes, result: Result, signature: Signature) -> Marked:
    """Return a Word file with a comment on each finding that stands by itself, and mechanical fixes tracked.

    `result` is what checking `data` came to. A comment of an earlier run on the same finding is not repeated. Raises
    `UnwritableError` for a file that Word would have to repair and for a signed one.
    """
    work = _Work(data, result, signature)
    limit = _LIMITS.get(work.document.meta("protected") or "")
    made = work.revise([] if limit else edits(work.document, result.findings))
    done = frozenset(made)
    for finding in result.roots:
        work.comment(finding, mended(work.document, finding, done))
    note = _UNMENDED.format(limit) if limit and edits(work.document, result.findings) else ""
    return work.marked(made, note)


def track(data: bytes, result: Result, signature: Signature) -> Marked:
    """Return a Word file with its mechanical fixes as tracked changes.

    Raises `UnwritableError` as `annotate` does, and where the file is protected against changes.
    """
    work = _Work(data, result, signature)
    limit = _LIMITS.get(work.document.meta("protected") or "")
    wanted = edits(work.document, result.findings)
    if limit and wanted:
        raise UnwritableError(_CLOSED.format(limit))
    return work.marked(work.revise(wanted), "")


class _Work:
    """A file being marked: first all changes, then the comments, then the new bytes."""

    def __init__(self, data: bytes, result: Result, signature: Signature) -> None:
        self._data = data
        self._package = Package(data)
        self._main = main_part(self._package)
        refuse(self._package, self._main)
        trace = Trace()
        self.document: Document = read_package(self._package, trace)
        self._trace = trace
        body = self._package.tree(self._main)
        assert body is not None  # what was read has one
        numbers = _unused(self._package, self._main)
        self._scissors = Scissors()
        self._reviser = Reviser(self._scissors, signature, numbers)
        self._comments = Comments(self._package, self._main, signature, numbers)
        title = result.report.find("title") if result.report else None
        self._anchors = Anchors(self.document, trace, body, title.place if isinstance(title, Title) else Place(0, 0))
        known = list(self.document.marked("comment"))
        self._known = {(mark.place, mark.value.partition("\n")[0]) for mark in known}
        self._said = {mark.value for mark in known}
        self._touched: set[str] = set()
        self._consequences: dict[str, list[Finding]] = {}
        for finding in result.findings:
            if finding.cause is not None and finding.waived is None:
                self._consequences.setdefault(finding.cause, []).append(finding)
        self._places = {finding: self._anchors.anchor(_place(finding)) for finding in result.roots}

    def revise(self, wanted: Sequence[Edit]) -> tuple[Edit, ...]:
        """Make the edits that can be tracked, and return them. Cuts the runs for the comments too."""
        planned = list(plan(wanted, self._trace))
        cuts = [revision.cuts for revision in planned]
        cuts += [anchor.extent[:2] for anchor in self._places.values() if anchor.extent is not None]
        self._scissors.cut(chain.from_iterable(cuts))
        for revision in planned:
            self._touch(revision.cuts[0].element)
            self._reviser.revise(revision)
        return tuple(revision.edit for revision in planned)

    def comment(self, finding: Finding, mended: bool) -> None:
        """Hang a comment on a finding's words, unless an earlier run did."""
        anchor = self._places[finding]
        if (_place(finding), heading(finding)) in self._known:
            return
        follow = self._consequences.get(finding.fingerprint, [])
        words = remark(finding, follow, anchor.aside, exact=anchor.exact, mended=mended)
        if not anchor.exact and "\n".join(words) in self._said:
            return
        self._touch(anchor.node)
        if anchor.extent is None and anchor.node.tag == W + "p":
            self._comments.add_to_empty(words, anchor.node)
        else:
            self._comments.add(words, *self._reviser.around(*self._ends(anchor)))

    def _ends(self, anchor: Anchor) -> tuple[Element, Element]:
        return (anchor.node, anchor.node) if anchor.extent is None else anchor.extent.ends(self._scissors)

    def _touch(self, element: Element) -> None:
        self._touched.add(self._package.part_of(element))

    def marked(self, made: tuple[Edit, ...], note: str) -> Marked:
        """Return the file with its marks; one without any is the very file that came."""
        if not made and not self._comments.count:
            return Marked(self._data, 0, (), note)
        changed, added = self._comments.write()
        parts = {name: self._package.serialized(name) for name in sorted(self._touched)}
        data = repack(self._data, {**parts, **changed}, added)
        if read_docx(data).text != apply(self.document.text, made):
            raise UnwritableError(_ASTRAY)
        return Marked(data, self._comments.count, made, note)


def _place(finding: Finding) -> Place:
    return Place(finding.spot.start, finding.spot.end)


def _unused(package: Package, main: str) -> Iterator[int]:
    """Yield numbers that no mark of a file has as its id."""
    used = {
        element.get(W + "id")
        for name in markup(package, main)
        for root in (package.tree(name),)
        if root is not None
        for element in root.iter()
        if element.tag != RUN
    }
    return (number for number in count(1) if str(number) not in used)

"""The comments of a Word file: the part that holds their texts, and the marks in the body that they hang on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from posixpath import basename, dirname, join
from typing import TYPE_CHECKING

from lxml import etree

from gixlint.annotating.runs import make
from gixlint.annotating.soundness import CONTENT_TYPES
from gixlint.readers.docx_trace import SPACE
from gixlint.readers.wordml import W, attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.annotating.revisions import Signature
    from gixlint.readers.package import Package

__all__ = ["Comments"]

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_INITIALS = 3
_HALF_POINTS = "21"
"""The size of the letters of comments: 五号."""
_TEXT_STYLE, _MARK_STYLE = "annotation text", "annotation reference"


class Comments:
    """Adds comments to those that a file has. `numbers` gives ids that no mark of the file has."""

    def __init__(self, package: Package, main: str, signature: Signature, numbers: Iterator[int]) -> None:
        self._package = package
        self._main = main
        self._signature = signature
        self._numbers = numbers
        self._target = next((link.target for link in package.relations(main).values() if link.kind == "comments"), "")
        known = package.tree(self._target) if self._target else None
        self._root = etree.Element(W + "comments", nsmap={"w": W[1:-1]}) if known is None else known
        self._styles = _styles(package, main)
        self.count = 0

    def add(self, paragraphs: Sequence[str], first: Element, last: Element) -> None:
        """Hang a comment on what stands in a paragraph from `first` to `last`; its first paragraph is its heading."""
        number = next(self._numbers)
        self._root.append(self._comment(number, paragraphs))
        first.addprevious(make("commentRangeStart", id=str(number)))
        self._end(number, last)

    def add_to_empty(self, paragraphs: Sequence[str], paragraph: Element) -> None:
        """Hang a comment on a paragraph without text."""
        number = next(self._numbers)
        self._root.append(self._comment(number, paragraphs))
        start = make("commentRangeStart", id=str(number))
        properties = paragraph.find(W + "pPr")
        paragraph.insert(0 if properties is None else 1 + paragraph.index(properties), start)
        self._end(number, paragraph[-1])

    def _end(self, number: int, last: Element) -> None:
        after = last
        while _is_mark(following := after.getnext()) and following is not None:
            after = following  # behind the marks of the comments before, so that comments stand in their order
        end, run = make("commentRangeEnd", id=str(number)), make("r")
        after.addnext(end)
        end.addnext(run)
        self._be_a_mark(run)
        etree.SubElement(run, W + "commentReference", {W + "id": str(number)})
        self.count += 1

    def _comment(self, number: int, paragraphs: Sequence[str]) -> Element:
        attributes = {**self._signature.attributes(number), "initials": self._signature.author[:_INITIALS]}
        comment = make("comment", **attributes)
        for index, words in enumerate(paragraphs):
            paragraph = etree.SubElement(comment, W + "p")
            self._lay_out(etree.SubElement(paragraph, W + "pPr"))
            if not index:
                reference = etree.SubElement(paragraph, W + "r")
                self._be_a_mark(reference)
                etree.SubElement(reference, W + "annotationRef")
            _say(paragraph, words, bold=not index)
        return comment

    def _be_a_mark(self, run: Element) -> None:
        """Give a run the look of a comment's mark, so that a large letter of the body does not set the line apart."""
        look = etree.SubElement(run, W + "rPr")
        if _MARK_STYLE in self._styles:
            etree.SubElement(look, W + "rStyle", {W + "val": self._styles[_MARK_STYLE]})
        else:
            _size(look)

    def _lay_out(self, properties: Element) -> None:
        """Undo what the body's own paragraphs have by default: first lines indented, lines set wide apart."""
        if _TEXT_STYLE in self._styles:
            etree.SubElement(properties, W + "pStyle", {W + "val": self._styles[_TEXT_STYLE]})
        spacing = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
        etree.SubElement(properties, W + "spacing", {W + key: value for key, value in spacing.items()})
        indents = ("left", "leftChars", "right", "rightChars", "firstLine", "firstLineChars")
        etree.SubElement(properties, W + "ind", dict.fromkeys((W + name for name in indents), "0"))
        etree.SubElement(properties, W + "jc", {W + "val": "left"})

    def write(self) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
        """Return the parts that changed for the comments and those that are new, by their names."""
        if not self.count:
            return {}, {}
        if self._target in self._package:
            name = self._package.written(self._target)
            return {name: self._package.serialized(name)}, {}
        name = self._name()
        strict = self._package.is_strict(self._main)
        xml = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        new = {name: xml.replace(W[1:-1].encode(), _STRICT.encode()) if strict else xml}
        changed = self._registered(name)
        links = join(dirname(self._main), "_rels", basename(self._main) + ".rels")
        added = self._related(links, name, _STRICT_OFFICE if strict else _OFFICE)
        if links in self._package:
            return {**changed, self._package.written(links): added}, new
        return changed, {**new, links: added}

    def _name(self) -> str:
        folder = dirname(self._main)
        names = (join(folder, f"comments{number or ''}.xml") for number in range(len(self._package.names()) + 1))
        return next(name for name in names if name not in self._package)

    def _registered(self, name: str) -> dict[str, bytes]:
        types = self._package.tree(CONTENT_TYPES)
        assert types is not None  # a file without it is refused
        space = types.tag.removesuffix("Types")
        for entry in [entry for entry in types if (entry.get("PartName") or "").lower() == f"/{name}".lower()]:
            types.remove(entry)
        types.append(types.makeelement(f"{space}Override", {"PartName": f"/{name}", "ContentType": _TYPE}))
        return {self._package.written(CONTENT_TYPES): self._package.serialized(CONTENT_TYPES)}

    def _related(self, links: str, name: str, kind: str) -> bytes:
        root = self._package.tree(links)
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        if root is None:
            root = etree.fromstring(f'<Relationships xmlns="{space}"/>')
        ids = {entry.get("Id") for entry in root}
        number = next(f"rId{number}" for number in range(1, len(ids) + 2) if f"rId{number}" not in ids)
        target = {"Id": number, "Type": kind, "Target": basename(name)}
        root.append(root.makeelement(f"{{{space}}}Relationship", target))
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_mark(node: Element | None) -> bool:
    """Tell whether a node is what ends a comment: the end of its range or the run with its reference."""
    if node is None or node.tag == W + "commentRangeEnd":
        return node is not None
    return node.tag == W + "r" and node.find(W + "commentReference") is not None


def _say(paragraph: Element, words: str, *, bold: bool) -> None:
    run = etree.SubElement(paragraph, W + "r")
    look = etree.SubElement(run, W + "rPr")
    if bold:
        etree.SubElement(look, W + "b")
    _size(look)
    text = etree.SubElement(run, W + "t", {SPACE: "preserve"})
    text.text = words


def _size(look: Element) -> None:
    for name in ("sz", "szCs"):
        etree.SubElement(look, W + name, {W + "val": _HALF_POINTS})


def _styles(package: Package, main: str) -> dict[str, str]:
    """Return the ids of the styles that Word gives comments, by their names, as far as the file has them."""
    target = next((link.target for link in package.relations(main).values() if link.kind == "styles"), "")
    root = package.tree(target) if target else None
    styles = () if root is None else root.iterchildren(W + "style")
    named = ((attribute(style.find(W + "name")), attribute(style, "styleId")) for style in styles)
    return {name: style for name, style in named if name in (_TEXT_STYLE, _MARK_STYLE) and style}

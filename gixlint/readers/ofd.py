"""Reading OFD (GB/T 33190), the fixed layout of official documents: its pages go the way of those of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from gixlint.document import Document
from gixlint.errors import UnreadableError
from gixlint.readers.ofd_pages import local, numbers, sheet
from gixlint.readers.package import Package
from gixlint.readers.pdf import laid_out
from gixlint.readers.scans import with_pictures_read
from gixlint.readers.sheets import Picture, Raster, Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_ofd"]

_MOST_PAGES = 500
_MOST_GLYPHS = 1_000_000
_A4 = [0.0, 0.0, 210.0, 297.0]
_METADATA = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified"}
_DAMAGED = "OFD 文件已损坏或不完整，打不开；请重新传送，或重新导出后再检查。"
_ENCRYPTED = "文件是加了密的 OFD，无法读取；请解密后另存，再检查。"
_PAGES = f"文件超过 {_MOST_PAGES} 页；请只保留年度报告的正文后再检查。"
_LONG = "文件文字过多，超出年度报告可能的篇幅；请只保留年度报告的正文后再检查。"


def read_ofd(data: bytes) -> Document:
    """Return the document that an OFD file holds. Raises `UnreadableError` on damage, and without text and scans."""
    package = Package(data)
    root = package.tree("OFD.xml")
    if "Encryptions.xml" in package or root is None:
        raise UnreadableError(_DAMAGED if root is None else _ENCRYPTED)
    metadata = [
        (_METADATA[local(node)], node.text.strip())
        for node in root.iter()
        if local(node) in _METADATA and node.text and node.text.strip()
    ]
    papers: dict[int, _Paper] = {}

    def look(sheet: Sheet, picture: Picture) -> Raster | None:
        return _raster(papers[sheet.number].picture(picture.name))

    return laid_out("OFD", with_pictures_read(_sheets(package, root, papers), look), metadata)


def _raster(data: bytes | None) -> Raster | None:
    from gixlint.readers.pictures import rasters

    try:
        return next(rasters(data), None) if data else None
    except UnreadableError:  # damaged, or of a kind that is rare: the page says that it was not read
        return None


def _sheets(package: Package, root: Element, papers: dict[int, _Paper]) -> Iterator[Sheet]:
    """Yield the pages; `papers` notes to which document each belongs."""
    pages = list(islice(_pages(package, root), _MOST_PAGES + 1))
    if not pages or len(pages) > _MOST_PAGES:
        raise UnreadableError(_PAGES if pages else _DAMAGED)
    left = _MOST_GLYPHS
    for number, (paper, page) in enumerate(pages, 1):
        papers[number] = paper
        content = paper.part(page.get("BaseLoc", ""))
        if content is None:
            yield Sheet(number, 0, 0, [], [], [], broken=True)
            continue
        found = sheet(number, paper.box(content), paper.layers(content), left + 1)
        left -= found.letters
        if left < 0:
            raise UnreadableError(_LONG)
        yield found


def _pages(package: Package, root: Element) -> Iterator[tuple[_Paper, Element]]:
    for node in root.iter():
        if local(node) == "DocRoot":
            paper = _Paper(package, _name("", (node.text or "").strip()))
            for page in paper.pages:
                yield paper, page


def _name(folder: str, location: str) -> str:
    return normpath(join("/", folder, location.replace("\\", "/"))).lstrip("/")


class _Paper:
    """One document of the file: its pages, and what holds of all of them."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._folder = dirname(name)
        root = self.part(name, folder="")
        if root is None:
            raise UnreadableError(_DAMAGED)
        self.pages = [node for group in root if local(group) == "Pages" for node in group if local(node) == "Page"]
        self._common = [group for group in root if local(group) == "CommonData"]
        self._templates = {
            node.get("ID", ""): node for common in self._common for node in common if local(node) == "TemplatePage"
        }

    def part(self, location: str, folder: str | None = None) -> Element | None:
        """Return the root of a part that the document names."""
        name = _name(self._folder if folder is None else folder, location)
        return self._package.tree(name) if name.lower().endswith(".xml") else None

    def picture(self, name: str) -> bytes | None:
        """Return the bytes of a picture by the id of its resource."""
        for location in [node.text or "" for common in self._common for node in common if local(node).endswith("Res")]:
            resources = self.part(location.strip())
            folder = "" if resources is None else resources.get("BaseLoc", "")
            for node in () if resources is None else resources.iter():
                if local(node) == "MultiMedia" and node.get("ID") == name:
                    file = next((child.text or "" for child in node if local(child) == "MediaFile"), "").strip()
                    place = dirname(_name(self._folder, location.strip()))
                    return self._package.picture(_name(join("/", place, folder), file))
        return None

    def box(self, content: Element) -> list[float]:
        """Return left, top, width and height of a page in millimetres."""
        for place in (content, *self._common):
            for area in place:
                for node in area if local(area) in ("Area", "PageArea") else ():
                    found = numbers(node.text)
                    if local(node) == "PhysicalBox" and len(found) == 4 and min(found[2:]) > 0:
                        return found
        return _A4

    def layers(self, content: Element) -> Iterator[Element]:
        """Yield what a page and its templates draw."""
        for node in content:
            template = self._templates.get(node.get("TemplateID", "")) if local(node) == "Template" else None
            drawn = None if template is None else self.part(template.get("BaseLoc", ""))
            if drawn is not None:
                yield from (group for group in drawn if local(group) == "Content")
        yield from (group for group in content if local(group) == "Content")

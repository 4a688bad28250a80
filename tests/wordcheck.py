"""What Word asks of a file before it opens it without repairing, as far as a program can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import ZipFile

from lxml import etree

__all__ = ["faults"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ORDERS = {
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing w kern position sz szCs highlight u shd vertAlign lang",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs snapToGrid spacing ind jc "
    "outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "sdt": "sdtPr sdtContent",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr trPr tcPr",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
"""The children of an element in the order of the schema."""


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a Word file; nothing for a sound one."""
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        trees = {name: etree.fromstring(package.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    found = [f"{name} twice" for name, count in Counter(names).items() if count > 1]
    return [*found, *_types(names, trees), *_relations(names, trees), *_order(trees), *_tables(trees), *_names(trees)]


def _types(names: list[str], trees: dict[str, etree._Element]) -> Iterator[str]:
    types = trees["[Content_Types].xml"]
    parts = {entry.get("PartName", "") for entry in types.iter(TYPES + "Override")}
    suffixes = {entry.get("Extension", "") for entry in types.iter(TYPES + "Default")}
    yield from (f"{part} is not there" for part in parts if part[1:] not in names)
    yield from (n for n in names[1:] if f"/{n}" not in parts and n.rpartition(".")[2] not in suffixes)


def _relations(names: list[str], trees: dict[str, etree._Element]) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        ids = [link.get("Id", "") for link in tree]
        yield from (f"{name}: {key} twice" for key, count in Counter(ids).items() if count > 1)
        folder = dirname(dirname(name))
        targets = {link.get("Target", "") for link in tree if link.get("TargetMode") != "External"}
        yield from (f"{name}: no {t}" for t in targets if normpath(join("/" + folder, t))[1:] not in names)
        source = trees.get(join(folder, name.rpartition("/")[2].removesuffix(".rels")))
        used = set() if source is None else {node.get(RELATION) for node in source.iter() if node.get(RELATION)}
        yield from (f"{name}: no {key}" for key in used if key not in ids)


def _order(trees: dict[str, etree._Element]) -> Iterator[str]:
    for name, tree in trees.items():
        for parent, order in ORDERS.items():
            ranks = {W + child: rank for rank, child in enumerate(order.split())}
            for node in tree.iter(W + parent):
                tags = [str(child.tag) for child in node]
                if unknown := [tag for tag in tags if tag not in ranks]:
                    yield f"{name}: {parent} holds {unknown}"
                elif (at := [ranks[tag] for tag in tags]) != sorted(at):
                    yield f"{name}: {parent} has {tags}"


def _tables(trees: dict[str, etree._Element]) -> Iterator[str]:
    for table in trees["word/document.xml"].iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        open_above: set[int] = set()
        for row in table.findall(W + "tr"):
            at, opened = 0, set()
            for cell in row.findall(W + "tc"):
                if str(cell[-1].tag) != W + "p":
                    yield "a cell ends without a paragraph"
                span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None:
                    opened.add(at)
                    if merge.get(W + "val") != "restart" and at not in open_above:
                        yield "a merged cell continues nothing"
                at += 1 if span is None else int(span.get(W + "val", ""))
            open_above = opened
            if at != columns:
                yield f"a row of {at} columns where there are {columns}"


def _names(trees: dict[str, etree._Element]) -> Iterator[str]:
    styles = [style.get(W + "styleId", "") for style in trees["word/styles.xml"].iter(W + "style")]
    yield from (f"style {name} twice" for name, count in Counter(styles).items() if count > 1)
    for name, tree in trees.items():
        used = {
            node.get(W + "val") for tag in ("pStyle", "rStyle", "tblStyle", "basedOn") for node in tree.iter(W + tag)
        }
        yield from (f"{name}: no style {style}" for style in used if style not in styles)
        for tag in ("sdtPr", "bookmarkStart"):
            ids = [i.get(W + "val") for node in tree.iter(W + tag) for i in node.findall(W + "id")]
            yield from (f"{name}: {tag} {key} twice" for key, count in Counter(ids).items() if count > 1)

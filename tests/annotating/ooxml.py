"""The rules of Office Open XML that Word enforces, as far as marking a file may break them; and tracked changes decided.

Order of elements: ECMA-376 part 1, CT_RPr and CT_PPrBase; marks: 17.13.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import ZipFile

from lxml import etree

from tests.readers.wordfile import zipped

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MAIN_SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
RUN_ORDER = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rPrChange",
]
PARAGRAPH_ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
ANCHORS = ("commentRangeStart", "commentRangeEnd", "commentReference")
HOLDERS = frozenset(
    [
        "p",
        "hyperlink",
        "ins",
        "del",
        "moveTo",
        "moveFrom",
        "smartTag",
        "sdtContent",
        "customXml",
        "dir",
        "bdo",
        "fldSimple",
    ]
)
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tbl": "tblPr"}


def parts(data: bytes) -> dict[str, bytes]:
    """Return the contents of all parts by their names."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def space(root: etree._Element) -> str:
    """Return the w: namespace that a part is written in."""
    return next((uri for uri in MAIN_SPACES if uri[1:-1] in root.nsmap.values()), MAIN_SPACES[0])


def faults(data: bytes) -> list[str]:
    """Return what breaks a rule; an empty list for a sound file."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    files = parts(data)
    found = [f"twice: {name}" for name, count in Counter(map(str.lower, names)).items() if count > 1]
    roots = {name: etree.fromstring(files[name]) for name in files if name.endswith((".xml", ".rels"))}
    found += _packaging(files, roots)
    for name, root in roots.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += (f"{name}: {fault}" for fault in _markup(root))
    found += _marks({name: root for name, root in roots.items() if name.startswith("word/") and name.endswith(".xml")})
    return found


def _packaging(files: dict[str, bytes], roots: dict[str, etree._Element]) -> Iterator[str]:
    types = roots["[Content_Types].xml"]
    overrides = [entry.get("PartName") for entry in types if entry.tag.endswith("Override")]
    defaults = {(entry.get("Extension") or "").lower() for entry in types if entry.tag.endswith("Default")}
    yield from (f"override twice: {name}" for name, count in Counter(overrides).items() if count > 1)
    yield from (f"override of nothing: {name}" for name in overrides if (name or "")[1:] not in files)
    for name in files:
        if name.endswith("/"):
            continue
        if f"/{name}" not in overrides and name.rpartition(".")[2].lower() not in defaults and name[0] != "[":
            yield f"no content type: {name}"
    for name, root in roots.items():
        if name.endswith(".rels"):
            yield from (f"{name} {k} twice" for k, n in Counter(e.get("Id") for e in root).items() if n > 1)
            for entry in root:
                target = normpath(join("/", dirname(dirname(name)), entry.get("Target") or "")).lstrip("/")
                if entry.get("TargetMode") != "External" and target not in files:
                    yield f"{name}: no target {target}"


def _markup(root: etree._Element) -> Iterator[str]:
    w = space(root)
    for prefix in (root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") or "").split():
        if prefix not in root.nsmap:
            yield f"ignorable {prefix} not declared"
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if (element.prefix or "").startswith("ns"):
            yield f"prefix {element.prefix}"
        if not element.tag.startswith(w):
            continue
        order = {"rPr": RUN_ORDER, "pPr": PARAGRAPH_ORDER}.get(tag)
        if order is not None:
            places = [order.index(etree.QName(child).localname) for child in element if child.tag.startswith(w)
                      and etree.QName(child).localname in order]  # fmt: skip
            if places != sorted(places) or len(places) != len(set(places)):
                yield f"order in {tag}: {[etree.QName(child).localname for child in element]}"
        first = FIRST.get(tag)
        if first and any(child.tag == w + first for child in element[1:]):
            yield f"{first} is not first in {tag}"
        text = element.text or ""
        if tag in ("t", "delText") and text != text.strip(" \t\r\n") and element.get(SPACE) != "preserve":
            yield f"white space lost: {text!r}"
        deleted = any(a.tag == w + "del" for a in element.iterancestors())
        if (tag == "t" and deleted) or (tag == "delText" and not deleted):
            yield f"{tag}: {text!r} in or out of a deletion"
        if tag == "tc" and (not len(element) or element[-1].tag == w + "tbl"):
            yield "a cell does not end with a paragraph"
        if tag.startswith("comment") and tag != "comments" and element.getparent() is not None and tag != "comment":
            holder = element.getparent()
            holder = holder.getparent() if tag == "commentReference" and holder is not None else holder
            if holder is None or etree.QName(holder).localname not in HOLDERS:
                yield f"{tag} inside {holder}"


def _marks(roots: dict[str, etree._Element]) -> Iterator[str]:
    main = next(root for name, root in roots.items() if etree.QName(root).localname == "document")
    w = space(main)
    comments = [c for root in roots.values() for c in root.iter(w + "comment")]
    yield from (f"comment {k} twice" for k, n in Counter(c.get(w + "id") for c in comments).items() if n > 1)
    nodes: dict[str, list[tuple[str, int]]] = {}
    for index, node in enumerate(main.iter(*(w + tag for tag in ANCHORS))):
        nodes.setdefault(node.get(w + "id") or "", []).append((etree.QName(node).localname, index))
    for comment in comments:
        name = comment.get(w + "id")
        if not (name or "").isdecimal() or not comment.get(w + "author") or comment.get(w + "initials") is None:
            yield f"comment {name} lacks attributes"
        if not len(comment) or comment[-1].tag != w + "p":
            yield f"comment {name} does not end with a paragraph"
        if tuple(tag for tag, _ in nodes.get(name or "", ())) != ANCHORS:
            yield f"comment {name} is anchored at {nodes.get(name or '')}"
    known = {comment.get(w + "id") for comment in comments}
    for name, root in roots.items():
        for tag in ANCHORS:
            for node in root.iter(w + tag):
                if node.get(w + "id") not in known:
                    yield f"{name}: {tag} of no comment"
                if root is not main or any(a.tag == w + "txbxContent" for a in node.iterancestors()):
                    yield f"{name}: {tag} beside the body"
    changes = [node for root in roots.values() for node in root.iter(w + "ins", w + "del")]
    yield from (f"change {k} twice" for k, n in Counter(c.get(w + "id") for c in changes).items() if n > 1)
    yield from (f"change {c.get(w + 'id')} has no author" for c in changes if not c.get(w + "author"))


def decided(data: bytes, author: str, *, accepted: bool) -> bytes:
    """Return a file with the tracked changes of one author all accepted, or all rejected."""
    files: dict[str, str | bytes] = {}
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = etree.fromstring(content)
            w = space(root)
            kept, dropped = (w + "ins", w + "del") if accepted else (w + "del", w + "ins")
            for mark in [node for node in root.iter(kept, dropped) if node.get(w + "author") == author]:
                for child in list(mark) if mark.tag == kept else ():
                    for text in child.iter(w + "delText"):
                        text.tag = w + "t"
                    mark.addprevious(child)
                parent = mark.getparent()
                assert parent is not None
                parent.remove(mark)
            content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        files[name] = content
    return zipped(files)


def remarks(data: bytes) -> list[tuple[str, str]]:
    """Return, in the order of their beginnings, the words that each comment hangs on and its first paragraph."""
    roots = [etree.fromstring(content) for name, content in parts(data).items() if name.endswith(".xml")]
    main = next(root for root in roots if etree.QName(root).localname == "document")
    w = space(main)
    heads = {
        comment.get(w + "id"): "".join(text.text or "" for text in comment[0].iter(w + "t"))
        for root in roots
        for comment in root.iter(w + "comment")
    }
    found: dict[str, str] = {}
    opened: set[str] = set()
    for node in main.iter():
        name = node.get(w + "id") or ""
        if node.tag == w + "commentRangeStart":
            opened.add(name)
            found[name] = ""
        elif node.tag == w + "commentRangeEnd":
            opened.discard(name)
        elif node.tag in (w + "t", w + "delText"):
            found.update((each, found[each] + (node.text or "")) for each in opened)
    return [(words, heads.get(name, "")) for name, words in found.items()]

"""Word files made for tests from the bare XML of their parts."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from gixlint.document import Document

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
ROOTS = {"header": "hdr", "footer": "ftr"}


def zipped(parts: dict[str, str | bytes], packing: int = ZIP_DEFLATED) -> bytes:
    """Return a zip of parts by their names."""
    stream = BytesIO()
    with ZipFile(stream, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def relations(entries: dict[str, tuple[str, str]]) -> str:
    """Return a `.rels` part; entries are id: (kind, target), a target with a colon lies outside."""
    listed = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for name, (kind, target) in entries.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def word_parts(body: str, links: dict[str, str] | None = None, **parts: str) -> dict[str, str | bytes]:
    """Return the parts of a Word file.

    `body` is the XML inside `w:body`. Each keyword (styles, numbering, comments, footnotes, header1 …) is the XML
    inside the root of that part and is related under its own name; `links` are outside targets by their ids.
    """
    related = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
    related |= {name: ("hyperlink", target) for name, target in (links or {}).items()}
    kinds = {"document": "document.main", **{name: kind for name, (kind, _) in related.items() if name in parts}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN.format(kind)}"/>' for name, kind in kinds.items()
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES.format(overrides),
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(related),
    }
    for name, xml in parts.items():
        kind = name.rstrip("0123456789")
        root = ROOTS.get(kind, kind)
        files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{xml}</w:{root}>"
    return files


def word_file(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """Return a Word file; see `word_parts`."""
    return zipped(word_parts(body, links, **parts))


def run(text: str, properties: str = "") -> str:
    """Return the XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """Return the XML of a paragraph; content that is no XML is its text."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """Return the XML of a cell; content that is no XML is its one paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return the XML of a row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """Return the XML of a table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def marks(document: Document) -> list[tuple[str, str, str]]:
    """Return kind, marked words and value of all marks."""
    return [(mark.kind, document.words(mark.place), mark.value) for mark in document.marks]


def blocks(document: Document) -> list[tuple[str, str, int | None]]:
    """Return story, words and level of all blocks."""
    return [(block.story, document.words(block.place), block.level) for block in document.blocks]


def field(instruction: str, result: str, inner: str = "") -> str:
    """Return the runs of a field; `inner` are runs inside its instruction."""
    signs = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{inner}"
    return signs["begin"] + code + signs["separate"] + result + signs["end"]


def framed(content: str) -> str:
    """Return the run of a drawn box."""
    return f"<w:r><w:pict><v:rect><w:txbxContent>{content}</w:txbxContent></v:rect></w:pict></w:r>"

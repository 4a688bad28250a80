"""Documents with what a plain text cannot hold: hidden and white words, tracked changes, comments, pictures.

Words are put between signs of the private-use area, and a writer's file gets the markup of its format for the signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from gixlint.document import Document
from tests.office import as_doc, as_odt, as_rtf
from tests.readers.docfile import Run, sprm
from tests.readers.wordfile import MAIN, NAMESPACES, OFFICE, zipped
from tests.rewriting import as_docx, as_html

__all__ = ["KINDS", "PICTURE", "marked", "written"]

KINDS = {"hidden": "\ue100", "white": "\ue101", "inserted": "\ue102", "deleted": "\ue103", "commented": "\ue104"}
END, PICTURE = "\ue10f", "\ue110"
_SAID = "与台账核对"
"""What the comment says."""


def marked(kind: str, words: str) -> str:
    """Return words between the signs of a kind."""
    return f"{KINDS[kind]}{words}{END}"


def written(form: str, document: Document) -> bytes:
    """Return the document in a format, with markup for its signs."""
    return _WRITERS[form](document)


def _replaced(text: str, markup: dict[str, tuple[str, str]], picture: str, sign: Callable[[str], str] = str) -> str:
    """Put markup for the signs; `sign` tells how a sign is written in the format."""
    for kind, (before, after) in markup.items():
        text = re.sub(
            f"{re.escape(sign(KINDS[kind]))}(?P<words>.*?){re.escape(sign(END))}",
            lambda match, pair=(before, after): pair[0] + match["words"] + pair[1],  # type: ignore[misc]
            text,
        )
    return text.replace(sign(PICTURE), picture)


_OUT, _IN = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
_TRACKED = 'w:id="7" w:author="某" w:date="2026-01-10T09:00:00Z"'
_WORD = {
    "hidden": (f'{_OUT}<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">', _OUT + _IN),
    "white": (f'{_OUT}<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t xml:space="preserve">', _OUT + _IN),
    "inserted": (f"{_OUT}<w:ins {_TRACKED}>{_IN}", f"{_OUT}</w:ins>{_IN}"),
    "deleted": (f"{_OUT}<w:del {_TRACKED}><w:r><w:delText>", f"</w:delText></w:r></w:del>{_IN}"),
    "commented": (
        f'{_OUT}<w:commentRangeStart w:id="7"/>{_IN}',
        f'{_OUT}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>{_IN}',
    ),
}
_DRAWN = '<w:r><w:pict><v:shape {0} style="width:90pt"><v:imagedata {0}/></v:shape></w:pict></w:r>'.format(
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def _docx(document: Document) -> bytes:
    with ZipFile(BytesIO(as_docx(document))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    text = _xml(parts["word/document.xml"])
    parts["word/document.xml"] = _replaced(text, _WORD, f"{_OUT}{_DRAWN}{_IN}")
    if KINDS["commented"] in text:
        comment = f'<w:comment w:id="7" w:author="某"><w:p><w:r><w:t>{_SAID}</w:t></w:r></w:p></w:comment>'
        parts["word/comments.xml"] = f"<w:comments {NAMESPACES}>{comment}</w:comments>"
        related = f'<Relationship Id="r777" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>'
        kind = f'<Override PartName="/word/comments.xml" ContentType="{MAIN.format("comments")}"/></Types>'
        for name, end, more in (
            ("word/_rels/document.xml.rels", "</Relationships>", related),
            ("[Content_Types].xml", "</Types>", kind),
        ):
            parts[name] = _xml(parts[name]).replace(end, more)
    return zipped(parts)


def _xml(part: str | bytes) -> str:
    return part if isinstance(part, str) else part.decode()


_PAGE = {
    "hidden": ('<span style="display:none">', "</span>"),
    "white": ('<span style="color:#ffffff">', "</span>"),
    "deleted": ("<del>", "</del>"),
}


def _html(document: Document) -> bytes:
    return _replaced(as_html(document).decode(), _PAGE, '<img src="t.png" alt="表">').encode()


_OPEN_DOCUMENT = {
    "hidden": ('<text:span text:style-name="hidden">', "</text:span>"),
    "white": ('<text:span text:style-name="white">', "</text:span>"),
    "inserted": ('<text:change-start text:change-id="i"/>', '<text:change-end text:change-id="i"/>'),
    "commented": (
        f'<office:annotation office:name="c"><text:p>{_SAID}</text:p></office:annotation>',
        '<office:annotation-end office:name="c"/>',
    ),
}
_STYLES = (
    '<style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="white" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
)


def _odt(document: Document) -> bytes:
    with ZipFile(BytesIO(as_odt(document))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    text = _xml(parts["content.xml"])
    gone = re.search(f"{KINDS['deleted']}(.*?){END}", text)
    text = _replaced(text, _OPEN_DOCUMENT, '<draw:frame draw:name="表"><draw:image/></draw:frame>')
    changes = (
        '<text:changed-region text:id="i"><text:insertion/></text:changed-region>' if "change-start" in text else ""
    )
    if gone:
        text = text.replace(gone[0], '<text:change text:change-id="d"/>')
        region = f"<text:deletion><text:p>{gone[1]}</text:p></text:deletion>"
        changes += f'<text:changed-region text:id="d">{region}</text:changed-region>'
    tracked = f"<text:tracked-changes>{changes}</text:tracked-changes>" if changes else ""
    text = text.replace("<office:automatic-styles>", f"<office:automatic-styles>{_STYLES}")
    parts["content.xml"] = text.replace("<office:text>", f"<office:text>{tracked}")
    return zipped(parts)


_RICH = {
    "hidden": (r"{\v ", "}"),
    "white": (r"{\cf1 ", "}"),
    "inserted": (r"{\revised\revauth1 ", "}"),
    "deleted": (r"{\deleted\revauthdel1 ", "}"),
    "commented": (
        r"{\*\atrfstart 7}",
        r"{\*\atrfend 7}{\*\annotation{\*\atnref 7}"
        + "".join(rf"\u{ord(c) - 0x10000 * (ord(c) > 0x7FFF)}?" for c in _SAID)
        + "}",
    ),
}


def _rtf(document: Document) -> bytes:
    text = as_rtf(document).decode("ascii")
    text = _replaced(text, _RICH, r"{\pict 00}", lambda sign: rf"\u{ord(sign) - 0x10000}?")
    return text.replace("}}", r"}}{\colortbl;\red255\green255\blue255;}", 1).encode("ascii")


_LOOKS = {
    KINDS["hidden"]: sprm(0x083C, 1),
    KINDS["white"]: sprm(0x6870, 255, 255, 255, 0),
    KINDS["inserted"]: sprm(0x0801, 1),
    KINDS["deleted"]: sprm(0x0800, 1),
    PICTURE: sprm(0x0855, 1),
}


def _doc(document: Document) -> bytes:
    return as_doc(document, _runs)


def _runs(words: str) -> tuple[Run, ...]:
    pieces = re.findall(f"[{''.join(KINDS.values())}].*?{END}|{PICTURE}|[^{''.join(KINDS.values())}{PICTURE}]+", words)
    runs = []
    for piece in pieces or [""]:
        sign = piece[:1]
        inner = "\1" if sign == PICTURE else piece[1:-1] if sign in _LOOKS else piece
        runs.append(Run(inner, _LOOKS.get(sign, b"")))
    return tuple(runs)


_WRITERS: dict[str, Callable[[Document], bytes]] = {"docx": _docx, "html": _html, "odt": _odt, "rtf": _rtf, "doc": _doc}

"""The text inside the paragraphs of a Word file: runs, fields, revisions, comments, pictures."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gixlint.document import MarkKind, Place
from gixlint.readers.docx_styles import Style, Styles
from gixlint.readers.wordml import ALTERNATIVES, W, alternative, attribute, is_dark, is_on, plain
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from gixlint.readers.builder import Builder
    from gixlint.readers.docx_trace import Trace
    from gixlint.readers.package import Relation

__all__ = ["MATH", "RELATION_ID", "TextWriter", "link_target"]

OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/"
MATH, RELATION_ID = OFFICE + "math}", OFFICE + "relationships}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
VML = "{urn:schemas-microsoft-com:vml}"
BLIP, EMBED, IMAGE_DATA = DRAWING + "main}blip", OFFICE + "relationships}embed", VML + "imagedata"

RUN_PROPERTIES, RUN_STYLE, TEXT = W + "rPr", W + "rStyle", W + "t"
BOLD, VANISH, COLOUR, SHADING, HIGHLIGHT = (W + name for name in ("b", "vanish", "color", "shd", "highlight"))
TEXT_BOX = W + "txbxContent"
PICTURES = frozenset(
    {
        *(DRAWING + name for name in ("main}blip", "chart}chart", "diagram}relIds")),
        *(VML + "imagedata", "{urn:schemas-microsoft-com:office:office}OLEObject"),
    }
)
SHAPES = frozenset(
    {
        *("{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp", TEXT_BOX),
        *(VML + name for name in ("shape", "rect", "line", "roundrect", "oval", "polyline", "group")),
    }
)

SYMBOLS = {
    "symbol": "B0° B1± B3≥ A3≤ B4× B7• B8÷ B9≠ BB≈ AE→ AC← AD↑ AF↓ D7⋅ E5∑ A5∞ D6√",
    "wingdings": "6C● 6E■ 6F□ 70□ 71❑ 72❒ 75◆ 76❖ 77◆ 9F• A1○ A7▪ A8□ D8➢ E0→ F0⇨ FB✗ FC✓ FD☒ FE☑ FA☐ AB★ 4A☺",
    "wingdings 2": "4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ 2A□ 30□ 96• 97● 98● 99○ A1■ A3□ A6□",
    "wingdings 3": "7D▶ 7C◀ 70▲ 71▼ 75▶ 74◀",
}


Content = Callable[[str], "bytes | None"]
"""Returns the bytes of a part of the package."""


class Field(Record):
    """A field that is open: its instruction and, once the result has begun, where it began."""

    instruction: str = ""
    start: int | None = None


class TextWriter:
    """Writes what stands inside paragraphs and lays marks over it.

    Text boxes and notes that it meets are left in `boxes` and `notes` for the caller to write elsewhere. `dark` says
    whether white text can be read where the writer stands.
    """

    def __init__(
        self,
        builder: "Builder",
        styles: Styles,
        texts: "dict[tuple[str, str], Element]",
        content: "Content",
        trace: "Trace | None" = None,
    ) -> None:
        self._builder = builder
        self._content = content
        self._trace = trace
        self._styles = styles
        self._texts = texts
        self._links: dict[str, Relation] = {}
        self._fields: list[Field] = []
        self._ranges: dict[str, Place] = {}
        self._streaks: dict[MarkKind, tuple[Place, str]] = {}
        self._style = Style()
        self._start = 0
        self._speaks = False
        self.dark = False
        self.boxes: list[Element] = []
        self.notes: list[Element] = []

    def enter(self, links: "dict[str, Relation]") -> None:
        """Begin another part of the package, whose relations are `links`."""
        self._links = links
        self._fields = []

    def begin(self, style: Style) -> None:
        """Begin a paragraph at the builder's offset."""
        self._style = style
        self._start = self._builder.offset
        # A field whose result never began would swallow the rest of the text.
        self._fields = [field for field in self._fields if field.start is not None]

    def write(self, container: "Iterable[Element]") -> None:
        """Write the runs of a paragraph or of anything inside one."""
        for child in container:
            handler = HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)

    def revise(self, kind: MarkKind, value: str) -> None:
        """Mark a tracked change that has no run of its own."""
        self._streak(kind, self._here(), value)

    def close(self) -> None:
        """Lay the marks that only the end of the document settles."""
        for kind, (place, value) in self._streaks.items():
            self._builder.mark(kind, place, value)
        for name, place in self._ranges.items():
            comment = self._texts.get(("comment", name))
            if comment is not None:
                self._builder.mark("comment", place, plain(comment))

    def _here(self) -> Place:
        return Place(self._builder.offset, self._builder.offset)

    def _streak(self, kind: MarkKind, place: Place, value: str) -> None:
        """Mark a place, as one with the mark before it where that goes on without a gap."""
        before = self._streaks.get(kind)
        if before is not None:
            if before[0].end == place.start and before[1] == value:
                place = before[0].joined(place)
            else:
                self._builder.mark(kind, *before)
        self._streaks[kind] = (place, value)

    def _say(self, text: str, element: "Element") -> None:
        if text and not any(field.start is None for field in self._fields):
            place = self._builder.write(text)
            if self._trace is not None:
                linked = all(link_target(field.instruction) for field in self._fields)
                self._trace.spoken(place, element, computed=not linked)
            self._speaks = self._speaks or not text.isspace()

    def _run(self, run: "Element") -> None:
        start = self._builder.offset
        self._speaks = False
        properties = None
        for child in run:
            if child.tag == RUN_PROPERTIES:
                properties = child
            else:
                handler = HANDLERS.get(child.tag)
                if handler is not None:
                    handler(self, child)
        if self._speaks:
            self._look(Place(start, self._builder.offset), properties)

    def _look(self, place: Place, properties: "Element | None") -> None:
        style = self._style
        bold, hidden, colour, dark = style.bold, style.hidden, style.colour, self.dark
        for child in () if properties is None else properties:
            tag = child.tag
            if tag == RUN_STYLE:
                own = self._styles[attribute(child) or ""]
                # Switches of a character style turn those of the paragraph style round.
                bold, hidden = bold != own.bold, hidden != own.hidden
                colour, dark = own.colour or colour, dark or own.dark
            elif tag == BOLD:
                bold = is_on(child)
            elif tag == VANISH:
                hidden = is_on(child)
            elif tag == COLOUR:
                colour = attribute(child)
            elif tag == SHADING:
                dark = dark or is_dark(child)
            elif tag == HIGHLIGHT:
                dark = dark or attribute(child) not in ("none", "white")
        if hidden or (not dark and colour is not None and colour.upper() == "FFFFFF"):
            self._streak("hidden", place, "隐藏文字" if hidden else "白色文字")
        if bold:
            self._streak("emphasis", place, "bold")

    def _text(self, element: "Element") -> None:
        text = element.text or ""
        if element.get(SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        if not text.isprintable():
            text = text.replace("\u00ad", "").replace("\n", " ").replace("\t", " ").replace("\r", " ")
        self._say(text, element)

    def _blank(self, element: "Element") -> None:
        self._say(" ", element)

    def _hyphen(self, element: "Element") -> None:
        self._say("-", element)

    def _break(self, element: "Element") -> None:
        if attribute(element, "type") not in ("page", "column") or self._builder.offset > self._start:
            self._say("\n", element)

    def _symbol(self, element: "Element") -> None:
        font = (attribute(element, "font") or "").lower()
        try:
            code = int(attribute(element, "char") or "", 16)
        except ValueError:
            return
        low = code & 0xFF
        known = {pair[:2]: pair[2:] for pair in SYMBOLS.get(font, "").split()}
        if font in SYMBOLS:
            self._say(known.get(f"{low:02X}", "•"), element)
        elif 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF:
            self._say(chr(low if 0xF020 <= code <= 0xF07E else code), element)

    def _math(self, element: "Element") -> None:
        self._say("".join(node.text or "" for node in element.iter(MATH + "t")), element)

    def _alternatives(self, element: "Element") -> None:
        branch = alternative(element)
        if branch is not None:
            self.write(branch)

    def _insertion(self, element: "Element") -> None:
        start = self._builder.offset
        self.write(element)
        self._streak("insertion", Place(start, self._builder.offset), attribute(element, "author") or "")

    def _deletion(self, element: "Element") -> None:
        if len(element):
            self._builder.mark("deletion", self._here(), plain(element, deleted=True))

    def _link(self, element: "Element") -> None:
        start = self._builder.offset
        self.write(element)
        relation = self._links.get(element.get(RELATION_ID, ""))
        anchor = attribute(element, "anchor")
        target = ("" if relation is None else relation.target) + (f"#{anchor}" if anchor else "")
        self._mark_link(start, target)

    def _mark_link(self, start: int, target: str) -> None:
        if target and self._builder.offset > start:
            self._builder.mark("link", Place(start, self._builder.offset), target)

    def _simple_field(self, element: "Element") -> None:
        start = self._builder.offset
        self.write(element)
        self._mark_link(start, link_target(attribute(element, "instr") or ""))

    def _field(self, element: "Element") -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append(Field())
        elif not self._fields:
            return
        elif kind == "separate":
            self._fields[-1] = self._fields[-1]._replace(start=self._builder.offset)
        elif kind == "end":
            field = self._fields.pop()
            if field.start is not None:
                self._mark_link(field.start, link_target(field.instruction))

    def _instruction(self, element: "Element") -> None:
        if self._fields and self._fields[-1].start is None:
            field = self._fields[-1]
            self._fields[-1] = field._replace(instruction=field.instruction + (element.text or ""))

    def _note(self, element: "Element") -> None:
        kind = element.tag.rpartition("}")[2].removesuffix("Reference")
        note = self._texts.get((kind, attribute(element, "id") or ""))
        if note is not None:
            self._builder.mark("note", self._here(), plain(note))
            self.notes.append(note)

    def _comment_start(self, element: "Element") -> None:
        self._ranges.setdefault(attribute(element, "id") or "", self._here())

    def _comment_end(self, element: "Element") -> None:
        name = attribute(element, "id") or ""
        if name in self._ranges:
            self._ranges[name] = self._ranges[name].joined(self._here())

    def _graphic(self, element: "Element") -> None:
        if any(field.start is None for field in self._fields):
            return
        tags = set()
        for node in _drawn(element):
            tags.add(node.tag)
            if node.tag == TEXT_BOX:
                self.boxes.append(node)
        if tags & PICTURES or not tags & SHAPES:
            name = next(filter(None, map(self._target, _drawn(element))), "")
            self._builder.picture(_caption(element), partial(self._content, name) if name else None)

    def _target(self, element: "Element") -> str:
        """The part of the package that a picture shows."""
        names = {BLIP: EMBED, IMAGE_DATA: RELATION_ID}
        link = self._links.get(element.get(names[element.tag], "")) if element.tag in names else None
        return "" if link is None or link.external else link.target

    def _limit(self, element: "Element") -> None:
        kind = "文件" if element.tag.endswith("altChunk") else "子文档"
        self._builder.mark("limit", self._here(), f"此处嵌入了另一份{kind}，其中的文字未读入")


def _drawn(element: "Element") -> "Iterator[Element]":
    """Yield what a drawing holds, each alternative once, not going into its text boxes."""
    for child in element:
        if child.tag == ALTERNATIVES:
            branch = alternative(child)
            if branch is not None:
                yield from _drawn(branch)
            continue
        yield child
        if child.tag != TEXT_BOX:
            yield from _drawn(child)


def _caption(element: "Element") -> str:
    """Return the alternative text of a picture, else its name."""
    attributes = [dict(node.attrib) for node in element.iter() if isinstance(node.tag, str)]
    names = ("descr", "alt", "{urn:schemas-microsoft-com:office:office}title", "title", "name")
    return next((str(found[name]) for name in names for found in attributes if found.get(name)), "")


def link_target(instruction: str) -> str:
    r"""Return where a HYPERLINK field points: `HYPERLINK "address" \l "bookmark" \o "tip"`; else nothing."""
    outside, *rest = instruction.split('"')
    words = outside.split()
    if not words or words[0].upper() != "HYPERLINK":
        return ""
    if not rest:
        return next((word for word in words[1:] if not word.startswith("\\")), "")
    target = ""
    for switch, quoted in zip([words[-1], *(piece.strip() for piece in rest[1::2])], rest[::2], strict=False):
        if switch == "\\l":
            target += f"#{quoted}"
        elif not switch.startswith("\\"):
            target += quoted
    return target


Handler = Callable[[TextWriter, "Element"], None]
HANDLERS: dict[str, Handler] = {
    TEXT: TextWriter._text,
    ALTERNATIVES: TextWriter._alternatives,
    MATH + "oMath": TextWriter._math,
    MATH + "oMathPara": TextWriter._math,
    **{
        W + name: handler
        for handler, names in (
            (TextWriter._run, "r"),
            (TextWriter._blank, "tab ptab"),
            (TextWriter._break, "br cr"),
            (TextWriter._hyphen, "noBreakHyphen"),
            (TextWriter._symbol, "sym"),
            (TextWriter.write, "sdt sdtContent smartTag customXml ruby rubyBase dir bdo"),
            (TextWriter._insertion, "ins moveTo"),
            (TextWriter._deletion, "del moveFrom"),
            (TextWriter._link, "hyperlink"),
            (TextWriter._simple_field, "fldSimple"),
            (TextWriter._field, "fldChar"),
            (TextWriter._instruction, "instrText"),
            (TextWriter._note, "footnoteReference endnoteReference"),
            (TextWriter._comment_start, "commentRangeStart commentReference"),
            (TextWriter._comment_end, "commentRangeEnd"),
            (TextWriter._graphic, "drawing pict object"),
            (TextWriter._limit, "altChunk subDoc"),
        )
        for name in names.split()
    },
}

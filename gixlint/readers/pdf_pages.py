"""The pages of a PDF as geometry: glyphs and ruling lines, upright, in points from the page's top left corner down.

All that touches PDFium is here. Its raw bindings are used, which load in two thirds of the time of the package around
them, and only calls that are cheap: a page costs two calls a glyph and a few a path.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from math import pi
from typing import Any

from gixlint.errors import MissingPartError, UnreadableError
from gixlint.readers.sheets import Glyph, Picture, Raster, Rule, Sheet, without_text
from gixlint.records import Record

__all__ = ["Paper", "open_paper"]

_MOST_PAGES = 500
_MOST_GLYPHS = 1_000_000
_MOST_STROKES = 60_000
_THIN = 3.0
"""Points: a filled shape that is thinner is a ruling line."""
_DENSITY = 200 / 72
_LONGEST = 5000
"""Pixels to a point, and of the longer side, of a page that is drawn to be looked at."""

_DAMAGED = "PDF 文件已损坏或不完整，打不开；请重新传送，或重新导出后再检查。"
_LOCKED = "文件是加了密码的 PDF，无法读取；请取消密码后另存，再检查。"

Point = tuple[float, float]


class Paper(Record):
    """An opened PDF: its number of pages, what it says about itself, and its pages, read as they are asked for.

    `draw` returns the whole of a page as it is seen, or None where it cannot be drawn.
    """

    pages: int
    metadata: tuple[tuple[str, str], ...]
    sheets: Iterator[Sheet]
    draw: Callable[[Sheet], Raster | None]


@contextmanager
def open_paper(data: bytes) -> Iterator[Paper]:
    """Open a PDF for reading inside a `with` statement.

    Raises `MissingPartError` without PDFium, `UnreadableError` on damage, a password or too many pages.
    """
    try:
        import pypdfium2_raw as pdfium
    except ImportError as error:
        raise MissingPartError("读取 PDF 需要安装 pypdfium2：pip install 'gixlint[pdf]'") from error
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2)
    pdfium.FPDF_InitLibraryWithConfig(config)
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise UnreadableError(_LOCKED if locked else _DAMAGED)
    try:
        pages = pdfium.FPDF_GetPageCount(handle)
        if pages < 1:
            raise UnreadableError(_DAMAGED)
        if pages > _MOST_PAGES:
            raise UnreadableError(f"文件有 {pages} 页，最多读取 {_MOST_PAGES} 页；请只保留年度报告的正文后再检查。")
        yield Paper(
            pages, tuple(_metadata(pdfium, handle)), _sheets(pdfium, handle, pages), partial(_drawn, pdfium, handle)
        )
    finally:
        pdfium.FPDF_CloseDocument(handle)


def _metadata(pdfium: Any, handle: Any) -> Iterator[tuple[str, str]]:
    for name, tag in (
        ("title", b"Title"), ("author", b"Author"), ("created", b"CreationDate"), ("modified", b"ModDate"),
    ):  # fmt: skip
        size = pdfium.FPDF_GetMetaText(handle, tag, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_GetMetaText(handle, tag, buffer, size)
        value = buffer.raw[:-2].decode("utf-16-le", "replace").strip()
        if value:
            yield name, value


def _sheets(pdfium: Any, handle: Any, pages: int) -> Iterator[Sheet]:
    left = _MOST_GLYPHS
    for number in range(1, pages + 1):
        page = pdfium.FPDF_LoadPage(handle, number - 1)
        if not page:
            yield Sheet(number, 0, 0, [], [], [], broken=True)
            continue
        try:
            sheet = _sheet(pdfium, page, number, left)
        finally:
            pdfium.FPDF_ClosePage(page)
        left -= sheet.letters
        yield sheet


def _sheet(pdfium: Any, page: Any, number: int, most: int) -> Sheet:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        count = max(0, pdfium.FPDFText_CountChars(text))
        if count > most:
            raise UnreadableError("文件文字过多，超出年度报告可能的篇幅；请只保留年度报告的正文后再检查。")
        upright, width, height = _upright(_quarters(pdfium, page, text, count), box)
        glyphs = list(_glyphs(pdfium, text, count, upright))
    finally:
        pdfium.FPDFText_ClosePage(text)
    strokes = _Strokes(pdfium, upright)
    strokes.walk(_page_objects(pdfium, page), None)
    return Sheet(
        number, width, height, glyphs, strokes.across, strokes.down, len(glyphs),
        without_text(strokes.pictures, glyphs, width, height), curtailed=strokes.left <= 0,
    )  # fmt: skip


def _drawn(pdfium: Any, handle: Any, sheet: Sheet) -> Raster | None:
    """Draw a page upright in grey."""
    scale = min(_DENSITY, _LONGEST / max(sheet.width, sheet.height, 1.0))
    width, height = round(sheet.width * scale), round(sheet.height * scale)
    page = pdfium.FPDF_LoadPage(handle, sheet.number - 1)
    if not page or width < 1 or height < 1:
        return None
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        text = pdfium.FPDFText_LoadPage(page)
        quarters = _quarters(pdfium, page, text, max(0, pdfium.FPDFText_CountChars(text)))
        pdfium.FPDFText_ClosePage(text)
        turn = (-quarters - pdfium.FPDFPage_GetRotation(page)) % 4
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, pdfium.FPDF_GRAYSCALE)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        greys = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
        pdfium.FPDF_ClosePage(page)
    return Raster(width, height, b"".join(greys[row * stride : row * stride + width] for row in range(height)))


def _quarters(pdfium: Any, page: Any, text: Any, count: int) -> int:
    """How many quarter turns, clockwise, a page's text is turned in the page's coordinates: most of a sample of it.

    Without text the page is taken as it is shown.
    """
    step = max(1, count // 40)
    angles = (pdfium.FPDFText_GetCharAngle(text, index) for index in range(0, count, step))
    turns = Counter(round(angle / (pi / 2)) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else -int(pdfium.FPDFPage_GetRotation(page)) % 4


def _upright(quarters: int, box: Any) -> tuple[Callable[[float, float], Point], float, float]:
    """Return the map from a page's coordinates to upright ones, and the upright width and height."""
    left, right, low, high = box.left, box.right, box.bottom, box.top
    width, height = right - left, high - low
    if quarters == 0:
        return (lambda x, y: (x - left, high - y)), width, height
    if quarters == 1:
        return (lambda x, y: (high - y, right - x)), height, width
    if quarters == 2:
        return (lambda x, y: (right - x, y - low)), width, height
    return (lambda x, y: (y - low, x - left)), height, width


def _glyphs(pdfium: Any, text: Any, count: int, upright: Callable[[float, float], Point]) -> Iterator[Glyph]:
    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unicode, loose, origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    for index in range(count):
        code = unicode(text, index)
        if code <= 32 and (code != 32 or pdfium.FPDFText_IsGenerated(text, index)) and code != 2:
            continue
        loose(text, index, rect)
        origin(text, index, x, y)
        x0, y0 = upright(rect.left, rect.top)
        x1, y1 = upright(rect.right, rect.bottom)
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        character = "-" if code == 2 else chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        yield Glyph(character, x0, x1, y0, y1, upright(x.value, y.value)[1])


def _page_objects(pdfium: Any, page: Any) -> Iterator[Any]:
    return (pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page)))


class _Strokes:
    """Gathers the ruling lines of a page: straight strokes along an axis, and thin filled shapes."""

    def __init__(self, pdfium: Any, upright: Callable[[float, float], Point]) -> None:
        self._pdfium = pdfium
        self._upright = upright
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures: list[Picture] = []
        self.left = _MOST_STROKES

    def walk(self, objects: Iterator[Any], outer: tuple[float, ...] | None, depth: int = 0) -> None:
        """Take the paths among page objects and in the forms among them."""
        pdfium = self._pdfium
        for item in objects:
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH and self.left > 0:
                self._path(item, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(self._picture(self._matrix(item, outer)))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 8:
                inner = range(max(0, pdfium.FPDFFormObj_CountObjects(item)))
                parts = (pdfium.FPDFFormObj_GetObject(item, index) for index in inner)
                self.walk(parts, self._matrix(item, outer), depth + 1)

    def _picture(self, matrix: tuple[float, ...]) -> Picture:
        a, b, c, d, e, f = matrix
        corners = [self._upright(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Picture(min(xs), min(ys), max(xs), max(ys))

    def _matrix(self, item: Any, outer: tuple[float, ...] | None) -> tuple[float, ...]:
        matrix = self._pdfium.FS_MATRIX()
        self._pdfium.FPDFPageObj_GetMatrix(item, matrix)
        a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        if outer is None:
            return a, b, c, d, e, f
        k, m, n, o, p, q = outer
        return a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q

    def _path(self, path: Any, outer: tuple[float, ...] | None) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not fill.value and not stroke.value:
            return
        self.left -= 1
        points = self._bounds(path, outer)
        if points and self._is_thin(points):  # dashes come by the thousand, so that their corners are not asked for
            self._rule(points)
            return
        for points, straight in self._outlines(path, self._matrix(path, outer)):
            if self._is_thin(points):
                self._rule(points)
            elif stroke.value and straight:
                for side in pairwise(points):
                    if any(abs(one - other) < 1 for one, other in zip(*side, strict=True)):
                        self._rule(side)

    def _bounds(self, path: Any, outer: tuple[float, ...] | None) -> list[Point]:
        sides = [ctypes.c_float() for _ in range(4)]
        if not self._pdfium.FPDFPageObj_GetBounds(path, *sides):
            return []
        left, low, right, high = (side.value for side in sides)
        a, b, c, d, e, f = outer or (1, 0, 0, 1, 0, 0)
        return [self._upright(a * x + c * y + e, b * x + d * y + f) for x, y in ((left, low), (right, high))]

    @staticmethod
    def _is_thin(points: Sequence[Point]) -> bool:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(max(xs) - min(xs), max(ys) - min(ys)) < _THIN

    def _rule(self, points: Sequence[Point]) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if width >= height:
            self.across.append(Rule((min(ys) + max(ys)) / 2, min(xs), max(xs)))
        if height >= width:  # a square dot belongs to a dotted rule of either direction
            self.down.append(Rule((min(xs) + max(xs)) / 2, min(ys), max(ys)))

    def _outlines(self, path: Any, matrix: tuple[float, ...]) -> Iterator[tuple[list[Point], bool]]:
        """Yield the corners of each outline of a path, and whether it has straight sides alone."""
        pdfium = self._pdfium
        a, b, c, d, e, f = matrix
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[Point] = []
        straight = True
        count = pdfium.FPDFPath_CountSegments(path)
        for index in range(min(count, max(self.left, 0))):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO and len(points) > 1:
                yield points, straight
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                points, straight = [], True
            straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(self._upright(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        self.left -= count
        if len(points) > 1:
            yield points, straight

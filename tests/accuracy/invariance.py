"""Changes that mean nothing: what is said of a report, clean or defective, must stay the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gixlint.findings import Finding
from gixlint.linting import Plan, lint
from gixlint.readers import read
from gixlint.report import Context
from gixlint.settings import Settings
from gixlint.text import fold
from tests.accuracy.defects import FAMILIES
from tests.accuracy.formats import held
from tests.accuracy.samples import SAMPLES, Defect, sample
from tests.rewriting import as_docx, as_html, as_markdown, as_pipes, as_text

_WIDE = {ord(character): ord(character) + 0xFEE0 for character in "0123456789"}
_HAN = r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])"


def _prose(text: str, change: Callable[[str], str]) -> str:
    """Change the paragraphs of the sections: no headings, no tables, no preamble, no signature."""
    head, mark, rest = text.partition("\n## ")
    if not rest:
        return text
    *lines, name, blank, day = (mark + rest).rstrip("\n").split("\n")
    plain = [line if re.match(r"[<#]|（[一二三四五六]）.{0,20}$|$", line) else change(line) for line in lines]
    return "\n".join([head + plain[0], *plain[1:], name, blank, day]) + "\n"


def _each(text: str, nth: int, words: str) -> str:
    """Put words between two Chinese characters, at every nth such place."""
    count = 0

    def put(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return words if count % nth == 0 else ""

    return re.sub(_HAN, put, text)


def _tables(text: str, change: Callable[[str], str]) -> str:
    return re.sub(r"(?s)<table>.*?</table>", lambda match: change(match[0]), text)


def _split(table: str, repeat: bool) -> str:
    """表三 over two pages, with or without its heads on the second."""
    rows = table.split("\n")
    at = next((index for index, row in enumerate(rows) if "（五）不予处理" in row), 0)
    first = next((index for index, row in enumerate(rows[:at]) if re.search(r'rowspan="[12]\d"', row)), 0)
    if not first:
        return table
    above, below = rows[:at], rows[at:]
    span = int(re.findall(r'rowspan="([12]\d)"', above[first])[0])
    above[first] = above[first].replace(f'rowspan="{span}"', f'rowspan="{at - first}"')
    below[0] = below[0].replace("<tr>", f'<tr><td rowspan="{span - at + first}">三、本年度办理结果</td>', 1)
    heads = rows[1:4] if repeat else []
    return "\n".join([*above, "</table>\n\n<table>", *heads, *below])


TEXTS: dict[str, Callable[[str], str]] = {
    "full-width digits": lambda text: _prose(text, lambda line: line.translate(_WIDE)),
    "spaces in words": lambda text: _prose(text, lambda line: _each(line, 7, " ")),
    "spaces around numbers": lambda text: _prose(text, lambda line: re.sub(r"(?<=[一-鿿])(?=\d)", " ", line)),
    "spaces that do not break": lambda text: _prose(text, lambda line: re.sub(r"(?<=\d)(?=[一-鿿])", "\u00a0", line)),
    "indented": lambda text: _prose(text, lambda line: f"\u3000\u3000{line}"),
    "invisible characters": lambda text: _prose(text, lambda line: _each(line, 11, "\u200b")),
    "straight quotes": lambda text: _prose(text, lambda line: re.sub("[“”]", '"', line)),
    "hard-wrapped": lambda text: _prose(text, lambda line: re.sub(r"(.{38}[一-鿿])(?=[一-鿿])", r"\1\n", line)),
    "half-width brackets in headings": lambda text: re.sub(r"(?m)^（([一二三四五六])）(?=.{0,20}$)", r"(\1)", text),
    "spaces in headings": lambda text: re.sub(r"(?m)^## (.)、(..)", r"## \1、 \2 ", text),
    "headings of no style": lambda text: re.sub(r"(?m)^## ", "", text),
    "bold headings": lambda text: re.sub(r"(?m)^## (.*)$", r"**\1**", text),
    "deeper headings": lambda text: re.sub(r"(?m)^## ", "### ", text),
    "empty paragraphs": lambda text: text.replace("\n\n", "\n\n\u3000\n\n"),
    "1、 for 1.": lambda text: _tables(text, lambda table: re.sub(r"(?<=>)(\d)\.(?=[一-鿿])", r"\1、", table)),
    "labels with breaks": lambda text: _tables(text, lambda table: re.sub(r"(>[^<]{6})([^<]{6})", r"\1<br>\2", table)),
    "labels with spaces": lambda text: _tables(text, lambda table: re.sub(r"(>[^<]{5})([^<]{5})", r"\1 \2", table)),
    "half-width table": lambda text: _tables(text, lambda table: table.translate({0xFF08: "(", 0xFF09: ")"})),
    "figures with spaces": lambda text: _tables(text, lambda table: re.sub(r">(\d+)<", r"> \1 <", table)),
    "split over pages": lambda text: _tables(text, lambda table: _split(table, repeat=False)),
    "split, heads again": lambda text: _tables(text, lambda table: _split(table, repeat=True)),
}
FILES: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "Word": lambda text: ("a.docx", as_docx(read(text.encode(), "a.md"))),
    "HTML": lambda text: ("a.html", as_html(read(text.encode(), "a.md"))),
    "HTML in GB 18030": lambda text: ("a.html", as_html(read(text.encode(), "a.md"), "gb18030")),
    "plain text": lambda text: ("a.txt", as_text(read(text.encode(), "a.md"))),
    "Markdown, HTML tables": lambda text: ("a.md", as_markdown(read(text.encode(), "a.md"))),
    "pipe tables, merged cells repeated": lambda text: ("a.md", as_pipes(read(text.encode(), "a.md"), repeat=True)),
    "pipe tables, merged cells blank": lambda text: ("a.md", as_pipes(read(text.encode(), "a.md"), repeat=False)),
    "Word, other fonts, no styles": lambda text: ("a.docx", _plain_word(text)),
}
_OF_FORMAT = ("D103", "W107", "D109")
"""What lives in Markdown's own marks or in the way of breaking lines, and cannot be the same in another format."""


def _plain_word(text: str) -> bytes:
    """A Word file without styles: headings are bold paragraphs of another font and size."""
    import io

    import docx
    from docx.oxml.ns import qn
    from docx.shared import Pt

    word = docx.Document(io.BytesIO(as_docx(read(text.encode(), "a.md"))))
    for paragraph in word.paragraphs:
        heading = paragraph.style is not None and (paragraph.style.name or "").startswith("Heading")
        paragraph.style = word.styles["Normal"]
        for run in paragraph.runs:
            run.bold, run.font.size, run.font.name = heading, Pt(22 if heading else 15), "SimHei"
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体" if heading else "楷体")
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


class Change(NamedTuple):
    """A change that means nothing, put on a report."""

    name: str
    kind: str
    defect: Defect


class Difference(NamedTuple):
    """What a change took away from, and added to, the root findings: both empty where all is right."""

    name: str
    gone: tuple[tuple[str, str, str], ...]
    new: tuple[tuple[str, str, str], ...]


def bases(defective: int) -> Iterator[Defect]:
    """Yield the clean samples, and so many defective ones of each family that Markdown holds."""
    for stem in SAMPLES:
        yield Defect("clean", "as it is", stem, sample(stem))
    lot = random.Random(20)
    for family in FAMILIES.values():
        held = [defect for defect in family() if not (defect.files or defect.previous or "D103" in defect.codes)]
        yield from lot.sample(held, min(defective, len(held)))


def changes(defective: int) -> list[Change]:
    """Return every change of every base, but for those that a format cannot hold."""
    return [
        Change(f"{base.name} / {kind}", kind, base)
        for base in bases(defective)
        for kind in (*TEXTS, *FILES)
        if not (kind == "spaces in words" and "W105" in base.codes)  # a gap parts two words
        if not (kind == "plain text" and not held("txt", base))
    ]


def differs(change: Change) -> Difference:
    """Lint a report before and after a change."""
    text, kind = change.defect.text, change.kind
    before = _before(text, change.defect.context)
    name, data = ("a.md", TEXTS[kind](text).encode()) if kind in TEXTS else FILES[kind](text)
    after = _said(name, data, change.defect.context)
    return Difference(change.name, tuple(sorted(before - after)), tuple(sorted(after - before)))


@lru_cache(maxsize=4)
def _before(text: str, context: Context) -> frozenset[tuple[str, str, str]]:
    return _said("a.md", text.encode(), context)


def _said(name: str, data: bytes, context: Context) -> frozenset[tuple[str, str, str]]:
    roots = lint(name, data, Plan(Settings(), context)).roots
    return frozenset(_key(finding) for finding in roots if not finding.code.startswith(_OF_FORMAT))


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.role, re.sub(r"[ 、.]", "", fold(finding.message))

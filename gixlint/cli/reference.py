"""The reference page of a check: its content, made of the check itself. `explain` and `docs` only render it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gixlint.records import Record

if TYPE_CHECKING:
    from gixlint.checking import Check, Example
    from gixlint.statutes import Basis

__all__ = ["Cited", "Reference", "Shown", "Words", "faults", "plain", "reference"]

_NEAR, _LONG = 40, 100  # characters: kept around a difference, kept of the difference itself
_MENDING = re.compile(r"(?:更正|改正)办法：|(?=请)")
_SPACED = re.compile(
    r"(?<=[!-~])\n(?=[!-,.-~])"  # what is not Chinese
    r"|(?<=[A-Za-z])\n(?=[一-鿿])|(?<=[A-Z]\d{3})\n(?=[一-鿿])|(?<=[一-鿿])\n(?=[A-Za-z])"  # Latin words, codes
)
_NAMED = re.compile(r"选项 ?([a-z_]+(?:、[a-z_]+)*)")


class Cited(Record):
    """A provision: how it is named, and its words, empty where it is cited without them."""

    name: str
    quote: str


class Words(Record):
    """One side of an example: `changed` is what the other side has not."""

    before: str
    changed: str
    after: str

    def __str__(self) -> str:
        return "".join(self) or "（没有）"


class Shown(Record):
    """An example as one reads it; `given` are the command line options that it takes."""

    good: Words
    bad: Words
    given: str


class Reference(Record):
    """What a reference page says. `facts` are labels with their values, `setting` the line of gixlint.yaml."""

    code: str
    title: str
    facts: tuple[tuple[str, str], ...]
    path: Path
    prose: tuple[str, ...]
    mending: tuple[str, ...]
    basis: tuple[Cited, ...]
    options: tuple[tuple[str, str], ...]
    setting: str
    examples: tuple[Shown, ...]


def reference(check: Check) -> Reference:
    """Return the content of a check's reference page."""
    paragraphs = tuple(_paragraphs(check.doc))
    return Reference(
        check.code,
        check.title,
        _facts(check),
        check.path,
        tuple(words for words in paragraphs if not _MENDING.match(words)),
        tuple(_MENDING.sub("", words, count=1) for words in paragraphs if _MENDING.match(words)),
        tuple(_cited(basis) for basis in check.basis),
        tuple((name, _value(value)) for name, value in check.options),
        _setting(check),
        tuple(_shown(example) for example in check.examples),
    )


def faults(check: Check) -> tuple[str, ...]:
    """Return in Chinese what a check's docstring leaves out or says wrongly of its options and of how to mend."""
    paragraphs = tuple(_paragraphs(check.doc))
    options = {name: _value(value) for name, value in check.options}
    named = {name for words in paragraphs for names in _NAMED.findall(words) for name in names.split("、")}
    said = [pair for words in paragraphs for pair in re.findall(r"([a-z_]+)（默认 ([^，。）]+)", words)]
    return (
        *(f"说明提到的选项 {name} 并不存在" for name in sorted(named - options.keys())),
        *(f"选项 {name} 没有说明" for name in options if name not in named),
        *(
            f"选项 {name} 的默认值是 {options[name]}，说明写作 {value}"
            for name, value in said
            if options.get(name) != value
        ),
        *(() if any(map(_MENDING.match, paragraphs)) else ("没有说明怎样改（以“更正办法：”或“请”开头的一段）",)),
    )


def _facts(check: Check) -> tuple[tuple[str, str], ...]:
    from gixlint.cli.catalogue import edition_names, report_years, severity_word

    when = {"report": "", "previous": "给出上一年度报告（--previous）时；", "batch": "批量检查时；"}[check.scope]
    named = "、".join(edition_names(check))
    return (
        ("级别", f"{severity_word(check)}（national 规则集）"),
        ("适用", when + report_years(check) + (f"（{named}）" if named else "")),
        ("名称", f"{check.name}：{check.english}"),
        ("始于", f"gixlint {check.since}"),
    )


def _paragraphs(doc: str) -> Iterator[str]:
    """Yield what stands below the title; lines of one paragraph are joined, those of a list stay."""
    for words in cleandoc(doc).partition("\n")[2].strip("\n").split("\n\n"):
        if joined := re.sub(r"(?<=\S)\n(?=[^\s*-])", "", _SPACED.sub(" ", words)).strip("\n"):
            yield joined


def _cited(basis: Basis) -> Cited:
    from gixlint.statutes import statutes

    statute = statutes()[basis.statute]
    if statute.kind == "practice":
        return Cited(f"{statute.title}（{basis.provision}）", "")
    number = f"（{statute.number}）" if statute.number else ""
    return Cited(f"《{statute.title}》{number}{basis.provision}", statute.quote(basis.provision))


def _value(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return "、".join(map(str, value)) or "空"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    return "无" if value is None else str(value) or "空"


def _setting(check: Check) -> str:
    from json import dumps

    def written(value: Any) -> str:
        return _value(value) if isinstance(value, float) else dumps(value, ensure_ascii=False)

    pairs = ", ".join(f"{name}: {written(value)}" for name, value in check.options)
    return f"options: {{{check.code}: {{{pairs}}}}}" if pairs else ""


def _shown(example: Example) -> Shown:
    renamed = {"level": "agency-level"}
    given = "".join(f"（--{renamed.get(name, name)} {value}）" for name, value in example.given)
    good, bad = plain(example.good), plain(example.bad)
    return Shown(_words(good, bad), _words(bad, good), given)


def plain(words: str) -> str:
    """Return an example as one reads it: cells of HTML tables parted by ｜, no tags of tables, no # of headings."""
    parted = re.sub(r"</t[dh]>\s*<t[dh][^>]*>", " ｜ ", words)
    bare = re.sub(r"</?(?:table|tr|td|th)\b[^>]*>|^#{1,6} ", "", parted, flags=re.MULTILINE)
    return re.sub(r"\n\s*\n+", "\n", bare).strip("\n")


def _words(words: str, other: str) -> Words:
    """Cut the words down to what differs from the other side, with what stands near it."""
    start = _alike(words, other)
    after = _alike(words[start:][::-1], other[start:][::-1])
    while start and _within(words[start - 1]):
        start -= 1
    while after and _within(words[-after]):
        after -= 1
    before, changed, rest = words[:start], words[start : len(words) - after], words[len(words) - after :]
    if len(changed) > _LONG:
        changed, rest = changed[:_LONG] + "……", ""
    return Words(before if len(before) <= _NEAR else "……" + before[-_NEAR:], changed, _begun(rest))


def _alike(words: str, other: str) -> int:
    """Return how many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, other, strict=False)))


def _within(character: str) -> bool:
    """Tell whether a character stands within a figure or a Latin word, which are not parted."""
    return character in ".+-" or (character.isascii() and character.isalnum())


def _begun(words: str) -> str:
    return words if len(words) <= _NEAR else words[:_NEAR] + "……"

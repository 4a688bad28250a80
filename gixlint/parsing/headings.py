"""Headings: where they begin, how far they reach, and which statutory contents they name."""

from collections.abc import Iterator, Mapping
from functools import cache
from re import escape
from types import MappingProxyType

from gixlint.editions import Edition, all_editions, edition, editions
from gixlint.records import Record
from gixlint.text import Text, fold, number, pattern

__all__ = ["Heading", "find_headings", "named", "normal", "role_words", "roles_of"]

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LABELS = (
    ("part", rf"第(?P<n>{_NUMERAL})(?:部分|章)[、:,.]?"),
    ("nth", rf"第(?P<n>{_NUMERAL})[、,]"),
    ("han", rf"(?P<n>{_NUMERAL})(?:、|\.(?!\d)|,)"),
    ("bracket", rf"\((?P<n>{_NUMERAL})\)[、,.]?"),
    ("arabic", r"(?P<n>\d{1,2})(?:、|\.(?!\d)|,(?=[\u4e00-\u9fff]))"),
    ("arabic-bracket", r"\(?(?P<n>\d{1,2})\)[、,.]?"),
)
_LONGEST = 46
"""A heading on a line of its own is not longer than this (characters); the long form of 四 has 27."""


class Heading(Record):
    """A heading in the prose: numbering scheme (empty: none), ordinal, the folded range of label and words.

    `alone` tells whether the heading is a line of its own, `level` is the format's own level, if any.
    """

    scheme: str
    ordinal: int | None
    start: int
    words_start: int
    end: int
    alone: bool
    level: int | None

    def words(self, text: Text) -> str:
        """Return the folded words without the label, the closing colon or full stop left out."""
        return text.folded[self.words_start : self.end].strip().rstrip("。:. ")


def normal(heading: str) -> str:
    """Return heading words folded and without what varies: white space, quotes, 的, closing punctuation."""
    return pattern(r"[\s\"的。:,.、]").sub("", heading)


@cache
def _known() -> dict[str, str]:
    """Every heading that any edition knows, in folded form, longest first, with its role."""
    found: dict[str, str] = {}
    for form in map(edition, editions()):
        for section in form.sections:
            for heading in section.spellings:
                found.setdefault(fold(heading), section.role)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


_ENDINGS = (
    "情况",
    "概述",
    "概况",
    "措施",
    "事项",
    "附表",
    "说明",
    "不足",
    "打算",
    "问题",
    "建议",
    "方面",
    "设置",
    "安排",
    "计划",
)


def find_headings(text: Text, levels: dict[int, int | None]) -> list[Heading]:
    """Return all headings of the prose in reading order.

    `levels` gives the format's own heading level for the folded offset at which a line begins, where it has one.
    """
    found: list[Heading] = []
    start = 0
    for line in text.folded.split("\n"):
        if line.strip():
            found += _in_line(text, start, start + len(line), levels.get(start))
        start += len(line) + 1
    return found


def _in_line(text: Text, start: int, end: int, level: int | None) -> Iterator[Heading]:
    first = _labelled(text, start, start, end, level)
    if first:
        yield first
    elif _unnumbered(text, start, end, level):
        yield Heading("", None, start, start, end, True, level)
    if end - start <= _LONGEST:
        return
    last = first.end if first else -1
    for match in pattern(rf"(?:{_NUMERAL}[、.,]|\({_NUMERAL}\)|第{_NUMERAL}部分)\s?").finditer(
        text.folded, start + 1, end
    ):
        inner = _inline(text, match.start(), match.end(), end, last)
        if inner:
            yield inner
            last = inner.end


def _labelled(text: Text, line: int, start: int, end: int, level: int | None) -> Heading | None:
    """The heading that begins with a label at `start`, if there is one."""
    while start < end and text.folded[start] == " ":
        start += 1
    for scheme, label in (*_LABELS, *(_BARE if line == start else ())):
        match = pattern(label).match(text.folded, start, end)
        if not match or (scheme == "han" and label == _BARE[0][1] and not _bare(text, match.end(), end)):
            continue
        ordinal = number(match["n"])
        words = match.end()
        while words < end and text.folded[words] == " ":
            words += 1
        if words >= end or _is_form_row(text.folded[words : words + 12]):
            return None
        if line == start and _is_table_line(text.folded[words:end], scheme):
            return None
        if line == start and _stands_alone(text.folded[words:end]):
            return Heading(scheme, ordinal, start, words, end, True, level)
        return Heading(scheme, ordinal, start, words, _reach(text, words, end), False, level)
    return None


_BARE = (("han", rf"(?P<n>{_NUMERAL}):?(?![十]|[是要来方])"),)
"""A number without a mark: only before the known words of a heading, on a line of its own."""


def _bare(text: Text, words: int, end: int) -> bool:
    """Whether words after a bare number are a heading: known ones, or parted from it by white space or a colon."""
    head = text.folded[words:end].strip().rstrip(":")
    parted = text.gap(words) or text.folded[words - 1] == ":"
    return head in _known() or (parted and len(head) <= 24 and head.endswith(_ENDINGS))


def _stands_alone(words: str) -> bool:
    """Whether what follows a label is a heading and nothing else."""
    if len(words) > _LONGEST - 2 or words[-1:] in "。;!?,":
        return False
    head, colon, answer = words.partition(":")
    return not (colon and answer and (head in _known() or head.endswith(_ENDINGS)))


def _is_table_line(words: str, scheme: str) -> bool:
    """Whether what follows a label is a line of a flattened table: words and then figures only."""
    if scheme != "arabic":
        return bool(pattern(r"\d(?:\s\d+){4,}$").search(words))
    return bool(pattern(r"[\u4e00-\u9fff()、]{2,24}\s?(?:[件条元个次人份]\s?)?\d+(?:\s\d+)*$").match(words))


@cache
def _form_rows() -> tuple[str, ...]:
    """How the rows and groups of rows begin that the forms number like headings: 一、本年新收…, （三）不予公开."""
    found: set[str] = set()
    for form in map(edition, editions()):
        blocks = [block for table in form.tables for block in table.blocks]
        for line in (line for block in blocks for line in (*block.rows, *block.groups)):
            for label in map(fold, (line.label, *line.variants)):
                numbered = pattern(rf"(?:{_NUMERAL}、|\({_NUMERAL}\))").match(label)
                if numbered:
                    found.add(label[numbered.end() :][:6].partition("(")[0])
    return tuple(sorted(found))


def _is_form_row(words: str) -> bool:
    """Whether a label belongs to a row of 表三, not to a heading (不予公开情况)."""
    return words.startswith(_form_rows()) and "情况" not in words


def _unnumbered(text: Text, start: int, end: int, level: int | None) -> bool:
    """Whether a whole line without a label is a heading: a known one, or one that the format marks."""
    words = text.folded[start:end].strip()
    if len(words) > _LONGEST or (words and words[-1] in "。;!?,"):
        return False
    return words.rstrip(":") in _known() or (level is not None and level > 1)


def _inline(text: Text, start: int, words: int, end: int, last: int) -> Heading | None:
    """The heading whose label stands in the middle of a line, as in flattened text.

    `words` is where the label ends, `last` where the words of the heading before end.
    """
    before = text.folded[start - 1]
    known = _known_at(text.folded, words)
    if before in '。;!?:)】"' or text.gap(start) or start == last or known:
        heading = _labelled(text, -1, start, end, None)
        sub = (heading and heading.scheme == "bracket" and before in '。"') or start == last
        if heading and heading.scheme in ("han", "bracket") and (sub or not _is_list_item(text.folded, heading, known)):
            return heading
    return None


def _is_list_item(folded: str, heading: Heading, known: bool) -> bool:
    """Whether an inline label opens an item of a list inside a sentence: (一)…;(二)…"""
    if known:
        return False
    reach = folded[heading.words_start : heading.end]
    return not reach or len(reach) > 40 or reach[-1:] == ";"


def _known_at(folded: str, start: int) -> bool:
    head = folded[start : start + 40]
    return any(head.startswith(known) for known in _known())


def _reach(text: Text, start: int, end: int) -> int:
    """Where the words of a heading end that is followed by text in the same line."""
    folded = text.folded
    head = folded[start : min(end, start + 60)]
    for known in _known():
        if len(known) > 3 and head.startswith(known):
            return start + len(known)
    stop = pattern(r"[。;!?:]").search(head)
    limit = start + (stop.start() if stop else len(head))
    for index in range(start + 2, min(limit, start + 40) + 1):
        if folded[start:index].endswith(_ENDINGS) and (index >= end or folded[index] not in "及和与、的等或,中是"):
            return index
        if text.gap(index) and index - start >= 4 and folded[index - 1] not in "、,":
            return index
    return limit if limit - start <= 40 else start


_FOREMOST = ("disputes", "fees", "requests", "problems", "proactive")
"""The contents whose words outweigh those of the contents after them, in a heading that names several."""
_GENERAL = ("other", "overview")
"""The contents whose words say little beside those of any other."""


@cache
def role_words(attached: bool = True) -> Mapping[str, str]:
    """Return an expression for the words by which the editions name each content, the foremost content first; without
    those for what may be a part of its own (附表), unless `attached`.
    """
    found: dict[str, dict[str, None]] = {}
    for section in (section for form in all_editions() for section in form.sections):
        words = [word for word in section.keywords if attached or word not in section.apart]
        found.setdefault(section.role, {}).update(dict.fromkeys(escape(fold(word)) for word in words))
    own = [role for role in found if role not in (*_FOREMOST, *_GENERAL)]
    return MappingProxyType({r: "|".join(found[r]) for r in (*own, *_FOREMOST, *_GENERAL) if found.get(r)})


def named(words: str, among: Mapping[str, str]) -> list[str]:
    """Return the contents that folded words name, by an expression for each.

    What names disclosure on request does not name proactive disclosure by the same words: 依申请公开政府信息情况.
    """
    bare = pattern(r"申请(?:的)?(?:行政)?复议|被申请").sub("复议", words).replace("的", "")
    found = [role for role, test in among.items() if pattern(test).search(bare)]
    both = r"主动.*(?:和|、|及|与).*申请|申请.*(?:和|、|及|与).*主动"
    if {"requests", "proactive"} <= {*found} and not pattern(both).search(bare):
        found.remove("proactive")
    return found


@cache
def _roles_by_spelling(form: str | None) -> dict[str, str]:
    """The content that each known heading names, those of the form itself before those of the others."""
    own = edition(form).sections if form else ()
    roles = {section.role for section in own}
    spelled = {normal(fold(spelling)): section.role for section in own for spelling in section.spellings}
    for spelling, role in _known().items():
        if form is None or role in roles:
            spelled.setdefault(normal(spelling), role)
    return spelled


def roles_of(heading: str, form: Edition | None) -> tuple[str, ...]:
    """Return the statutory contents that a heading names, the first the foremost; empty if none.

    A heading of the form names one content. In prose reports a combined heading names several.
    """
    folded = fold(heading)
    bare = normal(folded)
    role = _roles_by_spelling(form.id if form else None).get(bare)
    if role is not None:
        return (role,)
    if form is not None and len(bare) > 30:
        return ()
    found = named(folded, role_words())
    if len(found) > 1:
        found = [role for role in found if role not in _GENERAL] or found
    if form is not None:
        found = [role for role in found if any(s.role == role for s in form.sections)]
        if form.numbered:
            found = found[:1]
    return tuple(found)

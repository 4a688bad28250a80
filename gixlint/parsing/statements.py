"""Counted facts in prose: 「收到申请3119件」, 「未发生行政诉讼」, 「收费及减免情况：无」, 「全部办结」.

Every statement has a subject, a value or a qualifier, and a scope as far as the text tells it. The scope is taken from
the words of the sentence before it; the heading supplies the subject where a sentence has none
(「四、收费及减免情况 无。」). What the text leaves open stays unknown, and an unknown scope accuses nobody.

Subjects: requests.new, .handled, .carried_in, .carried_over, .unclear (a count whose class is not said);
outcome.disclosed, .partly, .withheld, .unavailable, .not_processed, .other, .disclosed_and_partly; reconsideration,
litigation and, where the text counts both in one, disputes, each also with .upheld, .corrected, .other, .pending;
fees, reductions; disclosed.
"""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.document import Place
from gixlint.parsing.counted import dispute_named
from gixlint.parsing.counts import Said, counts
from gixlint.parsing.denials import denials
from gixlint.parsing.scopes import scope_before
from gixlint.report import Section, Statement, StatementScope
from gixlint.text import Text, pattern

__all__ = ["find_statements"]

_WORTH = (
    r"申请|收到|受理|接到|发生|复议|诉|费|减免|公开|公布|发布|上传|结转|答复|办|处理|维持|纠|撤|审结|结果|[未无没零]"
)
"""Sentences without any of these state nothing."""
_TABLE = r"\d(?:\s\d+){5,}"
"""What holds such a row of figures is what is left of a table."""


def find_statements(text: Text, sections: tuple[Section, ...], year: int | None) -> tuple[Statement, ...]:
    """Return the statements of the prose in reading order."""
    found: list[Statement] = []
    spans = [(section.place, section.roles) for section in _all(sections)]
    told = [(s.place, s.heading) for s in _all(sections) if pattern(_WHOSE_HEADING).search(s.heading)]
    topic = _Topic()
    for sentence in _sentences(text, sections):
        if not pattern(_WORTH).search(sentence.folded) or pattern(_TABLE).search(sentence.folded):
            continue
        place = sentence.place()
        said = topic.before(next((r for p, r in reversed(spans) if r and p.covers(place)), ()), year)
        said = said._replace(lead=next((words for p, words in reversed(told) if p.covers(place)), "") + said.lead)
        counted = list(_counts(sentence, said))
        zeros = {statement.subject for statement in counted if statement.value == 0}
        found += counted
        found += (statement for statement in _zeros(sentence, said) if statement.subject not in zeros)
        found += _alls(sentence, said)
        topic.heard(sentence.folded)
    return tuple(sorted(found, key=lambda statement: (statement.place, statement.subject)))


_WHOSE_HEADING = r"本级|[厅委部署局]机关|系统|各[县区镇乡]|直属"
"""Headings that tell whose facts stand under them."""


class _Topic:
    """What the section spoke of before a sentence: kinds of dispute, requests."""

    def __init__(self) -> None:
        self.roles: tuple[str, ...] = ()
        self.kinds: set[str] = set()
        self.last = ""
        self.goes_on = False
        self.tied = False
        self.lead = ""

    def before(self, roles: tuple[str, ...], year: int | None) -> Said:
        """The kind of dispute is the last after a semicolon; else the only one of the section, or both."""
        if roles != self.roles:
            self.roles, self.kinds, self.last, self.goes_on, self.tied = roles, set(), "", False, False
        dispute = self.last if self.goes_on or len(self.kinds) < 2 else "disputes"
        return Said(roles, dispute, self.tied, year, self.lead)

    def heard(self, words: str) -> None:
        self.kinds |= {kind for kind, sign in (("reconsideration", "复议"), ("litigation", "诉讼")) if sign in words}
        self.last = dispute_named(words) or self.last
        self.goes_on = words.endswith(";")
        self.lead = (self.lead + words)[-300:] if self.goes_on else ""
        self.tied = self.tied or bool(pattern(r"信息公开|公开申请|依申请|被申请|被提起").search(words))


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.parts)


def _sentences(text: Text, sections: tuple[Section, ...]) -> Iterator[Text]:
    """Sentences; lines that a hard wrap breaks in mid-sentence are joined, headings parted from what follows."""
    cuts = [section.heading_place.end for section in sections if section.roles]
    pending: Text | None = None
    for line in text.lines():
        if pending is not None:
            offsets = (*pending.offsets, *line.offsets)
            line = Text(pending.folded + line.folded, offsets, offsets[-1] + 1)
            pending = None
        if len(line) > 30 and line.folded[-1] not in "。!?;:" and not line.find(r"^[^,。]{0,46}$"):
            pending = line
            continue
        yield from _parted(line, cuts)
    if pending is not None:
        yield from _parted(pending, cuts)


def _parted(line: Text, cuts: list[int]) -> Iterator[Text]:
    start = 0
    for cut in cuts:
        if line.offsets[0] < cut <= line.offsets[-1]:
            at = line.offset(Place(cut, cut))
            yield from line.part(start, at).sentences()
            start = at
    yield from line.part(start).sentences()


def _zeros(sentence: Text, said: Said) -> Iterator[Statement]:
    for start, end in _clauses(sentence.folded):
        clause = sentence.part(start, end)
        for subject, part in denials(clause, sentence.folded[:start], said.roles):
            scope = scope_before(said.lead + sentence.folded[:end], said.year)._replace(part=part)
            yield Statement(subject, 0, "none", "", scope, clause.place(), sentence.place())


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence; a short answer after a colon stays with its label: 「收费情况：无」."""
    start = 0
    for mark in pattern("[,;。!?:]").finditer(folded):
        index = mark.start()
        if mark[0] != ":" or len(folded) - index > 12:
            if index > start:
                yield start, index + 1
            start = index + 1
    if start < len(folded):
        yield start, len(folded)


_LAST_YEAR = ("上年", "上年度", "上一年", "上一年度", "去年")


def _counts(sentence: Text, said: Said) -> Iterator[Statement]:
    for count in counts(sentence, said):
        what = count.what if count.value else None
        scope = scope_before(said.lead + sentence.folded[: count.at], said.year)._replace(part=count.part, what=what)
        dated = isinstance(scope.when, int) or scope.when in _LAST_YEAR
        if count.subject.startswith("requests.carried") and dated:
            scope = scope._replace(when=None)  # 「2022年结转2件」 names the year that it comes from
        place = sentence.place(count.start, count.end)
        subjects: tuple[str, ...] = (count.subject,)
        if count.value == 0 and count.subject == "disputes":
            subjects = ("reconsideration", "litigation")
        for subject in subjects:
            yield Statement(subject, count.value, count.qualifier, count.unit, scope, place, sentence.place())


_OTHERS = ("建议", "提案", "信访", "留言", "热线", "诉求", "咨询")
_SETTLED = (
    r"(?:全部|均|都|已全部|全|悉数|尽数)(?:已|得到|予以)?(?:按(?:时|期|规定|要求|程序)|依法|及时|如期|依规)*(?:办结|"
    r"办理完毕|答复完毕|办理完结|办完|办毕|办讫)"
)
_NONE_LEFT = (
    r"(?:没有|不存在|未|无)(?:留下|遗留|积压|存在)?(?:任何|一[件宗例])?(?:申请)?(?:未(?:办|答复|处理|回复)|待办|(?<=一[件宗例])结转(?=[,。;]|$))"
    r"(?:结|完|理完毕)?(?:的)?(?:申请|事项|件)?|(?<!问题)(?<!隐患)(?:全部|均|都|年[底末]前?|岁末)(?:已|实现|予以)*清零"
)
"""「没有留下一件未办的申请」, 「年底全部清零」: all is settled, in other words."""
_BY_YEAR_END = (
    r"(?:截?[至止]|到)?(?:本?年底|年末|当年底|20\d\d年底|12月31日|12月底)(?:前|止|时)?,?(?:已|均|都)?(?:全部|均已|都已)(?:依法|按时|按期|按规定|予以|作出)*"
    r"(?:答复|回复)"
)
"""「至年底全部答复」: nothing is left, while 「均在法定期限内答复」 says only that what was answered was so in time."""
_UPHELD = r"(?:全部|均|都|全)(?:已)?(?:获得?|被|予以?|得到|为)?(?:复议机关|法院|人民法院)?(?:结果)?维持"


def _alls(sentence: Text, said: Said) -> Iterator[Statement]:
    """「全部办结」, 「没有未办结的」 of requests, 「均维持」 of disputes."""
    folded = sentence.folded
    for match in (*sentence.all(_SETTLED), *sentence.all(_BY_YEAR_END), *sentence.all(_NONE_LEFT)):
        before = folded[: match.span[0]]
        own, other = before.rfind("申请"), max(before.rfind(word) for word in _OTHERS)
        if (own >= 0 or "section.requests" in said.roles) and own >= other:
            clause = before[max(before.rfind(mark) for mark in ",;:") + 1 :]
            limited = pattern(r"上一?年|去年|结转|其中|网[上络]|当面|信函|按[时期]").search(clause)
            yield _whole("requests.handled", sentence, match.span, said.year, clause if limited else None)
    for match in sentence.all(_UPHELD):
        for kind in _upheld(folded[: match.span[0]], said.dispute):
            yield _whole(f"{kind}.upheld", sentence, match.span, said.year, None)


def _upheld(before: str, dispute: str) -> tuple[str, ...]:
    """The kinds of dispute that 「均维持」 speaks of: both, where both stand before it without a result."""
    both = pattern(r"复议(?P<between>[^。;]*)诉讼").search(before)
    if both and not pattern(r"维持|纠正|驳回|撤|审结").search(both["between"]):
        return ("reconsideration", "litigation")
    kind = dispute_named(before) or dispute
    return (kind,) if kind else ()


def _whole(subject: str, sentence: Text, span: tuple[int, int], year: int | None, part: str | None) -> Statement:
    scope: StatementScope = scope_before(sentence.folded[: span[0]], year)._replace(part=part)
    return Statement(subject, None, "all", "", scope, sentence.place(*span), sentence.place())

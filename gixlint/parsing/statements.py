"""Counted facts in prose: 「收到申请3119件」, 「未发生行政诉讼」, 「收费及减免情况：无」.

Every statement has a subject, a value or a qualifier, and a scope as far as the text tells it. The scope is taken from the
clause, else the sentence; the heading supplies the subject where a sentence has none (「四、收费及减免情况 无。」). What the
text leaves open stays unknown, and an unknown scope accuses nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gixlint.parsing.figures import value_of
from gixlint.report import Qualifier, Section, Statement, StatementScope
from gixlint.text import Match, Text, number, pattern

__all__ = ["find_statements"]

_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百千两〇零]{1,7})"
_UNIT = r"(?:件次|人次|万余?元|亿元|元|件|宗|条|起|例|次|项|份|个|人|篇|期|部)"
_COUNT = rf"(?P<about>近|约|大约|将近|超过|逾|共|共计|总计|合计|累计)?(?P<n>{_NUMBER})(?P<more>余|多|来)?(?P<wan>万)?(?P<more2>余|多)?(?P<unit>{_UNIT})"
_NOT = r"(?:(?:尚|均|从|并|也|都|暂|亦)?(?:未曾|未(?!来|成年|按|及时|尽|能|结|审|办|果)|没有|没|无(?!法|关|偿|正当|障碍|线|论|锡|为|缝|故))|不存在|不涉及)"


class _Subject(NamedTuple):
    """How a subject is known: `words` in the clause, none of `unless`."""

    name: str
    words: str
    unless: str = ""


_CHANNEL = r"当面|信函|网[络上]|传真|电子邮件|电话|口头|书面(?!形式)|邮寄|企业|商业|涉密|重复|补正|第三方|其他形式"
_REQUEST_VERB = (
    r"(?:收到|接到|受理|新收|接收|收办|收取|收|接|登记|提出|提交|有|存在|发生|出现|产生|办理|办件|接受|要求)"
)
_DISPUTE_KIND = r"纠错|纠正|败诉|撤销|违法|确认|责令|投诉|举报|超期|逾期|监察"

_ZERO = (
    _Subject("reconsideration", r"复议", _DISPUTE_KIND),
    _Subject("litigation", r"诉讼|应诉|被诉", _DISPUTE_KIND),
    _Subject("fees", r"收费|费用|收取|费(?:的)?(?:情况|现象|行为)?$", r"三公|经费|乱收费|违规收费|行政事业性"),
    _Subject("reductions", r"减免|减收|免收|免除"),
    _Subject("outcome.withheld", r"不予公开|不公开|不同意公开|不宜公开|免予公开|免于公开|否决公开", r"复议|诉讼|收费"),
    _Subject(
        "requests.new",
        rf"(?:{_REQUEST_VERB}.*申请)|依申请公开|申请公开|公开.{{0,6}}申请|^.{{0,12}}申请(?:件|事项|情况|信息)?$|申请人|申请量",
        rf"复议|诉讼|收费|费用|不予公开|不公开|超期|逾期|延期|超时|撤回|转办|结转|行政许可|减免|{_CHANNEL}",
    ),
)


def find_statements(text: Text, sections: tuple[Section, ...], year: int | None) -> tuple[Statement, ...]:
    """Return the statements of the prose in reading order."""
    found: list[Statement] = []
    spans = [(section.place, section.roles) for section in _all(sections)]
    for sentence in _sentences(text):
        folded = sentence.folded
        if not pattern(r"申请|复议|诉讼|费|减免|公开|结转|答复|办结|[未无没零]").search(folded):
            continue
        place = sentence.place(0, len(sentence))
        roles = next((r for p, r in reversed(spans) if r and p.covers(place)), ())
        scope = _scope(sentence, year)
        found += _zeros(sentence, roles, scope)
        found += _counts(sentence, scope, year)
    return tuple(sorted(found, key=lambda statement: (statement.place, statement.subject)))


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.parts)


def _sentences(text: Text) -> Iterator[Text]:
    """Sentences; lines that a hard wrap breaks in mid-sentence are joined."""
    pending: Text | None = None
    for line in text.lines():
        if pending is not None:
            offsets = (*pending.offsets, *line.offsets)
            line = Text(pending.folded + line.folded, offsets, offsets[-1] + 1)
            pending = None
        if len(line) > 30 and line.folded[-1] not in "。!?;:" and not line.find(r"^[^,。]{0,46}$"):
            pending = line
            continue
        yield from line.sentences()
    if pending is not None:
        yield from pending.sentences()


def _scope(sentence: Text, year: int | None) -> StatementScope:
    folded = sentence.folded
    whose = None
    match = pattern(
        r"代(?:表)?[区市县省]?政府|全[市县区省镇州乡系]统?|各(?:部门|单位|镇|街道|乡镇)|下属|基层单位"
    ).search(folded)
    if match:
        whose = match[0]
    return StatementScope(whose, year if year and f"{year}年" in folded else None, None, None)


def _when(words: str, year: int | None) -> int | str | None:
    """When the words before a number place it: another year, last year, all years; comparisons place nothing."""
    past = pattern(r"(?<![比较])(?:去年|上年度?(?!结转)|上一年度?(?!结转)|历年|累计|近[二三四五两]年)").search(words)
    if past:
        return past[0]
    years = pattern(r"(?<![比较])(20\d\d)年").findall(words)
    return int(years[-1]) if years and int(years[-1]) != year else None


def _zeros(sentence: Text, roles: tuple[str, ...], scope: StatementScope) -> Iterator[Statement]:
    """「未收到…申请」: a negation and what it denies; 「行政复议、行政诉讼：无」: a subject and then a negation."""
    for clause in _clauses(sentence):
        denial = clause.find(_NOT)
        if denial:
            denied = clause.folded[denial.span[1] :].rstrip("。;,!")
            subjects = list(_denied(denied))
            if not subjects and (len(denied) < 12 or pattern(r"^(?:发生|出现|产生|收到|此类|相关|有关)").match(denied)):
                subjects = _of_clause(clause.folded[: denial.span[0]]) or _of_roles(roles, denied)
            for subject, part in subjects:
                yield _none(subject, clause.place(0, len(clause)), sentence, scope._replace(part=part))
        else:
            yield from _zero_figures(clause, sentence, roles, scope)


def _clauses(sentence: Text) -> Iterator[Text]:
    """The clauses of a sentence; a label before a colon stays with what follows it: 「收费情况：无」."""
    start = 0
    folded = sentence.folded
    for index, character in enumerate(folded):
        if character in ",;。!?" or (character == ":" and len(folded) - index > 30):
            if index > start:
                yield sentence.part(start, index + 1)
            start = index + 1
    if start < len(folded):
        yield sentence.part(start)


def _denied(words: str) -> Iterator[tuple[str, str | None]]:
    """The subjects that denied words name, each with the part it is limited to, if any."""
    for subject in _ZERO:
        if not pattern(subject.words).search(words):
            continue
        if subject.unless and pattern(subject.unless).search(words):
            part = pattern(_CHANNEL).search(words)
            if subject.name == "requests.new" and part and not pattern(r"复议|诉讼|收费|费用").search(words):
                yield subject.name, part[0]
            elif subject.name in ("reconsideration", "litigation") and pattern(_DISPUTE_KIND).search(words):
                yield f"{subject.name}.corrected", None
            continue
        yield subject.name, None


def _of_clause(words: str) -> list[tuple[str, str | None]]:
    """The subjects of words before a bare negation: 「收费及减免情况：无」."""
    return [(name, part) for name, part in _denied(words) if part is None]


_ROLE_SUBJECTS = {
    "section.requests": ("requests.new",),
    "section.fees": ("fees", "reductions"),
    "section.disputes": ("reconsideration", "litigation"),
}


def _of_roles(roles: tuple[str, ...], denied: str) -> list[tuple[str, str | None]]:
    """The subjects of the heading over a sentence that says no more than 「无」 or 「未发生」."""
    if (
        len(pattern(r"发生|出现|产生|收到|有|此类|相关|有关|情况|的|该|等|这|类|事项|现象|上述|存在").sub("", denied))
        > 2
    ):
        return []
    return [(subject, None) for role in roles for subject in _ROLE_SUBJECTS.get(role, ())]


def _zero_figures(clause: Text, sentence: Text, roles: tuple[str, ...], scope: StatementScope) -> Iterator[Statement]:
    """「行政复议、行政诉讼均为零」, 「免费提供」."""
    folded = clause.folded
    if pattern(rf"(?:为|是|均|各|:|共|数量?|总数)\s?(?:零|0(?![\d.]))\s?{_UNIT}?").search(folded) or pattern(
        rf"(?<![\d.,])0{_UNIT}"
    ).search(folded):
        if len(pattern(_COUNT).findall(folded)) <= 1 and not pattern(r"[1-9]\d*(?:件|条|次|起|宗|例)").search(folded):
            for subject, part in _denied(folded):
                yield _none(subject, clause.place(0, len(clause)), sentence, scope._replace(part=part))
    elif pattern(
        r"免费(?:提供|公开|获取|办理)|不收(?:取)?(?:任何)?费|(?:全部|均|一律|全额)(?:予以)?(?:免费|减免|免收)|均?不(?:予)?收取"
    ).search(folded):
        yield _none("fees", clause.place(0, len(clause)), sentence, scope)


def _none(subject: str, place: object, sentence: Text, scope: StatementScope) -> Statement:
    from gixlint.document import Place

    assert isinstance(place, Place)
    return Statement(subject, 0, "none", "", scope, place, sentence.place(0, len(sentence)))


_FILL = r"[^\d,。;:、(]"
_NEXT_YEAR = r"(?:结转|转|顺延)(?:至|到|入)?(?:下一?年度?|次年|20\d\d年度?)"
_COUNTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    # Tried in this order; each number is taken once.
    (
        "requests.carried_over",
        (rf"{_NEXT_YEAR}{_FILL}{{0,12}}{_COUNT}", rf"{_COUNT}[^\d,。;:、(]{{0,14}}?{_NEXT_YEAR}"),
    ),
    ("requests.carried_in", (rf"(?:上一?年度?|去年|20\d\d年度?)结转{_FILL}{{0,14}}{_COUNT}",)),
    ("outcome.disclosed", (rf"(?:予以公开|同意公开|全部公开)(?!及部分){_FILL}{{0,10}}{_COUNT}",)),
    ("outcome.partly", (rf"(?<!公开[及和、与])部分公开{_FILL}{{0,10}}{_COUNT}",)),
    ("outcome.withheld", (rf"(?:不予公开|不同意公开){_FILL}{{0,10}}{_COUNT}",)),
    ("outcome.unavailable", (rf"无法提供{_FILL}{{0,10}}{_COUNT}",)),
    ("outcome.not_processed", (rf"不予(?:重复)?处理{_FILL}{{0,10}}{_COUNT}",)),
    ("disputes", (rf"行政复议(?:和|、|及|与|或)(?:提起)?(?:行政)?诉讼{_FILL}{{0,10}}{_COUNT}",)),
    ("reconsideration", (rf"复议(?!后){_FILL}{{0,14}}{_COUNT}", rf"{_COUNT}[^\d,。;:、(件]{{0,4}}行政复议")),
    ("litigation", (rf"(?:诉讼|应诉){_FILL}{{0,14}}{_COUNT}", rf"{_COUNT}[^\d,。;:、(件]{{0,4}}(?:行政)?诉讼")),
    (
        "requests.handled",
        (
            rf"(?:办结|答复|办理完毕|办理)[^\d,。;:(]{{0,18}}申请[^\d,。;:(]{{0,6}}{_COUNT}",
            rf"申请[^\d。;]{{0,30}}(?:办结|答复){_COUNT}",
        ),
    ),
    (
        "requests.new",
        (
            rf"{_REQUEST_VERB}[^\d。;]{{0,44}}?(?:申请|依申请公开)[^\d,。;:(]{{0,12}}{_COUNT}",
            rf"{_REQUEST_VERB}[^\d,。;:]{{0,24}}{_COUNT}[^\d,。;]{{0,20}}申请",
            rf"申请(?:件|量|数|总数|数量)[^\d,。;]{{0,4}}{_COUNT}",
            rf"{_COUNT}(?:政府)?信息公开申请",
        ),
    ),
    ("requests.unclear", (rf"依申请公开{_FILL}{{0,14}}{_COUNT}", rf"申请{_FILL}{{0,10}}{_COUNT}")),
    ("fees", (rf"(?:收取|收费|费用|处理费)[^\d,。;:、]{{0,16}}{_COUNT}",)),
    ("disclosed", (rf"(?:公开|发布|公布)[^\d。;,]{{0,30}}?{_COUNT}",)),
)


def _counts(sentence: Text, scope: StatementScope, year: int | None) -> Iterator[Statement]:
    if not pattern(r"\d|[一二三四五六七八九十两零][件宗起例条次项份]").search(sentence.folded):
        return
    taken: list[tuple[int, int]] = []
    for subject, variants in _COUNTED:
        for match in (match for variant in variants for match in sentence.all(variant)):
            span = match.span_of("n")
            if any(a < span[1] and span[0] < b for a, b in taken):
                continue
            statement = _count(sentence, subject, match, scope, year)
            if statement:
                taken.append(span)
                yield statement


_UNITS_OF = {
    "fees": "元",
    "disclosed": "条件份",
    "requests": "件宗条份起例次项人",
    "reconsideration": "件宗起例次",
    "litigation": "件宗起例次",
}


def _count(sentence: Text, subject: str, match: Match, scope: StatementScope, year: int | None) -> Statement | None:
    words, unit = match["n"], match["unit"]
    family = subject.partition(".")[0]
    if not any(character in unit for character in _UNITS_OF.get(family, unit)):
        return None
    value: int | Decimal | None = value_of(words) if words[0].isdigit() else number(words)
    if value is None:
        return None
    if match["wan"]:
        value = value * 10000
    qualifier: Qualifier = "exact"
    if match["about"] in ("近", "约", "大约", "将近") or match["more"] or match["more2"]:
        qualifier = "about"
    elif match["about"] in ("超过", "逾"):
        qualifier = "at least"
    if subject == "requests.new" and pattern(_CHANNEL).search(match.words):
        scope = scope._replace(part=match.words)
    start = match.span_of("n")[0]
    before = sentence.folded[:start]
    clause = before[max(before.rfind(mark) for mark in ",;:") + 1 :]
    scope = scope._replace(when=_when(clause, year) or scope.when)
    return Statement(subject, value, qualifier, unit, scope, match.place, sentence.place(0, len(sentence)))

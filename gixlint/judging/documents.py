"""Rules and normative documents counted in prose: 「制发行政规范性文件36件，废止21件，现行有效298件」."""

from collections.abc import Iterator
from functools import cache
from re import escape

from gixlint.document import Place
from gixlint.editions import all_editions
from gixlint.parsing.labels import bare, spelled
from gixlint.records import Record
from gixlint.text import Match, Text, number, pattern

__all__ = ["MEASURES", "Counted", "counted"]

_N = r"(?:\d[\d,]*|[一二三四五六七八九十百两]{1,5})"
_UNIT = r"(?:[件部份]|个(?!工作日|月|小时|方面|部门|单位|领域|环节|类|阶段))"
_NOUNS = {"normative": r"(?:{})", "rules": r"(?<!内部)(?<!建立健全)(?:{})(?!制度|规范性|以外|、)"}
"""What a row of the form may mean, and where its name in prose means the same."""
MEASURES = {
    "repealed": ("repealed",),
    "in_force": ("in_force", "total_public"),
    "total_public": ("total_public",),
    "issued": ("issued", "made", "published"),
    "announced": ("issued", "made", "published", "in_force", "total_public"),
}
"""What may be measured of documents, and what the columns of a form mean that have the number, the likeliest first."""
_VERBS = {
    "repealed": r"废止|宣布失效|失效",
    "in_force": r"继续有效|有效(?!期)",
    "total_public": r"对外公开.{0,8}总数",
    "issued": r"制发|制定|印发|出台|制作|颁布|发布",
    "announced": r"^(?!.*(?:网|平台|专栏|文本|集中)).*公布",
}
"""How prose says what is measured, beside the words of the forms."""
_OTHER = (
    r"清理|历年|累计|以来|近[两二三四五]年|公报|刊登|解读|备案|审[查核]|评估|修[订改]|征求|起草|政策性文件|转发|报送|"
    r"上一?年|去年|拟|计划|20\d\d年(?:度)?(?:以来|至)|县级|市级|部门(?!规章)|各|其中|办公[室厅]"
)


_BODY = (
    r"(?P<body>(?:[省市县区州盟旗镇乡]|自治区)(?:人民)?政府(?:本级|机关)?|[省市县区州盟旗厅局委]本级|[厅局委部署]机关)"
    r"(?:[及和、][^,。;]{{0,12}}|的?名义|全年|年内|本年度?|20\d\d年度?|共|先后|新|集中|宣布|决定)*(?={}|修改|行政规范性|规范性)"
)
_WHOLE = r"全[省市县区州盟旗]|我[省市县区州盟旗局委厅]|本(?:机关|局|委|厅)"


class Counted(Record):
    """A count of documents: what its row in the form means, what is measured, the number, the place, and the one body
    that the sentence says issued them (省政府, 厅本级), empty where it names none.
    """

    noun: str
    measure: str
    value: int
    place: Place
    body: str


def counted(text: Text) -> Iterator[Counted]:
    """Yield the counts of documents whose noun and measure stand in one clause, or follow on in the next ones."""
    nouns = pattern(spelled(*_NOUNS))
    lines = (line for line in text.lines() if nouns.search(line.folded))
    for sentence in (sentence for line in lines for sentence in _sentences(line)):
        if not nouns.search(sentence.folded):
            continue
        noun = body = ""
        for clause in _clauses(sentence):
            named = _noun(clause.folded)
            body = _body(clause, body)
            noun = named or ("" if pattern(r"文件|信息|条|申请|许可").search(clause.folded) else noun)
            found = clause.find(rf"(?<![\d.])(?P<n>{_N}){_UNIT}")
            if noun and found and not pattern(_OTHER).search(clause.folded):
                yield from _one(clause, noun, found, bool(named), body)


def _sentences(line: Text) -> Iterator[Text]:
    """Sentences to the full stop: what a semicolon parts speaks of the same documents."""
    start = 0
    for match in line.all(r"[。!?]+"):
        yield line.part(start, match.span[1])
        start = match.span[1]
    yield line.part(start)


def _clauses(sentence: Text) -> Iterator[Text]:
    start = 0
    for match in sentence.all(r"[,;、:。]"):
        yield sentence.part(start, match.span[0])
        start = match.span[1]
    yield sentence.part(start)


def _noun(words: str) -> str:
    return next((meaning for meaning in _NOUNS if pattern(_expression(meaning)).search(words)), "")


def _expression(meaning: str) -> str:
    return _NOUNS[meaning].format(spelled(meaning))


@cache
def _measures() -> tuple[tuple[str, str], ...]:
    """What may be measured, each with an expression for its names: verbs, and the labels of the form that has it."""
    tables = [table for form in all_editions() for table in form.tables]
    found = []
    for measure, verbs in _VERBS.items():
        labels = (bare(line.label) for table in tables for line in table.meaning(MEASURES[measure][0]))
        stems = dict.fromkeys(pattern(r"^(?:本年|当年|年末)|[件份部个]?数量?$").sub("", label) for label in labels)
        found.append((measure, "|".join((verbs, *map(escape, stems)))))
    return tuple(found)


def _body(clause: Text, before: str) -> str:
    """The body that a clause names, or the one named before; none once it speaks of the whole."""
    found = clause.find(_BODY.format("|".join(_VERBS.values())))
    return found["body"] if found else "" if clause.find(_WHOLE) else before


def _one(clause: Text, noun: str, found: Match, named: bool, body: str) -> Iterator[Counted]:
    words = clause.folded
    measure = next((measure for measure, verbs in _measures() if pattern(verbs).search(words)), "")
    if measure == "announced" and noun != "rules":
        return  # 公布 enacts a rule, but only publishes another document
    expression = _expression(noun)
    tight = pattern(
        rf"{expression}(?:共|共计|总数|总|为|有|达|数|数量|的)*{_N}|{_N}{_UNIT}(?:的)?(?:行政)?{expression}"
    )
    value = number(found["n"].replace(",", ""))
    alone = len(pattern(rf"{_N}{_UNIT}").findall(words)) == 1
    if measure and value is not None and (not named or tight.search(words)) and alone:
        yield Counted(noun, measure, value, clause.place(), body)

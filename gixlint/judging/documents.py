"""Rules and normative documents counted in prose: 「制发行政规范性文件36件，废止21件，现行有效298件」."""

from collections.abc import Iterator
from functools import cache
from re import escape

from gixlint.document import Place
from gixlint.editions import all_editions
from gixlint.parsing.labels import bare, spelled
from gixlint.records import Record
from gixlint.text import Match, Text, pattern

__all__ = ["MEASURES", "Counted", "counted"]

_NOUNS = {"normative": r"(?:{})", "rules": r"(?<!内部)(?<!建立健全)(?:{})(?!制度|规范性|以外|、)"}
"""What a row of the form may mean, and where its name in prose means the same."""
MEASURES = {
    "repealed": ("repealed",),
    "in_force": ("in_force", "total_public"),
    "total_public": ("total_public",),
    "issued": ("issued", "made", "published"),
}
"""What may be measured of documents, and what the columns of a form mean that have the number, the likeliest first."""
_VERBS = {
    "repealed": r"废止|宣布失效|失效",
    "in_force": r"继续有效|有效(?!期)",
    "total_public": r"对外公开.{0,8}总数",
    "issued": r"制发|制定|印发|出台|制作|颁布|发布",
}
"""How prose says what is measured, beside the words of the forms."""
_OTHER = (
    r"清理|历年|累计|以来|近[两二三四五]年|公报|刊登|解读|备案|审[查核]|评估|修[订改]|征求|起草|政策性文件|转发|报送|"
    r"上一?年|去年|拟|计划|20\d\d年(?:度)?(?:以来|至)|县级|市级|部门(?!规章)|各|其中|办公[室厅]"
)


class Counted(Record):
    """A count of documents: what its row in the form means, what is measured, the number, the place."""

    noun: str
    measure: str
    value: int
    place: Place


def counted(text: Text) -> Iterator[Counted]:
    """Yield the counts of documents whose noun and measure stand in one clause, or follow on in the next ones."""
    nouns = pattern(spelled(*_NOUNS))
    lines = (line for line in text.lines() if nouns.search(line.folded))
    for sentence in (sentence for line in lines for sentence in line.sentences()):
        if not nouns.search(sentence.folded):
            continue
        noun = ""
        for clause in _clauses(sentence):
            named = _noun(clause.folded)
            noun = named or ("" if pattern(r"文件|信息|条|申请|许可").search(clause.folded) else noun)
            found = clause.find(r"(?<![\d.])(?P<n>\d[\d,]*)[件部个份]")
            if noun and found and not pattern(_OTHER).search(clause.folded):
                yield from _one(clause, noun, found, bool(named))


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


def _one(clause: Text, noun: str, found: Match, named: bool) -> Iterator[Counted]:
    words = clause.folded
    measure = next((measure for measure, verbs in _measures() if pattern(verbs).search(words)), "")
    expression = _expression(noun)
    tight = pattern(
        rf"{expression}(?:共|共计|总数|总|为|有|达|数|数量|的)*\d|\d+[件部个份](?:的)?(?:行政)?{expression}"
    )
    if measure and (not named or tight.search(words)) and len(pattern(r"\d+[件部个份]").findall(words)) == 1:
        yield Counted(noun, measure, int(found["n"].replace(",", "")), clause.place())

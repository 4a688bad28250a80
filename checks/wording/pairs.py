"""W106: marks that come in pairs and are not paired."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import PUNCTUATION_2011, Basis
from gixlint.text import Text, pattern

_PAIRS = {"《": "》", "“": "”", "（": "）"}
_NAMES = {"《": "书名号", "“": "引号", "（": "括号"}
_MARKS = r'[《》"()]'
_SAME = {"(": "（", ")": "）"}
_LABEL = r"(?:^|[。;:,、\n）\s])[（(]?[0-9a-zA-Z一二三四五六七八九十]{1,3}$"
_NEW = r"^(?:第?[一二三四五六七八九十]+[、是.]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.)）])"


@check(
    "W106",
    severity="warning",
    basis=[Basis(PUNCTUATION_2011, "标点符号的使用")],
    examples=[
        Example(
            good="制定《安平市住房和城乡建设局政府信息公开申请办理规程》（",
            bad="制定《安平市住房和城乡建设局政府信息公开申请办理规程（",
        ),
        Example(good="公众对报告有意见", bad="公众对“报告有意见", sample="format2019-department"),
        Example(good="我局以空气、水、", bad="我局（以空气、水、", sample="reg2007-department"),
    ],
    english="Paired marks not paired",
)
def title_marks_unbalanced(report: Report) -> Iterator[Problem | Unknown]:
    """成对的标点不配对。

    检查书名号、引号、括号是不是成对使用：只有前一半、只有后一半，或者两个前一半连用。

    “1）”“a）”一类的序号，直引号（"），半角与全角混用的括号，不在此列；断行的句子接起来再看。

    请补上缺少的一半，或者删去多余的一半。
    """
    source = report.document.text
    for group in _groups(report.body.text):
        marks = [
            (match.start(), source[group.offsets[match.start()]]) for match in pattern(_MARKS).finditer(group.folded)
        ]
        for opening, closing in _PAIRS.items() if marks else ():
            wrong = _unpaired(group, marks, opening, closing)
            if wrong is None:
                continue
            index, missing = wrong
            start, end = max(0, index - 10), min(len(group), index + 12)
            words = source[group.offsets[start] : group.offsets[end - 1] + 1].replace("\n", "")
            yield Problem(
                at=group.place(index, index + 1),
                role="body",
                message=f"{_NAMES[opening]}不配对：“{words}”缺少“{missing}”",
                hint=f"请补上缺少的“{missing}”，或者删去多余的一半。",
            )


def _groups(text: Text) -> Iterator[Text]:
    """Paragraphs, with those joined whose first does not end a sentence: a broken line hides the other half."""
    folded = text.folded
    start = 0
    end = folded.find("\n")
    while end >= 0:
        after = folded[end + 1 : end + 9]
        if folded[end - 1 : end] == "。" or not after.strip() or pattern(_NEW).match(after) or end - start > 3000:
            yield text.part(start, end)
            start = end + 1
        end = folded.find("\n", end + 1)
    yield text.part(start, len(text))


def _unpaired(group: Text, marks: list[tuple[int, str]], opening: str, closing: str) -> tuple[int, str] | None:
    """Return the folded index of the first mark without its other half, and that half."""
    stack: list[int] = []
    for index, written in marks:
        mark = _SAME.get(written, written)
        if mark == opening:
            if opening == "“" and stack:
                return stack[0], closing
            stack.append(index)
        elif mark == closing:
            if stack:
                stack.pop()
            elif not (opening == "（" and pattern(_LABEL).search(group.folded[max(0, index - 4) : index])):
                return index, opening
    return (stack[0], closing) if stack else None

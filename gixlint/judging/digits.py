"""Counts and percentages in Chinese numerals, read as if they stood in digits: 四百三十八条, 百分之八十五."""

from collections.abc import Iterator

from gixlint.text import Match, Text, number, pattern

__all__ = ["in_digits"]

_HAN = "一二三四五六七八九十百千万两零〇"
_UNIT = r"(?:[件人]次|[件条份篇次期场个项宗起人名部户例幅批家])"
_CITED = r"(?<!第)(?<!条[、至和及,])"
"""「第二十条、二十一条」 are articles, no counts."""
_MANY = rf"(?<![\d.{_HAN}]){_CITED}(?P<many>[{_HAN}]{{2,12}})(?={_UNIT}(?!工作日|月|年))"
_SINGLE = (
    rf"(?<![\d.{_HAN}第每同这那逐某任哪另有]){_CITED}(?P<single>[一二三四五六七八九十两])(?={_UNIT}(?!工作日|月|年))"
)
_SHARE = rf"(?P<share>百分之(?P<whole>[{_HAN}]{{1,5}})(?:点(?P<rest>[一二三四五六七八九零〇]{{1,3}}))?(?![{_HAN}点]))"


def in_digits(text: Text) -> Text:
    """Return the text with such numbers in digits; each place in it is still that of the source.

    A number of one character, which may be an idiom (一件件), counts only in a line that counts so throughout.
    """
    if not pattern(rf"[{_HAN}]{{2}}").search(text.folded) or not text.find(rf"{_MANY}|{_SHARE}"):
        return text
    folded: list[str] = []
    offsets: list[int] = []
    last = 0
    for match in _numbers(text):
        start, end = match.span
        digits = _digits(match)
        folded += [text.folded[last:start], digits]
        offsets += text.offsets[last:start]
        # as many offsets as digits, from the number's first character to its last
        offsets += (text.offsets[min(start + index, end - 1)] for index in range(len(digits) - 1))
        offsets.append(text.offsets[end - 1])
        last = end
    folded.append(text.folded[last:])
    offsets += text.offsets[last:]
    return Text("".join(folded), offsets, text.place(len(text)).end)


def _numbers(text: Text) -> Iterator[Match]:
    spelled = not pattern(rf"\d{_UNIT}").search(text.folded)
    expression = rf"{_MANY}|{_SHARE}|{_SINGLE}" if spelled else rf"{_MANY}|{_SHARE}"
    return (match for match in text.all(expression) if _digits(match))


_VAGUE = r"[一二三四五六七八九两]{2}|^[百千万](?!$)|^[千万]$"
"""「七八十」, 「千百」: about so many."""


def _digits(match: Match) -> str:
    """The number in digits; nothing where it is only about so many."""
    words = match["whole"] or match.words
    value = None if pattern(_VAGUE).search(words) else number(words)
    if value is None or not match["share"]:
        return "" if value is None else str(value)
    rest = "".join(str(number(character)) for character in match["rest"])
    return f"{value}{'.' if rest else ''}{rest}%"

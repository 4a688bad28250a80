"""Automatic numbers spelled in the formats of word processors."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["spell"]

SIMPLE = "〇一二三四五六七八九"
LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
LEGAL_JAPANESE = "〇壱弐参四伍六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST_COUNTED = 10**8


def spell(number: int, style: str) -> str:
    """Return a number in a format named as in Office Open XML (`ST_NumberFormat`).

    What a format cannot spell (zero in roman numerals, ㉑ and beyond) and every unknown format come out in plain
    digits, as in word processors.
    """
    speller = SPELLERS.get(style)
    return (speller(number) if speller is not None and number >= 0 else "") or ("" if style == "none" else str(number))


def _counted(number: int, digits: str, units: str, zero: str, spoken_one: bool) -> str:
    """Spell by place: 一百零五. `spoken_one` tells whether ten is 一十 rather than 十."""
    if number == 0:
        return "零"
    if number >= LARGEST_COUNTED:
        return ""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        head = _counted(high, digits, units, zero, spoken_one) + "万"
        return head + (zero * (low < 1000) + _counted(low, digits, units, zero, True) if low else "")
    text = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += zero * gap + digits[digit] + units[power]
        gap = not digit and bool(text)
    return text if spoken_one or not 10 <= number < 20 else text[1:]


def _chinese(number: int) -> str:
    return _counted(number, SIMPLE, " 十百千", "零", False).replace(" ", "")


def _legal(digits: str, units: str) -> Callable[[int], str]:
    return lambda number: _counted(number, digits, units, digits[0], True).replace(" ", "")


def _japanese(number: int) -> str:
    text = _counted(number, SIMPLE, " 十百千", "", False).replace(" ", "")
    return text.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def _japanese_legal(number: int) -> str:
    return _counted(number, LEGAL_JAPANESE, " 拾百阡", "", False).replace(" ", "")


def _digits(number: int) -> str:
    return "".join(SIMPLE[int(digit)] for digit in str(number))


def _chinese_short(number: int) -> str:
    return _chinese(number) if 0 < number < 100 else _digits(number)


def _roman(number: int) -> str:
    if number >= 4000:
        return ""
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letters(number: int) -> str:
    """After z comes aa, then bb."""
    if not 0 < number <= 780:
        return ""
    rounds, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (rounds + 1)


def _row(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else ""


def _sexagenary(number: int) -> str:
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if 0 < number <= 60 else ""


def _span(first: str, count: int) -> str:
    return "".join(chr(ord(first) + index) for index in range(count))


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


CIRCLES = _row(_span("①", 20) + _span("㉑", 15) + _span("㊱", 15))
SPELLERS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "chineseCounting": _chinese_short,
    "taiwaneseCounting": _chinese_short,
    "chineseCountingThousand": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _japanese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": _legal(LEGAL_SIMPLIFIED, " 拾佰仟"),
    "ideographLegalTraditional": _legal(LEGAL_TRADITIONAL, " 拾佰仟"),
    "japaneseLegal": _japanese_legal,
    "ideographTraditional": _row(STEMS),
    "ideographZodiac": _row(BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _row(_span("㊀", 10)),
    "decimalEnclosedCircle": CIRCLES,
    "decimalEnclosedCircleChinese": CIRCLES,
    "decimalEnclosedFullstop": _row(_span("⒈", 20)),
    "decimalEnclosedParen": _row(_span("⑴", 20)),
    "decimalFullWidth": lambda number: str(number).translate(FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(FULL_WIDTH),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
}

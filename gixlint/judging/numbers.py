"""Numbers that belong to a person: identity cards, bank cards, known by their check digits."""

from __future__ import annotations

__all__ = ["is_bank_card", "is_identity"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_REGIONS = (
    range(11, 16),
    range(21, 24),
    range(31, 38),
    range(41, 47),
    range(50, 55),
    range(61, 66),
    range(71, 72),
    (81, 82),
)


def is_identity(words: str) -> bool:
    """Tell whether 18 characters are a citizen's identity number: region, date of birth and check digit are right."""
    words = words.upper()
    if len(words) != 18 or not words[:17].isdecimal() or not any(int(words[:2]) in region for region in _REGIONS):
        return False
    year, month, day = int(words[6:10]), int(words[10:12]), int(words[12:14])
    if not (1900 <= year <= 2030 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, words[:17], strict=True))
    return _CHECKS[total % 11] == words[17]


def is_bank_card(words: str) -> bool:
    """Tell whether 16 to 19 digits pass the Luhn test that bank cards pass."""
    if not 16 <= len(words) <= 19 or not words.isdecimal() or len(set(words)) < 4:
        return False
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(words))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0

"""Folding: one defect, one finding. What another finding explains is put under it; nothing is removed.

A pure pass after all checks ran, so that no check looks at another.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from gixlint.records import Record

if TYPE_CHECKING:
    from gixlint.findings import Finding

__all__ = ["RULES", "Rule", "fold"]


class Rule(Record):
    """Findings of `causes` explain those of `effects` (codes or prefixes; "" is every code) where they are akin.

    `akin` says when: in the same `report` always; over the same `part`, where the roles that they concern are equal or
    one contains the other; by a shared `cell` that both suspect; at the same `words`, where their places meet or they
    concern the same thing that is smaller than a section.
    """

    causes: tuple[str, ...]
    effects: tuple[str, ...]
    akin: Literal["report", "part", "cell", "words"]


_SUMS = ("F201", "F202", "F203")
_UNSAID = ("Z101", "Z102", "Z103", "Z104", "Z105", "Z108")

RULES = (
    Rule(("D107",), ("D110",), "part"),
    Rule(("I102",), ("",), "report"),
    Rule(("D110",), ("",), "report"),
    Rule(("I105",), ("I103", "T105"), "report"),
    Rule(("D106",), ("P102",), "words"),
    Rule(("D107", "S112"), ("F101", "F102", "F106"), "part"),
    Rule(("I104",), ("P102",), "part"),
    Rule(("I104",), ("C106",), "report"),
    Rule(_UNSAID[:-1], ("S101",), "part"),
    Rule(("Z101",), ("Z102",), "report"),
    Rule(("F101",), ("F2",), "part"),
    Rule(("F104",), ("F2", "C101", "C102", "C103"), "cell"),
    Rule(_SUMS, _SUMS, "cell"),
    Rule(_SUMS, ("C101",), "part"),
    Rule(("F204", "F205"), ("C102",), "part"),
    Rule(("F204", "F205"), ("S111",), "cell"),
    Rule(("C101", "C102"), ("F301", "F303"), "words"),
    Rule(("F301",), ("F303", "C104"), "words"),
    Rule(("F206",), ("F206",), "cell"),
    Rule(("F306",), ("C103",), "cell"),
    Rule(("S110",), ("F307",), "part"),
    Rule(("C105", "Z107"), ("C101",), "words"),
    Rule(("S103",), ("W108",), "words"),
    Rule(("D102",), ("S104", "F101", "Z108"), "part"),
    Rule(("D102",), ("T103", "P201", "P202"), "words"),
    Rule(("S101",), ("F101",), "part"),
    Rule(("S101", "S102", "S103", "S106", *_UNSAID), ("S105",), "part"),
    Rule(("S101", "S103", *_UNSAID), ("P401",), "part"),
    Rule(("P401",), ("S105",), "part"),
    Rule(("S101", "S104"), ("S107", "S108", "S109", "S110", "S111"), "part"),
    Rule(("S104",), _UNSAID, "part"),
    Rule(("T104",), ("P102", "T102"), "words"),
    Rule(("T103",), ("T105",), "report"),
)
"""Tried from the top; the first that fits decides."""


def fold(findings: "Iterable[Finding]") -> "tuple[Finding, ...]":
    """Return the findings in order, each consequence with the fingerprint of its cause, which is never one itself."""
    ordered = sorted(findings, key=lambda finding: finding.order)
    causes: dict[int, int] = {}
    for rule in RULES:
        explaining = [index for index, finding in enumerate(ordered) if finding.code.startswith(rule.causes)]
        for index, finding in enumerate(ordered) if explaining else ():
            if index in causes or not finding.code.startswith(rule.effects):
                continue
            for cause in explaining:
                if _root(causes, cause) != index and _explains(rule, ordered, cause, index):
                    causes[index] = cause
                    break
    return tuple(
        finding._replace(cause=ordered[_root(causes, index)].fingerprint) if index in causes else finding
        for index, finding in enumerate(ordered)
    )


def _explains(rule: Rule, ordered: "list[Finding]", cause: int, effect: int) -> bool:
    first, second = ordered[cause], ordered[effect]
    mutual = second.code.startswith(rule.causes)
    if cause == effect or (mutual and cause > effect):  # among equals the first in the text is the cause
        return False
    if second.severity > first.severity:  # nothing grave is put under something light
        return False
    match rule.akin:
        case "report":
            return True
        case "part":
            return _over(_roles(first), _roles(second))
        case "cell":
            return not {*first.about}.isdisjoint(second.about)
        case "words":
            return _meet(first, second) or _over(_small(first), _small(second))


def _root(causes: dict[int, int], index: int) -> int:
    while index in causes:
        index = causes[index]
    return index


def _roles(finding: "Finding") -> set[str]:
    """The roles that a finding concerns; a section and its table are one part: `requests`."""
    return {role.removeprefix("section.").removeprefix("table.") for role in (finding.role, *finding.about)}


def _small(finding: "Finding") -> set[str]:
    large = ("section.", "table.", "body", "preamble", "report")
    return {role for role in (finding.role, *finding.about) if not role.startswith(large)}


def _over(left: set[str], right: set[str]) -> bool:
    return any(a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.") for a in left for b in right)


def _meet(left: "Finding", right: "Finding") -> bool:
    """Tell whether the two, or what they rest on, share a character."""
    return any(
        one.start < other.end and other.start < one.end
        for one in (left.spot, *(spot for _, spot in left.related))
        for other in (right.spot, *(spot for _, spot in right.related))
    )

"""The instruments that a finding may cite, and the provisions of them.

The texts stand in `editions/statutes.yaml`; they are read when a finding is shown, not when a check is loaded.
"""

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

__all__ = [
    "FEES_2020", "FORM_2019", "FORM_2021", "LANGUAGE_2000", "LAYOUT_2012", "NUMERALS_2011",
    "PRACTICE", "PUNCTUATION_2011", "REGULATION_2007", "REGULATION_2019", "REPORT_STANDARD_2019", "STATISTICS_2014",
    "WEBSITES_2017", "Basis", "Kind", "Statute", "statutes",
]  # fmt: skip

REGULATION_2007 = "regulation2007"
REGULATION_2019 = "regulation2019"
FORM_2019 = "form2019"
FORM_2021 = "form2021"
FEES_2020 = "fees2020"
STATISTICS_2014 = "statistics2014"
LANGUAGE_2000 = "language2000"
LAYOUT_2012 = "layout2012"
PUNCTUATION_2011 = "punctuation2011"
NUMERALS_2011 = "numerals2011"
WEBSITES_2017 = "websites2017"
REPORT_STANDARD_2019 = "report_standard2019"
PRACTICE = "practice"

Kind = Literal["law", "form", "standard", "practice"]


class Statute(NamedTuple):
    """An instrument: its title, number, kind, the editions it is in force for, the texts of its provisions."""

    key: str
    title: str
    number: str
    kind: Kind
    editions: tuple[str, ...]
    provisions: tuple[tuple[str, str], ...]

    def quote(self, provision: str) -> str:
        """Return the text of a provision, empty where it is cited without its words."""
        return dict(self.provisions).get(provision, "")


class Basis(NamedTuple):
    """What a check rests on: an instrument (one of the keys above) and a provision of it."""

    statute: str
    provision: str


@cache
def statutes() -> dict[str, Statute]:
    """Return all instruments by their keys, in the order of the file."""
    from gixlint.facts import facts

    listed = facts(Path(__file__).parent / "editions" / "statutes.yaml")
    return {
        key: Statute(
            key,
            entry["title"],
            entry.get("number", ""),
            entry["kind"],
            tuple(entry["editions"]),
            tuple(entry.get("provisions", {}).items()),
        )
        for key, entry in listed.items()
    }

"""The instruments that a finding may cite, and the provisions of them.

The texts stand in `editions/statutes.yaml`; they are read when a finding is shown, not when a check is loaded.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from gixlint.records import Record

__all__ = [
    "FEES_2020", "FORM_2019", "FORM_2021", "LANGUAGE_2000", "LAYOUT_2012", "NUMERALS_2011",
    "PRACTICE", "PUNCTUATION_2011", "REGULATION_2007", "REGULATION_2019", "REPORT_STANDARD_2019", "STATISTICS_2014",
    "WEBSITES_2017", "Basis", "Kind", "Statute", "in_force", "statutes",
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

_FOLDER = Path(__file__).parent / "editions"

Kind = Literal["law", "form", "standard", "practice"]


class Statute(Record):
    """An instrument: its title, number, kind, the texts of its provisions. An edition names those in force for it."""

    key: str
    title: str
    number: str
    kind: Kind
    provisions: tuple[tuple[str, str], ...]

    def quote(self, provision: str) -> str:
        """Return the text of a provision, empty where it is cited without its words."""
        return dict(self.provisions).get(provision, "")


class Basis(Record):
    """What a check rests on: an instrument (one of the keys above) and a provision of it."""

    statute: str
    provision: str


@cache
def statutes() -> dict[str, Statute]:
    """Return all instruments by their keys, in the order of the file."""
    from gixlint.facts import facts

    listed = facts(_FOLDER / "statutes.yaml")
    return {
        key: Statute(
            key,
            entry["title"],
            entry.get("number", ""),
            entry["kind"],
            tuple(entry.get("provisions", {}).items()),
        )
        for key, entry in listed.items()
    }


def in_force(named: Iterable[tuple[str, str]], keys: Collection[str]) -> Iterator[Basis]:
    """Yield those bases whose instrument is one of `keys`.

    What rests on the forms of earlier years only, rests on the one that came after: on the same provision, if it has
    that, else on the form as a whole.
    """
    bases = tuple(Basis(*one) for one in named)
    yield from (basis for basis in bases if basis.statute in keys)
    forms = [key for key, statute in statutes().items() if statute.kind == "form"]  # in the order of the years
    cited = [basis for basis in bases if basis.statute in forms]
    for own in (key for key in keys if key in forms):
        if cited and all(forms.index(basis.statute) < forms.index(own) for basis in cited):
            provision = cited[-1].provision
            yield Basis(own, provision if provision in dict(statutes()[own].provisions) else "")

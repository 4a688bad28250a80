"""The editions: what the law asks of a report by its year, as data.

Each YAML file here is one edition, whole and self-contained. `edition_of(year)` gives the one in force; a new form is a
new file. The strict loader names file and key of what is missing, unknown or of the wrong kind.
"""

from functools import cache
from pathlib import Path

from gixlint.editions.forms import (
    Aspect,
    Block,
    Deadline,
    Declaration,
    Edition,
    Line,
    PeriodForm,
    SectionForm,
    StatisticsForm,
    Sum,
    TableForm,
)
from gixlint.editions.reading import read_edition
from gixlint.errors import SettingsError
from gixlint.facts import facts

__all__ = [
    "Aspect", "Block", "Deadline", "Declaration", "Edition", "Line", "PeriodForm", "SectionForm", "StatisticsForm",
    "Sum", "TableForm", "all_editions", "edition", "edition_of", "editions",
]  # fmt: skip

_FOLDER = Path(__file__).parent


@cache
def _spans() -> dict[str, tuple[int, int | None]]:
    """The report years of each edition by its id, in the order of the years."""
    spans = {path.stem: facts(path)["years"] for path in sorted(_FOLDER.glob("*.yaml")) if path.stem != "statutes"}
    ordered = sorted(spans, key=lambda name: int(spans[name]["from"]))
    return {name: (spans[name]["from"], spans[name]["to"]) for name in ordered}


def editions() -> tuple[str, ...]:
    """Return the ids of all editions in the order of their years."""
    return tuple(_spans())


@cache
def all_editions() -> tuple[Edition, ...]:
    """Return all editions, the latest first: what no year tells is first looked for in the form in force."""
    return tuple(edition(name) for name in reversed(editions()))


def edition_of(year: int) -> Edition | None:
    """Return the edition in force for a report year, None before the first."""
    for name, (since, until) in _spans().items():
        if since <= year and (until is None or year <= until):
            return edition(name)
    return None


@cache
def edition(name: str) -> Edition:
    """Return an edition by its id. Raises SettingsError where its file is wrong or there is none."""
    path = _FOLDER / f"{name}.yaml"
    if name not in _spans():
        raise SettingsError(f"没有编号为 {name} 的年度版本；可用的有 {'、'.join(_spans())}")
    return read_edition(path)

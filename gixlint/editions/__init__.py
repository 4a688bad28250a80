"""The editions: what the law asks of a report by its year, as data.

Each YAML file here is one edition, whole and self-contained. `edition_of(year)` gives the one in force; a new form is a
new file. The strict loader names file and key of what is missing, unknown or of the wrong kind.
"""

import os
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

__all__ = [
    "Aspect", "Block", "Deadline", "Declaration", "Edition", "Line", "PeriodForm", "SectionForm", "StatisticsForm",
    "Sum", "TableForm", "all_editions", "edition", "edition_of", "editions",
]  # fmt: skip

_FOLDER = Path(__file__).parent


@cache
def _by_id() -> dict[str, Edition]:
    """All editions by their ids, in the order of their years: what is said in one is compared with the others."""
    files = sorted(name for name in os.listdir(_FOLDER) if name.endswith(".yaml") and name != "statutes.yaml")
    read = [read_edition(_FOLDER / name) for name in files]
    return {form.id: form for form in sorted(read, key=lambda form: form.since)}


def editions() -> tuple[str, ...]:
    """Return the ids of all editions in the order of their years."""
    return tuple(_by_id())


def all_editions() -> tuple[Edition, ...]:
    """Return all editions, the latest first: what no year tells is first looked for in the form in force."""
    return tuple(reversed(_by_id().values()))


def edition_of(year: int) -> Edition | None:
    """Return the edition in force for a report year, None before the first."""
    for form in _by_id().values():
        if form.since <= year and (form.until is None or year <= form.until):
            return form
    return None


def edition(name: str) -> Edition:
    """Return an edition by its id. Raises SettingsError where there is none."""
    if name not in _by_id():
        raise SettingsError(f"没有编号为 {name} 的年度版本；可用的有 {'、'.join(_by_id())}")
    return _by_id()[name]

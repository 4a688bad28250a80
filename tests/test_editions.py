"""The editions are whole, agree with each other, and a wrong file says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from gixlint.editions import edition, edition_of, editions
from gixlint.errors import SettingsError
from gixlint.facts import parse_yaml
from gixlint.statutes import statutes


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2007, None),
        (2008, "reg2007"),
        (2018, "reg2007"),
        (2019, "format2019"),
        (2020, "format2019"),
        (2021, "format2021"),
        (2030, "format2021"),
    ],
)
def test_the_edition_follows_the_report_year(year: int, name: str | None) -> None:
    found = edition_of(year)
    assert (found.id if found else None) == name


@pytest.mark.parametrize("name", editions())
def test_every_cell_is_found_by_its_key(name: str) -> None:
    for table in edition(name).tables:
        keys = table.keys()
        assert len(set(keys)) == len(keys)
        for key in keys:
            block, row, column = table.lines(key)
            assert block.cell(row.key, column.key) == key
            assert table.where(key).startswith(table.name)


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("reg2007", {}),
        ("format2019", {"proactive": 22, "requests": 161, "disputes": 15}),
        ("format2021", {"proactive": 10, "requests": 175, "disputes": 15}),
    ],
)
def test_the_tables_are_as_large_as_the_form(name: str, sizes: dict[str, int]) -> None:
    assert {table.role: len(table.keys()) for table in edition(name).tables} == sizes


@pytest.mark.parametrize("name", editions())
def test_sums_name_rows_and_columns_of_their_table(name: str) -> None:
    for table in edition(name).tables:
        for relation in table.sums:
            lines = table.blocks[0].rows if relation.across == "rows" else table.blocks[0].columns
            assert set(relation.left + relation.right) <= {line.key for line in lines}


@pytest.mark.parametrize("name", editions())
def test_every_provision_named_is_one_that_statutes_knows(name: str) -> None:
    known = statutes()
    form = edition(name)
    named = [basis for section in form.sections for basis in section.provision]
    named += [d.provision for d in form.deadlines] + [d.provision for d in form.declarations]
    for basis in named:
        assert known[basis.statute].quote(basis.provision), basis
        assert basis.statute in form.statutes


def test_an_unknown_edition_names_those_there_are() -> None:
    with pytest.raises(
        SettingsError, match="没有编号为 format2030 的年度版本；可用的有 reg2007、format2019、format2021"
    ):
        edition("format2030")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", "第 3 行：键 a 重复"),
        ("a: [1\n", "不是有效的 YAML"),
        ("a:\n\t- b\n", "第 2 行：不是有效的 YAML"),
    ],
)
def test_wrong_yaml_names_file_and_line(text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says) as caught:
        parse_yaml(text, "facts.yaml")
    assert str(caught.value).startswith("facts.yaml")


def test_dates_and_words_stay_as_written() -> None:
    assert parse_yaml("since: 2021-09-26\noff: [no, on]\nyes: true\n", "x") == {
        "since": "2021-09-26",
        "off": ["no", "on"],
        "yes": True,
    }


def test_the_folder_holds_editions_and_statutes_only() -> None:
    folder = Path(__file__).parents[1] / "gixlint" / "editions"
    assert sorted(path.stem for path in folder.glob("*.yaml")) == sorted([*editions(), "statutes"])

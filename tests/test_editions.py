"""The editions are whole, agree with each other, and a wrong file says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from gixlint.editions import edition, edition_of, editions
from gixlint.editions.reading import read_edition
from gixlint.errors import SettingsError
from gixlint.facts import parse_yaml
from gixlint.statutes import statutes

FOLDER = Path(__file__).parents[1] / "gixlint" / "editions"


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
def test_meanings_lead_to_cells(name: str) -> None:
    """What a check asks for by its meaning is there, once, in every form with tables."""
    for table in edition(name).tables:
        for subject in ("requests.new", "requests.carried_in", "requests.handled", "requests.carried_over"):
            assert len(table.counting(subject)) == (table.role == "requests")
        for subject in ("reconsideration", "reconsideration.upheld"):
            assert len(table.counting(subject)) == (table.role == "disputes")
        for subject, part in (("litigation", ""), ("litigation", "direct"), ("litigation.corrected", "after")):
            assert len(table.counting(subject, part)) == (table.role == "disputes") * (1 if part else 2)
        assert len(table.at("normative", "in_force" if name == "format2021" else "total_public")) == (
            table.role == "proactive"
        )


@pytest.mark.parametrize(("name", "count"), [("format2019", 1), ("format2021", 3)])
def test_a_group_counts_by_its_rows(name: str, count: int) -> None:
    table = edition(name).table("requests")
    assert len(table.counting("outcome.withheld")) == 8
    assert len(table.counting("outcome.other")) == count
    assert {table.grouped(key) for key in table.counting("outcome.withheld")} == {"r3_3.total"}
    assert {table.grouped(key) for key in table.counting("outcome.disclosed")} == {""}
    assert table.where("r3_3.total") == "表三 （三）不予公开（总计）"


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


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        (
            "numbered: true",
            "numberd: true",
            "numberd 不是已知的键，可用的有 aspects、deadlines、declarations、id、name",
        ),
        ("numbered: true", "", "文件缺少键 numbered"),
        ("{from: 2021, to: null}", "{from: 2021}", "years.缺少键 to"),
        ("month: 1, day: 31", "month: 1", "deadlines.缺少键 day"),
        ("statute: form2021", "statute: form2020", "declarations.provision.statute 的值 form2020 没有定义"),
        ("    content: prose", "    content: poem", "sections.content 的值 poem 没有定义，可用的有 prose、table"),
        ("    name: 主动公开\n", "", "sections.缺少键 name"),
        ("section: proactive\n", "section: active\n", "tables.proactive.section 的值 active 没有定义"),
        ("section: other, provision", "section: rest, provision", "declarations.section 的值 rest 没有定义"),
        ("means: requests.new", "means: requests.all", "tables.requests.rows.means 的值 requests.all 没有定义"),
        ("group: r3_6, means", "group: r3_9, means", "tables.requests.rows.group 的值 r3_9 没有定义"),
        (
            "under: r3, means: outcome.other",
            "under: r9, means: outcome.other",
            "requests.groups.under 的值 r9 没有定义",
        ),
        ("left: [r1, r2]", "left: [r1, r9]", "tables.requests.sums 的值 r9 没有定义"),
        ("name: balance, across: rows", "name: balanced, across: rows", "tables.requests.sums.name 的值 balanced 没有"),
        ("name: balance, across: rows", "name: balance, across: lines", "tables.requests.sums.across 的值 lines 没有"),
        ("number: decimal", "number: float", "tables.proactive.columns.number 的值 float 没有定义"),
        ("{key: rules, label: 规章", "{key: rules, lable: 规章", "tables.proactive.rows.lable 不是已知的键"),
    ],
)
def test_an_edition_that_does_not_fit_says_where(tmp_path: Path, good: str, bad: str, says: str) -> None:
    text = (FOLDER / "format2021.yaml").read_text(encoding="utf-8")
    assert good in text
    path = tmp_path / "format2021.yaml"
    path.write_text(text.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=says) as caught:
        read_edition(path)
    assert str(caught.value).startswith(str(path))


def test_dates_and_words_stay_as_written() -> None:
    assert parse_yaml("since: 2021-09-26\noff: [no, on]\nyes: true\n", "x") == {
        "since": "2021-09-26",
        "off": ["no", "on"],
        "yes": True,
    }


def test_the_folder_holds_editions_and_statutes_only() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted([*editions(), "statutes"])

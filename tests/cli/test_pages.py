"""`gixlint explain`, `gixlint checks`, `gixlint settings --schema`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from gixlint.cli.settings import settings_schema
from gixlint.facts import parse_yaml
from gixlint.settings import KEYS, read_settings
from tests.cli.running import Cli

OWN = '''
from gixlint.checking import Example, check
from gixlint.findings import Problem
from gixlint.statutes import FORM_2021, PRACTICE, REGULATION_2019, Basis

@check(
    "A901",
    severity="warning",
    basis=[Basis(REGULATION_2019, "第五十条第二款"), Basis(PRACTICE, "惯例")],
    needs="tables.requests",
    examples=[Example(good="对的写法", bad="错的写法", given=(("today", "2026-01-15"),))],
    english="Something wrong",
    since="0.2.0",
)
def something_wrong(report, *, limit=3, words=("甲", "乙"), loud=False):
    """有些不对。

    这一段说明查什么，
    为什么要查。

    - 甲：不算
    - 乙：也不算

    改正办法：请改对。

    请把选项 limit、words、loud 留着。
    """
    yield from ()
'''
PAGE = """\
A901  有些不对

  级别  警告（national 规则集）
  适用  2019年度起（format2019、format2021）
  名称  something-wrong：Something wrong
  始于  gixlint 0.2.0
  文件  {file}

这一段说明查什么，为什么要查。

- 甲：不算
- 乙：也不算

怎样改
  请改对。
  请把选项 limit、words、loud 留着。

依据
  《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第二款
    “全国政府信息公开工作主管部门应当公布政府信息公开工作年度报告统一格式，并适时更新。”
  {practice}

选项
  limit  默认 3
  words  默认 甲、乙
  loud   默认 false
  gixlint.yaml 中写作  options: {{A901: {{limit: 3, words: ["甲", "乙"], loud: false}}}}

正例  对的写法
反例  错的写法（--today 2026-01-15）
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "wrong.py").write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.mark.parametrize("asked", ["A901", "a901", "something-wrong"])
def test_the_reference_page(cli: Cli, own: Path, asked: str) -> None:
    from gixlint.statutes import PRACTICE, statutes

    ran = cli("explain", asked, "--checks", own)
    page = PAGE.format(file=own / "wrong.py", practice=f"{statutes()[PRACTICE].title}（惯例）")
    assert (ran.code, ran.err) == (0, "")
    unwrapped = ran.out.replace("\n        ", "")
    assert unwrapped == page


def test_the_table_of_checks(cli: Cli, own: Path) -> None:
    ran = cli("checks", "A9", "--checks", own)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split() for line in ran.out.splitlines()] == [
        ["编号", "级别", "检查的问题", "适用"],
        ["A901", "警告", "有些不对", "2019年度起"],
    ]


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("ruleset: strict\nseverity: {W103: warning, C: note}\noff: [W1]\noptions: {C203: {above: 0.5}}", True),
        ("level: department\nexclude: ['草稿*']\nfail-on: warning", True),
        ("severity: {W103: grave}", False),
        ("level: province", False),
        ("off: [w103]", False),
        ("rules: strict", False),
        ("fail-on: always", False),
    ],
)
def test_the_schema_of_settings_says_what_reading_says(cli: Cli, tmp_path: Path, written: str, fits: bool) -> None:
    schema = json.loads(cli("settings", "--schema", "settings").out)
    assert schema == settings_schema()
    assert list(schema["properties"]) == list(KEYS)
    assert jsonschema.Draft202012Validator(schema).is_valid(parse_yaml(written, "gixlint.yaml")) is fits
    (tmp_path / "gixlint.yaml").write_text(written, encoding="utf-8")
    if fits:
        read_settings(tmp_path / "gixlint.yaml")
    else:
        with pytest.raises(Exception, match="第 1 行"):
            read_settings(tmp_path / "gixlint.yaml")


def test_the_output_fits_its_schema(cli: Cli, desk: Path) -> None:
    schema = json.loads(cli("settings", "--schema", "output").out)
    output = json.loads(cli("check", ".", "gone.md", "--format", "json").out)
    jsonschema.Draft202012Validator(schema).validate(output)
    assert {report["status"] for report in output["reports"]} >= {"unreadable", "skipped"}

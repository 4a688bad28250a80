"""`gixlint docs`: the reference pages in docs/checks, and what they are made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gixlint.checking import Check, load, shipped_folder
from gixlint.cli.markdown import MARK, page
from gixlint.cli.reference import faults, plain, reference
from gixlint.reporters.labels import FAMILIES
from gixlint.statutes import statutes
from tests.cli.running import Cli

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "checks"
EDITIONS = ROOT / "gixlint" / "editions"
CHECKS = load(shipped_folder())
OWN = '''
from gixlint.checking import Example, check
from gixlint.statutes import FORM_2019, PRACTICE, REGULATION_2019, Basis

@check(
    "F901",
    severity="warning",
    basis=[Basis(REGULATION_2019, "第五十条第二款"), Basis(FORM_2019, "表二、表三、表四"), Basis(PRACTICE, "惯例")],
    needs="aspects",
    examples=[
        Example(good="<tr><td>总计</td><td>12</td></tr>", bad="<tr><td>总计</td><td>12.5</td></tr>"),
        Example(good="对的|写法", bad="", given=(("level", "department"),)),
    ],
    english="Something wrong",
    since="0.2.0",
)
def something_wrong(report, *, limit=3.0, words=("甲", "乙"), loud=False):
    """有些不对。

    查 Word
    文件里的 [_GoBack]，
    选项 limit（默认 3）、
    也查别的。

    - 甲*：不算
    - 乙：也不算

    更正办法：改对。
    """
    yield from ()
'''
PAGE = r"""<!-- 由 gixlint docs 生成：要改这一页，请改检查本身 -->

# F901 有些不对

- 级别：警告（national 规则集）
- 适用：2021年度起（format2021）
- 名称：something-wrong：Something wrong
- 始于：gixlint 0.2.0
- 文件：[checks/figures/wrong.py](../../checks/figures/wrong.py)

## 检查什么，为什么

查 Word 文件里的 \[\_GoBack\]，选项 limit（默认 3）、也查别的。

- 甲\*：不算
- 乙：也不算

## 怎样改

改对。

## 依据

- 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第二款

  > 全国政府信息公开工作主管部门应当公布政府信息公开工作年度报告统一格式，并适时更新。

- 《政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）表二、表三、表四

- 各地编制、公布年度报告的通行做法（惯例）

## 选项

| 选项 | 默认 |
| --- | --- |
| `limit` | 3 |
| `words` | 甲、乙 |
| `loud` | false |

在 `gixlint.yaml` 中写作：

```yaml
options: {F901: {limit: 3, words: ["甲", "乙"], loud: false}}
```

## 正例和反例

| 正例 | 反例 |
| --- | --- |
| 总计 ｜ <b>12</b> | 总计 ｜ <b>12.5</b> |
| 对的\|写法 | （没有）（--agency-level department） |

[全部检查](README.md)
"""


@pytest.fixture
def own(tmp_path: Path) -> Check:
    file = tmp_path / "checks" / "figures" / "wrong.py"
    file.parent.mkdir(parents=True)
    file.write_text(OWN, encoding="utf-8")
    return load(tmp_path / "checks")[0]


def test_the_pages_are_current(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert cli("docs", "--check") == (0, f"{Path('docs/checks')}：{len(CHECKS) + 2} 页都是最新的。\n", "")


def test_a_page(own: Check, tmp_path: Path) -> None:
    assert page(reference(own), tmp_path / "docs" / "checks") == PAGE


def test_what_is_stale_missing_or_superfluous_is_named(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "checks"
    assert cli("docs", "-o", folder) == (0, f"{folder}：{len(CHECKS) + 2} 页\n", "")
    assert cli("docs", "--check", "-o", folder).code == 0
    whole = (folder / "F201.md").read_text(encoding="utf-8")
    (folder / "F201.md").write_text(whole.replace("勾稽关系", "关系", 1), encoding="utf-8")
    (folder / "P101.md").unlink()
    (folder / "Q101.md").write_text(f"{MARK}\n\n# Q101\n", encoding="utf-8")
    (folder / "notes.md").write_text("# 自己的笔记\n", encoding="utf-8")
    ran = cli("docs", "--check", "-o", folder)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        f"{folder / 'F201.md'}：与检查不一致，需要更新",
        f"{folder / 'P101.md'}：缺少这一页",
        f"{folder / 'Q101.md'}：没有这项检查，这一页多余",
        "请运行 gixlint docs 更新说明页。",
    ]
    assert cli("docs", "-o", folder).code == 0
    assert (folder / "F201.md").read_text(encoding="utf-8") == whole
    assert {path.stem for path in folder.iterdir()} == {
        *(check.code for check in CHECKS), "README", "README.en", "notes"
    }  # fmt: skip


def test_what_cannot_be_written_is_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = cli("docs", "-o", tmp_path / "file")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"{tmp_path / 'file'}：")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", ("选项 words 没有说明", "选项 loud 没有说明")),
        ("选项 limit（默认 3）", "选项 limit、words、loud", ()),
        ("选项 limit（默认 3）", "选项 limit（默认 5），选项 words、loud", ("选项 limit 的默认值是 3，说明写作 5",)),
        ("选项 limit（默认 3）", "选项 limit、words、loud、most", ("说明提到的选项 most 并不存在",)),
        (
            "更正办法：改对。\n\n    选项 limit（默认 3）",
            "选项 limit、words、loud",
            ("没有说明怎样改（以“更正办法：”或“请”开头的一段）",),
        ),
    ],
)
def test_faults_of_a_docstring_are_named(own: Check, old: str, new: str, found: tuple[str, ...]) -> None:
    doc = own.doc
    if "办法" in old:
        doc, old = doc.replace("更正办法：改对。", "改对。"), "选项 limit（默认 3）"
    assert faults(own._replace(doc=doc.replace(old, new))) == found


@pytest.mark.parametrize("path", sorted(PAGES.glob("[A-Z]*[0-9].md")), ids=lambda path: path.stem)
def test_a_quote_stands_verbatim_in_the_statutes(path: Path) -> None:
    kept = (EDITIONS / "statutes.yaml").read_text(encoding="utf-8")
    shown = re.sub(r"\\(.)", r"\1", path.read_text(encoding="utf-8"))
    assert [quote for quote in re.findall(r"^  > (.+)$", shown, re.MULTILINE) if f'"{quote}"' not in kept] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_law_and_form_are_quoted(check: Check) -> None:
    """A law is cited with its words always; the form where it is words, not whole tables, that are meant."""
    wordless = {
        basis
        for basis, cited in zip(check.basis, reference(check).basis, strict=True)
        if statutes()[basis.statute].kind in ("law", "form") and not cited.quote
    }
    assert {basis.provision for basis in wordless} <= {"表二、表三、表四"}


@pytest.mark.parametrize("key", ["regulation2007", "regulation2019"])
def test_parts_of_an_article_are_quoted_from_its_text(key: str) -> None:
    texts = dict(statutes()[key].provisions)
    for provision, quote in texts.items():
        article = texts[provision[: provision.index("条") + 1]]
        assert [part for part in quote.split("……") if part.rstrip("。") not in article] == [], provision


@pytest.mark.parametrize(("key", "name"), [("form2019", "format2019"), ("form2021", "format2021")])
def test_the_form_is_quoted_in_the_words_of_its_edition(key: str, name: str) -> None:
    kept = (EDITIONS / f"{name}.yaml").read_text(encoding="utf-8")
    for provision, quote in statutes()[key].provisions:
        if provision != "六、其他需要报告的事项":  # an instruction for prose, which the edition has no use for
            assert [part for part in re.split("[；：、（）]", quote) if part not in kept] == [], provision


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('<tr><td>一</td><td colspan="2">2</td></tr>\n\n<tr><td>二</td></tr>', "一 ｜ 2\n二"),
        ("甲<乙 and b > c", "甲<乙 and b > c"),
        ("## 一、总体情况\n\n正文<br>#1", "一、总体情况\n正文<br>#1"),
        ("", ""),
    ],
)
def test_an_example_is_shown_as_one_reads_it(words: str, shown: str) -> None:
    assert plain(words) == shown


@pytest.mark.parametrize(
    ("good", "bad", "shown"),
    [
        ("共12件。", "共12.5件。", (("共", "12", "件。"), ("共", "12.5", "件。"))),
        ("公开。", "", (("", "公开。", ""), ("", "", ""))),
        ("前" * 50 + "对" + "后" * 50, "前" * 50 + "错" + "后" * 50, (
            ("……" + "前" * 40, "对", "后" * 40 + "……"), ("……" + "前" * 40, "错", "后" * 40 + "……"))),
        ("字" * 300, "略", (("", "字" * 100 + "……", ""), ("", "略", ""))),
        ("天天公开", "天公开", (("天", "天", "公开"), ("天", "", "公开"))),
    ],
)  # fmt: skip
def test_an_example_is_cut_to_what_differs(
    own: Check, good: str, bad: str, shown: tuple[tuple[str, str, str], ...]
) -> None:
    example = own.examples[0]._replace(good=good, bad=bad)
    assert reference(own._replace(examples=(example,))).examples == ((*shown, ""),)


def test_the_index_lists_every_check_once() -> None:
    assert {check.code[0] for check in CHECKS} <= set(FAMILIES)
    for name in ("README.md", "README.en.md"):
        listed = re.findall(r"^\| \[(\w+)\]\(\1\.md\)", (PAGES / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert sorted(listed) == [check.code for check in CHECKS]

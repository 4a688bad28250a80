"""The page of findings in a real browser: what a reader does with mouse and keyboard, on narrow screens and on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from gixlint.findings import Severity, Spot
from gixlint.linting import Plan, Result, lint
from gixlint.report import Context
from gixlint.reporters import RenderOptions, render
from gixlint.reporters.html import pages
from gixlint.settings import Settings
from tests.reporters.browsing import Browser, Page, program
from tests.reporters.samples import OPTIONS, TEXT, document, finding, full_results, result

ROOT = Path(__file__).parents[2]
Open = Callable[..., Page]


def checked(name: str) -> Result:
    context = Context(date(2026, 1, 15))
    return lint(name, (ROOT / name).read_bytes(), Plan(Settings(), context))


def written(path: Path, *results: Result, options: RenderOptions = OPTIONS) -> Path:
    words = render("html", results, options)
    path.write_text(words, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(need: Callable[[object, str], None]) -> Iterator[Browser]:
    need(program(), "没有安装 Chromium")
    opened = Browser()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a defective example, whose sums break in several cells."""
    return written(
        tmp_path_factory.mktemp("pages") / "bureau.html", checked("examples/defective/county-bureau-2024.md")
    )


@pytest.fixture
def view(browser: Browser) -> Iterator[Open]:
    opened: list[Page] = []

    def open_page(*arguments: object, **options: object) -> Page:
        opened.append(Page(browser, *arguments, **options))  # type: ignore[arg-type]
        return opened[-1]

    yield open_page
    for page in opened:
        page.close()


STATE = """({
  address: location.hash,
  focus: document.activeElement.id,
  current: [...document.querySelectorAll(".current")].map((e) => e.id || e.dataset.n + " " + e.textContent),
})"""
SEEN = """((r) => r.top >= 0 && r.bottom <= innerHeight)(document.getElementById(%s).getBoundingClientRect())"""


def test_a_click_on_a_number_or_on_marked_words_leads_to_the_finding(view: Open, bureau: Path) -> None:
    page = view(bureau)
    phone = {"address": "#r1-f2", "focus": "r1-f2", "current": ["r1-f2", "2 0999-847122055", "r1-a2"]}
    page.click("#r1-a2")
    assert page.js(STATE) == phone
    assert page.js(SEEN % '"r1-f2"')
    page.click("#r1-a1")
    page.click("mark[data-n='2']", x=5)
    assert page.js(STATE) == phone


def test_a_click_on_a_finding_leads_to_its_place_and_marks_all_that_it_rests_on(view: Open, bureau: Path) -> None:
    page = view(bureau)
    page.click("#r1-f3 .message")
    state = page.js(STATE)
    assert (state["address"], state["focus"]) == ("#r1-a3", "r1-a3")
    assert page.js(SEEN % '"r1-a3"')
    assert sorted(state["current"]) == sorted(
        ["r1-f3", "3 5", "r1-a3", "3 3-1 6", "r1-a3.1", "3 1", "r1-a3.2"]
    )  # the total that is said, and both summands
    page.click("#r1-f3 > .related a")
    assert page.js("document.activeElement.id") == "r1-a3.1"
    page.js("history.back()")
    page.js("new Promise((done) => setTimeout(done, 100))")
    assert page.js("location.hash") == "#r1-a3"


@pytest.mark.parametrize("number", ["3", "6"])  # one that can come to the top of its side, and the last
def test_the_side_that_was_clicked_stays(view: Open, bureau: Path, number: str) -> None:
    page = view(bureau, 1280, 700)
    page.js("addEventListener('mousedown', () => { window.before = scrollY; })")
    page.click(f"mark[data-n='{number}']", x=2)
    assert page.js("location.hash") == f"#r1-f{number}"
    assert page.js("scrollY") == page.js("window.before") > 500
    assert page.js("document.querySelector('.findings').scrollTop") > 300


def test_the_keyboard_leads_from_side_to_side(view: Open, bureau: Path) -> None:
    page = view(bureau)
    page.js("document.getElementById('r1-f2').focus()")
    page.press("Tab")
    page.press("Enter")
    assert page.js("document.activeElement.id") == "r1-a2"
    assert page.js("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press("Enter")
    assert page.js("document.activeElement.id") == "r1-f2"


def test_the_first_stop_of_the_keyboard_skips_to_either_side(view: Open, bureau: Path) -> None:
    page = view(bureau)
    page.press("Tab")
    assert page.js("document.activeElement.textContent") == "跳到检查意见"
    page.press("Tab")
    page.press("Enter")
    assert page.js("document.activeElement.id") == "r1-paper"


SHOWN = """({
  findings: [...document.querySelectorAll("article")].filter((a) => a.offsetParent).map((a) => a.dataset.n),
  groups: [...document.querySelectorAll(".group")].filter((g) => g.offsetParent).length,
  numbers: [...document.querySelectorAll(".paper a.n:not(.related)")].filter((a) => a.offsetParent).map((a) => a.textContent).sort(),
  marks: [...document.querySelectorAll("mark[data-n]:not(.off)")].length,
  said: document.querySelector(".shown").textContent,
})"""


def test_findings_are_filtered_by_severity_and_family(view: Open, tmp_path: Path) -> None:
    page = view(written(tmp_path / "a.html", full_results()[0]))
    everything = {
        "findings": ["1", "1-1", "2", "3"], "groups": 3, "numbers": ["1", "1-1", "2", "3"], "marks": 3,
        "said": "显示 4 项，共 4 项",
    }  # fmt: skip
    assert page.js(SHOWN) == everything
    page.click("input[value=warning]")
    page.click("input[value=I]")
    only = {"findings": ["1", "1-1"], "groups": 1, "numbers": ["1", "1-1"], "marks": 1, "said": "显示 2 项，共 4 项"}
    assert page.js(SHOWN) == only
    page.click("input[value=F]")  # a consequence is shown under its cause
    assert page.js(SHOWN) == {**only, "marks": 1}
    page.click("input[value=C]")
    assert page.js(SHOWN) == {"findings": [], "groups": 0, "numbers": [], "marks": 0, "said": "显示 0 项，共 4 项"}
    for value in ("C", "F", "I", "warning"):
        page.click(f"input[value={value}]")
    assert page.js(SHOWN) == everything


def test_overlapping_marks_look_like_the_gravest_that_is_shown(view: Open, tmp_path: Path) -> None:
    start = TEXT.index("收到申请12件")
    wide = finding("F201", spot=Spot("", None, None, None, start, start + 7, "", (0, 0)))
    narrow = finding(
        "W102",
        severity=Severity.NOTE,
        spot=Spot("", None, None, None, start + 4, start + 7, "", (0, 0)),
        fingerprint="9",
    )
    page = view(written(tmp_path / "a.html", result((wide, narrow))))
    classes = "[...document.querySelectorAll('mark[data-n]')].map((m) => [m.dataset.n, m.className, m.textContent])"
    assert page.js(classes) == [["1", "error", "收到申请"], ["1 2", "error", "12件"]]
    page.click("input[value=error]")
    assert page.js(classes) == [["1", "off", "收到申请"], ["1 2", "note", "12件"]]


def test_without_scripts_the_page_is_whole(view: Open, bureau: Path) -> None:
    page = view(bureau, scripts=False)
    assert page.js("document.querySelector('.filter').offsetParent === null")
    assert page.js("[...document.querySelectorAll('article')].every((a) => a.offsetParent)")
    page.click("#r1-a2")
    assert page.js("location.hash") == "#r1-f2"
    assert page.js(SEEN % '"r1-f2"')
    page.click("#r1-f2 .where a")
    assert page.js("location.hash") == "#r1-a2"
    assert page.js("getComputedStyle(document.getElementById('r1-a2')).boxShadow") != "none"


def test_no_script_of_a_document_runs_and_nothing_is_asked_of_the_network(view: Open, tmp_path: Path) -> None:
    evil = "<script>document.title='bad'</script><img src=http://192.0.2.1/x onerror=\"document.title='bad'\">"
    at = Spot(evil, None, None, None, 0, 5, evil, (0, 5))
    bad = finding(message=evil, hint=evil, title=evil, spot=at, related=((evil, at),), waived=None)
    text = evil + TEXT
    file = written(tmp_path / "a.html", result((bad,), path=evil, document=document(text), report=None))
    page = view(file)
    assert page.requests == [file.as_uri()]
    assert page.js("document.title").endswith("政府信息公开工作年度报告检查结果")
    assert page.js("[document.scripts.length, document.images.length]") == [1, 0]
    page.js("document.querySelectorAll('.paper a').forEach((number) => number.remove())")
    assert evil in page.js("document.querySelector('.paper').textContent")
    # Even what found a way around escaping would be stopped by the page's own policy.
    injected = file.read_text(encoding="utf-8").replace("</body>", f"{evil}<style>*{{color:red}}</style></body>")
    (tmp_path / "b.html").write_text(injected, encoding="utf-8")
    page = view(tmp_path / "b.html")
    assert page.js("document.title").endswith("政府信息公开工作年度报告检查结果")
    assert page.js("getComputedStyle(document.body).color") == "rgb(31, 35, 40)"
    assert [line for line in page.complaints if "Content Security Policy" in line]


CONTRAST = """(() => {
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = parse(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
      if (color[3] > 0) throw new Error("translucent");
    }
    return [255, 255, 255];
  };
  const found = {};
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.getClientRects().length) continue;
    const [light, dark] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const name = element.tagName + "." + element.className;
    found[name] = Math.min(found[name] || 99, ratio);
  }
  return found;
})()"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["bureau", "all", "chosen"])
def test_every_word_stands_out_from_its_ground(view: Open, bureau: Path, tmp_path: Path, name: str, width: int) -> None:
    if name == "all":
        file = written(tmp_path / "a.html", *full_results(), checked("examples/defective/bureau-2020.md"))
    else:
        file = bureau
    page = view(file, width)
    if name == "chosen":
        page.click("#r1-f3 .message")
    ratios = page.js(CONTRAST)
    assert len(ratios) > 20
    assert {element: ratio for element, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("width", [320, 360, 768, 992, 1280, 1600])
def test_no_width_makes_the_page_scroll_sideways(view: Open, bureau: Path, tmp_path: Path, width: int) -> None:
    page = view(bureau, width)
    assert page.js("document.documentElement.scrollWidth") == width
    assert page.js("getComputedStyle(document.querySelector('.sides')).display") == (
        "grid" if width >= 992 else "block"
    )
    listed = view(written(tmp_path / "a.html", *full_results()), width)
    assert listed.js("document.documentElement.scrollWidth") == width


def test_a_screen_reader_finds_its_way(view: Open, bureau: Path) -> None:
    page = view(bureau)
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    told = [
        (node["role"]["value"], node.get("name", {}).get("value", ""), node)
        for node in nodes
        if not node.get("ignored") and "role" in node
    ]
    landmarks = [(role, name) for role, name, _ in told if role in ("main", "region", "banner", "contentinfo", "group")]
    assert {
        ("main", ""),
        ("region", "云溪县农业农村局2024年政府信息公开工作年度报告 不符"),
        ("region", "检查意见"),
        ("region", "报告原文"),
        ("group", "筛选"),
        ("group", "级别"),
        ("group", "类别"),
        ("region", "表格"),
    } <= set(landmarks)
    articles = [name for role, name, _ in told if role == "article"]
    assert {"1 I104 报告年度前后不一致", "1-1 P102 统计期限不是报告年度的全年 错误"} <= set(articles)
    assert ("link", "错误 2：P203 联系方式有误") in {(role, name) for role, name, _ in told}
    levels = [
        next(p["value"]["value"] for p in node["properties"] if p["name"] == "level")
        for role, _, node in told
        if role == "heading"
    ]
    assert levels[0] == 1
    assert [(one, other) for one, other in pairwise(levels) if other > one + 1] == []
    named = [name for role, name, _ in told if role in ("link", "checkbox", "heading", "article", "region")]
    assert all(named)


def test_it_prints_on_a4(view: Open, bureau: Path, tmp_path: Path, need: Callable[[object, str], None]) -> None:
    need(shutil.which("pdftotext"), "没有安装 poppler")
    page = view(bureau)
    page.click("#r1-f3 .message")
    (tmp_path / "a.pdf").write_bytes(page.printed())
    told = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], capture_output=True, text=True, check=True).stdout
    assert "(A4)" in told
    assert 4 <= int(re.search(r"Pages: +(\d+)", told)[1]) <= 8  # type: ignore[index]
    words = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True).stdout
    first, second = words.index("检查意见"), words.index("报告原文")
    assert first < second
    assert words[:second].count("联系方式有误") == 1
    assert "各类申请人之和与总计不符" in words
    assert "跳到" not in words
    assert "级别" not in words


PRINTED = """(() => {
  dispatchEvent(new Event("beforeprint"));
  const linked = () => document.querySelectorAll("a[href]").length;
  const printed = linked();
  dispatchEvent(new Event("afterprint"));
  return [printed, linked()];
})()"""


def test_links_are_printed_unless_they_are_too_many(view: Open, tmp_path: Path) -> None:
    found = tuple(finding(fingerprint=f"{number:016}") for number in range(249))
    few, many = (view(written(tmp_path / f"{count}.html", result(found[:count]))) for count in (248, 249))
    assert few.js(PRINTED) == [499, 499]  # both ways of each finding, the skips, and what is undecided
    assert many.js(PRINTED) == [0, 501]


def test_what_has_no_place_stands_in_lines_without_gaps(view: Open, tmp_path: Path) -> None:
    page = view(written(tmp_path / "a.html", full_results()[0]))
    assert page.js("document.querySelector('.unplaced').innerText") == "不在正文某一处的问题：\n\n3 报告年度不一致"


def test_a_folder_of_pages_leads_back_and_forth(view: Open, tmp_path: Path) -> None:
    for name, words in pages(full_results()[:2], OPTIONS).items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    page = view(tmp_path / "index.html")
    page.click("nav a")
    page.loaded()
    assert page.js("document.querySelector('h2').textContent") == "安平市水务局2025年政府信息公开工作年度报告 不符"
    page.click(".up a")
    page.loaded()
    assert page.js("document.querySelectorAll('nav a').length") == 2

"""P302: a basis of earlier years."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.editions import Edition, edition, editions
from gixlint.findings import Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import REGULATION_2019, Basis, statutes
from gixlint.text import Text

_COMPILES = (
    r"(?:根据|按照|依据|依照|遵照|要求|规定)[^。]*(?:编制|编写|撰写|形成|报告|公布)|"
    r"(?:编制|编写|撰写)[^。]*(?:根据|按照|依据|依照)"
)


@check(
    "P302",
    severity="error",
    needs="tables",
    basis=[Basis(REGULATION_2019, "第五十条第二款"), Basis(REGULATION_2019, "第四十九条")],
    examples=[
        Example(
            good="（国务院令第711号，以下简称《条例》）第四十九条、第五十条和",
            bad="（国务院令第492号，以下简称《条例》）第三十一条、第三十二条和",
        ),
        Example(
            good="（国务院令第711号，以下简称《条例》）第四十九条、第五十条和国务院办公厅",
            bad="（国务院令第711号，以下简称《条例》）第三十一条、第三十二条和国务院办公厅",
            sample="format2019-department",
        ),
        Example(good="（国办公开办函〔2021〕30号）要求", bad="（国办公开办函〔2019〕60号）要求"),
    ],
    english="Legal basis outdated",
)
def legal_basis_outdated(report: Report) -> Iterator[Problem | Unknown]:
    """编制依据已经过时。

    检查说明编制依据的句子：2019年起的报告应当依据修订后的条例（国务院令第711号）第四十九条、第五十条，不应再引用2007年
    条例（第492号）及其第三十一条、第三十二条；2021年起应当依据国办公开办函〔2021〕30号规定的格式，不应再引用2019年的
    试行格式或者往年的编制通知；2019年、2020年的报告则不应引用后来的格式。

    正文别处引用现行条例第三十一条、第三十二条（申请期限、征求第三方意见），引用工作要点、省级通知和国办函〔2020〕109号，
    都不在此列。

    请改为现行的依据；照抄往年编制说明的，还应核对其余内容。
    """
    year = report.report_year
    for sentence in report.preamble.text.sentences():
        if not sentence.find(_COMPILES):
            continue
        for expression, wrong in (
            (
                r"第?492号(?:令)?",
                "国务院令第492号是2007年的条例，2019年5月15日起施行的是修订后的条例（国务院令第711号）",
            ),
            (
                r"条例》?(?:\([^)]*\))?(?:的)?第三十[一二]条(?:[、和及]第三十[一二]条)?",
                "年度报告的规定在现行条例第四十九条、第五十条，第三十一条、第三十二条是2007年条例的条号",
            ),
        ):
            match = sentence.find(expression)
            if match:
                yield _problem(match.place, report.document.words(match.place), wrong)
                break
        yield from _other_forms(report, sentence)
        old = sentence.find(
            r"《[^》]{0,60}?(?P<year>20\d{2})年度?[^》]{0,30}?(?:年度报告|年报)[^》]{0,30}(?:通知|函|要求)》"
        )
        if old and int(old["year"]) < year:
            yield _problem(old.place, old.words, f"这是往年的编制通知，本报告是{year}年的")


def _other_forms(report: Report, sentence: Text) -> Iterator[Problem]:
    """Another year's form cited, and the year's own not beside it."""
    own = report.form
    numbers = {name: _form_number(edition(name)) for name in editions()}
    if numbers[own.id] and sentence.find(_any_brackets(numbers[own.id])):
        return
    for name, number in numbers.items():
        match = sentence.find(_any_brackets(number)) if number and name != own.id else None
        if match:
            other = edition(name)
            earlier = f"这是{other.name}，{own.since}年起应当按{numbers[own.id]}规定的格式编制"
            later = f"这是{other.since}年起的格式，{report.year}年的报告应当按{numbers[own.id]}规定的格式编制"
            yield _problem(
                match.place, report.document.words(match.place), earlier if other.since < own.since else later
            )


def _form_number(form: Edition) -> str:
    """The document number of an edition's form, empty where it has none."""
    known = statutes()
    return next((known[key].number for key in form.statutes if known[key].kind == "form"), "")


def _any_brackets(number: str) -> str:
    """An expression for a document number with its year in whatever brackets."""
    return number.replace("〔", r"[〔\[(【]").replace("〕", r"[〕\])】]")


def _problem(place: Place, words: str, wrong: str) -> Problem:
    return Problem(
        at=place,
        role="preamble",
        message=f"编制依据“{words}”有误：{wrong}",
        hint="请改为现行的依据：《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条、第五十条和国办公开办函〔2021〕30号"
        if "60号" in wrong or "30号" in wrong
        else "请改为现行的依据，并核对编制说明的其余内容是否也照抄了往年。",
    )

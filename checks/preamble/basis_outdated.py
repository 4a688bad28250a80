"""P302: a basis of earlier years."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.editions import Edition, all_editions
from gixlint.findings import Problem, Unknown
from gixlint.report import Report
from gixlint.statutes import REGULATION_2019, Basis, Statute, statutes
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
        yield from _other_laws(report, sentence)
        yield from _other_forms(report, sentence)
        old = sentence.find(
            r"《[^》]{0,60}?(?P<year>20\d{2})年度?[^》]{0,30}?(?:年度报告|年报)[^》]{0,30}(?:通知|函|要求)》"
        )
        if old and int(old["year"]) < year:
            yield _problem(report, old.place, old.words, f"这是往年的编制通知，本报告是{year}年的")


def _other_laws(report: Report, sentence: Text) -> Iterator[Problem]:
    """An earlier law cited by its number, or the articles that it had on the report."""
    own, law, articles = report.form, _instrument(report.form, "law"), _articles(report.form)
    for other in all_editions():
        old = _instrument(other, "law")
        if other.since > own.since or old is None or law is None or old == law:
            continue
        gone = "|".join(article for article in _articles(other) if article not in articles)
        digits = "".join(filter(str.isdecimal, old.number))
        by_number = sentence.find(rf"第?{digits}号(?:令)?")
        by_article = sentence.find(rf"条例》?(?:\([^)]*\))?(?:的)?(?:{gone})(?:[、和及](?:{gone}))?")
        match = by_number or by_article
        if match:
            wrong = (
                f"{old.number}是{other.name}，{report.year}年度应当依据修订后的条例（{law.number}）"
                if by_number
                else f"年度报告的规定在现行条例{'、'.join(articles)}，{gone.replace('|', '、')}是{other.name}的条号"
            )
            yield _problem(report, match.place, report.document.words(match.place), wrong)
            return


def _other_forms(report: Report, sentence: Text) -> Iterator[Problem]:
    """Another year's form cited, and the year's own not beside it."""
    own = report.form
    number = _form_number(own)
    if number and sentence.find(_any_brackets(number)):
        return
    for other in reversed(all_editions()):
        theirs = _form_number(other)
        match = sentence.find(_any_brackets(theirs)) if theirs and other.id != own.id else None
        if match:
            earlier = f"这是{other.name}，{own.since}年起应当按{number}规定的格式编制"
            later = f"这是{other.since}年起的格式，{report.year}年的报告应当按{number}规定的格式编制"
            words = report.document.words(match.place)
            yield _problem(report, match.place, words, earlier if other.since < own.since else later, form=True)


def _instrument(form: Edition, kind: str) -> Statute | None:
    """The law or the form that an edition rests on."""
    return next((statutes()[key] for key in form.statutes if statutes()[key].kind == kind), None)


def _form_number(form: Edition) -> str:
    """The document number of an edition's form, empty where it has none."""
    instrument = _instrument(form, "form")
    return instrument.number if instrument else ""


def _articles(form: Edition) -> tuple[str, ...]:
    """The articles of the law by which the report is due and has its contents: 第四十九条, 第五十条."""
    bases = (*(deadline.provision for deadline in form.deadlines), *(b for s in form.sections for b in s.provision))
    return tuple(dict.fromkeys(basis.provision.partition("条")[0] + "条" for basis in bases))


def _any_brackets(number: str) -> str:
    """An expression for a document number with its year in whatever brackets."""
    return number.replace("〔", r"[〔\[(【]").replace("〕", r"[〕\])】]")


def _problem(report: Report, place: Place, words: str, wrong: str, form: bool = False) -> Problem:
    """`form` where it is another year's form that is cited."""
    law = _instrument(report.form, "law")
    right = (
        f"《{law.title}》（{law.number}）{'、'.join(_articles(report.form))}和{_form_number(report.form)}"
        if law
        else ""
    )
    return Problem(
        at=place,
        role="preamble",
        message=f"编制依据“{words}”有误：{wrong}",
        hint=f"请改为现行的依据：{right}" if form else "请改为现行的依据，并核对编制说明的其余内容是否也照抄了往年。",
    )

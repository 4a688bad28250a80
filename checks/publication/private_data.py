"""Data of persons that must not be published."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.document import Place
from gixlint.findings import Problem
from gixlint.judging.numbers import is_bank_card, is_identity
from gixlint.report import Contact, Report
from gixlint.statutes import PRACTICE, REGULATION_2019, Basis
from gixlint.text import Text, pattern

_CODE = r"(?:索引号|信用代码|组织机构代码|统一代码|编号|文号|订单号|流水号|备案号|许可证号|统一编码)[^,。;]{0,8}$"
_BANK = r"卡号|账号|帐号|账户|帐户|银行|开户"
_OFFICE = r"咨询|监督|举报|投诉|热线|服务电话|联系人|联系电话|值班|办公电话|传真|邮箱|公众号|微信号|QQ|政务公开|索取"
_CITIZEN = r"申请人|姓名|户主|当事人|村民|居民|患者|学生|本人|身份证|低保|贫困|业主|投诉人|举报人"


@check(
    "L104",
    severity="error",
    basis=[
        Basis(REGULATION_2019, "第十五条"),
        Basis(PRACTICE, "个人隐私保护"),
    ],
    examples=[
        Example(
            good="全年接待查阅133人次。",
            bad="全年接待查阅133人次，其中申请人李某（身份证号110101199003078515）查阅3次。",
        ),
        Example(
            good="每件申请从登记到归档设一张流程单，",
            bad="每件申请从登记到归档设一张流程单（例如申请人王某，手机13912345678），",
            sample="format2019-department",
        ),
        Example(
            good="27件申请均已答复，",
            bad="27件申请均已答复，申请人退费账户为工商银行6222021001116245702，",
            sample="reg2007-department",
        ),
    ],
    english="Private data",
)
def private_data(report: Report) -> Iterator[Problem]:
    """公布了公民个人信息。

    报告全文（包括表格和附件）中出现公民身份号码（校验位正确）、银行卡号（校验位正确并有银行、账号等字样）、公民个人手机
    号码的，应当删除或者隐去。年度报告向社会公布，公开个人隐私会造成侵害。

    报告自身的联系方式、咨询监督热线、统一社会信用代码、索引号、已用 * 隐去的号码，不提示。

    更正办法：删除，或者隐去号码中间几位；已经公布的及时撤换。
    """
    if not pattern(r"[\d０-９]{11}").search(report.document.text):
        return
    text = Text.of(report.document.text)
    contact = report.find("contact")
    own = contact.place if isinstance(contact, Contact) else Place(0, 0)
    for match in text.all(r"(?<![\dA-Za-z.*])\d{17}[\dXx](?![\dA-Za-z*])"):
        if is_identity(match.words) and not _coded(text, match.span[0]):
            yield _problem(match.place, f"公民身份号码{_masked(match.words)}")
    for match in text.all(r"(?<![\dA-Za-z.*])\d{16,19}(?![\dA-Za-z*])"):
        around = text.folded[max(0, match.span[0] - 24) : match.span[1] + 8]
        if is_bank_card(match.words) and not is_identity(match.words) and pattern(_BANK).search(around):
            yield _problem(match.place, f"银行卡号{_masked(match.words)}")
    for match in text.all(r"(?<![\dA-Za-z.*/=_@-])1[3-9]\d{9}(?![\dA-Za-z*@.-])"):
        if not own.covers(match.place) and _is_citizens(text, match.span):
            yield _problem(match.place, f"个人手机号码{_masked(match.words)}")


def _coded(text: Text, start: int) -> bool:
    return bool(pattern(_CODE).search(text.folded[max(0, start - 20) : start]))


def _is_citizens(text: Text, span: tuple[int, int]) -> bool:
    """Whether a mobile number stands where a citizen is spoken of, and not how to reach an office."""
    folded = text.folded
    start, near = (max(folded.rfind(mark, 0, span[0]) for mark in marks) + 1 for marks in ("。\n", "。\n,;:("))
    sentence, clause = folded[start : span[1] + 20], folded[near : span[0]]
    if _coded(text, span[0]) or pattern(_OFFICE).search(clause):
        return False
    if pattern(_CITIZEN).search(clause):
        return True
    return not pattern(_OFFICE).search(sentence) and bool(pattern(_CITIZEN).search(sentence))


def _masked(words: str) -> str:
    """The number with its middle hidden, so that the finding does not publish it again."""
    return f"{words[:3]}{'*' * (len(words) - 5)}{words[-2:]}"


def _problem(place: Place, what: str) -> Problem:
    return Problem(
        place,
        "body",
        f"报告中出现{what}，属于个人隐私，不应公布。",
        "请删除，或者隐去号码中间几位；已经公布的请及时撤换。",
    )

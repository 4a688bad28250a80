"""Declared zeros in prose: 「未收到…申请」, 「无收费及减免」, 「行政复议、行政诉讼均为零」, 「没有发生此类情况」."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.patterns import possible
from gixlint.text import Text, pattern

__all__ = ["Denial", "denials"]

Denial = tuple[str, str | None]
"""A subject that is denied, and the part of it that alone is meant, if any."""

_EVENT = (
    r"收到|接到|接收|接获|接待|收取|收费|收缴|收悉|收|接|受理|新收|发生|产生|出现|存在|发现|引发|引起|导致|提起|"
    r"提出|涉及|征收|"
    r"减免|免除|因|被|对|向|就|有|形成|实施|进行|受到|作出|新增|开展|办理(?!完|结)|要求|申请|针对|涉"
)
_NOUN = (
    r"需要?|任何|一[件起例宗]|此类|该类|相关|有关|上述|这[类方]|上一?年|上年度|结转|不予|不宜|不同意|不公开|免予|"
    r"行政|政府|政务|信息|"
    r"依申请|复议|诉讼|费|处理费|检索|减|免|人|公民|法人|单位|组织|个人|群众|企业|公众|社会|市民|村民|居民|申请人|"
    r"关于|与|由|我|本|"
    r"部分公开|应诉|被诉|延期|网[上络]|书面|信函|当面|其他|其它|来[信函]"
)
_DENIAL = (
    rf"(?:尚|均|从|并|也|都|暂|亦|仍|全年|年内)?(?:未曾?(?=(?:{_EVENT}))|(?:没有|没|不存在|不涉及|无)(?:过)?"
    rf"(?=(?:{_EVENT}|{_NOUN}))"
    r"(?!有关规定|需经|被及时|被按))"
)
_BARE = r"(?:没有发生|未发生|没有|未有|不存在|未产生|未出现|暂无|均无|皆无|也无|无)(?:过)?$"
_EMPTY = (
    r"^(?:此类|该类|上述|相关|有关|这[类方]面?|以上|该|本|任何)*(?:的)?(?:情况|情形|事项|现象|事件|案件|问题|行为|"
    r"内容)?$"
)

_CHANNEL = (
    r"当面|信函|网[络上]|传真|电子邮件|邮件|电话|口头|邮寄|来信|来函|涉密|重复|第三方|其他形式|企业|法人(?!、|和|"
    r"及|或|,|以及)"
)
_REQUEST_HEAD = (
    r"(?:申请|依申请公开|公开要求|公开请求|信息需求)(?:受理|收到|接收|办理|获取|公开|查询|查阅|索取|提供|了解|"
    r"要求)*(?:的)?(?:本局|"
    r"我局|本镇|我镇|本机关|本单位|有关|相关|其他)?"
    r"(?:的)?(?:政府|政务|部门)?(?:信息)?(?:公开)?(?:工作)?(?:的)?(?:申请|要求|请求|需求)?(?:书|表|单|件|案件|事项|情况|"
    r"情形|业务|事件|办件|内容|事宜|诉求|者|人|数|量|数量|案例|记录)*(?:的)?(?:情况|情形)?$"
)
_NOT_REQUEST = (
    r"复议|诉讼|收费|费用|不予|不公开|超期|逾期|超时|延期|补正|答复的|撤回|许可|审批|减免|投诉|举报|救助|低保|补贴|登记|理由|问题|"
    r"纠纷|争议|异议|结转|滥用|重大"
)
_RESULT = r"纠错|纠正|败诉|撤销|确认违法|责令"
_SPECIAL = r"(?:逾期|超期|超时|延期|程序|期限|文书|送达|未|不当|不符)"
"""What a correction may be for, among other things: 「因逾期答复被责令改正」."""
_FEE = r"收费|费用|收取|收缴|征收|处理费|检索费|复制费|邮寄费|工本费|成本费|查询费"
_NOT_FEE = r"三公|经费|乱收费|违规|行政事业性|收费通知|收费标准|公示|投诉|罚|税|缴费通知|收费项目"
_WITHHELD = r"不予(?:以)?公开|不(?:同意|宜|能|得|便)?公开|免[予于]公开|否决公开|拒绝公开"


_LIMITED = (
    r"其[他它余](?:\d+个?|各|的)?[^,]{0,8}$|以外|除[^,]{1,20}外|以[^,]{2,12}为被申请|向[^,]{2,14}(?:申请|提起)|"
    r"(?:检索|复制|邮寄|工本|成本|查询)费$|\d+个(?:部门|单位|乡镇|镇|街道|科室|处室|县)|"
    r"(?:答复|办理|处理|公开|受理|收到|会商)的$"
)
"""Words before a denial that limit it to a part: 「其他35个部门未收到」, 「经会商答复的没有」, 「检索费未收取」."""

_OBLIGED = r"以[^,。;]{1,16}?为(?:信息)?(?:公开|答复|受理|义务|责任)+(?:机关|主体|单位|部门|人)的"
"""Words behind a denial that limit it to one of several bodies: 「未收到以区政府为公开义务机关的申请」."""


def denials(clause: Text, before: str, roles: tuple[str, ...]) -> Iterator[Denial]:
    """Yield what a clause denies. `before` are the words of the sentence before it, `roles` the section's contents."""
    words = clause.folded.rstrip("。;,!?:")
    match = pattern(_DENIAL).search(words) if possible(_DENIAL, words) else None
    if match:
        yield from _denied(words[match.end() :], words[: match.start()], before, roles)
        return
    bare = pattern(_BARE).search(words)
    if bare:
        yield from _bare(words[: bare.start()], before, roles)
        return
    yield from _zero(words)


def _denied(denied: str, before: str, earlier: str, roles: tuple[str, ...]) -> Iterator[Denial]:
    """What stands behind a negation; a negation of nothing in particular denies what stands before it."""
    found = list(_subjects(denied))
    if found:
        limit = pattern(_LIMITED).search(before) or pattern(_OBLIGED).search(denied)
        yield from ((subject, part or (limit[0] if limit else None)) for subject, part in found)
        return
    rest = pattern(rf"^(?:{_EVENT}|过)+").sub("", denied)
    if pattern(_EMPTY).match(pattern(r"(?:发生|出现|产生)$").sub("", rest)):
        yield from _bare(before, earlier, roles)


def _bare(before: str, earlier: str, roles: tuple[str, ...]) -> Iterator[Denial]:
    """「收费及减免情况：无」; 「此类情况没有发生」; 「无。」 under a heading that names the subject."""
    label = pattern(r"^(?:20\d\d年度?|本年度?|全年|年内|今年)$").sub("", before.rstrip(":,-的 "))
    found = list(_subjects(_tail(label))) or (list(_subjects(_tail(earlier.rstrip(":,")))) if not label else [])
    if found:
        limit = pattern(_LIMITED).search(label or earlier)
        yield from ((subject, part or (limit[0] if limit else None)) for subject, part in found)
    elif pattern(_EMPTY).match(pattern(r"^.*?(?:年度?|[我本][局委办镇乡厅机关单位]+|全年|年内)|[,:]").sub("", label)):
        for role in roles:
            yield from ((subject, None) for subject in _ROLE_SUBJECTS.get(role, ()))


def _tail(label: str) -> str:
    return label[-40:]


_ROLE_SUBJECTS = {
    "section.requests": ("requests.new",),
    "section.fees": ("fees", "reductions"),
    "section.disputes": ("reconsideration", "litigation"),
}


def _subjects(words: str) -> Iterator[Denial]:
    """The subjects that a denied phrase names, each with the part that it is limited to."""
    words = pattern(r"(?:发生|出现|产生|存在|提出)$").sub("", words)
    if pattern(r"\d[\d,]*(?:件|宗|条|起|例|次|份|元|万)").search(words):
        return
    disputed = list(_disputes(words))
    yield from disputed
    if not disputed:
        yield from _fees(words)
        if pattern(_WITHHELD).search(words) and not pattern(r"理由|说明|收费|依据|随意|应当?公开而").search(words):
            yield "outcome.withheld", None
        yield from _carried(words)
    if pattern(_REQUEST_HEAD).search(words) and not pattern(_NOT_REQUEST).search(words):
        part = pattern(_CHANNEL).search(words)
        yield "requests.new", part[0] if part else None


def _disputes(words: str) -> Iterator[Denial]:
    if pattern(r"复议后|经复议|直接起诉").search(words):
        if "诉" in words:
            yield "litigation", "复议后" if "复议后" in words else "直接起诉"
        return
    suffix = ".corrected" if pattern(_RESULT).search(words) else ""
    cause = pattern(rf"因(?P<cause>[^被,]{{0,20}}?{_SPECIAL}[^被,]{{0,16}})被").search(words) if suffix else None
    part = cause["cause"] if cause else None
    if "复议" in words:
        yield f"reconsideration{suffix}", part
    if pattern(r"诉讼|应诉|被诉|起诉|败诉|司法审查").search(words):
        yield f"litigation{suffix}", part


def _fees(words: str) -> Iterator[Denial]:
    if pattern(_NOT_FEE).search(words):
        return
    only_reductions = pattern(r"(?:费用|收费|费)的?(?:减免|减收|免收|免除)").search(words)
    if pattern(_FEE).search(words) and not only_reductions:
        yield "fees", "其他" if pattern(r"其[他它](?:任何)?费用").search(words) else None
    if pattern(r"减免|减收|免收|免除").search(words) and not pattern(r"税|租|学费|通行").search(words):
        yield "reductions", None


def _carried(words: str) -> Iterator[Denial]:
    if pattern(r"(?:上一?年度?|去年|往年).{0,6}(?:结转|顺延)").search(words):
        yield "requests.carried_in", None
    elif pattern(r"(?:结转|顺延|转).{0,3}(?:下一?年|次年|明年)").search(words):
        yield "requests.carried_over", None


_NIL = (
    r"(?:为|是|均|各|:|共|数量?|总数|计|达)\s?(?:零|〇|0(?![\d.]))\s?(?:件次|人次|万元|元|件|宗|条|起|例|次|份|项|人)?$"
)


def _zero(words: str) -> Iterator[Denial]:
    """「行政复议、行政诉讼均为零」, 「零申请」, 「免费提供」, 「不收取任何费用」."""
    nil = pattern(_NIL).search(words)
    if nil:
        named = words[: nil.start()].rstrip("均各都数量总共:,件 ")
        yield from _subjects(_tail(named))
    elif pattern(r"零(?:申请|收费|复议|诉讼)").search(words):
        yield from _subjects(words.replace("零", "", 1) if words.count("零") == 1 else words.replace("零", "、"))
    elif pattern(
        r"免费(?:提供|公开|获取|办理|查阅|(?:向|为)[^,。]{0,12}(?:提供|申请))|不(?:予)?(?:收费|收取(?!行政))|(?:全部|均|一律|全额)(?:予以)?"
        r"(?:免费|免收)"
    ).search(words) and not pattern(rf"{_NOT_FEE}|医|药|培训|教育|发放").search(words):
        yield "fees", None

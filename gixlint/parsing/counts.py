"""Counted facts in prose: a number with a unit, and what the words around it say that it counts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gixlint.parsing.figures import value_of
from gixlint.report import Qualifier
from gixlint.text import Match, Text, number, pattern

__all__ = ["Count", "counts", "dispute_named"]

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_HAN = r"[一二三四五六七八九十百千两零〇]{1,7}"
_UNIT = r"(?:件次|人次|万元|亿元|元|余?件|宗|条|起|例|次|项|份|个|人|篇|期|部|户)"
_COUNT = (
    rf"(?P<about>近|约|大约|将近|超过|逾)?(?<!第)(?<![\d.第])(?P<n>{_DIGITS}|{_HAN})\s?(?P<more>余|多|来)?"
    rf"(?P<wan>万)?(?P<more2>余|多)?"
    rf"(?P<unit>{_UNIT})(?!工作日|月|年|以[上下内]|[一二三四五六七八九十]+[件条])"
)
_IDIOM = r"(?:每|同|这|那|逐|某|任|哪|另|第|有|办好|办结|进)$"


class Count(NamedTuple):
    """One counted fact: subject, value, how exact, unit, the part and kind of thing it is limited to, folded ranges.

    `start` and `end` cover the words that name it and the number; `at` is where the number begins.
    """

    subject: str
    value: int | Decimal
    qualifier: Qualifier
    unit: str
    part: str | None
    what: str | None
    start: int
    end: int
    at: int


class _Around(NamedTuple):
    """What stands around a number: the clause before it, all since the number before, the clause after, the sentence
    before; the contents of the section."""

    near: str
    wide: str
    right: str
    before: str
    unit: str
    roles: tuple[str, ...]


def counts(sentence: Text, roles: tuple[str, ...], dispute: str) -> Iterator[Count]:
    """Yield the counted facts of a sentence. `dispute` is the kind that the paragraph spoke of last, if any."""
    folded = sentence.folded
    found = [match for match in sentence.all(_COUNT) if not _is_idiom(folded, match)]
    attributes = _of_documents(folded)
    for index, match in enumerate(found):
        begin = found[index - 1].span[1] if index else 0
        start, end = match.span
        wide = pattern(r"\([^()]*\)").sub("", folded[begin:start])
        cut = max(wide.rfind(mark) for mark in ",;:(") + 1
        after = pattern(r"[,;:。(、]").search(folded, end)
        stop = min(after.start() if after else len(folded), found[index + 1].span[0] if index + 1 < len(found) else len(folded))
        near = "" if pattern(r"[、和及]$").search(wide) else wide[cut:]  # 「1件维持、1件纠正」
        around = _Around(near, wide, folded[end:stop], folded[:start], match["unit"], roles)
        dispute = dispute_named(around.before) or dispute
        named = None if attributes else _named(around, dispute)
        if named is None:
            continue
        value = _value(match)
        if value is None:
            continue
        subject, part, what = named
        reach = stop if _named_behind(around, subject) else end
        first = max(begin, start - len(near)) if near else start
        yield Count(subject, value, _qualifier(match), _unit(match), part, what, first, reach, match.span_of("n")[0])


def _is_idiom(folded: str, match: Match) -> bool:
    """「每一件申请」, 「件件有答复」: no number is meant."""
    return match["n"] == "一" and bool(pattern(_IDIOM).search(folded[: match.span[0]]))


def _of_documents(sentence: str) -> bool:
    """Whether a sentence parts documents by attribute: 主动公开60件、依申请公开21件、不予公开9件."""
    marked = pattern(r"(?:依申请公开|申请公开)(?:的|类|文件|信息)*(?:为|共|有|计)?\d").search(sentence)
    if not marked:
        return False
    paired = pattern(r"(?:(?<!依)主动公开|不予公开|不公开|免予公开)(?:的|类|文件|信息)*(?:为|共|有|计)?\d").search(sentence)
    named = pattern(r"文件|公文|制发|印发|发文|属性|产生.{0,6}信息|目录").search(sentence)
    return bool((paired and not pattern(r"(?:收到|受理|接到|新收).{0,20}申请").search(sentence)) or named)


def _value(match: Match) -> int | Decimal | None:
    words = match["n"]
    value: int | Decimal | None = value_of(words) if words[0].isdigit() else number(words)
    scale = 10000 if match["wan"] or match["unit"] == "万元" else 100000000 if match["unit"] == "亿元" else 1
    return None if value is None else value * scale


def _unit(match: Match) -> str:
    return "元" if match["unit"].endswith("元") else match["unit"].removeprefix("余")


def _qualifier(match: Match) -> Qualifier:
    if match["about"] in ("超过", "逾"):
        return "at least"
    loose = match["about"] or match["more"] or match["more2"] or match["unit"].startswith("余")
    return "about" if loose else "exact"


Named = tuple[str, str | None, str | None]

_COMPARED = (
    r"(?:增加|增长|增|减少|减|下降|上升|提高|多|少|高于|低于|比上?年?|同比|平均.{0,10}|每.{0,6}|不超过|不少于|"
    r"人均|日均|"
    r"(?:比|较|与|和|同)(?:20\d\d年|上年|上一?年度?|去年|前年)[^,。;]{0,14})了?(?:约|近)?$"
)
_FOREIGN = (
    r"建议|提案|信访|热线|留言|来信|咨询|投诉|举报|许可|处罚|案卷|档案|培训|会议|新闻|舆情|低保|救助|备案|决定书|"
    r"服务事项|诉求"
)


def _named(around: _Around, dispute: str) -> Named | None:
    """What a number counts, the part of it, the kind of thing; None where that cannot be told."""
    if pattern(_COMPARED).search(around.near) or pattern(r"^的?(?:相比|增[加长]|减少|下降|上升)").match(around.right):
        return None
    if around.unit.endswith("元"):
        return _money(around)
    return _carried(around) or _disputed(around, dispute) or _replied(around) or _requested(around) or _disclosed(around)


_MONEY = r"收取|收费|费用|处理费|工本费|检索费|复制费|邮寄费|成本费"
_OTHER_MONEY = r"行政事业性|罚|经费|采购|预算|资金|三公|保险|税|补贴|补助|投入|支出|保证金|征收|医|学费|金额共计(?!0)"


def _money(around: _Around) -> Named | None:
    if pattern(_OTHER_MONEY).search(around.wide[-60:]):
        return None
    if "减免" in around.near:
        return "reductions", None, None
    if pattern(_MONEY).search(around.near) or pattern(r"^的?(?:信息)?(?:公开)?(?:处理)?费").match(around.right):
        named = pattern(r"费").search(around.before) or pattern(r"^的?(?:信息)?(?:公开)?(?:处理)?费").match(around.right)
        part = "其中" if pattern(r"^[,(;]?其中").match(around.wide) or not named else None
        return "fees", part, None
    if pattern(rf"(?:{_MONEY})").search(around.wide[-40:]) and pattern(r"(?:共计|合计|总计|金额)(?:为)?$").search(around.near):
        return "fees", None, None
    return None


_NEXT = r"(?:结转|转入?|顺延|延续|延期)(?:至|到|入)?(?:下一?年|次年|明年|20\d\d年|下个?年度)"
_LAST = r"(?:上一?年度?|去年|往年|前一年度?)(?:末|底)?(?:的)?(?:结转|顺延|转入|延续|遗留)"


def _carried(around: _Around) -> Named | None:
    if pattern(_FOREIGN).search(around.near + around.right):
        return None
    tail = around.near[-30:]
    if pattern(rf"{_LAST}[^\d]{{0,14}}$").search(tail) or pattern(rf"^[^\d]{{0,6}}?{_LAST}").match(around.right):
        return "requests.carried_in", None, None
    if pattern(r"结转自?(?:上一?年|去年)").search(tail):
        return "requests.carried_in", None, None
    if pattern(rf"{_NEXT}[^\d]{{0,16}}$").search(tail) or pattern(rf"^[^\d]{{0,24}}?{_NEXT}").match(around.right):
        return "requests.carried_over", None, None
    if pattern(r"^(?:申请)?(?:予以|办理)?结转(?!自)").match(around.right) or pattern(r"(?<!上年)(?<!年度)结转(?:办理|申请)?$").search(tail):
        return "requests.carried_over", None, None
    return None


_UPHELD = r"维持|驳回|胜诉"
_CORRECTED = r"纠正|纠错|撤销|确认违法|责令|败诉|变更"
_OTHER = r"其他结果|其他情形|终止|撤回|撤诉|调解|和解"
_PENDING = r"未审结|尚未结案|审理中|正在审理|在审|未结|待审|尚未作出|尚未判决"
_RESULTS = ((_PENDING, ".pending"), (_UPHELD, ".upheld"), (_CORRECTED, ".corrected"), (_OTHER, ".other"))
_TIED = r"信息公开|依申请公开|申请公开|被申请|被提起|被复议|被诉|信息公示"


def dispute_named(words: str) -> str:
    """Return the kind of dispute that words name last: reconsideration, litigation, disputes (both in one), or nothing."""
    if pattern(r"复议(?:案件)?(?:、|和|及|与|或|以及)[^\d,。;]{0,8}诉讼[^\d,。;]{0,8}$").search(words):
        return "disputes"
    found = pattern(r"未经复议|直接起诉|复议后起诉|复议机关|诉讼|应诉|起诉|法院|被诉|复议").findall(words)
    if not found:
        return ""
    return "reconsideration" if found[-1] in ("复议", "复议机关") else "litigation"


def _disputed(around: _Around, dispute: str) -> Named | None:
    if around.unit not in ("件", "宗", "起", "例", "次", "件次"):
        return None
    words = around.near + "#" + around.right
    if pattern(r"决定书|培训|答复书|应诉人员|出庭|意见书|答复通知|建议|提案|专题|会议").search(words):
        return None
    if "备案" in around.before:
        return None
    named = pattern(r"复议|诉讼|应诉|被诉|起诉").search(words)
    result = next((suffix for test, suffix in _RESULTS if pattern(test).search(words)), "")
    if not named and not (result and dispute and _settles(around)):
        return None
    part = pattern(r"未经复议直接起诉|直接起诉|复议后起诉|经复议(?:后)?(?:再)?起诉").search(words)
    subject = "litigation" if part else (dispute_named(words) if named else dispute)
    if pattern(r"分别|各").search(around.near) and subject == "disputes":
        return None
    if subject == "disputes" and around.unit and result:
        return f"disputes{result}", None, None
    tied = pattern(_TIED).search(around.before + around.right) or {"section.disputes", "section.requests"} & {*around.roles}
    return f"{subject}{result}", part[0] if part else None, None if tied else "未说明事由"


def _settles(around: _Around) -> bool:
    """Whether a result without the word 复议 or 诉讼 is one of a dispute, not of requests."""
    return not pattern(r"申请(?!复议|行政复议)|答复|公开(?!工作|被|行政)").search(around.near)


_REPLIES = (
    ("outcome.not_processed", r"不予(?:重复)?处理"),
    ("outcome.unavailable", r"无法提供"),
    ("outcome.other", r"其[他它]处理"),
    ("outcome.disclosed_and_partly", r"(?:予以|同意)?公开(?:和|及|、|与|或)(?:予以|同意)?部分公开"),
    ("outcome.partly", r"(?<!不)(?:同意|予以)?部分公开"),
    ("outcome.withheld", r"(?:不予|不同意|不宜|免予|不)(?:以)?公开(?!范围)"),
    ("outcome.disclosed", r"(?<!不)(?:予以|同意|准予|全部)公开(?!范围)"),
)
_REPLY_END = (
    r"(?:答复)?(?:的|类|情形|申请|决定|答复|事项|信息|分别|合计|共计|共|有|为|是|各|达|数|量|数量|总数|:|政府)*$"
)


def _replied(around: _Around) -> Named | None:
    if around.unit not in ("件", "宗", "起", "例", "次", "份", "条", "项", "件次") or _foreign(around):
        return None
    for subject, test in _REPLIES:
        if pattern(rf"{test}{_REPLY_END}").search(around.near):
            return subject, None, None
    for subject, test in _REPLIES:
        if pattern(rf"^(?:申请|案件|信息)?(?:的)?(?:依法|已|均|被|作出|属于|为|是|做出|作|答复为|决定)*{test}").match(around.right):
            if not pattern(r"公开.*(?:申请|材料)|理由|^的").search(around.right):
                return subject, None, None
    return None


def _foreign(around: _Around) -> bool:
    """Whether a number belongs to something else that was named after the last request."""
    words = around.before[-120:]
    last = -1
    for match in pattern(rf"(?:{_FOREIGN}|文件|公文)").finditer(words):
        last = match.start()
    if last < 0:
        return False
    own = max(words.rfind(word) for word in ("申请", "答复", "办结", "办理结果"))
    return own < last or pattern(r"建议|提案").search(words[last:]) is not None


_REQUEST = (
    r"(?<!许可)(?<!救助)(?<!低保)(?<!登记)(?<!认定)(?<!补贴)(?<!仲裁)(?<!企业)(?<!审批)(?:依申请(?:公开)?|申请)"
    r"(?!人民法院|执行|材料|条件|流程|渠道|指南|救助|许可|专利|登记|书式样)"
)
_RECEIVED = r"收到|接到|新收|接收|收悉|受理|登记|收办|新增|收|接|提交|提出|产生|办件"
_SETTLED = r"办结|答复|办理完毕|处理完毕|答结|回复|办复|办理|处理"
_SETTLED_END = (
    r"(?:了|的|政府|政务|信息|公开|依|申请|向.{0,8}提出|公民.{0,12}|共|共计|合计|总计|总|数|数量|量|完毕|案件|"
    r"事项|件|为|是|达|有|:)*$"
)
_CHANNEL = (
    r"当面|信函|网[络上]|传真|电子邮件|邮件|电话|口头|邮寄|来信|来函|政务大厅|窗口|其他(?:形式|方式|渠道)|平台|"
    r"在线"
)
_APPLICANT = r"自然人|公民个人|法人或其他组织|商业企业|科研机构|社会公益组织|法律服务机构|企业|其他组织|法人"
_CLASS = (
    r"内容|涉及|类|方面|主要|关于|其中(?![^,]{0,6}(?:新收|收到|受理))|按[时期]|延|逾|超|未|期限内|撤回|补正|重复|"
    r"第三方|转[办交]|存在的|属于|不属于|告知"
)


def _requested(around: _Around) -> Named | None:
    near, right = around.near, around.right[:24]
    if around.unit not in ("件", "宗", "起", "例", "次", "份", "条", "项", "件次", "人次") or pattern(r"复议|诉讼").search(near):
        return None
    asked = pattern(_REQUEST).search(near) or pattern(_REQUEST).search(right)
    topic = asked or "section.requests" in around.roles or pattern(_REQUEST).search(around.before[-60:])
    if not topic or (_foreign(around) and not asked) or pattern(_FOREIGN).search(near[-12:] + right[:8]):
        return None
    if pattern(r"^(?:政府|政务)?信息(?!公开申请)|^(?:制度|规定|工作|规范|文书|口径|流程|措施)").match(right):
        return None
    part = _part(near, around.wide)
    if pattern(rf"(?<!应)(?<!需)(?<!应当)(?<!需要)(?:{_SETTLED}){_SETTLED_END}").search(near):
        return "requests.handled", part, None
    received = pattern(_RECEIVED).search(near)
    if pattern(rf"^(?:{_REQUEST}|政府信息公开申请|的)?[^,]{{0,6}}(?:均|全部|已|都|按[时期])[^,]{{0,6}}(?:{_SETTLED})").match(right):
        return "requests.handled", part, None
    if received and asked:
        return "requests.new", part, None
    if pattern(r"^(?:政府|政务)?(?:信息)?(?:公开)?(?:的)?(?:依)?申请").match(right) and pattern(_RECEIVED).search(around.wide):
        return "requests.new", part, None
    if asked and pattern(rf"{_REQUEST}[^\d]{{0,14}}$").search(near):
        return "requests.unclear", part or _tail(near), None
    if pattern(rf"(?:{_APPLICANT}|{_CHANNEL})[^\d]{{0,8}}$").search(near):
        return "requests.unclear", part, None
    return None


def _part(near: str, wide: str) -> str | None:
    found = pattern(rf"{_CHANNEL}|{_APPLICANT}").search(near)
    if found and not ("公民" in near and "组织" in near):  # 「公民、法人和其他组织」 are all applicants
        return found[0]
    found = pattern(_CLASS).search(near)
    if found:
        return near[-24:]
    return "其中" if pattern(r"其中").search(wide) and not pattern(r"新收|收到|受理|办结").search(near) else None


def _tail(near: str) -> str | None:
    """What limits 「…申请84件」 where no verb says that it is all that came in: the words before 申请."""
    head = pattern(r"^[,其中包括有:]*(?P<head>[^,]*?)(?:的)?(?:政府)?(?:信息)?(?:公开)?(?:依)?申请").match(near)
    words = head["head"] if head else ""
    return words or None


_PUBLISHED = (
    r"(?<!不宜)(?<!不予)(?<!不)(?<!免予)(?:公开|发布|公布|上传)"
    r"(?!栏|平台|指南|目录|制度|工作|要点|办|条例|申请|方式|渠道|形式|内容|事项|日|的?内容|、|\"|规定|属性|培训|范围)"
)
_PLAIN = (
    r"(?:了|的|各类|各种|政府|政务|部门|相关|有关|共|信息|数|量|总数|总量|共计|合计|累计|总计|达|到|为|是|:|\s|"
    r"主动|公开|约|近|已|全部|各项|工作)*"
)
_MEDIA = (
    r"网站|网页|网上|微信|微博|公报|公开栏|平台|新媒体|媒体|报[纸刊]?|广播|电视|专栏|公众号|其他方式|显示屏|"
    r"客户端|门户|版|栏目|栏"
)


def _disclosed(around: _Around) -> Named | None:
    if around.unit not in ("条", "件", "份", "篇"):
        return None
    verb = None
    for verb in pattern(_PUBLISHED).finditer(around.near):  # noqa: B007 - the last one counts
        pass
    if verb is None or len(around.near) - verb.end() > 30 or "申请" in around.near:
        return None
    noun = around.near[verb.end() :]
    if pattern(rf"范围|条例|办法|比|《|{_FOREIGN}").search(noun) or pattern(r"最[多少高低]|不属于").search(around.near):
        return None
    media = pattern(_MEDIA).search(around.near)
    part = media[0] if media else "其中" if "其中" in around.wide else None
    return "disclosed", part, None if pattern(_PLAIN).fullmatch(noun) else noun


def _named_behind(around: _Around, subject: str) -> bool:
    """Whether the words after the number name what it counts."""
    return not pattern(r"申请|复议|诉|公开|结转|费|答复|办结|维持|无法|处理").search(around.near) and subject != "disclosed"

"""What a number in prose counts: told by the words around it."""

from functools import cache

from gixlint.parsing.labels import labels_of_parts, spelled
from gixlint.records import Record
from gixlint.text import pattern

__all__ = ["UNTOLD", "Around", "Named", "dispute_named", "named"]


class Around(Record):
    """What stands around a number.

    `near` is the clause before it, `wide` all since the number before it on the same level of brackets, `right` the
    clause after it, `before` and `after` the whole sentence on either side; `roles` are the contents of its section,
    `dispute` the kind of dispute spoken of last, `tied` tells whether the section spoke of requests, `year` is the
    report year.
    """

    near: str
    wide: str
    right: str
    before: str
    after: str
    unit: str
    roles: tuple[str, ...]
    dispute: str
    tied: bool
    year: int | None


Named = tuple[str, str | None, str | None]

_COMPARED = (
    r"(?:增加|增长|增|减少|减|下降|上升|提高|多|少|高于|低于|比上?年?|同比|平均.{0,10}|每.{0,6}|不超过|不少于|"
    r"人均|日均|"
    r"(?:比|较|与|和|同)(?:20\d\d年|上年|上一?年度?|去年|前年)[^,。;]{0,14})了?(?:约|近)?$"
)
_FOREIGN = (
    r"建议|提案|信访|热线|留言|来信|咨询|投诉|举报|许可|处罚|案卷|档案|培训|会议|新闻|舆情|低保|救助|备案|决定书|"
    r"服务事项|诉求|收费通知|通知书"
)


def named(around: Around) -> Named | None:
    """Return what a number counts, the part of it, the kind of thing; None where that cannot be told."""
    if pattern(_COMPARED).search(around.near) or pattern(r"^的?(?:相比|增[加长]|减少|下降|上升)").match(around.right):
        return None
    if around.unit.endswith("元"):
        return _money(around)
    for rule in (_carried, _disputed, _reduced, _replied, _requested, _disclosed):
        found = rule(around)
        if found:
            return _of_review(around, found)
    return None


_CHANGED = r"(?:改[为成]|变更为|[调转]整?为|更正为|变为|建议)(?:予以|同意|准予)?[^,。;\d]{0,12}$"
_REVIEW = r"(?:双审|复审|会审|抽[查审检]|复[核查]|核查|评查|自查|回头看)"
_REVIEWED = rf"{_REVIEW}[^,。;\d]{{0,16}}\d+[件份宗]|{_REVIEW}[^。;\d]{{0,16}}审(?:[核查阅]|了)?\d+[件份宗]"


_AMONG = (
    r"(?:案件?|申请|事项|答复|决定)(?:之?中),?(?:共?有)?$|"
    r"(?:补正|补充材料|沟通|协商|解释|说明|引导|调解|和解)之?后[^,。;\d]{0,12}$"
)


def _of_review(around: Around, found: Named) -> Named:
    """What a review looked through, and what came of it, is a part of all: 「双审7件，改为公开3件」; so is what is
    counted among others: 「补正后予以公开的9件」, 「被纠正的案件中有103件」.
    """
    subject, part, what = found
    if part is None and pattern(_AMONG).search(around.near):
        return subject, "其中", what
    own = subject.startswith(("requests.", "outcome.")) and part is None
    here = pattern(rf"{_CHANGED}|(?<!经)(?<!经过){_REVIEW}[^,。;\d]{{0,12}}$").search(around.near)
    if own and (here or pattern(_REVIEWED).search(around.before)):
        return subject, "其中", what
    return subject, part, what


_MONEY = r"收取|收费|费用|处理费|工本费|检索费|复制费|邮寄费|成本费"
_OTHER_MONEY = (
    r"行政事业性|罚|经费|采购|预算|资金|三公|保险|税|补贴|补助|投入|支出|保证金|征收|医|"
    r"学费|通行费|租金|房租|电费|水费|气费|票价|门票|利息|金额共计(?!0)"
)


_FEE = r"^的?(?:信息)?(?:公开)?(?:处理)?费"


def _money(around: Around) -> Named | None:
    if pattern(_OTHER_MONEY).search(around.wide[-60:]):
        return None
    if "减免" in around.near:
        return "reductions", None, None
    of_fees = pattern(_FEE).match(around.right)
    if pattern(_MONEY).search(around.near) or of_fees:
        alone = not of_fees and "费" not in around.before  # 「其中,某局收取420元」
        return "fees", "其中" if alone or pattern(r"^[,(;]?其中").match(around.wide) else None, None
    total = pattern(r"(?:共计|合计|总计|金额)(?:为)?$").search(around.near)
    return ("fees", None, None) if total and pattern(_MONEY).search(around.wide[-40:]) else None


def _reduced(around: Around) -> Named | None:
    reduced = pattern(r"减免(?:了|费用)?$").search(around.near) and not pattern(_OTHER_MONEY).search(around.wide[-60:])
    return ("reductions", None, None) if reduced else None


_NEXT = r"(?:结转|转入?|顺延|延续|延期)(?:至|到|入)?(?:下一?年|次年|明年|20\d\d年|下个?年度)"
_LAST = r"(?:上一?年度?|去年|往年|前一年度?)(?:末|底)?(?:的)?(?:结转|顺延|转入|延续|遗留)"


_UNDER_WAY = (
    r"^(?:申请)?(?:(?:正在|尚在|仍在|还在|在|处于)?(?:办理|处理|审查)(?:中|过程中|期限内)?"
    r"|尚?未(?:办结|到期|到答复期限))"
)


def _carried(around: Around) -> Named | None:
    """Requests brought over from the year before or left for the next."""
    tail, right = around.near[-30:], around.right
    if pattern(rf"{_FOREIGN}|仲裁|劳动|执法|立案").search(around.near + right + around.before[-80:]):
        return None
    if pattern(rf"{_LAST}[^\d]{{0,14}}$").search(tail) or pattern(rf"^[^\d]{{0,6}}?{_LAST}").match(right):
        return "requests.carried_in", None, None
    if pattern(r"结转自?(?:上一?年|去年)").search(tail):
        return "requests.carried_in", None, None
    named_year = pattern(r"(20\d\d)年度?(?:的)?结转(?!至|到|下|入)").search(tail)
    if named_year:
        return ("requests.carried_in", None, None) if around.year == int(named_year[1]) + 1 else None
    if pattern(rf"{_NEXT}[^\d]{{0,16}}$").search(tail) or pattern(rf"^[^\d]{{0,24}}?{_NEXT}").match(right):
        return "requests.carried_over", None, None
    if pattern(rf"{_UNDER_WAY},[^\d,。;]{{0,6}}{_NEXT}").match(around.after):
        return "requests.carried_over", None, None
    left = pattern(r"^(?:申请)?(?:予以|办理)?结转(?!自)").match(right)
    if left or pattern(r"(?<!上年)(?<!年度)结转(?:办理|申请)?$").search(tail):
        return "requests.carried_over", None, None
    return None


_RESULTS = (
    (".pending", r"未审结|尚未结案|审理中|正在审理|在审(?!理期间|理过程)|未结|待审|尚未作出|尚未判决"),
    (".upheld", r"维持|胜诉"),
    (".corrected", r"纠正|纠错|撤销|确认违法|责令|败诉|变更"),
    (".other", r"其他情形|终止|撤回|撤诉|调解|和解"),
    (".dismissed", "驳回"),  # of an application or of a claim: upheld or another result
)
"""How prose speaks of the results of disputes, beside the words of the forms."""
_ABOUT_DISPUTES = r"决定书|培训|答复书|应诉人员|出庭|意见书|答复通知|建议|提案|专题|会议"
_OTHER_CASES = r"其[他它余](?:类型|类别|案由|领域|方面|事项)(?:引发)?的?[^,。;]{0,24}$"
_UNTIED = r"[^。;]{0,30}(?:(?:不属于|不涉及|非)(?:政府)?信息公开|与(?:政府)?信息公开(?:工作)?无关|(?:未|不)计入)"
"""Disputes that the text itself sets apart from those over information."""
_OWN = frozenset(("section.disputes", "section.requests"))
UNTOLD = "未说明事由"
"""The scope of disputes of which the text does not say that they are over information."""
_TIED = r"信息公开|依申请公开|申请公开|被申请|被提起|被复议|被诉|信息公示"


def dispute_named(words: str) -> str:
    """Return the kind of dispute named last: reconsideration, litigation, disputes (both in one), or nothing."""
    if pattern(r"复议(?:案件)?(?:、|和|及|与|或|以及)[^\d,。;]{0,8}诉讼[^\d,。;]{0,8}$").search(words):
        return "disputes"
    found = pattern(r"未经复议|直接起诉|复议机关|诉讼|应诉|起诉|法院|被诉|复议").findall(words)
    if not found:
        return ""
    return "reconsideration" if found[-1] in ("复议", "复议机关") else "litigation"


def _disputed(around: Around) -> Named | None:
    words = around.near + "#" + around.right
    if around.unit not in ("件", "宗", "起", "例", "次", "件次") or pattern(_ABOUT_DISPUTES).search(words):
        return None
    if "备案" in around.before:
        return None
    by_name = pattern(r"复议|诉讼|应诉|被诉|起诉").search(words)
    result = next((suffix for suffix, test in _results() if pattern(test).search(words)), "")
    both = r"复议[^。;\d]{0,8}\d+件[^。;\d]{0,8}诉讼[^。;\d]{0,8}\d+件"
    if not by_name and pattern(r"其中[^,]*共$").search(around.near) and pattern(both).search(around.before):
        return f"disputes{result}", None, None
    if not result and pattern(r"被(?:纠错|纠正|撤销)的[^。;,]*$").search(around.before):
        result = ".corrected"
    if pattern(r"(?:没有|无|未)[^,]{0,3}(?:被)?(?:纠|撤|败|确认违法)").search(words):
        result = ""
    of_information = around.dispute and pattern(r"复议|诉讼").search(around.before) and "信息公开的" in around.near
    if not result and pattern(r"(?:其余|余下|剩余|剩下)的?$").search(around.near):
        return None  # 「其余13件正在复议决定确定的期限内办理」: the rest of some cases, by no result of theirs
    if not by_name and not of_information and not (result and around.dispute and _settles(around)):
        return None
    if result and not by_name and pattern(r"(?:^|,)(?:针?对|就)$").search(around.near):
        return f"disputes{result}", None, None  # 「对14件结果纠正的案件」: of either kind
    part = pattern(rf"{'|'.join(labels_of_parts())}|直接起诉|经复议(?:后)?(?:再)?起诉").search(words)
    behind = pattern(r"^(?:的)?(?:行政)?(?:复议|诉讼)(?!和|、|及|与)").match(around.right)  # 「3件诉讼」
    subject = "litigation" if part else (dispute_named(words) if by_name else around.dispute)
    if behind and not part:
        subject = dispute_named(behind[0])
    if subject == "disputes" and pattern(r"分别|各").search(around.near):
        return None
    if pattern(r"\d件,?即[^。;,]{0,30}$").search(around.before):
        return f"{subject}{result}", part[0] if part else None, "分项"
    if pattern(_OTHER_CASES).search(around.before) or pattern(_UNTIED).match(around.after):
        return f"{subject}{result}", None, "其他案件"
    tied = around.tied or pattern(_TIED).search(around.before + around.right) or not _OWN.isdisjoint(around.roles)
    return f"{subject}{result}", part[0] if part else None, None if tied else UNTOLD


@cache
def _results() -> tuple[tuple[str, str], ...]:
    """The results of disputes, each with an expression for its names."""
    labels = ((suffix, spelled(f"reconsideration{suffix}", f"litigation{suffix}"), test) for suffix, test in _RESULTS)
    return tuple((suffix, f"{names}|{test}" if names else test) for suffix, names, test in labels)


def _settles(around: Around) -> bool:
    """Whether a result without the word 复议 or 诉讼 is one of a dispute, not of requests."""
    return not pattern(r"申请(?!复议|行政复议)|答复|公开(?!工作|被|行政)").search(around.near)


_REPLIES = (
    ("outcome.not_processed", r"不予重复处理"),
    ("outcome.unavailable", ""),
    ("outcome.other", r"其它处理"),
    ("outcome.disclosed_and_partly", r"(?:予以|同意)?公开(?:和|及|、|与|或)(?:予以|同意)?(?:{partly})"),
    ("outcome.partly", ""),
    ("outcome.withheld", r"(?:不予|不同意|不宜|免予|不)以?公开(?!范围)"),
    ("outcome.disclosed", r"(?<!不)(?:同意|准予|全部)公开(?!范围)"),
)
"""How prose speaks of outcomes, beside the words of the forms."""
_OF_SOME = r"对[^,。;]{2,40}的,[^,。;]*$|(?:因|由于)[^,。;]{2,24}$|第三方[^。;]*$"
"""What limits the number of replies after it: a class of requests, a reason, what third parties said."""
_REPLY_START = r"^(?:申请|案件|信息)?(?:的)?(?:依法|已|均|被|作出|属于|为|是|做出|作|答复为|决定)*"
_REPLY_END = (
    r"(?:答复)?(?:的|类|情形|申请|决定|答复|事项|信息|分别|合计|共计|共|有|为|是|各|达|数|量|数量|总数|:|政府)*$"
)


def _replied(around: Around) -> Named | None:
    """Requests by outcome: 「不予公开12件」, 「12件不予公开」."""
    if around.unit not in ("件", "宗", "起", "例", "次", "份", "条", "件次") or _foreign(around):
        return None
    for subject, test in _replies():
        match = pattern(rf"{test}{_REPLY_END}").search(around.near)
        if match:
            joint = pattern(r"(?:公开|提供|处理)(?:[、和及与或]|以及)(?:作)?$").search(around.near[: match.start()])
            of_some = pattern(_OF_SOME).search(around.before)
            return "outcome.joint" if joint else subject, "其中" if of_some else None, None
    if pattern(r"公开.*(?:申请|材料)|理由|^的").search(around.right):
        return None
    for subject, test in _replies():
        if pattern(rf"{_REPLY_START}{test}").match(around.right):
            return subject, None, None
    return None


@cache
def _replies() -> tuple[tuple[str, str], ...]:
    """The outcomes, each with an expression for its names."""
    found = []
    partly = spelled("outcome.partly")
    for subject, test in _REPLIES:
        names = spelled(subject)
        own = rf"(?<!不)(?:同意|予以)?(?:{names})(?!范围)" if names else ""
        found.append((subject, f"(?:{'|'.join(filter(None, (own, test.format(partly=partly))))})"))
    return tuple(found)


def _foreign(around: Around) -> bool:
    """Whether a number belongs to something else that was named after the last request."""
    words = around.before[-120:]
    last = -1
    for match in pattern(rf"(?:{_FOREIGN}|文件|公文)").finditer(words):
        last = match.start()
    if last < 0:
        return False
    own = max((match.start() for match in pattern(_REQUEST).finditer(words)), default=-1)
    own = max(own, words.rfind("办理结果"))
    return own < last or pattern(r"建议|提案").search(words[last:]) is not None


_REQUEST = (
    r"(?<!许可)(?<!救助)(?<!低保)(?<!登记)(?<!认定)(?<!补贴)(?<!仲裁)(?<!企业)(?<!审批)(?:依申请(?:公开)?|申请)"
    r"(?!人民法院|执行|材料|条件|流程|渠道|指南|救助|许可|专利|登记|书式样)"
)
_RECEIVED = r"收到|接到|新收|接收|收悉|受理|登记|收办|新增|收(?![费取缴藏集回入])|接(?![待通])|提交|提出|产生|办件"
_SETTLED = r"办结|答复|(?:办理|处理)(?:完毕|完成|完结)|答结|回复|办复"
_WORKED_ON = r"(?<!应)(?<!需)(?<!不予)(?<!应当)(?<!需要)(?:办理|处理)"
"""What is worked on may count what came in, with what was brought over, or what was settled."""
_SETTLED_END = (
    r"(?:了|的|政府|政务|信息|公开|依|申请人|申请|向.{0,8}提出|公民.{0,12}|共|共计|合计|总计|总|数|数量|量|完毕|案件|"
    r"事项|件|为|是|达|有|:)*$"
)
_SETTLED_BEHIND = (
    rf"^(?:{_REQUEST}|政府信息公开申请|的)?[^,]{{0,6}}(?:均|全部|已|都|按[时期])[^,]{{0,6}}(?:{_SETTLED}|办理)"
)
_REQUEST_BEHIND = r"^(?:政府|政务)?(?:信息)?(?:公开)?(?:的)?(?:依)?申请"
_PIECES = frozenset(("件", "宗", "起", "例", "次", "份", "条", "项", "件次", "人次"))
_TIME = r"(?:[,其中包括有:]|20\d\d年度?|全年|年内|本年度?|今年|当年|共|总)*"
_CHANNEL = (
    r"当面|书面(?=申请)|信函|网[络上]|传真|电子邮件|邮件|电话|口头|邮寄|来信|来函|政务大厅|窗口|其他(?:形式|方式|渠道)|平台|"
    r"在线"
)
_APPLICANT = r"公民个人|企业|其他组织|法人"
"""How prose names applicants, beside the words of the forms."""
_CLASS = (
    r"内容|涉及|(?<!各)类|方面|主要|关于|按[时期]|延|逾|超|未|期限内|撤回|补正|重复|"
    r"第三方|转[办交]|存在的|属于|不属于|告知"
)


def _requested(around: Around) -> Named | None:
    near, right = around.near, around.right[:24]
    if around.unit not in _PIECES or pattern(r"复议|诉讼").search(near):
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
    if pattern(_SETTLED_BEHIND).match(right):
        return "requests.handled", part, None
    if pattern(rf"{_WORKED_ON}{_SETTLED_END}").search(near):
        return "requests.unclear", part, None
    if pattern(rf"(?:{_RECEIVED})[^\d]{{0,4}}$" if not asked else _RECEIVED).search(near):
        return "requests.new", part, None
    if pattern(_REQUEST_BEHIND).match(right) and pattern(_RECEIVED).search(around.wide):
        return "requests.new", part, None
    if asked and pattern(rf"{_REQUEST}[^\d]{{0,14}}$").search(near):
        return "requests.unclear", part or _limits(near), None
    if pattern(rf"(?:{spelled('applicant')}|{_APPLICANT}|{_CHANNEL})[^\d]{{0,8}}$").search(near):
        return "requests.unclear", part, None
    return None


def _part(near: str, wide: str) -> str | None:
    """What a count of requests is limited to: a channel, a kind of applicant, a class, 「其中」."""
    found = pattern(rf"{_CHANNEL}|{spelled('applicant')}|{_APPLICANT}").search(near)
    if found and not ("公民" in near and "组织" in near):  # 「公民、法人和其他组织」 are all applicants
        return found[0]
    whose = pattern(rf"其中[,:]?(?P<who>[^,]*?)(?:{_RECEIVED}|{_SETTLED})").search(wide)
    if whose:
        return pattern(r"^(?:20\d\d年度?|本年度?|今年|当年|全年|年内|共|已|均|其中)+").sub("", whose["who"]) or None
    return near[-24:] if pattern(_CLASS).search(near) else "其中" if "其中" in wide else None


def _limits(near: str) -> str | None:
    """What limits 「…申请84件」 where no verb says that it is all that came in: the words before 申请."""
    head = pattern(rf"^{_TIME}(?P<head>[^,]*?)(?:的)?(?:政府)?(?:信息)?(?:公开)?(?:依)?申请").match(near)
    return (head["head"] if head else "") or None


_PUBLISHED = (
    r"(?<!不宜)(?<!不予)(?<!不)(?<!免予)(?<!信息)(?<!政务)(?<!村务)(?:公开|发布|公布|上传)"
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


_LIMITED = r"转|清理|整理|新增|更新|重点|领域|类(?!政务|信息|政府)|方面|涉及|解读|编制|推送"


def _disclosed(around: Around) -> Named | None:
    near = around.near
    if around.unit not in ("条", "件", "份", "篇") or pattern(r"建议|提案|复文").search(around.before[-60:]):
        return None
    verbs = list(pattern(_PUBLISHED).finditer(near))
    if not verbs or len(near) - verbs[-1].end() > 30 or "申请" in near:
        return None
    noun = near[verbs[-1].end() :]
    if pattern(rf"范围|条例|办法|比|《|{_FOREIGN}").search(noun):
        return None
    if pattern(r"最[多少高低]|不属于|本(?:行政)?机关").search(near):
        return None
    media, limited = pattern(_MEDIA).search(near), pattern(_LIMITED).search(near)
    part = media[0] if media else limited[0] if limited else "其中" if "其中" in around.wide else None
    return "disclosed", part, None if pattern(_PLAIN).fullmatch(noun) else noun

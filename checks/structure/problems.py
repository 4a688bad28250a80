"""What section 五 says of problems and of what was done about them."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem
from gixlint.judging.cells import counted
from gixlint.judging.contents import prose, sections_of
from gixlint.parsing.labels import spelled
from gixlint.report import Report, Section
from gixlint.statutes import PRACTICE, REGULATION_2007, REGULATION_2019, Basis
from gixlint.text import Text, pattern

_TROUBLE = (
    r"问题|不足|不够|不高|不强|不深|不全|不细|不多|不大|不严|不一|不便|不平衡|不及时|不到位|不完善|不规范|不清|差距|薄弱|困难|"
    r"短板|弱项|欠缺|欠|滞后|缺乏|缺少|有待|亟待|需要?进一步|还需|仍需|尚未|较[少慢弱低差窄]|偏[少低慢弱重高]|单一|矛盾|难以?|"
    r"障碍|瓶颈|局限|参差|看不懂|较长|陈旧|内容少|更新慢|慢|少|"
    r"不熟|不畅|不明|不新|不易|不好|不太|不能|没有"
)
_REMEDY = (
    r"改进|整改|下一步|下步|今后|明年|将|措施|打算|解决|加强|完善|提高|推进|健全|优化|强化|建立|开展|规范|落实|增[加设强]|"
    r"组织|制定|修订|拓[宽展]|加大|深化|改为|改版|安排|公布|培训|调整|提升|明确|创新|督促|通报|做好|缩短|"
    r"已|更换|限期|责成|要求|责令|为此|对此|针对|通过|采取|补[充充办]|增|换|转|编|请|印|纳入|推出|开设|开通|梳理|清理|配备|联系|检查"
)
_DONE = (
    r"(?:加强|完善|建立|健全|优化|强化|制定|修订|增[加设强派]|改[为用版由]|配[备齐]|开[设通展]|印发|督促|责成|组织|举办|明确|实[行现]|推[行出广]|安排|"
    r"补[发充录齐]|聘请|编[写印制]|梳理|清理|设[计立置]|提[升高]|拓[宽展]|创新|解决|纠正|更[新换]|调整|公布|落实|启动|完成|整合|规范|统一|委托|对接|列入|纳入)"
)
_SURELY = (
    r"改进|整改|下一?步|今后|明年|来年|打算|计划|拟|为此|对此|针对|力争|措施|"
    r"将(?:进一步|继续|着[力重]|重点|切实|通过|按|会同|结合|严格|认真|不断|持续|积极|全面|逐步|更|以|从|"
    + _DONE
    + r")|"
    rf"已经?[^,。;:]{{0,16}}?{_DONE}|^(?:[一二三四五六七八九十]是)?(?:我[\u4e00-\u9fff]|[^,]{{0,8}}?(?:办公室|[科处室局镇办]))?"
    rf"(?:及时|进一步|继续|重新|年内|先后|逐步|专门|从|自|\d{{1,2}}月(?:份)?起?)*{_DONE}"
)
"""What tells of an improvement even in a sentence on problems, where 换, 转, 通知 may be part of the problem."""
_ITEM = (
    r"^\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|其[一二三四五六]|\([一二三四五六七八九十]\)|\d[.、)])"
)
_LISTING = r"问题|不足|短板|差距|困难|薄弱|弱项"
"""What opens a list of problems."""
_IMPROVING = r"改进|整改|打算|下一步|今后"
_WANTING = r"有待|亟待|需要?(?:进一步)?|还需|仍需|不够|不足|尚未|不到位|不及时|欠|缺乏|难以"


@check(
    "S109",
    severity="warning",
    basis=[
        Basis(REGULATION_2007, "第三十二条第（五）项"),
        Basis(REGULATION_2019, "第五十条第（四）项"),
    ],
    examples=[
        Example(
            good="一年来，工作中暴露出三个问题。一是公开的时效性有差距，个别工程竣工数月后才公布结算。"
            "二是公开的易读性有差距，补贴发放表项目代码多，村民看不明白。"
            "三是村级基础有差距，9个村中有2个村的公开栏设在村部院内，晚上锁门后看不到。\n\n"
            "针对第一个问题，镇里建立工程公开台账，由财政所每月核对一次，没有公开结算的暂缓拨付尾款；"
            "九月以来竣工的8个工程，全部在验收后十个工作日内公布。"
            "针对第二个问题，设计了“一户一卡”，把每户全年领取的各项补贴写在一张卡上，十二月底前发放到4126户。"
            "针对第三个问题，2个村的公开栏已移到村口，并安装了太阳能照明灯。\n\n"
            "2016年度报告提到的信息员流动性大的问题，通过实行A、B岗制度已有缓解，全年没有因人员变动造成工作中断。"
            "\n\n",
            bad="一年来，各项工作顺利完成，得到各方面的肯定，连续三年名列前茅。\n\n",
            sample="reg2007-township",
        ),
        Example(
            good="存在的主要问题有三个。"
            "其一，数据公开得多，便于再利用的少，抽检结果多为图片或者扫描文件，企业和研究机构难以统计分析。"
            "其二，派出机构答复申请时对案卷信息与结果信息区分不清，争议多由此而起。"
            "其三，公开信息与实际办事要求偶有出入，例如食品经营许可的材料清单修改后，网上指南晚了八天才更新。\n\n"
            "改进情况如下。"
            "对第一个问题，自九月起抽检结果改以表格形式发布，并提供下载，已补录2019年以来的历史数据2.3万批次。"
            "对第二个问题，法规科编写《行政处罚信息公开问答》，逐个片区上门授课9场，要求派出机构拟答复的申请先报"
            "法规科审核。"
            "对第三个问题，建立“清单修改、指南同改”的联动办法，许可审批科修改材料清单时须同步填报网站更新单，否则"
            "系统不予生效；同时对全部指南作了一次核对，改正材料名称、收费标准、办公时间等方面的差错57处；"
            "十月后未再出现不同步的情况。\n\n"
            "2019年年度报告列出的互动回应不及时问题也有改善，网上留言平均答复时间由6.5个工作日缩短至3.2个工作日。"
            "\n\n",
            bad="一年来，各项工作顺利完成，得到各方面的肯定，连续三年名列前茅。\n\n",
            sample="format2019-department",
        ),
        Example(
            good="上年度报告提出的办事指南更新不及时、解读形式单一两个问题，年内已分别通过建立季度复核机制和增加图解、"
            "视频解读加以整改，相关投诉由11件降到3件。对照《条例》要求和群众期待，目前还有以下不足。\n\n"
            "一是历史档案数字化程度不高。"
            "2011年以前形成的工程档案大多仍是纸质，检索费时，也容易遗漏，本年度被纠正的复议案件即由此引起。"
            "我局已完成8600卷档案的目录录入，占应录入总数10000卷的86%，其余部分列入2026年预算，计划上半年完成。\n\n"
            "二是物业、燃气等领域的公开与居民实际需要还有距离。"
            "小区维修资金的使用情况过去以汇总数公布，居民查不到本小区的明细。"
            "四季度起，我局在三个街道试行按小区公布，收支明细每季度更新一次，待运行平稳后在全市推开。\n\n"
            "三是直属单位公开力量偏弱。五个直属单位中有两个没有固定的经办人员，信息报送时断时续。"
            "局人事科已为两个单位各确定一名专职人员，并安排其到局办公室跟班学习三个月；"
            "2026年起，直属单位的公开情况与局机关科室一同考核。\n\n",
            bad="一年来，各项工作顺利完成，得到各方面的肯定，连续三年名列前茅。\n\n",
        ),
    ],
    english="Problems or improvement missing",
)
def improvement_missing(report: Report) -> Iterator[Problem]:
    """只写问题不写改进，或者只写改进不写问题。

    “存在的主要问题及改进情况”应当既写问题，又写改进。检查这一部分是否两样都有；只讲成绩、不讲问题的，也提示。

    上年问题的整改情况，算作改进；下一步的打算和措施，算作改进；问题和改进分列两个部分的，合在一起看。没有内容的，由
    S104 提示。

    改正办法：补写缺少的一半。
    """
    sections = [section for section in report.sections if "section.problems" in section.roles]
    if not sections:
        part = report.find("section.problems")
        sections = [part, *_beside(report, part)] if isinstance(part, Section) else []
    words = "".join(section.text.folded for section in sections)
    if not sections or len(words.strip()) < 15:
        return
    named = "".join(section.heading for section in sections if len(sections) > 1)
    trouble = pattern(_TROUBLE).search(words) or "问题" in named
    remedy = bool(pattern(_IMPROVING).search(named)) or any(_mends(section.text) for section in sections)
    if trouble and remedy:
        return
    missing = "存在的问题" if not trouble else "改进情况"
    yield Problem(
        sections[0].heading_place,
        sections[0].role,
        f"“{sections[0].label}{sections[0].heading}”没有写{missing}。",
        f"补写{missing}。",
    )


def _beside(report: Report, part: Section) -> Iterator[Section]:
    """The sub-sections beside one on problems that tell what was done: 「（二）改进情况」."""
    for section in sections_of(report):
        if part in section.parts:
            yield from (one for one in section.parts if one is not part and pattern(_IMPROVING).search(one.heading))


def _mends(text: Text) -> bool:
    """Whether some clause tells of an improvement: in a sentence on problems, or a list of them, in so many words."""
    for line in text.lines():
        listing = False
        for sentence in line.sentences():
            words = sentence.folded
            item = bool(pattern(_ITEM).match(words))
            if not item:
                listing = bool(pattern(_LISTING).search(words)) and not pattern(_SURELY).search(words)
            bad = (item and listing) or pattern(_TROUBLE).search(words)
            signs = _SURELY if bad else _REMEDY
            clauses = (clause.folded for clause in sentence.clauses())
            if any(pattern(signs).search(clause) and not pattern(_WANTING).search(clause) for clause in clauses):
                return True
    return False


_OF_CORRECTION = r"纠正|纠错|撤销|败诉|确认违法|责令|被变更"
_EXPLAINED = (
    r"因|由于|原因|主要是|系|在于|整改|重新|改进|组织|通报|约谈|规范|复盘|分析|研判|培训|完善|针对|"
    r"吸取|反思|指导|会商|建议书"
)


@check(
    "S111",
    severity="note",
    needs="tables.disputes",
    basis=[Basis(PRACTICE, "表四“结果纠正”的说明")],
    examples=[
        Example(
            good="<td>2</td><td>0</td><td>1</td><td>0</td><td>3</td></tr>",
            bad="<td>1</td><td>1</td><td>1</td><td>0</td><td>3</td></tr>",
            also=("C102",),
            sample="format2019-department",
        ),
        Example(
            good="<tr><td>1</td><td>0</td><td>0</td><td>0</td><td>1</td>",
            bad="<tr><td>0</td><td>1</td><td>0</td><td>0</td><td>1</td>",
            sample="format2021-township",
        ),
    ],
    english="Correction not explained",
)
def correction_unexplained(report: Report) -> Iterator[Problem]:
    """被纠正的案件没有说明原因和整改。

    表四填有“结果纠正”的，检查正文是否说明被纠正的原因，或者采取了什么整改措施。只列件数的，不算说明。

    在任何部分说明的，都不提示；“结果纠正”为0或者读不出的，不检查。

    改正办法：在总体情况或者存在的主要问题及改进情况中，说明被纠正的原因和整改措施。
    """
    corrected = list(counted(report, "reconsideration.corrected", "litigation.corrected"))
    if not corrected or any(map(_explains, prose(report))):
        return
    total = sum(int(cell.figure.value or 0) for cell in corrected)
    alone = (corrected[0].role,) if len(corrected) == 1 else ()
    yield Problem(
        corrected[0].figure.place,
        corrected[0].role,
        f"{corrected[0].form.name}有{total}件行政复议、行政诉讼结果为纠正，正文没有说明原因和整改情况。",
        "说明被纠正的原因和整改措施。",
        about=("section.overview", *alone),
    )


_RESULTS = ("upheld", "corrected", "other", "pending")


def _counts_only() -> str:
    """An expression for words that only count disputes by their results."""
    labels = spelled(*(f"{kind}.{result}" for kind in ("reconsideration", "litigation") for result in _RESULTS))
    return rf"{labels}|(?:结果)?(?:维持|纠正)|因(?:政府)?信息公开|\d+件|行政(?:复议|诉讼)"


def _explains(text: Text) -> bool:
    """Whether a sentence on corrections, or one of the two after it in its paragraph, gives a reason or a remedy."""
    for line in text.lines():
        sentences = [sentence.folded for sentence in line.sentences()]
        for index, sentence in enumerate(sentences):
            match = pattern(_OF_CORRECTION).search(sentence)
            if match:
                following = "".join((sentence[match.end() :], *sentences[index + 1 : index + 3]))
                bare = pattern(_counts_only()).sub("", following)
                if pattern(_EXPLAINED).search(bare) or pattern(_EXPLAINED).search(sentence[: match.start()][-20:]):
                    return True
    return False

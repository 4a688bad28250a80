"""Sentences as reports write them, and the counted facts that they state."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gixlint.parsing import parse
from gixlint.parsing.statements import find_statements
from gixlint.readers import read
from gixlint.report import Context, Statement, StatementScope
from gixlint.text import Text

Fact = tuple[str, object, str, str, StatementScope]


def count(
    subject: str,
    value: object,
    unit: str,
    qualifier: str = "exact",
    *,
    whose: str | None = None,
    when: int | str | None = None,
    what: str | None = None,
    part: str | None = None,
) -> Fact:
    return subject, value, qualifier, unit, StatementScope(whose, when, what, part)


def no(subject: str, *, whose: str | None = None, when: int | str | None = None, part: str | None = None) -> Fact:
    return subject, 0, "none", "", StatementScope(whose, when, None, part)


def fact(statement: Statement) -> Fact:
    return statement.subject, statement.value, statement.qualifier, statement.unit, statement.scope


# fmt: off
SENTENCES: list[tuple[int, str, list[Fact]]] = [
    (2017, "全年共收到政府信息公开申请56件，其中当面申请12件，网络申请38件，信函申请6件。", [
        count("requests.new", 56, "件", when=2017),
        count("requests.unclear", 12, "件", when=2017, part="当面"),
        count("requests.unclear", 38, "件", when=2017, part="网络"),
        count("requests.unclear", 6, "件", when=2017, part="信函"),
    ]),
    (2017, "本年度我委受理依申请公开事项3例，均按时予以答复。", [
        count("requests.new", 3, "例", when=2017),
    ]),
    (2017, "2017年，我镇共接到群众申请公开政府信息2次。", [
        count("requests.new", 2, "次", when=2017),
    ]),
    (2017, "今年以来，县国土局共收到公民、法人和其他组织提出的信息公开申请一百二十三件。", [
        count("requests.new", 123, "件", when=2017),
    ]),
    (2017, "全年收到申请二十件，办结十九件，结转下年一件。", [
        count("requests.new", 20, "件", when=2017),
        count("requests.handled", 19, "件", when=2017),
        count("requests.carried_over", 1, "件"),
    ]),
    (2017, "收到申请40件，办结37件，均在法定期限内答复，3件结转。", [
        count("requests.new", 40, "件"),
        count("requests.handled", 37, "件"),
        count("requests.carried_over", 3, "件"),
    ]),
    (2017, "区府办代区政府受理申请12件。", [
        count("requests.new", 12, "件", whose="代区政府"),
    ]),
    (2017, "全区各部门共受理政府信息公开申请330件，其中区政府办公室受理45件。", [
        count("requests.new", 330, "件", whose="全区各部门"),
        count("requests.new", 45, "件", whose="全区各部门", part="区政府办公室"),
    ]),
    (2017, "2016年收到申请15件，2017年收到申请22件，同比增长46.7%。", [
        count("requests.new", 15, "件", when=2016),
        count("requests.new", 22, "件", when=2017),
    ]),
    (2017, "2017年收到政府信息公开申请22件，比2016年增加7件。", [
        count("requests.new", 22, "件", when=2017),
    ]),
    (2017, "近三年来，全市共受理政府信息公开申请1500件。", [
        count("requests.new", 1500, "件", whose="全市", when="近三年"),
    ]),
    (2017, "自条例实施以来，我局累计收到政府信息公开申请210件。", [
        count("requests.new", 210, "件", when="累计"),
    ]),
    (2017, "截至2017年12月31日，我局共收到依申请公开信息申请5件。", [
        count("requests.new", 5, "件", when=2017),
    ]),
    (2017, "上半年收到申请2件，下半年收到申请6件。", [
        count("requests.new", 2, "件", when="上半年"),
        count("requests.new", 6, "件", when="下半年"),
    ]),
    (2017, "全年制发文件90件，其中主动公开60件、依申请公开21件、不予公开9件；未收到公开申请。", [
        no("requests.new", when=2017),
    ]),
    (2023, "因政府信息公开被纠正的9件复议和败诉的3件诉讼，已逐案分析。", [
        count("reconsideration.corrected", 9, "件"),
        count("litigation.corrected", 3, "件"),
    ]),
    (2021, "不予公开、无法提供41件，不予处理和其他处理14件。", [
        count("outcome.joint", 41, "件"),
        count("outcome.joint", 14, "件"),
    ]),
    (2017, "2017年我局共产生公文312份，属于主动公开的188份，属于依申请公开的90份，不予公开的34份。", []),
    (2017, "全年未发生因信息公开被复议机关纠错的情形。", [
        no("reconsideration.corrected", when=2017),
    ]),
    (2017, "累计公开2300条，其中本年310条。", [
        count("disclosed", 2300, "条", when="累计"),
    ]),
    (2017, "没有收到公民、法人或者其他组织要求公开政府信息的申请。", [
        no("requests.new"),
    ]),
    (2017, "年内，我局尚未收到权利人申请公开政府信息的申请。", [
        no("requests.new", when=2017),
    ]),
    (2017, "2017年度无依申请公开政府信息的情况发生。", [
        no("requests.new", when=2017),
    ]),
    (2017, "我街道无人提出政府信息公开申请。", [
        no("requests.new"),
    ]),
    (2017, "2017年，没有公民、法人或其他组织向我乡申请公开政府信息。", [
        no("requests.new", when=2017),
    ]),
    (2017, "截至年底，暂未接收到书面申请公开的要求。", [
        no("requests.new"),
    ]),
    (2017, "本单位未受理过依申请公开事项。", [
        no("requests.new"),
    ]),
    (2017, "2017年度申请公开信息0件。", [
        count("requests.unclear", 0, "件", when=2017),
    ]),
    (2017, "依申请公开受理数量为零。", [
        no("requests.new"),
    ]),
    (2017, "全年实现依申请公开零投诉。", []),
    (2017, "未出现超期答复申请的情况。", []),
    (2017, "没有因申请人撤回申请而终止办理的情况。", []),
    (2017, "对涉及国家秘密的信息不予公开，没有随意扩大不予公开范围的情况。", []),
    (2017, "2017年，未发生不予公开政府信息的情况。", [
        no("outcome.withheld", when=2017),
    ]),
    (2017, "全部同意公开，无不予公开事项。", [
        no("outcome.withheld"),
    ]),
    (2017, "没有作出不予公开决定。", [
        no("outcome.withheld"),
    ]),
    (2017, "全年不予公开2件，均因涉及个人隐私。", [
        count("outcome.withheld", 2, "件", when=2017),
    ]),
    (2017, "答复结果为：同意公开的31件，占55.4%；同意部分公开的9件；不同意公开的4件；信息不存在的8件；非本机关公开的4件。", [
        count("outcome.disclosed", 31, "件"),
        count("outcome.partly", 9, "件"),
        count("outcome.withheld", 4, "件"),
    ]),
    (2017, "2017年未向申请人收取任何费用。", [
        no("fees", when=2017),
    ]),
    (2017, "我局提供政府信息公开服务未收取检索、复制、邮寄等费用，亦无减免。", [
        no("fees"),
        no("reductions"),
    ]),
    (2017, "年内，我局未向公民、法人和其他组织收取任何政府信息公开费用。", [
        no("fees", when=2017),
    ]),
    (2017, "依申请公开一律免费提供，没有收费。", [
        no("fees"),
        no("fees"),
    ]),
    (2017, "2017年度政府信息公开不存在收费及减免情况。", [
        no("fees", when=2017),
        no("reductions", when=2017),
    ]),
    (2017, "全年共收取政府信息公开检索、复制、邮寄费用86.5元，减免费用20元。", [
        count("fees", Decimal("86.5"), "元", when=2017),
        count("reductions", 20, "元", when=2017),
    ]),
    (2017, "收取复印费共计125元，其中减免1人次15元。", [
        count("fees", 125, "元"),
        count("reductions", 1, "人次"),
    ]),
    (2017, "2017年收取行政事业性收费320万元。", []),
    (2017, "没有乱收费现象。", []),
    (2017, "四、收费及减免情况：无。", [
        no("fees"),
        no("reductions"),
    ]),
    (2017, "行政复议、行政诉讼情况：无。", [
        no("litigation"),
        no("reconsideration"),
    ]),
    (2017, "2017年度，没有发生因政府信息公开而引起的行政复议和行政诉讼案件。", [
        no("litigation", when=2017),
        no("reconsideration", when=2017),
    ]),
    (2017, "年内，我局未发生因政府信息公开申请行政复议、提起行政诉讼和信访的情况。", [
        no("litigation", when=2017),
        no("reconsideration", when=2017),
    ]),
    (2017, "因政府信息公开被申请行政复议3件，维持2件，撤销1件；被提起行政诉讼1件，法院驳回原告诉讼请求。", [
        count("reconsideration", 3, "件"),
        count("reconsideration.upheld", 2, "件"),
        count("reconsideration.corrected", 1, "件"),
        count("litigation", 1, "件"),
    ]),
    (2017, "全年行政复议、行政诉讼均为0件。", [
        count("litigation", 0, "件", when=2017),
        count("reconsideration", 0, "件", when=2017),
    ]),
    (2017, "本年度未产生行政复议，发生行政诉讼2起，均胜诉。", [
        no("reconsideration", when=2017),
        count("litigation", 2, "起", when=2017, what="未说明事由"),
    ]),
    (2017, "没有被申请行政复议，也没有因此引发行政诉讼。", [
        no("reconsideration"),
        no("litigation"),
    ]),
    (2017, "行政复议案件数为0，行政诉讼案件数为0。", [
        no("reconsideration"),
        no("litigation"),
    ]),
    (2017, "未经复议直接起诉的行政诉讼案件没有发生。", [
        no("litigation", part="直接起诉"),
    ]),
    (2017, "全年市政府办理行政复议案件86件，其中涉及政府信息公开的9件。", [
        count("reconsideration", 86, "件", when=2017, what="未说明事由"),
        count("reconsideration", 9, "件", when=2017),
    ]),
    (2017, "复议、诉讼、举报投诉数量均为零。", [
        no("litigation"),
        no("reconsideration"),
    ]),
    (2017, "全年没有收到针对政府信息公开工作的投诉举报。", []),
    (2023, "2023年，全省各级行政机关新收政府信息公开申请26785件，上年结转1203件，办结26540件，结转下年度继续办理1448件。", [
        count("requests.new", 26785, "件", whose="全省各级行政机关", when=2023),
        count("requests.carried_in", 1203, "件", whose="全省各级行政机关"),
        count("requests.handled", 26540, "件", whose="全省各级行政机关", when=2023),
        count("requests.carried_over", 1448, "件", whose="全省各级行政机关"),
    ]),
    (2023, "本机关新收政府信息公开申请9件（其中自然人7件，商业企业2件），加上年度结转1件，共办理10件。", [
        count("requests.new", 9, "件"),
        count("requests.unclear", 7, "件", part="自然人"),
        count("requests.unclear", 2, "件", part="商业企业"),
        count("requests.carried_in", 1, "件"),
        count("requests.unclear", 10, "件"),
    ]),
    (2023, "全年共办理政府信息公开申请88件，其中予以公开40件、部分公开8件、不予公开6件、无法提供20件、不予处理9件、其他处理5件。", [
        count("requests.unclear", 88, "件", when=2023),
        count("outcome.disclosed", 40, "件", when=2023),
        count("outcome.partly", 8, "件", when=2023),
        count("outcome.withheld", 6, "件", when=2023),
        count("outcome.unavailable", 20, "件", when=2023),
        count("outcome.not_processed", 9, "件", when=2023),
        count("outcome.other", 5, "件", when=2023),
    ]),
    (2023, "全年与申请人沟通，其中补正后予以公开9件。", [count("outcome.disclosed", 9, "件", part="其中", when=2023)]),
    (2023, "被纠正的行政复议案件中有3件是程序超期。", [count("reconsideration.corrected", 3, "件", part="其中", what="未说明事由")]),
    (2023, "答复申请人政府信息公开申请35件，其中：1件予以公开，3件部分公开，2件不予公开，29件无法提供。", [
        count("requests.handled", 35, "件"),
        count("outcome.disclosed", 1, "件"),
        count("outcome.partly", 3, "件"),
        count("outcome.withheld", 2, "件"),
        count("outcome.unavailable", 29, "件"),
    ]),
    (2023, "本年新收政府信息公开申请为0件，上年结转政府信息公开申请为0件。", [
        count("requests.new", 0, "件", when=2023),
        count("requests.carried_in", 0, "件"),
    ]),
    (2023, "无上年结转申请，无结转下年度申请。", [
        no("requests.carried_in"),
        no("requests.carried_over"),
    ]),
    (2023, "2件正在办理，结转至2024年度。", [
        count("requests.carried_over", 2, "件"),
    ]),
    (2023, "上年度结转的3件申请已于1月全部办结。", [
        count("requests.carried_in", 3, "件"),
        count("requests.handled", None, "", "all", part="上年度结转的3件申请已于1月", when="1月"),
    ]),
    (2023, "2022年结转2件，2023年新收14件。", [
        count("requests.carried_in", 2, "件"),
    ]),
    (2023, "所有申请均已按时办结，办结率100%。", [
        count("requests.handled", None, "", "all"),
    ]),
    (2023, "12345热线受理诉求3500件，均已办结。", []),
    (2023, "办理人大代表建议22件、政协提案31件，全部办结，予以公开40件。", []),
    (2023, "被申请行政复议10件，其中结果维持7件、结果纠正1件、其他结果2件；行政诉讼5件，均获法院维持。", [
        count("reconsideration", 10, "件"),
        count("reconsideration.upheld", 7, "件"),
        count("reconsideration.corrected", 1, "件"),
        count("reconsideration.other", 2, "件"),
        count("litigation", 5, "件"),
        count("litigation.upheld", None, "", "all"),
    ]),
    (2023, "全年行政复议6件，行政诉讼2件，结果均为维持。", [
        count("reconsideration", 6, "件", when=2023, what="未说明事由"),
        count("litigation", 2, "件", when=2023, what="未说明事由"),
        count("litigation.upheld", None, "", "all", when=2023),
        count("reconsideration.upheld", None, "", "all", when=2023),
    ]),
    (2023, "行政复议、行政诉讼共8件。", [
        count("disputes", 8, "件", what="未说明事由"),
    ]),
    (2023, "被提起行政诉讼4件，其中未经复议直接起诉3件，复议后起诉1件，均未审结。", [
        count("litigation", 4, "件"),
        count("litigation", 3, "件", part="未经复议直接起诉"),
        count("litigation", 1, "件", part="复议后起诉"),
    ]),
    (2023, "因政府信息公开引起的行政复议案件3宗，审结2宗，尚未审结1宗。", [
        count("reconsideration", 3, "宗"),
        count("reconsideration.pending", 1, "宗"),
    ]),
    (2023, "全年未收取政府信息公开信息处理费。", [
        no("fees", when=2023),
    ]),
    (2023, "2023年，我区依申请公开信息处理费收取情况：收取金额0元。", [
        count("fees", 0, "元", when=2023),
    ]),
    (2023, "本年度发出收费通知2件，总金额360元，实际收取信息处理费240元。", [
        count("fees", 240, "元", when=2023),
    ]),
    (2023, "本年度没有发出收费通知，也没有收取信息处理费。", [
        no("fees", when=2023),
    ]),
    (2023, "对2件大量申请收取信息处理费共计3,940元。", [
        count("fees", 3940, "元"),
    ]),
    (2023, "通过政府网站主动公开信息1.2万余条。", [
        count("disclosed", 12000, "条", "about", part="网站"),
    ]),
    (2023, "全年通过门户网站发布信息512条，通过微信公众号发布信息300余条。", [
        count("disclosed", 512, "条", when=2023, part="门户"),
        count("disclosed", 300, "条", "about", when=2023, part="微信"),
    ]),
    (2023, "全年主动公开政府信息近5000条。", [
        count("disclosed", 5000, "条", "about", when=2023),
    ]),
    (2023, "编发政府公报12期，公开规范性文件18件。", [
        count("disclosed", 18, "件", what="规范性文件"),
    ]),
    (2023, "申请内容主要涉及征地拆迁、规划许可等方面，其中征地类申请33件。", [
        count("requests.unclear", 33, "件", part="其中征地类申请"),
    ]),
    (2023, "自然人申请26件，占比86.7%；法人或其他组织申请4件，占比13.3%。", [
        count("requests.unclear", 26, "件", part="自然人"),
        count("requests.unclear", 4, "件", part="法人或其他组织"),
    ]),
    (2023, "市自然资源局受理申请最多，为188件。", []),
    (2023, "平均每件申请用时9.6个工作日。", []),
    (2023, "依据《条例》第三十二条书面征求第三方意见5次。", []),
    (2023, "对每一件申请都认真登记。", []),
    (2023, "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。", []),
    (2023, "申请人无正当理由逾期不补正的2件。", [
        count("requests.unclear", 2, "件", part="申请人无正当理由逾期不补正的"),
    ]),
    (2023, "经复核，转为主动公开的信息43件。", [
        count("disclosed", 43, "件", part="转"),
    ]),
    (2023, "行政机关作出维持的复议决定，没有被撤销、变更或者确认违法的情况。", []),
    (2023, "全年受理行政许可申请4300件，办结4288件。", []),
    (2023, "全年接受政府信息公开咨询150人次，其中电话咨询120人次。", []),
    (2023, "与去年同期相比，申请量减少3件，下降20%。", []),
    (2023, "全年收到信息公开申请（含上年结转2件）30件，其中予以公开12件。", [
        count("requests.new", 30, "件", when=2023),
        count("requests.carried_in", 2, "件"),
        count("outcome.disclosed", 12, "件", when=2023),
    ]),
    (2023, "政府信息公开申请数量为17件，答复17件。", [
        count("requests.unclear", 17, "件"),
        count("requests.handled", 17, "件"),
    ]),
    (2023, "全市未发生因政府信息公开被提起行政诉讼的情况。", [
        no("litigation", whose="全市"),
    ]),
    (2017, "收费及减免情况。2017年我局没有向申请人收费。", [
        no("fees", when=2017),
    ]),
    (2017, "公民申请公开信息的，均不收取费用。", [
        no("fees"),
    ]),
    (2017, "申请人对答复不服申请复议的没有，提起诉讼的没有。", [
        no("reconsideration"),
        no("litigation"),
    ]),
    (2017, "无。", []),
    (2017, "没有出现上述情况。", []),
    (2017, "目前尚无依申请公开的要求，也无相关收费。", [
        no("requests.new"),
        no("fees"),
    ]),
    (2017, "我局收到依申请公开2件，已全部按规定答复，无行政复议、诉讼和申诉情况发生。", [
        count("requests.new", 2, "件"),
        no("litigation"),
        no("reconsideration"),
    ]),
    (2017, "全年共发布各类政务信息1,026条，其中：工作动态580条，通知公告120条。", [
        count("disclosed", 1026, "条", when=2017),
    ]),
    (2017, "共受理网上申请4件、信函申请1件。", [
        count("requests.new", 4, "件", part="网上"),
        count("requests.unclear", 1, "件", part="信函"),
    ]),
    (2017, "没有收到网上提交的信息公开申请。", [
        no("requests.new", part="网上"),
    ]),
    (2017, "发生行政复议1件，复议机关责令重新答复。", [
        count("reconsideration", 1, "件", what="未说明事由"),
    ]),
    (2017, "2017年收到书面申请1件、网络申请2件，均已按规定予以公开。", [
        count("requests.new", 1, "件", when=2017, part="书面"),
        count("requests.unclear", 2, "件", when=2017, part="网络"),
    ]),
    (2017, "全年共受理信息公开申请9宗，办理9宗，其中同意公开8宗，信息不存在1宗。", [
        count("requests.new", 9, "宗", when=2017),
        count("requests.unclear", 9, "宗", when=2017),
        count("outcome.disclosed", 8, "宗", when=2017),
    ]),
    (2017, "受理各类申请事项共14项，答复14项，答复率100%。", [
        count("requests.new", 14, "项"),
        count("requests.handled", 14, "项"),
    ]),
    (2017, "我镇制发文件45件，属于依申请公开的文件有12件。", []),
    (2017, "依申请公开文件12份，主动公开文件33份。", []),
    (2017, "2017年没有需要结转下年度办理的申请。", [
        no("requests.carried_over", when=2017),
    ]),
    (2017, "市教育局全年接到家长要求公开学区划分方案的申请3份，均予以公开。", [
        count("requests.new", 3, "份", when=2017),
    ]),
    (2017, "全年未发生一起行政复议或行政诉讼案件。", [
        no("litigation", when=2017),
        no("reconsideration", when=2017),
    ]),
    (2017, "没有一例因政府信息公开引起的行政诉讼。", [
        no("litigation"),
    ]),
    (2017, "不存在因政府信息公开被提起复议、诉讼的情形。", [
        no("litigation"),
        no("reconsideration"),
    ]),
    (2017, "因政府信息公开申请行政复议的案件为零，提起行政诉讼的案件为零。", [
        no("reconsideration"),
        no("litigation"),
    ]),
    (2017, "政府信息公开收费总金额：0元。", [
        no("fees"),
    ]),
    (2017, "按照规定，我局提供信息不收取任何费用，全部免费。", [
        no("fees"),
        no("fees"),
    ]),
    (2017, "2017年度我办信息公开工作经费支出2.5万元，未收取费用。", [
        no("fees", when=2017),
    ]),
    (2017, "全年收到举报投诉2件，未发生行政申诉。", []),
    (2023, "本年度收到的申请中，自然人17件，法人2件。", [
        count("requests.unclear", 17, "件", when=2023, part="自然人"),
        count("requests.unclear", 2, "件", when=2023, part="法人"),
    ]),
    (2023, "截至2023年底，尚有4件申请未办结，结转下年度继续办理。", [
        count("requests.carried_over", 4, "件"),
    ]),
    (2023, "全年办结政府信息公开申请73件（含2022年结转5件），结转2024年6件。", [
        count("requests.handled", 73, "件", when=2023),
        count("requests.carried_in", 5, "件"),
        count("requests.carried_over", 6, "件"),
    ]),
    (2023, "其他处理7件，其中逾期不补正2件。", [
        count("outcome.other", 7, "件"),
    ]),
    (2023, "不予公开的9件中，属于行政执法案卷信息4件。", [
        count("outcome.withheld", 9, "件"),
    ]),
    (2023, "行政诉讼案件12件：法院驳回9件，撤销1件，尚未审结2件。", [
        count("litigation", 12, "件", what="未说明事由"),
        count("litigation.dismissed", 9, "件", what="未说明事由"),
        count("litigation.corrected", 1, "件", what="未说明事由"),
        count("litigation.pending", 2, "件", what="未说明事由"),
    ]),
    (2023, "以政府为被申请人的政府信息公开行政复议案件21件，已审结19件，其中维持15件，撤销2件，驳回2件。", [
        count("reconsideration", 21, "件"),
        count("reconsideration.upheld", 15, "件"),
        count("reconsideration.corrected", 2, "件"),
        count("reconsideration.dismissed", 2, "件"),
    ]),
    (2023, "未因政府信息公开工作被纠错。", []),
    (2023, "2023年共收到并答复政府信息公开申请6件。", [
        count("requests.handled", 6, "件", when=2023),
    ]),
    (2023, "共收到政府信息公开申请3件，予以公开2件，其余1件不属于本机关掌握，告知申请人向有关部门申请。", [
        count("requests.new", 3, "件"),
        count("outcome.disclosed", 2, "件"),
    ]),
    (2023, "申请公开信息较多的单位：公安局15件，民政局8件。", []),
    (2023, "本年度收取信息处理费300元，同比减少120元。", [
        count("fees", 300, "元", when=2023),
    ]),
    (2023, "2022年收取信息处理费500元，2023年未收取。", [
        count("fees", 500, "元", when=2022),
        no("fees", when=2023),
    ]),
    (2023, "全年共清理行政规范性文件55件，废止8件，现行有效47件。", []),
    (2023, "政务新媒体全年推送信息880条，其中原创310条。", []),
    (2023, "受理投诉举报3件，其中涉及政府信息公开1件，均已办结。", []),
    (2023, "我局未收到补正申请，也没有延期答复的申请。", []),
    (2023, "第三方提出异议的申请1件。", [
        count("requests.new", 1, "件", part="第三方提出异议的申请"),
    ]),
    (2023, "自2020年以来，累计收到申请96件，其中2023年收到21件。", [
        count("requests.new", 96, "件", when="累计"),
        count("requests.new", 21, "件", when=2023),
    ]),
    (2023, "2023年1月至12月，共收到申请8件。", [
        count("requests.new", 8, "件", when=2023),
    ]),
    (2023, "2023年1月1日至12月31日，共收到政府信息公开申请8件。", [
        count("requests.new", 8, "件", when=2023),
    ]),
    (2023, "1至6月收到申请3件。", [
        count("requests.new", 3, "件", when="1至6月"),
    ]),
    (2024, "全年应答复申请30件，实际答复28件。", [
        count("requests.unclear", 30, "件", when=2024, part="应答复"),
        count("requests.handled", 28, "件", when=2024),
    ]),
]
# fmt: on


@pytest.mark.parametrize(("year", "sentence", "facts"), SENTENCES, ids=[sentence for _, sentence, _ in SENTENCES])
def test_a_sentence_states_these_facts_and_no_other(year: int, sentence: str, facts: list[Fact]) -> None:
    assert [fact(statement) for statement in find_statements(Text.of(sentence), (), year)] == facts


UNDER_HEADINGS = [
    ("四、收费及减免情况\n无。", [no("fees"), no("reductions")]),
    ("五、行政复议、行政诉讼情况\n本年度未发生。", [no("litigation", when=2016), no("reconsideration", when=2016)]),
    ("五、因政府信息公开申请行政复议、提起行政诉讼情况\n没有发生此类情况。", [no("litigation"), no("reconsideration")]),
    ("三、依申请公开政府信息情况\n2016年度，我局无此类情况发生。", [no("requests.new", when=2016)]),
    (
        "四、收费及减免情况  无。五、复议、诉讼情况  无。",
        [no("fees"), no("reductions"), no("litigation"), no("reconsideration")],
    ),
    ("三、依申请公开政府信息情况\n收到3件。", [count("requests.new", 3, "件")]),
    ("二、主动公开政府信息情况\n没有发生此类情况。", []),
    ("五、行政复议、行政诉讼情况\n发生1件，复议机关维持。", []),
]
"""Prose under a heading that says what it is about."""

FRAME = "某县水利局2016年政府信息公开工作年度报告\n{}\n六、存在的主要问题及改进情况\n主要问题是更新慢，已改进。\n"


@pytest.mark.parametrize(("prose", "facts"), UNDER_HEADINGS, ids=[prose for prose, _ in UNDER_HEADINGS])
def test_a_heading_says_what_a_bare_answer_is_about(prose: str, facts: list[Fact]) -> None:
    text = FRAME.format("一、概述\n全局重视。\n二、主动公开情况\n按要求办理。\n" + prose)
    report = parse(read(text.encode(), "report.txt"), Context(today=date(2026, 11, 21)))
    assert sorted(map(repr, map(fact, report.statements))) == sorted(map(repr, facts))


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@given(some.integers(0, 99_999), some.booleans(), some.sampled_from(("件", "宗", "起", "例", "次")))
def test_a_number_is_read_whole_in_any_width(value: int, wide: bool, unit: str) -> None:
    digits = str(value).translate(WIDE) if wide else str(value)
    sentence = f"全年收到政府信息公开申请{digits}{unit}，均已答复。"
    found = find_statements(Text.of(sentence), (), 2019)
    assert [fact(statement) for statement in found] == [count("requests.new", value, unit, when=2019)]


PIECES = (
    "未",
    "收到",
    "申请",
    "12件",
    "复议",
    "诉讼",
    "、",
    "，",
    "。",
    "；",
    "无",
    "（",
    "）",
    "其中",
    "结转下年度",
    "收费",
    "0元",
    "\n",
    "一件",
    "维持",
)


@given(some.lists(some.sampled_from(PIECES), max_size=40))
def test_places_lie_in_the_text_and_in_their_sentences(pieces: list[str]) -> None:
    source = "".join(pieces)
    for statement in find_statements(Text.of(source), (), 2019):
        assert 0 <= statement.sentence.start <= statement.place.start <= statement.place.end <= len(source)
        assert statement.place.end <= statement.sentence.end
        assert source[statement.place.start : statement.place.end].strip()

"""Prose against the tables, against itself and against the year before; and what must stay silent."""

from __future__ import annotations

import pytest

from gixlint.editions import edition
from gixlint.linting import lint
from tests.checks.linting import codes, findings, linted, plan, prose_of_2015
from tests.parsing.drawing import drawn, report

FORM = edition("format2021")


def rows(role: str, **figures: str) -> dict[str, str]:
    """The cells of a table, all 0 but for rows given from left to right."""
    table = FORM.table(role)
    cells = dict.fromkeys(table.keys(), "0")
    columns = [column.key for column in table.blocks[0].columns]
    for row, words in figures.items():
        cells |= {f"{row}.{column}": word for column, word in zip(columns, words.split(), strict=True)}
    return cells


TABLES = {
    "requests": rows(
        "requests",
        r1="100 20 0 0 8 0 128",
        r2="5 1 0 0 0 0 6",
        r3_1="61 16 0 0 5 0 82",
        r3_2="9 2 0 0 1 0 12",
        r3_3_4="4 1 0 0 0 0 5",
        r3_3_5="1 0 0 0 0 0 1",
        r3_4_1="22 0 0 0 1 0 23",
        r3_6_3="2 0 0 0 0 0 2",
        r3_7="99 19 0 0 7 0 125",
        r4="6 2 0 0 1 0 9",
    ),
    "disputes": dict.fromkeys(FORM.table("disputes").keys(), "0")
    | {"review.upheld": "5", "review.corrected": "1", "review.pending": "2", "review.total": "8"}
    | {"direct.upheld": "3", "direct.total": "3", "after.upheld": "1", "after.total": "1"},
    "proactive": dict.fromkeys(FORM.table("proactive").keys(), "0")
    | {"t2_1.normative.issued": "3", "t2_1.normative.repealed": "2", "t2_1.normative.in_force": "19"},
}
WITH_RULES = {**TABLES, "proactive": TABLES["proactive"] | {"t2_1.rules.issued": "1", "t2_1.rules.in_force": "14"}}

REQUESTS: dict[str, list[str]] = {
    # wrong
    "全年新收政府信息公开申请138件。": ["C101"],
    "全年新收政府信息公开申请134件。": ["C101"],
    "全年收到政府信息公开申请127件。": ["C101"],
    "上年结转7件，结转下年度继续办理9件。": ["C101"],
    "共办结申请120件。": ["C101"],
    "答复申请130件。": ["C101"],
    "办结的申请中，予以公开80件，部分公开12件。": ["C101"],
    "予以公开及部分公开82件。": ["C101"],
    "不予公开5件。": ["C101"],
    "我局受理政府信息公开申请140件，其中不予公开6件。": ["C101"],
    "2023年1月1日至12月31日，收到政府信息公开申请138件。": ["C101"],
    "一月至十二月，收到政府信息公开申请138件。": ["C101"],
    "一至十二月，收到政府信息公开申请138件。": ["C101"],
    "截至12月底，收到政府信息公开申请138件。": ["C101"],
    "截至2023年12月31日，收到政府信息公开申请138件。": ["C101"],
    "经审查，予以公开80件。": ["C101"],
    # right
    "全年新收政府信息公开申请128件，上年结转6件，办结125件，结转下年度9件。": [],
    "全年收到政府信息公开申请134件（含上年结转6件）。": [],
    "全年受理政府信息公开申请134件。": [],
    "全年办理政府信息公开申请134件。": [],
    "答复申请123件，其他处理2件。": [],
    "予以公开82件，部分公开12件，不予公开6件，无法提供23件，其他处理2件。": [],
    "予以公开及部分公开94件。": [],
    # of something else
    "区府办代区政府受理申请12件。": [],
    "收到网络申请30件、信函申请12件。": [],
    "其中自然人申请90件。": [],
    "全年通过政府信息公开平台收到申请80件，现场收到申请48件。": [],
    "上半年收到申请60件，下半年收到申请68件。": [],
    "全区共新收政府信息公开申请128件，其中区政府受理20件、区直部门受理108件。": [],
    "区政府办公室共办理以区政府为主体的信息公开申请56件。": [],
    "市本级新收政府信息公开申请30件，办结29件。": [],
    "其中撤回申请3件，转办5件，补正12件。": [],
    "承办市长热线工单1200件，办结1190件。": [],
    # of a part of the year
    "受疫情影响，1月下旬至3月收到的4件申请经批准延长了答复期限。": [],
    "3月份收到政府信息公开申请40件。": [],
    "三月收到政府信息公开申请40件，为全年最多。": [],
    "2023年5月收到政府信息公开申请40件。": [],
    "今年5月收到政府信息公开申请40件。": [],
    "7月、8月收到政府信息公开申请40件。": [],
    "前三季度收到政府信息公开申请90件。": [],
    "前10个月收到政府信息公开申请90件。": [],
    "截至10月底，收到政府信息公开申请90件。": [],
    "疫情防控期间，收到政府信息公开申请40件。": [],
    "国庆假期收到政府信息公开申请4件。": [],
    "年初收到的4件申请延期答复。": [],
    "12月下旬收到的4件申请尚在办理期限内。": [],
    "3月8日收到政府信息公开申请4件。": [],
    # of what was looked through once more
    "对拟不予公开的答复实行双审，已审7件，改为公开或部分公开3件。": [],
    "对拟不予公开的申请实行双审，全年审核17件，予以公开3件。": [],
    "抽查答复书30件，其中不予公开12件。": [],
    "复核不予公开12件，其中改为予以公开2件。": [],
    "建议调整为部分公开3件。": [],
    "2022年收到申请90件，上年办结80件。": [],
    "近三年累计收到申请300件。": [],
    "全年制发文件90件，其中主动公开60件、依申请公开21件、不予公开9件；未收到公开申请。": [],
    "全年新收政府信息公开申请近130件。": [],
    "比上年增加14件。": [],
    "依据《条例》第三十二条书面征求第三方意见5次。": [],
    "办理人大代表建议24件、政协提案31件，予以公开49件，不宜公开6件。": [],
    "市自然资源局受理政府信息公开申请40件。": [],
    "下属单位收到政府信息公开申请7件。": [],
    "受理行政许可申请1286件，办结1200件。": [],
    "对涉及第三方权益的17件申请书面征求意见，第三方同意公开3件、部分同意公开5件、不同意公开9件。": [],
    "不予公开的6件中，因涉及企业商业秘密不予公开3件，因涉及国家秘密不予公开3件。": [],
    "2021年、2022年、2023年，我局新收申请分别为4件、7件、128件，逐年上升。": [],
}


@pytest.mark.parametrize("text", REQUESTS)
def test_requests(text: str) -> None:
    assert codes(text, "C101", tables=TABLES) == REQUESTS[text]


def test_a_blank_total_is_made_up_of_its_row() -> None:
    blank = {**TABLES["requests"], "r3_1.total": "", "r3_2.total": ""}
    tables = {**TABLES, "requests": blank}
    assert codes("予以公开及部分公开94件。", "C101", tables=tables) == []
    assert codes("予以公开及部分公开70件。", "C101", tables=tables) == ["C101"]


def test_an_unreadable_cell_leaves_its_statement_undecided() -> None:
    tables = {**TABLES, "requests": {**TABLES["requests"], "r3_1.total": "若干"}}
    result = linted("新收政府信息公开申请138件，其中予以公开80件。", "C101", tables=tables)
    assert ([one.code for one in result.findings], [len(v.unknowns) for v in result.verdicts]) == (["C101"], [1])


def test_a_broken_sum_takes_the_statement_under_it() -> None:
    tables = {**TABLES, "requests": {**TABLES["requests"], "r1.total": "138"}}
    found = findings("全年新收政府信息公开申请128件。", "C101", "F201", "F203", tables=tables)
    assert sorted((one.code, one.cause is None) for one in found) == [("C101", False), ("F201", False), ("F203", True)]


DISPUTES: dict[str, list[str]] = {
    "因政府信息公开被申请行政复议7件，被提起行政诉讼4件。": ["C102"],
    "因政府信息公开被申请行政复议8件，被提起行政诉讼5件。": ["C102"],
    "因政府信息公开被申请行政复议8件，其中结果维持6件、结果纠正1件、尚未审结1件。": ["C102", "C102"],
    "因政府信息公开被提起行政诉讼4件，其中未经复议直接起诉2件、复议后起诉2件。": ["C102", "C102"],
    "因政府信息公开被申请行政复议8件，其中结果维持6件，其余2件尚未审结。": ["C102"],
    "因政府信息公开被申请行政复议8件，其中结果维持5件、结果纠正1件、尚未审结2件。": [],
    "对被纠正的1件逐案复盘，其余3件正在复议决定、判决确定的履行期限内办理。": [],
    "因政府信息公开被申请行政复议8件，2件涉及征地，其余6件复议申请涉及拆迁。": [],
    "剩余3件按照行政复议决定书重新答复。": [],
    "因政府信息公开被提起行政诉讼4件，其中未经复议直接起诉3件、复议后起诉1件，均为维持。": [],
    "全年因政府信息公开引发的行政复议、行政诉讼共12件。": [],
    "全年未发生因信息公开被复议机关纠错的情形。": [],
    "全年办理行政复议案件300件。": [],
    "规范性文件备案18件，行政复议决定书备案7件。": [],
    "2022年被申请行政复议3件。": [],
    "新增行政复议案件6件，上年结转2件。": [],
    "此外，以我局为被申请人、被告的其他类型行政复议21件、行政诉讼11件，不属于政府信息公开案件。": [],
    "以我局为被告的行政诉讼11件，均与政府信息公开无关。": [],
    # of another cause, for all that is said, but vouched for by the sentence that they stand in
    "全年行政复议8件，行政诉讼9件。": ["C102"],
    "全年行政复议12件，行政诉讼4件。": ["C102"],
    "全年行政复议8件，行政诉讼4件。": [],
    "全年行政复议85件，行政诉讼36件。": [],
    "全年行政复议8件。行政诉讼36件。": [],
    "行政复议、行政诉讼共12件，其中复议8件、诉讼4件，已审结的9件均维持。": [],
}


@pytest.mark.parametrize("text", DISPUTES)
def test_disputes(text: str) -> None:
    assert codes(text, "C102", tables=TABLES) == DISPUTES[text]


DOCUMENTS: dict[str, list[str]] = {
    "年内制发行政规范性文件5件。": ["C103"],
    "年末现行有效行政规范性文件20件。": ["C103"],
    "废止行政规范性文件3件。": ["C103"],
    "制发行政规范性文件五件。": ["C103"],
    "废止行政规范性文件2件；年末现行有效20件。": ["C103"],
    "制发行政规范性文件三件；废止两件；现行有效十九件。": [],
    "行政规范性文件均在制发后五个工作日内上网，分为四个方面。": [],
    "制发行政规范性文件3件，废止2件，现行有效19件。": [],
    "制定政策性文件11件，公报刊登规范性文件9件。": [],
    "清理规范性文件40件，备案审查规范性文件18件。": [],
    "历年累计制发规范性文件90件。": [],
    "解读行政规范性文件2件。": [],
    "建立规章制度5项。": [],
    "印发文件384件。": [],
    "年内公布规章二件。": ["C103"],
    "公布区政府规章2件，制定行政规范性文件3件。": ["C103"],
    "年内公布规章一件。": [],
    "集中公布现行有效的规章14件，在网站公布规章9件。": [],
    "公布行政规范性文件12件。": [],
    # of another body
    "以区政府名义制发行政规范性文件5件。": [],
    "区政府宣布失效和废止行政规范性文件21件、修改14件。": [],
}


@pytest.mark.parametrize("text", DOCUMENTS)
def test_documents(text: str) -> None:
    assert codes(text, "C103", tables=WITH_RULES) == DOCUMENTS[text]


ONE_BODYS: dict[str, list[str]] = {
    # what one body did is no more than what all of the area did
    "市政府宣布失效和废止行政规范性文件1件、修改14件。": [],
    "市政府制发行政规范性文件2件，废止1件。": [],
    "以市政府名义印发行政规范性文件2件，现行有效12件。": [],
    "市本级制发行政规范性文件2件。": [],
    "市人民政府及市政府办公室制发行政规范性文件2件。": [],
    "市政府制发行政规范性文件5件。": ["C103"],
    "市政府废止行政规范性文件21件。": ["C103"],
    # the table is that body's own
    "市政府制发行政规范性文件3件，废止1件。": ["C103"],
    # of the whole area
    "市政府制发行政规范性文件2件，全市制发行政规范性文件5件。": ["C103"],
    "全市废止行政规范性文件1件。": ["C103"],
    "年内公布市政府规章二件。": ["C103"],
    "经市政府同意，制发行政规范性文件2件。": ["C103"],
}


@pytest.mark.parametrize("text", ONE_BODYS)
def test_documents_of_one_body_in_a_governments_report(text: str) -> None:
    words = drawn(2023, WITH_RULES, text=text).replace("安平市水务局", "安平市人民政府")
    assert [one.code for one in lint("r.md", words.encode(), plan("C103")).findings] == ONE_BODYS[text]


SETTLED: dict[str, list[str]] = {
    "收到的政府信息公开申请已全部办结。": ["C105"],
    "全年新收政府信息公开申请128件，上年结转6件，均已办结。": ["C105"],
    "因政府信息公开被申请行政复议8件，均获维持。": ["C105"],
    "全年收到申请128件，加上年结转6件，截至2023年底全部办结，没有结转下年度办理的申请。": ["C105"],
    "收到申请40件，办结37件，均在法定期限内答复，3件结转。": [],
    "除9件结转下年度外，其余申请全部办结。": [],
    "因政府信息公开被提起行政诉讼4件，均获维持。": [],
    "办理人大代表建议24件，已全部办结。": [],
    "各类申请全部在法定期限内答复。": [],
    "收到政府信息公开申请128件，上年结转6件，至年底全部答复。": ["C105"],
    "收到政府信息公开申请128件，截至2023年底均已答复。": ["C105"],
    "收到政府信息公开申请128件，均已按时答复。": [],
    "收到政府信息公开申请128件，至年底全部答复，正在办理的除外。": [],
    "收到群众来信126件，至年底全部答复。": [],
    # in other words
    "全年新收政府信息公开申请128件，件件有着落、桩桩有回音，到岁末没有留下一件未办的申请。": ["C105"],
    "新收政府信息公开申请128件，截至年底没有未办结的申请。": ["C105"],
    "新收政府信息公开申请128件，无一件结转。": ["C105"],
    "收到的政府信息公开申请年底前全部清零。": ["C105"],
    "新收政府信息公开申请128件，悉数办结。": ["C105"],
    "对政府信息公开申请做到件件有着落、事事有回音。": [],
    "办理政府信息公开申请，没有一件未按期答复。": [],
    "办理政府信息公开申请，无逾期未办结的。": [],
    "群众来信件件有回音，没有一件未办。": [],
    "收到政府信息公开申请128件。网站问题全部清零。": [],
    "上年结转的政府信息公开申请没有未办结的。": [],
    "上年结转的6件政府信息公开申请全部办结。": [],
    "新收政府信息公开申请128件，加上年结转6件全部办结。": ["C105"],
    "对政府信息公开申请台账中的问题全部清零。": [],
    "截至2024年1月15日，本年度收到的政府信息公开申请全部办结。": [],
    "收到政府信息公开申请128件，上年结转6件系原农业局移交，原林业局无结转。": [],
    "至1月底，没有一件未办结的政府信息公开申请。": [],
}


@pytest.mark.parametrize("text", SETTLED)
def test_settled(text: str) -> None:
    assert codes(text, "C105", tables=TABLES) == SETTLED[text]


def test_what_is_decided_may_be_upheld_while_more_is_pending() -> None:
    disputes = {**TABLES["disputes"], "review.corrected": "0", "review.total": "7"}
    tables = {**TABLES, "disputes": disputes}
    assert codes("被申请行政复议7件，已审结5件，均获维持。", "C105", tables=tables) == []
    assert codes("被申请行政复议7件，均获维持。", "C105", tables=tables) == ["C105"]


def test_settled_against_prose_in_the_years_without_tables() -> None:
    text = "全年收到政府信息公开申请9件，全部办结。问题是有2件申请结转下年度办理。"
    assert [one.code for one in lint("r.md", prose_of_2015(text).encode(), plan("C105")).findings] == ["C105"]


TWICE: dict[str, list[str]] = {
    "全年收到政府信息公开申请9件。办理中，2015年收到政府信息公开申请11件，压力较大。": ["C104"],
    "全年主动公开政府信息862条。2015年主动公开政府信息826条，比上年增加。": ["C104"],
    "因政府信息公开被申请行政复议3件。全年因政府信息公开被申请行政复议2件。": ["C104"],
    "全年收到政府信息公开申请9件。2014年收到政府信息公开申请11件。": [],
    "全年收到政府信息公开申请9件。近三年收到政府信息公开申请31件。": [],
    "全年收到政府信息公开申请9件。其中收到网络申请5件。": [],
    "全年收到政府信息公开申请9件，上年结转2件。收到政府信息公开申请11件均已办理。": [],
    "全年收到政府信息公开申请9件，受理8件，办结7件，答复6件。": [],
    "全年主动公开政府信息862条。政府网站主动公开政府信息310条。": [],
    "累计主动公开政府信息2300条。本年主动公开政府信息310条。": [],
    # one channel counted twice
    "全年通过局门户网站公开政府信息1246条。2015年，局门户网站公开政府信息1264条，设置专题5个。": ["C104"],
    "2015年，我局公开各类政府信息812条。2015年，我局共主动公开政府信息821条。": ["C104"],
    "全年通过局门户网站公开政府信息1246条。2015年，市政府门户网站公开政府信息308条。": [],
    "全年通过局门户网站公开政府信息1246条。2015年，局微信公众号公开政府信息538条。": [],
    "全年通过局门户网站公开政府信息1246条。2014年，局门户网站公开政府信息1164条。": [],
    "全年主动公开政府信息1937条。全年审查拟公开信息2015条，退回64条。": [],
    "全年公开政府信息1937条。2015年应公开信息2015条，均已上网。": [],
    "全年主动公开政府信息1937条，清理公开信息2015条。全年核查已公开信息3015条。": [],
    "全年公开政府信息1937条。办结申请9件，予以公开6件。全年主动公开政府信息1931条。": [],
    "全年收到政府信息公开申请近9件。收到政府信息公开申请8件。": [],
    # what is counted twice in the same words
    "市政府新闻办全年举办新闻发布会18场，围绕汛情发布信息。市政府新闻办全年共举办新闻发布会16场，平均每场到会9家。": [
        "C104"
    ],
    "全市在运维的政务新媒体87个，年内注销31个。截至2015年底，全市仍有78个政务新媒体在运维。": ["C104"],
    "全年召开新闻发布会十八场。2015年，共召开新闻发布会16场。": ["C104"],
    "“美丽安平”微信公众号全年发布信息326条。加强管理，“美丽安平”微信公众号全年发布信息362条，未见错误。": ["C104"],
    "全年组织政务公开培训3期。（五）监督保障。全年开展政务公开培训5期，参训80人次。": ["C104"],
    "市政府新闻办全年举办新闻发布会18场。全市全年举办新闻发布会46场。": [],
    "全年举办新闻发布会18场。全年参加新闻发布会16场。": [],
    "全年举办新闻发布会18场。上半年举办新闻发布会10场。": [],
    "全年举办新闻发布会18场。围绕防汛，全年举办新闻发布会3场。": [],
    "全年举办新闻发布会18场。2014年举办新闻发布会20场。": [],
    "全年举办新闻发布会18场。成立以来累计举办新闻发布会180场。": [],
    "全年举办新闻发布会18场。县卫健局牵头，全年举办新闻发布会6场。": [],
    "举办新闻发布会18场。为宣传条例，举办新闻发布会2场。": [],
    "全市在运维的政务新媒体87个。年初全市在运维的政务新媒体92个。": [],
    "全市在运维的政务新媒体87个。市本级在运维的政务新媒体8个。": [],
    "全市备案政务新媒体87个。全市在运维的政务新媒体78个。": [],
    "“美丽安平”微信公众号全年发布信息326条。“安平发布”微信公众号全年发布信息362条。": [],
    "全年举办政务公开培训3期，培训156人次。全年举办业务培训5期。": [],
    "全年举办新闻发布会18场。全年举办新闻发布会18场。": [],
}


@pytest.mark.parametrize("text", TWICE)
def test_said_twice(text: str) -> None:
    found = lint("r.md", prose_of_2015(text).encode(), plan("C104")).findings
    assert [one.code for one in found] == TWICE[text]


STALE: dict[str, list[str]] = {
    "截至2022年12月31日，共发布信息300条。": ["C106"],
    "2023年，我局将继续做好政府信息公开工作。": ["C106"],
    "2022年，我局共收到政府信息公开申请13件，其中当面申请3件。": ["C106"],
    "2022年，我局共收到政府信息公开申请13件；2023年，收到15件。": [],
    "2022年，我局共收到政府信息公开申请13件，2023年有所增加。": [],
    "对截至2022年12月31日现行有效的56件行政规范性文件进行全面清理。": [],
    "截至2022年底的问题，2023年已全部整改。": [],
    "公开2023年预算和2022年决算。": [],
    "比2022年增加12件，2022年新收90件。": [],
    "截至2023年12月31日，共发布信息300条。": [],
    "2024年，我局将继续做好政府信息公开工作。": [],
    "印发《安平市2022年政务公开工作要点》（安政办〔2022〕12号）。": [],
    "2023年，我局认真贯彻《条例》。": [],
    # what was disclosed, of the year before and of no other
    "2022年，我局共公开信息402条，其中社会救助类168条。": ["C106"],
    "2022年，我局共公开信息402条；2023年公开信息436条。": [],
    "2022年，我局共公开信息402条。今年公开信息436条。": [],
    "2023年公开信息436条，比2022年公开的402条有所增加。": [],
    "公开2022年度部门决算信息1条。": [],
    # a paragraph of the year before
    "（一）主动公开情况。2022年，我局通过门户网站公开政府信息2316条，其中审批684条。整理目录。": ["C106"],
    "（五）监督保障。2022年度，全局举办培训3期，培训80人次。": ["C106"],
    "（一）主动公开情况。2022年，我局通过门户网站公开政府信息2316条。2023年公开2400条。": [],
    "（一）主动公开情况。2022年，我局通过门户网站公开政府信息2316条，今年有所增加。": [],
    "（一）整改情况。2022年，我局有12条问题信息，已整改。": [],
    "（一）主动公开情况。2022年国务院办公厅印发要点12条，我局逐条落实。": [],
    "（一）主动公开情况。公开预算。2022年，我局公开决算2条。": [],
}


@pytest.mark.parametrize("text", STALE)
def test_stale_years(text: str) -> None:
    assert codes(text, "C106") == STALE[text]


def test_a_heading_of_the_year_before_and_a_plan_for_the_year_itself() -> None:
    old = prose_of_2015("工作有序。").replace("## 一、总体情况", "## 一、2014年政府信息公开工作情况")
    plans = prose_of_2015("工作有序。").replace("## 六、其他需要报告的事项", "## 六、2015年工作打算")
    done = prose_of_2015("工作有序。").replace("## 五、存在的主要问题及改进情况", "## 五、2014年问题整改情况")
    assert [[f.code for f in lint("r.md", text.encode(), plan("C106")).findings] for text in (old, plans, done)] == [
        ["C106"],
        ["C106"],
        [],
    ]


PERIODS: dict[str, list[str]] = {
    "近三年收到政府信息公开申请31件。": ["C107"],
    "《条例》施行以来累计收到政府信息公开申请31件。": ["C107"],
    "近三年收到政府信息公开申请31件，没有不予公开的情况。": ["C107"],
    "近三年收到政府信息公开申请31件，其中2015年收到9件。": [],
    "近三年收到政府信息公开申请31件。本年没有收到政府信息公开申请。": [],
}


@pytest.mark.parametrize("text", PERIODS)
def test_counts_of_many_years(text: str) -> None:
    full = report(2015, "主动公开信息。", text, "没有因政府信息公开被申请行政复议、提起行政诉讼。", "工作有序。")
    assert [one.code for one in lint("r.md", full.encode(), plan("C107")).findings] == PERIODS[text]


def year_before(**changed: str) -> str:
    """Last year's report, with cells of 表三 and 表二 changed."""
    requests = {**TABLES["requests"], "r4.natural": "5", "r4.business": "1", "r4.legal": "0", "r4.total": "6"}
    proactive = {**TABLES["proactive"], "t2_1.normative.in_force": "18"}
    tables = {
        "requests": {**requests, **{k: v for k, v in changed.items() if k in requests}},
        "proactive": {**proactive, **{k: v for k, v in changed.items() if k in proactive}},
    }
    return drawn(2022, tables, text="上年情况。")


CARRIED = [
    ({}, []),
    ({"r4.total": "9", "r4.natural": "8"}, [("C201", "error")]),
    ({"r4.natural": "4", "r4.business": "2"}, [("C201", "warning"), ("C201", "warning")]),
    ({"r4.business": ""}, [("C201", "warning")]),
    ({"t2_1.normative.in_force": "17"}, [("C202", "warning")]),
    ({"r1.total": "900"}, [("C204", "note")]),
    ({"r1.total": "300"}, []),
]


@pytest.mark.parametrize(("changed", "wanted"), CARRIED)
def test_the_year_before(changed: dict[str, str], wanted: list[tuple[str, str]]) -> None:
    result = linted("", "C201", "C202", "C204", tables=TABLES, previous=year_before(**changed))
    assert [(one.code, one.severity.word) for one in result.findings] == wanted


def test_another_agencys_report_is_not_compared() -> None:
    other = year_before(**{"r4.total": "90"}).replace("安平市水务局", "安平市民政局")
    result = linted("", "C201", "C202", tables=TABLES, previous=other)
    assert [verdict.status for verdict in result.verdicts] == ["undecided", "undecided"]


COPIED = (
    "围绕供水保障、防汛调度和河湖治理三项重点，及时公开调度方案、水质检测结果和工程进展，群众知情度不断提高。"
    "完善信息发布审核流程，明确起草、审核、签发各环节责任人，做到一事一审、一事一档，杜绝带病发布。"
    "加强政策解读，主要负责人走进直播间，围绕水价调整作了通俗易懂的说明，得到群众广泛好评和理解支持。"
    "健全依申请公开会商机制，疑难申请由法规科牵头会同业务科室集体研究，确保答复合法、准确、及时、规范。"
)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (COPIED, ["C203"]),
        (COPIED.replace("三项", "四项"), ["C203"]),
        ("今年夏季连续强降雨，全局用短信和广播滚动播报水位，村组干部逐户提醒，低洼地带提前转移。" * 5, []),
        ("工作有序。", []),
    ],
)
def test_text_taken_over_from_last_year(now: str, wanted: list[str]) -> None:
    assert codes(now, "C203", previous=drawn(2022, text=COPIED)) == wanted

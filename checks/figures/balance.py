"""The sums of 表三: what came in against what became of it, results against their total, applicants against theirs."""

from __future__ import annotations

from collections.abc import Iterator

from gixlint.checking import Example, check
from gixlint.findings import Problem, Unknown
from gixlint.judging.balance import broken_sums
from gixlint.report import Report
from gixlint.statutes import FORM_2019, FORM_2021, Basis

_2019 = "format2019-department"


@check(
    "F201",
    severity="error",
    needs="tables.requests",
    basis=[Basis(FORM_2019, "表三表头"), Basis(FORM_2021, "表三表头")],
    examples=[
        Example(
            good="四、结转下年度继续办理</td><td>4</td><td>1</td>",
            bad="四、结转下年度继续办理</td><td>5</td><td>0</td>",
        ),
        Example(
            good="四、结转下年度继续办理</td><td>5</td><td>1</td>",
            bad="四、结转下年度继续办理</td><td>4</td><td>2</td>",
            sample=_2019,
        ),
    ],
    english="Requests received and accounted for do not balance",
)
def requests_unbalanced(report: Report) -> Iterator[Problem | Unknown]:
    """收到的申请与办理去向不平。

    表三表头印有勾稽关系：第一项加第二项之和，等于第三项加第四项之和。每一列（自然人、各类法人或其他组织、总计）
    都应满足：本年新收＋上年结转＝办理结果总计＋结转下年度继续办理。本检查逐列验算，列出两边的每一个数和相差多少；
    如果改动某一格能同时消除几处不符，提示中会指出这一格，但不会替您改动。

    空白按 0 计仍然相等的，不在这里提示；补上数字才可能相等的，或者有的格无法辨认的，不作判断。

    更正办法：对照申请登记台账核实该列四个数，改正登记有误的一格，总计列和正文中的相应数字一并核对。
    """
    yield from broken_sums(report.table("requests"), "收到的申请与办理去向不平", "balance")


@check(
    "F202",
    severity="error",
    needs="tables.requests",
    basis=[Basis(FORM_2019, "表三“三、本年度办理结果”"), Basis(FORM_2021, "表三“三、本年度办理结果”")],
    examples=[
        Example(good="（一）予以公开</td><td>41</td><td>5</td>", bad="（一）予以公开</td><td>40</td><td>6</td>"),
        Example(
            good="（一）予以公开</td><td>37</td><td>9</td>",
            bad="（一）予以公开</td><td>39</td><td>7</td>",
            sample=_2019,
        ),
    ],
    english="Outcomes do not add up to their total",
)
def outcomes_miscounted(report: Report) -> Iterator[Problem | Unknown]:
    """各项办理结果之和与总计不符。

    表三“三、本年度办理结果”中，每一列的“（七）总计”都应等于其上各项（予以公开、部分公开、不予公开、无法提供、
    不予处理、其他处理的各个子项）之和。部分公开的申请只计入“部分公开”，不再计入其他情形。

    空白按 0 计仍然相等的，不在这里提示；补上数字才可能相等的，或者有的格无法辨认的，不作判断。

    更正办法：对照办理台账逐项核实，改正登记有误的一格，不要只为凑平而改动总计。
    """
    yield from broken_sums(report.table("requests"), "各项办理结果之和与总计不符", "outcomes")


@check(
    "F203",
    severity="error",
    needs="tables.requests",
    basis=[Basis(FORM_2019, "表三“申请人情况”"), Basis(FORM_2021, "表三“申请人情况”")],
    examples=[
        Example(
            good="<td>2.重复申请</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td>",
            bad="<td>2.重复申请</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>2</td>",
        ),
        Example(
            good="<td>2.重复申请</td><td>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>2</td>",
            bad="<td>2.重复申请</td><td>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td>",
            sample=_2019,
        ),
    ],
    english="Applicants do not add up to their total",
)
def applicants_miscounted(report: Report) -> Iterator[Problem | Unknown]:
    """各类申请人之和与总计不符。

    表三的每一行，“总计”都应等于自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六类申请人之和。

    空白按 0 计仍然相等的，不在这里提示；“总计”一格空白的，不作判断（空白由 Z106 提示）；有的格无法辨认的，不作判断。

    更正办法：对照台账核实该行各格，改正有误的一格；同一格往往还使所在的列不平，提示中会一并指出。
    """
    yield from broken_sums(report.table("requests"), "各类申请人之和与总计不符", "applicants")

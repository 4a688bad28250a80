"""Outlines in the many ways that reports are numbered, run together and laid out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from gixlint.parsing import parse
from gixlint.readers import read
from gixlint.report import Context, Section

PROSE = "我局高度重视，认真落实各项要求，工作有序推进。"


class Case(NamedTuple):
    """A text, where $P stands for some prose, and its outline: label and words, statutory contents in brackets."""

    name: str
    text: str
    outline: str
    file: str = "x.txt"
    year: int = 2014


# fmt: off
CASES = [
    Case(
        "plain",
        """\
安平市水务局2014年政府信息公开工作年度报告
前言文字说明编制依据。
一、概述
$P
二、主动公开政府信息情况
$P
三、依申请公开政府信息情况
$P
四、收费及减免情况
无。
五、行政复议、行政诉讼情况
无。
六、存在的主要问题及改进情况
$P
""",
        """\
一、概述 [overview]
二、主动公开政府信息情况 [proactive]
三、依申请公开政府信息情况 [requests]
四、收费及减免情况 [fees]
五、行政复议、行政诉讼情况 [disputes]
六、存在的主要问题及改进情况 [problems]
""",
    ),
    Case(
        "flattened",
        """\
安平市水务局2014年政府信息公开工作年度报告 根据要求编制。 一、概述 $P 二、主动公开情况 $P 三、依申请公开情况 2014年未收到申请。 四、收费及减免情况 无收费。 五、复议、诉讼情况 未发生。 六、存在的主要问题和改进措施 $P$P
""",
        """\
一、概述 [overview]
二、主动公开情况 [proactive]
三、依申请公开情况 [requests]
四、收费及减免情况 [fees]
五、复议、诉讼情况 [disputes]
六、存在的主要问题和改进措施 [problems]
""",
    ),
    Case(
        "fused",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、概述2014年，$P二、主动公开政府信息情况全年公开120条。三、依申请公开政府信息情况全年未收到申请。四、政府信息公开的收费及减免情况全年未收费。五、因政府信息公开申请行政复议、提起行政诉讼的情况未发生。六、存在的主要问题及改进情况问题是更新慢。
""",
        """\
一、概述 [overview]
二、主动公开政府信息情况 [proactive]
三、依申请公开政府信息情况 [requests]
四、政府信息公开的收费及减免情况 [fees]
五、因政府信息公开申请行政复议、提起行政诉讼的情况 [disputes]
六、存在的主要问题及改进情况 [problems]
""",
    ),
    Case(
        "bracket top",
        """\
安平市水务局2014年政府信息公开工作年度报告
（一）概述
$P
（二）主动公开政府信息情况
$P
（三）依申请公开政府信息情况
$P
（四）收费及减免情况
无。
（五）存在问题及改进措施
$P
""",
        """\
(一)概述 [overview]
(二)主动公开政府信息情况 [proactive]
(三)依申请公开政府信息情况 [requests]
(四)收费及减免情况 [fees]
(五)存在问题及改进措施 [problems]
""",
    ),
    Case(
        "arabic top",
        """\
安平市水务局2014年政府信息公开工作年度报告
1.概述
$P
2.主动公开政府信息情况
$P
3.依申请公开政府信息情况
$P
4.收费及减免情况
无。
5.行政复议和行政诉讼情况
无。
6.存在的主要问题及改进措施
$P
""",
        """\
1.概述 [overview]
2.主动公开政府信息情况 [proactive]
3.依申请公开政府信息情况 [requests]
4.收费及减免情况 [fees]
5.行政复议和行政诉讼情况 [disputes]
6.存在的主要问题及改进措施 [problems]
""",
    ),
    Case(
        "arabic under han",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、主动公开政府信息情况
1.公开数量
$P
2.公开渠道
$P
二、依申请公开情况
1.申请情况
$P
2.答复情况
$P
三、存在的问题
1.认识不到位。$P
2.更新不及时。$P
""",
        """\
一、主动公开政府信息情况 [proactive]
  1.公开数量
  2.公开渠道
二、依申请公开情况 [requests]
  1.申请情况 [requests]
  2.答复情况
三、存在的问题 [problems]
  1.认识不到位
  2.更新不及时
""",
    ),
    Case(
        "unnumbered",
        """\
安平市水务局2014年政府信息公开工作年度报告
概述
$P
主动公开政府信息情况
$P
依申请公开政府信息情况
$P
收费及减免情况
无。
存在的主要问题及改进措施
$P
""",
        """\
概述 [overview]
主动公开政府信息情况 [proactive]
依申请公开政府信息情况 [requests]
收费及减免情况 [fees]
存在的主要问题及改进措施 [problems]
""",
    ),
    Case(
        "one unnumbered",
        """\
安平市水务局2014年政府信息公开工作年度报告
概述
$P
一、主动公开政府信息情况
$P
二、依申请公开政府信息情况
$P
三、收费及减免情况
无。
四、存在的主要问题及改进措施
$P
""",
        """\
概述 [overview]
一、主动公开政府信息情况 [proactive]
二、依申请公开政府信息情况 [requests]
三、收费及减免情况 [fees]
四、存在的主要问题及改进措施 [problems]
""",
    ),
    Case(
        "skipped",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、概述
$P
二、主动公开情况
$P
三、依申请公开情况
$P
四、收费及减免情况
无。
七、存在的主要问题及改进措施
$P
""",
        """\
一、概述 [overview]
二、主动公开情况 [proactive]
三、依申请公开情况 [requests]
四、收费及减免情况 [fees]
七、存在的主要问题及改进措施 [problems]
""",
    ),
    Case(
        "combined",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、概述
$P
二、主动公开情况
$P
三、依申请公开、收费减免及行政复议、行政诉讼情况
无。
四、存在问题和改进措施
$P
""",
        """\
一、概述 [overview]
二、主动公开情况 [proactive]
三、依申请公开、收费减免及行政复议、行政诉讼情况 [disputes+fees+requests]
四、存在问题和改进措施 [problems]
""",
    ),
    Case(
        "combined2",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、主动公开和依申请公开情况
$P
二、政府信息公开收费、行政复议和行政诉讼情况
无。
三、存在问题及下一步打算
$P
""",
        """\
一、主动公开和依申请公开情况 [requests+proactive]
二、政府信息公开收费、行政复议和行政诉讼情况 [disputes+fees]
三、存在问题及下一步打算 [problems]
""",
    ),
    Case(
        "markdown",
        """\
# 安平市水务局2014年政府信息公开工作年度报告

## 一、概述

$P

### （一）组织领导

$P

### （二）制度建设

$P

## 二、主动公开政府信息情况

$P

## 三、存在的主要问题及改进情况

$P
""",
        """\
一、概述 [overview]
  (一)组织领导
  (二)制度建设
二、主动公开政府信息情况 [proactive]
三、存在的主要问题及改进情况 [problems]
""",
        "x.md",
    ),
    Case(
        "markdown no numbers",
        """\
# 安平市水务局2014年政府信息公开工作年度报告

## 概述

$P

## 主动公开情况

$P

### 公开数量

$P

## 依申请公开情况

$P

## 存在问题

$P
""",
        """\
概述 [overview]
主动公开情况 [proactive]
  公开数量
依申请公开情况 [requests]
存在问题 [problems]
""",
        "x.md",
    ),
    Case(
        "parts",
        """\
安平市水务局2014年政府信息公开工作年度报告
第一部分 概述
$P
第二部分 主动公开政府信息情况
$P
第三部分 依申请公开政府信息情况
$P
第四部分 存在的主要问题及改进情况
$P
""",
        """\
第一部分概述 [overview]
第二部分主动公开政府信息情况 [proactive]
第三部分依申请公开政府信息情况 [requests]
第四部分存在的主要问题及改进情况 [problems]
""",
    ),
    Case(
        "parts colon",
        """\
安平市水务局2014年政府信息公开工作年度报告
第一部分：概述
$P
第二部分：主动公开情况
一、公开数量
$P
二、公开渠道
$P
第三部分：依申请公开情况
$P
第四部分：存在问题
$P
""",
        """\
第一部分:概述 [overview]
第二部分:主动公开情况 [proactive]
  一、公开数量
  二、公开渠道
第三部分:依申请公开情况 [requests]
第四部分:存在问题 [problems]
""",
    ),
    Case(
        "contents list",
        """\
安平市水务局2014年政府信息公开工作年度报告
目录
一、概述
二、主动公开政府信息情况
三、依申请公开政府信息情况
四、存在的主要问题及改进情况
一、概述
$P
二、主动公开政府信息情况
$P
三、依申请公开政府信息情况
$P
四、存在的主要问题及改进情况
$P
""",
        """\
一、概述 [overview]
二、主动公开政府信息情况 [proactive]
三、依申请公开政府信息情况 [requests]
四、存在的主要问题及改进情况 [problems]
""",
    ),
    Case(
        "sub han in section",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、总体情况
一是加强领导。二是完善制度。
二、主动公开情况
一、公开数量。$P
二、公开渠道。$P
三、依申请公开情况
$P
四、存在问题
$P
""",
        """\
一、总体情况 [overview]
二、主动公开情况 [proactive]
  一、公开数量
  二、公开渠道
三、依申请公开情况 [requests]
四、存在问题 [problems]
""",
    ),
    Case(
        "spaces",
        """\
安平市水务局2014年政府信息公开工作年度报告
一 、 概   述
$P
二 、 主动公开政府信息情况
$P
三 、 依申请公开政府信息情况
$P
四 、 存 在 问 题
$P
""",
        """\
一、概述 [overview]
二、主动公开政府信息情况 [proactive]
三、依申请公开政府信息情况 [requests]
四、存在问题 [problems]
""",
    ),
    Case(
        "no comma",
        """\
安平市水务局2014年政府信息公开工作年度报告
一 概述
$P
二 主动公开政府信息情况
$P
三 依申请公开政府信息情况
$P
四 存在问题
$P
""",
        """\
一概述 [overview]
二主动公开政府信息情况 [proactive]
三依申请公开政府信息情况 [requests]
四存在问题 [problems]
""",
    ),
    Case(
        "dot",
        """\
安平市水务局2014年政府信息公开工作年度报告
一.概述
$P
二．主动公开政府信息情况
$P
三，依申请公开政府信息情况
$P
四：存在问题
$P
""",
        """\
一.概述 [overview]
二.主动公开政府信息情况 [proactive]
三,依申请公开政府信息情况 [requests]
四:存在问题 [problems]
""",
    ),
    Case(
        "inline stop",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、概述。$P
二、主动公开政府信息情况。全年公开120条。
三、依申请公开政府信息情况。未收到申请。
四、收费及减免情况。未收费。
五、存在问题。$P
""",
        """\
一、概述 [overview]
二、主动公开政府信息情况 [proactive]
三、依申请公开政府信息情况 [requests]
四、收费及减免情况 [fees]
五、存在问题 [problems]
""",
    ),
    Case(
        "inline colon",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、概述：$P
二、主动公开情况：全年公开120条。
三、依申请公开情况：未收到申请。
四、收费及减免情况：无
五、复议诉讼情况：无
六、存在问题：$P
""",
        """\
一、概述 [overview]
二、主动公开情况 [proactive]
三、依申请公开情况 [requests]
四、收费及减免情况 [fees]
五、复议诉讼情况 [disputes]
六、存在问题 [problems]
""",
    ),
    Case(
        "no statutory",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、加强组织领导
$P
二、健全工作制度
（一）建立审查制度。$P
（二）建立考核制度。$P
三、下一步工作打算
$P
""",
        """\
一、加强组织领导 [overview]
二、健全工作制度
  (一)建立审查制度
  (二)建立考核制度
三、下一步工作打算 [problems]
""",
    ),
    Case(
        "lists not headings",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、主动公开政府信息情况
主要做法有：（一）公开职能；（二）公开流程；（三）公开结果。
二、依申请公开情况
$P
三、存在的主要问题及改进措施
主要问题：1、人员少；2、更新慢。
""",
        """\
一、主动公开政府信息情况 [proactive]
二、依申请公开情况 [requests]
三、存在的主要问题及改进措施 [problems]
""",
    ),
    Case(
        "sub sentence labels",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、主动公开政府信息情况
（一）不断完善公开目录，方便群众查询，使群众能够及时了解各类政策信息和办事流程。
（二）拓宽渠道。$P
二、依申请公开政府信息情况
$P
三、存在问题
$P
""",
        """\
一、主动公开政府信息情况 [proactive]
  (一)不断完善公开目录,方便群众查询,使群众能够及时了解各类政策信息和办事流程
  (二)拓宽渠道
二、依申请公开政府信息情况 [requests]
三、存在问题 [problems]
""",
    ),
    Case(
        "form",
        """\
安平市水务局2023年政府信息公开工作年度报告
一、总体情况
（一）主动公开
$P
（二）依申请公开
$P
（三）政府信息管理
$P
（四）政府信息公开平台建设
$P
（五）监督保障
$P
二、主动公开政府信息情况
表
三、收到和处理政府信息公开申请情况
表
四、政府信息公开行政复议、行政诉讼情况
表
五、存在的主要问题及改进情况
$P
六、其他需要报告的事项
无。
""",
        """\
一、总体情况 [overview]
  (一)主动公开 [proactive]
  (二)依申请公开 [requests]
  (三)政府信息管理
  (四)政府信息公开平台建设
  (五)监督保障
二、主动公开政府信息情况 [proactive]
三、收到和处理政府信息公开申请情况 [requests]
四、政府信息公开行政复议、行政诉讼情况 [disputes]
五、存在的主要问题及改进情况 [problems]
六、其他需要报告的事项 [other]
""",
        "x.txt",
        2023,
    ),
    Case(
        "form fused",
        """\
安平市水务局2023年政府信息公开工作年度报告
一、总体情况2023年，我局公开120条。二、主动公开政府信息情况三、收到和处理政府信息公开申请情况四、政府信息公开行政复议、行政诉讼情况五、存在的主要问题及改进情况一是更新慢。六、其他需要报告的事项无。
""",
        """\
一、总体情况 [overview]
二、主动公开政府信息情况 [proactive]
三、收到和处理政府信息公开申请情况 [requests]
四、政府信息公开行政复议、行政诉讼情况 [disputes]
五、存在的主要问题及改进情况 [problems]
六、其他需要报告的事项 [other]
""",
        "x.txt",
        2023,
    ),
    Case(
        "form variants",
        """\
安平市水务局2023年政府信息公开工作年度报告
一、工作总体情况
$P
二、行政机关主动公开政府信息的情况
表
三、行政机关收到和处理政府信息公开申请的情况
表
四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况
表
五、整改措施
$P
六、其他事项
无。
""",
        """\
一、工作总体情况 [overview]
二、行政机关主动公开政府信息的情况 [proactive]
三、行政机关收到和处理政府信息公开申请的情况 [requests]
四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况 [disputes]
五、整改措施 [problems]
六、其他事项 [other]
""",
        "x.txt",
        2023,
    ),
    Case(
        "form swapped",
        """\
安平市水务局2023年政府信息公开工作年度报告
一、总体情况
$P
二、收到和处理政府信息公开申请情况
表
三、主动公开政府信息情况
表
四、政府信息公开行政复议、行政诉讼情况
表
五、存在的主要问题及改进情况
$P
六、其他需要报告的事项
无。
""",
        """\
一、总体情况 [overview]
二、收到和处理政府信息公开申请情况 [requests]
三、主动公开政府信息情况 [proactive]
四、政府信息公开行政复议、行政诉讼情况 [disputes]
五、存在的主要问题及改进情况 [problems]
六、其他需要报告的事项 [other]
""",
        "x.txt",
        2023,
    ),
    Case(
        "form subtopics as sections",
        """\
安平市水务局2023年政府信息公开工作年度报告
一、总体情况
$P
二、依申请公开情况
$P
三、政府信息管理情况
$P
四、平台建设情况
$P
五、监督保障情况
$P
六、主动公开政府信息情况
表
七、收到和处理政府信息公开申请情况
表
八、政府信息公开行政复议、行政诉讼情况
表
九、存在的主要问题及改进情况
$P
十、其他需要报告的事项
无。
""",
        """\
一、总体情况 [overview]
二、依申请公开情况 [requests]
三、政府信息管理情况
四、平台建设情况
五、监督保障情况
六、主动公开政府信息情况 [proactive]
七、收到和处理政府信息公开申请情况 [requests]
八、政府信息公开行政复议、行政诉讼情况 [disputes]
九、存在的主要问题及改进情况 [problems]
十、其他需要报告的事项 [other]
""",
        "x.txt",
        2023,
    ),
    Case(
        "form restart",
        """\
安平市水务局2023年政府信息公开工作年度报告
一、总体情况
一、主动公开情况
$P
二、依申请公开情况
$P
三、政府信息管理情况
$P
二、主动公开政府信息情况
表
三、收到和处理政府信息公开申请情况
表
四、政府信息公开行政复议、行政诉讼情况
表
五、存在的主要问题及改进情况
$P
六、其他需要报告的事项
无。
""",
        """\
一、总体情况 [overview]
  一、主动公开情况 [proactive]
  二、依申请公开情况 [requests]
  三、政府信息管理情况
二、主动公开政府信息情况 [proactive]
三、收到和处理政府信息公开申请情况 [requests]
四、政府信息公开行政复议、行政诉讼情况 [disputes]
五、存在的主要问题及改进情况 [problems]
六、其他需要报告的事项 [other]
""",
        "x.txt",
        2023,
    ),
    Case(
        "form missing first",
        """\
安平市水务局2023年政府信息公开工作年度报告
2023年，$P
（一）主动公开。$P
（二）依申请公开。$P
二、主动公开政府信息情况
表
三、收到和处理政府信息公开申请情况
表
四、政府信息公开行政复议、行政诉讼情况
表
五、存在的主要问题及改进情况
$P
六、其他需要报告的事项
无。
""",
        """\
二、主动公开政府信息情况 [proactive]
三、收到和处理政府信息公开申请情况 [requests]
四、政府信息公开行政复议、行政诉讼情况 [disputes]
五、存在的主要问题及改进情况 [problems]
六、其他需要报告的事项 [other]
""",
        "x.txt",
        2023,
    ),
    Case(
        "flat rows",
        """\
安平市水务局2023年政府信息公开工作年度报告
一、总体情况
$P
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3
二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
三、本年度办理结果 （一）予以公开 3 0 0 0 0 0 3
（七）总计 3 0 0 0 0 0 3
四、结转下年度继续办理 0 0 0 0 0 0 0
四、政府信息公开行政复议、行政诉讼情况
表
五、存在的主要问题及改进情况
$P
六、其他需要报告的事项
无。
""",
        """\
一、总体情况 [overview]
三、收到和处理政府信息公开申请情况 [requests]
四、政府信息公开行政复议、行政诉讼情况 [disputes]
五、存在的主要问题及改进情况 [problems]
六、其他需要报告的事项 [other]
""",
        "x.txt",
        2023,
    ),
    Case(
        "html",
        """\
<html><body><h1>安平市水务局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>$P</p><h3>（一）主动公开</h3><p>$P</p><h3>（二）依申请公开</h3><p>$P</p><h2>二、主动公开政府信息情况</h2><p>表</p><h2>五、存在的主要问题及改进情况</h2><p>$P</p><h2>六、其他需要报告的事项</h2><p>无。</p></body></html>
""",
        """\
一、总体情况 [overview]
  (一)主动公开 [proactive]
  (二)依申请公开 [requests]
二、主动公开政府信息情况 [proactive]
五、存在的主要问题及改进情况 [problems]
六、其他需要报告的事项 [other]
""",
        "x.html",
        2023,
    ),
    Case(
        "nested three",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、主动公开政府信息情况
（一）公开数量
1.网站公开。$P
2.公报公开。$P
（二）公开渠道
$P
二、依申请公开政府信息情况
$P
三、存在的主要问题及改进措施
（一）存在问题
1.更新慢。$P
2.人员少。$P
（二）改进措施
$P
""",
        """\
一、主动公开政府信息情况 [proactive]
  (一)公开数量
    1.网站公开
    2.公报公开
  (二)公开渠道
二、依申请公开政府信息情况 [requests]
三、存在的主要问题及改进措施 [problems]
  (一)存在问题 [problems]
    1.更新慢
    2.人员少
  (二)改进措施 [problems]
""",
    ),
    Case(
        "arabic bracket",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、主动公开政府信息情况
（1）公开数量。$P
（2）公开渠道。$P
二、依申请公开政府信息情况
$P
三、存在的主要问题
1）人员少。$P
2）更新慢。$P
""",
        """\
一、主动公开政府信息情况 [proactive]
  (1)公开数量
  (2)公开渠道
二、依申请公开政府信息情况 [requests]
三、存在的主要问题 [problems]
  1)人员少
  2)更新慢
""",
    ),
    Case(
        "preamble names sections",
        """\
安平市水务局2014年政府信息公开工作年度报告
本报告由一、概述，二、主动公开政府信息情况，三、依申请公开政府信息情况，四、存在的主要问题及改进情况四部分组成。
一、概述
$P
二、主动公开政府信息情况
$P
三、依申请公开政府信息情况
$P
四、存在的主要问题及改进情况
$P
""",
        """\
一、概述 [overview]
二、主动公开政府信息情况 [proactive]
三、依申请公开政府信息情况 [requests]
四、存在的主要问题及改进情况 [problems]
""",
    ),
    Case(
        "eleven",
        """\
安平市水务局2014年政府信息公开工作年度报告
一、加强领导
$P
二、健全制度
$P
三、主动公开情况
$P
四、依申请公开情况
$P
五、收费情况
$P
六、复议诉讼情况
$P
七、学习培训
$P
八、考核监督
$P
九、存在问题
$P
十、下一步打算
$P
十一、其他需要说明的事项
无。
""",
        """\
一、加强领导
二、健全制度
三、主动公开情况 [proactive]
四、依申请公开情况 [requests]
五、收费情况 [fees]
六、复议诉讼情况 [disputes]
七、学习培训
八、考核监督
九、存在问题 [problems]
十、下一步打算 [problems]
十一、其他需要说明的事项 [other]
""",
    ),
]
# fmt: on


def shown(section: Section, indent: int = 0) -> str:
    roles = "+".join(role.removeprefix("section.") for role in section.roles)
    line = f"{' ' * indent}{section.label}{section.heading}{f' [{roles}]' if roles else ''}\n"
    return line + "".join(shown(part, indent + 2) for part in section.parts)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_sections_are_found(case: Case) -> None:
    text = case.text.replace("$P", PROSE)
    report = parse(read(text.encode(), case.file), Context(today=date(2026, 11, 21), year=case.year))
    assert "".join(map(shown, report.sections)) == case.outline


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_sections_follow_each_other_and_hold_their_parts(case: Case) -> None:
    text = case.text.replace("$P", PROSE)
    report = parse(read(text.encode(), case.file), Context(today=date(2026, 11, 21), year=case.year))
    for before, after in zip(report.sections, report.sections[1:], strict=False):
        assert before.place.end <= after.place.start
    waiting = list(report.sections)
    while waiting:
        section = waiting.pop()
        assert section.place.covers(section.heading_place)
        assert all(section.place.covers(part.place) for part in section.parts)
        waiting += section.parts

"""Whole pages of fictional government sites around one short report, each built as a family of sites builds them."""

from __future__ import annotations

TITLE = "云川县档案局2023年政府信息公开工作年度报告"
INTRO = (
    "根据《中华人民共和国政府信息公开条例》第五十条的规定，现公布云川县档案局2023年政府信息公开工作年度报告。"
    "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
)
OVERVIEW = "2023年，我局主动公开政府信息126条，收到政府信息公开申请2件，均在法定期限内答复。全年没有发生收费情况。"
PROBLEMS = "一是公开内容不够丰富。二是队伍建设有待加强。2024年，我局将进一步细化公开目录，加强业务培训。"
PARAGRAPHS = (
    INTRO,
    "一、总体情况",
    OVERVIEW,
    "二、主动公开政府信息情况",
    "五、存在的主要问题及改进情况",
    PROBLEMS,
    "无。",
)
SIGNED = ("云川县档案局", "2024年1月20日")
TABLE = (
    '<table border="1"><tr><td colspan="4">第二十条第（一）项</td></tr>'
    "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr></table>"
)
BLOCKS = (*PARAGRAPHS[:4], TABLE, *PARAGRAPHS[4:], *SIGNED)
"""The blocks of the report below its title, in order."""


def inner(tag: str = "p") -> str:
    """Return the report below its title as HTML."""
    return "\n".join(block if block is TABLE else f"<{tag}>{block}</{tag}>" for block in BLOCKS)


MENU = "".join(
    f'<li><a href="/{index}/">{name}</a></li>'
    for index, name in enumerate(("首页", "政务公开", "政务服务", "互动交流", "走进云川", "政府信息公开年报"))
)
NEWS = "".join(f'<li><a href="{n}">云川县召开第{n}次会议</a></li>' for n in range(6))
FOOT = (
    "主办：云川县人民政府 承办：云川县人民政府办公室 网站标识码：9900000001 "
    '<a href="https://beian.example/">云ICP备00000001号-1</a> 云公网安备 99000002000001号 技术支持：云川县大数据中心'
)
HEAD = (
    '<meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>' + TITLE + "_云川县人民政府</title>"
    f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-01-22 09:15">'
    '<meta name="ContentSource" content="县档案局">'
)

# A content system of the TRS kind: everything in ids and classes that many sites share.
TRS = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
<html><head>{HEAD.format(charset="gb2312")}<style>.a{{color:red}}</style></head><body>
<div class="header"><div class="logo"><img src="logo.png" alt="云川县人民政府"></div><ul class="nav">{MENU}</ul>
<form action="/s"><input type="text" value="请输入关键字"><input type="submit" value="搜索"></form></div>
<div class="main"><div class="dqwz">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 年报</div>
<div class="xl-box"><h1>{TITLE}</h1>
<div class="xl-xx"><span>发布时间：2024-01-22 09:15</span><span>来源：县档案局</span>
<span>字体：【<a>大</a> <a>中</a> <a>小</a>】</span>
<div class="bdsharebuttonbox"><a>微信</a><a>微博</a></div></div>
<div id="zoom"><div class="TRS_Editor"><style>.TRS_Editor P{{font-size:12pt}}</style>
{inner()}</div></div>
<div class="fj">附件：<a href="nb.docx">云川县档案局2023年年报.docx</a></div>
<div class="relate"><h3>相关链接</h3><ul><li><a href="1">图解：2023年年报</a></li>
<li><a href="2">2022年年报</a></li></ul></div>
</div></div>
<div class="footer">{FOOT}</div><script>var a = "统计期限。";</script></body></html>"""

# Tables all over, as pages were laid out before 2010; a link to the site's title and a table of the file's data.
TABLES = f"""<html><head>{HEAD.format(charset="gbk")}</head><body bgcolor="#ffffff">
<table width="1000" align="center"><tr><td><table><tr>{MENU.replace("li>", "td>")}</tr></table></td></tr>
<tr><td>当前位置：<a href="/">首页</a>&gt;&gt;<a href="/gk">政府信息公开</a>&gt;&gt;{TITLE}</td></tr>
<tr><td><table border="1"><tr><td>索引号：</td><td>990001-2024-00012</td><td>主题分类：</td><td>综合政务</td></tr>
<tr><td>发布机构：</td><td>云川县档案局</td><td>发布日期：</td><td>2024-01-22</td></tr></table></td></tr>
<tr><td align="center"><font size="5"><b>{TITLE}</b></font></td></tr>
<tr><td><table><tr><td>
{inner()}
</td></tr></table></td></tr>
<tr><td align="right">【<a href="javascript:window.print()">打印</a>】
【<a href="javascript:window.close()">关闭</a>】</td></tr>
<tr><td align="center">{FOOT}</td></tr></table></body></html>"""

# HTML 5 with elements that name themselves, a side bar, and a page that a form wraps from end to end.
MODERN = f"""<!doctype html><html lang="zh-CN"><head>{HEAD.format(charset="utf-8")}</head><body><form id="aspnetForm">
<header><a href="/">云川县人民政府</a><nav><ul>{MENU}</ul></nav></header>
<nav class="breadcrumb"><a href="/">首页</a> / <a href="/gk">政务公开</a> / <span>{TITLE}</span></nav>
<main><article><header><h1 class="article-title">{TITLE}</h1>
<p class="meta">发布日期：2024年1月22日　信息来源：县档案局　浏览次数：<span>86</span></p></header>
<section>{inner()}</section></article>
<aside><h2>热点信息</h2><ul>{NEWS}</ul></aside></main>
<footer><p>{FOOT}</p><p>建议使用1366×768以上分辨率浏览本网站，以获得更好的浏览效果。</p></footer></form></body></html>"""

# The report split over two containers, the signature in a third; lines parted by <br> alone.
SPLIT = f"""<html><head>{HEAD.format(charset="utf-8")}</head><body><div id="top"><ul>{MENU}</ul></div>
<div class="content"><div class="bt">{TITLE}</div><div class="sj">时间：2024-01-22 来源：县档案局 分享到：</div>
<div class="TRS_Editor">{"<br>".join(PARAGRAPHS[:4])}</div>{TABLE}
<div class="TRS_Editor">{"<br/>　　".join(PARAGRAPHS[4:])}</div>
<div style="text-align:right">{"<br>".join(SIGNED)}</div></div>
<div class="bottom">{FOOT}</div></body></html>"""

# Nothing but the report.
BARE = f"<html><head>{HEAD.format(charset='utf-8')}</head><body><h1>{TITLE}</h1>{inner()}</body></html>"

PAGES = {
    "trs": TRS.encode("gb18030"),
    "tables": TABLES.encode("gb18030"),
    "modern": MODERN.encode(),
    "split": SPLIT.encode(),
    "bare": BARE.encode(),
}

"""Metadata that stands before a text: the lines of a scraper (标题：…) and the YAML block of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gixlint.readers.lines import Slice

__all__ = ["front_lines", "yaml_front"]

_NAMES = {
    **dict.fromkeys(("标题", "题名", "名称", "信息名称", "文章标题", "title"), "title"),
    **dict.fromkeys(("发布时间", "发布日期", "公开日期", "日期", "时间", "date", "pubdate"), "PubDate"),
    **dict.fromkeys(("来源", "信息来源", "文章来源", "source", "contentsource"), "ContentSource"),
    **dict.fromkeys(("原文链接", "链接", "网址", "来源链接", "url", "link"), "url"),
}
_OTHERS_NAMES = (
    "文号 发文字号 发布机构 发布单位 发文机关 发文单位 公开机构 制发机关 栏目 所属栏目 索引号 主题分类 "
    "分类 体裁 作者 责任编辑 编辑 关键词 主题词 有效性 时效性 成文日期 发文日期 生成日期 生效日期 "
    "废止日期 公开方式 公开范围 公开时限 本地目录 附件"
)
_OTHERS = frozenset(_OTHERS_NAMES.split())
_RULES = "=-—_*#~"
_FAR = 6
"""A line that closes the front matter may stand this many lines below its last known name."""


def _pair(text: str) -> tuple[str, str] | None:
    found = re.match(r"[ \t\u3000]*([\u4e00-\u9fff]{2,6}|[A-Za-z]{3,13})[ \t]*[：:](?!//)(.*)", text)
    if found is None:
        return None
    name = _NAMES.get(found[1].lower()) or (found[1] if found[1] in _OTHERS else None)
    return None if name is None else (name, found[2].strip())


def front_lines(lines: Sequence[Slice]) -> tuple[int, list[tuple[str, str]]]:
    """Return how many leading lines are front matter, and its metadata; 0 unless at least two named lines open it."""
    pairs: list[tuple[str, str]] = []
    count = 0
    for index, line in enumerate(lines):
        pair = _pair(line.text)
        if pair is not None:
            pairs.append(pair)
            count = index + 1
        elif line.text.strip():
            break
    if len(pairs) < 2:
        return 0, []
    for index, line in enumerate(lines[count : count + _FAR], count):
        if _is_separator(line.text):
            return index + 1, [pair for pair in pairs if pair[1]]
    return count, [pair for pair in pairs if pair[1]]


def _is_separator(text: str) -> bool:
    """Tell whether a line is drawn between front matter and text: `====`, `---- 正文 ----`."""
    return text.strip(_RULES + " \t\u3000") in ("", "正文") and sum(map(text.count, _RULES)) >= 3


def yaml_front(lines: Sequence[Slice]) -> tuple[int, list[tuple[str, str]]]:
    """Return how many leading lines are a YAML block between `---` lines, and its plain `key: value` pairs."""
    if not lines or lines[0].text.rstrip() != "---":
        return 0, []
    pairs: list[tuple[str, str]] = []
    for index, line in enumerate(lines[1:], 1):
        if line.text.rstrip() in ("---", "..."):
            return index + 1, pairs
        key, colon, value = line.text.partition(":")
        if colon and key.strip() and not key.startswith((" ", "\t", "#", "-")):
            value = value.strip()
            if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            if value:
                pairs.append((_NAMES.get(key.strip().lower(), key.strip()), value))
        elif line.text.strip() and not line.text.startswith((" ", "\t", "#", "-")):
            return 0, []
    return 0, []

"""The group of commands, each imported when it is called."""

from __future__ import annotations

from gixlint.cli.chinese import Group

__all__ = ["group"]

group = Group(
    "gixlint",
    help="检查政府信息公开工作年度报告：依照报告年度适用的条例和格式，指出哪里有问题、依据是什么、怎样改正。",
    commands={
        "check": "检查报告（文件、文件夹、通配符或标准输入）",
        "annotate": "在报告上批注：Word 文件得到批注和修订，其他格式得到批注网页",
        "fix": "自动改正标点、括号、全半角和错别字，Word 文件中作修订",
        "new": "生成一份空白的年度报告，格式、表格齐备，待填写处有标记",
        "explain": "显示一项检查的说明、依据、选项和正反例",
        "checks": "列出全部检查",
        "docs": "由检查生成说明页（docs/checks），或核对说明页是否最新",
        "settings": "显示对文件生效的设置及其来源，或输出、设置的 JSON Schema",
    },
)

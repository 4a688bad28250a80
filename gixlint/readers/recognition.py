"""Whether text in pictures can be recognised, what does it, and what to install where it cannot."""

from __future__ import annotations

from functools import cache

__all__ = ["MOST_PICTURES", "TOO_MANY", "UNREAD", "is_available", "name"]

MOST_PICTURES = 60
"""Pages or pictures of one file that are recognised: each takes seconds."""
UNREAD = "其中的文字没有读取；识别文字需要安装组件：pip install 'gixlint[ocr]'"
TOO_MANY = f"其中的文字没有读取：一份文件最多识别 {MOST_PICTURES} 张图片"


@cache
def is_available() -> bool:
    """Tell whether the extra `ocr` is installed."""
    from importlib.util import find_spec

    return all(find_spec(package) is not None for package in ("rapidocr", "onnxruntime"))


def name() -> str:
    """Return the name and version of what recognises."""
    from importlib.metadata import version

    return f"RapidOCR {version('rapidocr')}"

"""How much text each element of a page holds, in and outside of links, and where the page's prose begins and ends."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from gixlint.readers.html_blocks import DROPPED
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["FOOT", "PageWeights", "Weight", "weigh", "words_of"]

_NOTICE = re.compile("分辨率|浏览器|转载")
FOOT = re.compile("ICP备|公网安备|网站标识码|版权所有|主办单位[：:]|技术支持[：:]")
_SENTENCE = 20


class Weight(Record):
    """Characters outside and inside links, the number of links, and the element's first and last place in the page."""

    text: int
    linked: int
    links: int
    first: int
    last: int


class PageWeights(Record):
    """The weights of a page's elements, and the places of its first and last sentences; none, and `first > last`."""

    of: dict[Element, Weight]
    first: int
    last: int

    def is_outer(self, element: Element) -> bool:
        """Tell whether the element stands wholly before or wholly after the page's sentences."""
        weight = self.of[element]
        return weight.last < self.first or weight.first > self.last

    def covers_prose(self, element: Element) -> bool:
        """Tell whether all sentences of the page stand in the element."""
        weight = self.of[element]
        return weight.first <= self.first and self.last <= weight.last


def words_of(element: Element) -> str:
    """Return an element's text on one line, without that of scripts and the like."""
    from lxml.etree import iterwalk

    words: list[str] = []
    walk = iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, inner in walk:
        if event == "start" and inner.tag in DROPPED:
            walk.skip_subtree()
        elif event == "start":
            words.append(inner.text or "")
        elif inner is not element:
            words.append(inner.tail or "")
    return " ".join("".join(words).split())


def _is_notice(text: str) -> bool:
    return FOOT.search(text) is not None or _NOTICE.search(text) is not None


def weigh(page: Element, dropped: Container[Element] = ()) -> PageWeights:
    """Weigh a page without its `dropped` elements."""
    from lxml.etree import iterwalk

    weights: dict[Element, Weight] = {}
    open_sums: list[list[int]] = [[0, 0, 0, 0]]
    place = in_link = last = 0
    first = -1
    walk = iterwalk(page, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        place += 1
        text: str | None = None
        if event == "start":
            open_sums.append([0, 0, 0, place])
            in_link += element.tag == "a"
            if element.tag in DROPPED or element in dropped:
                walk.skip_subtree()
            else:
                text = element.text
        else:
            if event == "end":
                own, linked, links, start = open_sums.pop()
                links += element.tag == "a"
                in_link -= element.tag == "a"
                weights[element] = Weight(own, linked, links, start, place)
                for index, amount in enumerate((own, linked, links)):
                    open_sums[-1][index] += amount
            text = element.tail if element is not page else None
        if text:
            length = len("".join(text.split()))
            open_sums[-1][in_link > 0] += length
            if length >= _SENTENCE and "。" in text and not in_link and not _is_notice(text):
                first, last = (place if first < 0 else first), place
    return PageWeights(weights, first if first >= 0 else place + 1, last)

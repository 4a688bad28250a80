"""What a comment says of a finding, in short paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gixlint.reporters.labels import cited, labels
from gixlint.spots import printable

if TYPE_CHECKING:
    from gixlint.findings import Finding, Provision

__all__ = ["heading", "remark"]

_LONGEST_QUOTE = 120
"""A provision's words are shown up to this length (characters)."""
_LONGEST_WORDS = 30
_MOST = 8
"""Consequences that a comment names."""
_WORDS = labels("zh")


def heading(finding: Finding) -> str:
    """Return the first paragraph: 错误 F201 收到的申请与办理去向不平."""
    return printable(f"{_WORDS[finding.severity.word]} {finding.code} {finding.title}")


def remark(finding: Finding, consequences: Sequence[Finding], aside: str, *, exact: bool, mended: bool) -> list[str]:
    """Return the paragraphs of a comment.

    `aside` says where the words are if the comment does not stand on them; `exact` whether it stands on nothing else;
    `mended` whether a tracked change makes the mending.
    """
    lines = [heading(finding)]
    if not exact:
        lines.append(f"所指：{aside or finding.spot.where}{_quoted(finding)}")
    lines.append(finding.message)
    lines += [f"依据：{_provision(provision)}" for provision in finding.basis]
    if mended:
        lines.append("已在文中用修订标出改法，请接受或者拒绝。")
    elif finding.hint:
        lines.append(f"建议：{finding.hint}")
    if consequences:
        lines.append("由此引起，改正后应随之消除：")
        lines += [f"{other.code} {other.message}" for other in consequences[:_MOST]]
    if len(consequences) > _MOST:
        lines.append(f"等共 {len(consequences)} 处。")
    return [printable(line) for line in lines]


def _quoted(finding: Finding) -> str:
    start, end = finding.spot.mark
    words = finding.spot.excerpt[start:end].strip()
    return f"“{words[:_LONGEST_WORDS]}{'…' if len(words) > _LONGEST_WORDS else ''}”" if words else ""


def _provision(provision: Provision) -> str:
    words = provision.quote
    if len(words) > _LONGEST_QUOTE:
        words = words[: _LONGEST_QUOTE - 2] + "……"
    return cited(provision) + (f"：“{words}”" if words else "")

"""`jsonl`: one report a line, each an object of `reports` in `json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gixlint.reporters.json import report_json

if TYPE_CHECKING:
    from gixlint.linting import Result
    from gixlint.reporters import RenderOptions

__all__ = ["render"]


def render(results: Sequence[Result], options: RenderOptions) -> str:
    """Return a line for each file."""
    lines = (json.dumps(report_json(result), ensure_ascii=False, separators=(",", ":")) for result in results)
    return "".join(f"{line}\n" for line in lines)

"""The form that a report is held against where its year is unknown, too."""

from __future__ import annotations

from gixlint.editions import Edition, all_editions
from gixlint.report import Absent, Report

__all__ = ["form_of"]


def form_of(report: Report) -> Edition:
    """Return the edition, or the latest where the year is unknown: for what all editions have alike."""
    return all_editions()[0] if isinstance(report.edition, Absent) else report.edition

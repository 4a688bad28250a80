"""What can go wrong outside a report's own content.

    GixlintError
    ├── UnreadableError    a file cannot be read: says which, why, and what to do
    │   └── MissingPartError   an optional package is not installed
    ├── UnwritableError    a file that was read cannot be written into: says why, and what to do
    ├── SettingsError      a settings file, ruleset, option or facts file is wrong
    └── CheckLoadError     a folder of checks cannot be loaded

`Missing` is no failure: a check that asks a report for an absent part stops with it, and its verdict says why.
"""

from __future__ import annotations

__all__ = [
    "CheckLoadError", "GixlintError", "Missing", "MissingPartError", "SettingsError", "UnreadableError",
    "UnwritableError",
]  # fmt: skip


class GixlintError(Exception):
    """The root of what gixlint raises on purpose; its text is one Chinese line for the user."""


class UnreadableError(GixlintError):
    """A source cannot be read: the text says why and what to do, without the file's name."""


class MissingPartError(UnreadableError):
    """A format needs an optional package that is not installed."""


class UnwritableError(GixlintError):
    """A file cannot be written into without harm: the text says why and what to do, without the file's name."""


class SettingsError(GixlintError):
    """Settings, a ruleset or a facts file are wrong: the text names file, line and what is allowed."""


class CheckLoadError(GixlintError):
    """A folder of checks cannot be loaded: the text names the file and the reason."""


class Missing(Exception):  # noqa: N818  # an absent part is no error
    """A part of the report that a check asked for is absent, so that the whole check is void.

    `role` is the part's role, `reason` a Chinese clause that says why it is absent.
    """

    def __init__(self, role: str, reason: str) -> None:
        super().__init__(role, reason)
        self.role = role
        self.reason = reason

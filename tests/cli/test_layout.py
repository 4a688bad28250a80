"""Laying out text in a terminal."""

from __future__ import annotations

import os
import sys

import pytest

from gixlint.cli.layout import terminal_width


@pytest.mark.parametrize(
    ("said", "width"), [("", 80), ("0", 80), ("wide", 80), ("-5", 80), ("90", 90), ("20", 40), ("500", 100)]
)
def test_the_width_that_the_environment_says(monkeypatch: pytest.MonkeyPatch, said: str, width: int) -> None:
    """Output that goes to no terminal is 80 columns wide where nothing is said."""
    monkeypatch.setenv("COLUMNS", said)
    assert terminal_width() == width


@pytest.mark.parametrize(("columns", "width"), [(0, 80), (72, 72), (300, 100)])
def test_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int, width: int) -> None:
    termios = pytest.importorskip("termios")
    main, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, columns))
    monkeypatch.delenv("COLUMNS", raising=False)
    with open(terminal, "w") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        found = terminal_width()
        monkeypatch.undo()
    os.close(main)
    assert found == width

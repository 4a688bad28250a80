"""What is seldom needed is imported when it is."""

from __future__ import annotations

import subprocess
import sys


def ran(code: str) -> str:
    """Return what a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_deferred_module_is_executed_when_asked() -> None:
    """It imports as nothing, becomes whole at the first question, and stays the one module of its name."""
    code = """
import sys
from gixlint.cli.deferral import defer
defer({"colorsys": (), "no_such_module": ()})
import colorsys
before = "rgb_to_hls" in vars(colorsys)
from colorsys import rgb_to_hls
print(before, rgb_to_hls(0, 0, 0), "rgb_to_hls" in vars(colorsys), sys.modules["colorsys"] is colorsys, type(colorsys))
try:
    import no_such_module
except ModuleNotFoundError:
    print("not there")
"""
    assert ran(code) == "False (0.0, 0.0, 0.0) True True <class 'module'>\nnot there\n"


def test_an_imported_module_stays() -> None:
    """What is there already is left alone."""
    code = """
import colorsys
from gixlint.cli.deferral import defer
defer({"colorsys": ()})
import colorsys as again
print(again is colorsys, "rgb_to_hls" in vars(again))
"""
    assert ran(code) == "True True\n"


def test_functions_taken_out_wait_until_they_are_called() -> None:
    """They do what the module's own do, and asking the module for anything else leaves them working."""
    code = """
import sys
from gixlint.cli.deferral import defer
defer({"colorsys": ("rgb_to_hls", "rgb_to_hsv")})
from colorsys import rgb_to_hls, rgb_to_hsv
import colorsys
print("hls_to_rgb" in vars(colorsys))
print(rgb_to_hls(r=0, g=0, b=0), "hls_to_rgb" in vars(colorsys), rgb_to_hsv(0, 0, 0), rgb_to_hls(0, 0, 0))
print(colorsys.rgb_to_hls is rgb_to_hls)
"""
    assert ran(code) == "False\n(0.0, 0.0, 0.0) True (0.0, 0.0, 0) (0.0, 0.0, 0.0)\nFalse\n"


def test_a_deferred_part_of_a_package_is_its_attribute() -> None:
    code = """
from gixlint.cli.deferral import defer
defer({"wsgiref.headers": ()})
import wsgiref.headers
print("Headers" in vars(wsgiref.headers), wsgiref.headers.Headers([]).keys())
"""
    assert ran(code) == "False []\n"

"""Folding: consequences under their cause, nothing removed, no chains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gixlint.findings import Finding, Spot
from gixlint.folding import RULES, fold
from tests.reporters.samples import finding


def found(written: str) -> Finding:
    """Return a finding written as 「code role start-end about…」."""
    code, role, place, *about = written.split()
    start, _, end = place.partition("-")
    spot = Spot(role, None, None, None, int(start), int(end or start) + (not end), "", (0, 0))
    return finding(code, role=role, spot=spot, about=tuple(about), fingerprint=f"{code}@{start}")


def test_nothing_to_fold_is_only_ordered() -> None:
    first, second = found("W101 section.overview 3"), found("F201 requests.r4.total 9")
    assert fold([second, first]) == (first, second)


@pytest.mark.parametrize(
    ("findings", "causes"),
    [
        pytest.param("D110 body 0|I103 title 5|P101 period 7", "I103@5<D110@0 P101@7<D110@0", id="no body"),
        pytest.param("D106 period 3-9|P102 period 3-20", "P102@3<D106@3", id="garbled period"),
        pytest.param("D106 section.overview 30|P102 period 3-20", "", id="garbled elsewhere"),
        pytest.param(
            "D107 section.requests 1|F101 table.requests 1|F101 table.disputes 2",
            "F101@1<D107@1",
            id="picture for table",
        ),
        pytest.param(
            "S112 table.requests 1|F102 requests 4|F106 requests.header 5",
            "F102@4<S112@1 F106@5<S112@1",
            id="other form",
        ),
        pytest.param(
            "I104 title 1 title period|P102 period 4|C106 section.overview 9", "P102@4<I104@1 C106@9<I104@1", id="year"
        ),
        pytest.param("S101 section.fees 1|Z103 declarations.fees 2 section.fees", "S101@1<Z103@2", id="undeclared"),
        pytest.param("S101 section.other 1|Z103 declarations.fees 2 section.fees", "", id="undeclared, other missing"),
        pytest.param("Z101 declarations.requests 1|Z102 declarations.withheld 2", "Z102@2<Z101@1", id="no requests"),
        pytest.param(
            "F101 table.requests 1|F201 requests.r4.total 2|F204 disputes.review.total 3",
            "F201@2<F101@1",
            id="no table",
        ),
        pytest.param(
            "F202 requests.r3_7.natural 5 requests.r3_7.natural|F201 requests.r4.natural 9 requests.r3_7.natural"
            "|F203 requests.r3_7 7 requests.r3_7.natural requests.r3_7.total|F203 requests.r1 1 requests.r1.total",
            "F203@7<F202@5 F201@9<F202@5",
            id="one cell breaks three sums",
        ),
        pytest.param(
            "F203 requests.r1 5 requests.r1.total|F201 requests.total 9 requests.r1.total"
            "|C101 section.overview 2 requests.r1.total",
            "F201@9<F203@5 C101@2<F203@5",
            id="the cause of a cause is the cause",
        ),
        pytest.param(
            "F301 section.overview 10-20|F303 section.overview 18-25|C104 section.overview 40",
            "F303@18<F301@10",
            id="parts and share of one sentence",
        ),
        pytest.param(
            "Z107 section.requests 3 requests.new|C101 section.overview 30 requests.new", "C101@30<Z107@3", id="zero"
        ),
        pytest.param(
            "S103 section.problems 10-20|W108 section.problems 12|W108 section.problems 50",
            "W108@12<S103@10",
            id="typo in the heading, not below it",
        ),
        pytest.param(
            "D102 body 9 contact|D102 body 90 signature|P201 contact 3|T103 signature 91|P301 preamble 2",
            "P201@3<D102@9 T103@91<D102@90",
            id="placeholders for contact and date",
        ),
        pytest.param("D102 body 9|P201 contact 3|T103 signature 91", "", id="placeholder elsewhere"),
        pytest.param(
            "D102 section.other 10|S104 section.other 8-12|S104 section.overview 1", "S104@8<D102@10", id="placeholder"
        ),
        pytest.param("T103 signature 9|T105 signature 9", "T105@9<T103@9", id="no closing"),
    ],
)
def test_folding(findings: str, causes: str) -> None:
    folded = fold(map(found, findings.split("|")))
    assert {f"{f.fingerprint}<{f.cause}" for f in folded if f.cause} == set(causes.split())
    assert len(folded) == findings.count("|") + 1


def test_what_a_finding_rests_on_counts() -> None:
    cause = found("F301 section.overview 10-20")
    total = Spot("", None, None, None, 12, 14, "", (0, 0))
    other = found("C104 section.overview 40")._replace(related=(("前文", total),))
    assert fold([cause, other]) == (cause, other._replace(cause="F301@10"))


CODES = sorted({code for rule in RULES for code in (*rule.causes, *rule.effects) if len(code) == 4} | {"F204", "W101"})
ROLES = ["period", "section.requests", "table.requests", "requests.r1.total", "requests.r4", "section.fees"]
FINDINGS = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(ROLES), st.integers(0, 30).map(str), st.sampled_from(ROLES)).map(
        lambda parts: found(" ".join(parts))
    ),
    max_size=12,
    unique_by=lambda entry: entry.fingerprint,
)


@given(FINDINGS)
def test_a_cause_is_a_finding_that_has_none(findings: list[Finding]) -> None:
    folded = fold(findings)
    roots = {entry.fingerprint for entry in folded if entry.cause is None}
    assert [entry._replace(cause=None) for entry in folded] == sorted(findings, key=lambda entry: entry.order)
    assert all(entry.cause in roots for entry in folded if entry.cause is not None)
    assert fold(reversed(findings)) == folded

"""`json` and `jsonl`: as their schema says, and every value where it belongs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

import gixlint.reporters
from gixlint.document import Place
from gixlint.editions import edition
from gixlint.report import Absent
from gixlint.reporters import render
from tests.reporters.samples import OPTIONS, TODAY, full_results, place, report, result, without

SCHEMA = json.loads((Path(gixlint.reporters.__file__).parent / "output.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def rendered(*results: Any) -> Any:
    output = json.loads(render("json", results, OPTIONS))
    VALIDATOR.validate(output)
    return output


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    with pytest.raises(ValidationError):
        VALIDATOR.validate({"gixlint": "0.1.0", "schema": 1, "today": "2026-01-15", "reports": [{}]})


def test_every_kind_of_result_validates() -> None:
    output = rendered(*full_results())
    assert {key: output[key] for key in ("gixlint", "schema", "today")} == {
        "gixlint": gixlint.__version__,
        "schema": 1,
        "today": TODAY.isoformat(),
    }
    assert [entry["status"] for entry in output["reports"]] == [
        "failed",
        "passed",
        "undecided",
        "unreadable",
        "skipped",
    ]


def test_lines_are_the_reports() -> None:
    lines = render("jsonl", full_results(), OPTIONS).splitlines()
    assert [json.loads(line) for line in lines] == rendered(*full_results())["reports"]


def test_the_same_results_give_the_same_bytes() -> None:
    assert render("json", full_results(), OPTIONS) == render("json", full_results(), OPTIONS)


def test_a_report_in_full() -> None:
    (entry,) = rendered(result())["reports"]
    content = entry.pop("report")
    assert entry == {
        "path": "年报/安平市水务局.md",
        "sha256": "ab" * 32,
        "edition": "format2021",
        "source": {"format": "md", "converter": None, "encoding": "utf-8", "pages": None, "confidence": None},
        "status": "undecided",
        "error": None,
        "verdicts": {
            "summary": {"passed": 1, "failed": 0, "undecided": 1, "not_applicable": 0, "crashed": 0},
            "checks": [
                {"code": "T102", "status": "undecided", "reason": "机关层级不明"},
                {"code": "T103", "status": "passed", "reason": None},
            ],
        },
        "findings": [],
    }
    heading, said = place("一、总体情况"), place("收到申请12件")
    where = {"where": "一、总体情况", "page": None}
    assert content.pop("sections")[0] == {
        "role": "section.overview",
        "ordinal": 1,
        "heading": "一、总体情况",
        "location": {
            **where,
            "line": 3,
            "column": 1,
            "start": heading[0],
            "end": heading[1],
            "excerpt": "一、总体情况",
        },
    }
    assert content.pop("statements") == [
        {
            "subject": "requests.new",
            "value": 12,
            "qualifier": "exact",
            "unit": "件",
            "scope": {"whose": None, "when": 2025, "what": None, "part": None},
            "location": {**where, "line": 4, "column": 3, "start": said[0], "end": said[1], "excerpt": "收到申请12件"},
        }
    ]
    assert content == {
        "is_annual_report": True,
        "title": "安平市水务局2025年政府信息公开工作年度报告",
        "year": 2025,
        "agency": "安平市水务局",
        "agency_level": "department",
        "period": {"from": "2025-01-01", "to": "2025-12-31"},
        "contact": {"phone": ["0999-8360521"], "fax": [], "address": None, "postcode": None, "email": [], "url": []},
        "signed": {"agency": "安平市水务局", "date": "2026-01-10"},
        "legal_basis": ["条例"],
        "tables": {
            "proactive": None,
            "requests": {
                "r4.natural": 1,
                "r4.business": "2.50",
                "r4.research": None,
                "r4.welfare": None,
                "r4.legal": None,
                "r4.other": {"raw": "见附件"},
                "r4.total": {"raw": "12"},
            },
            "disputes": None,
            "statistics": {},
        },
        "cell_notes": {"r4.natural": "含复议1件"},
    }


def test_absent_parts_are_null() -> None:
    bare = report(edition("reg2007"))._replace(year=None, edition=Absent("edition", "年度不明", Place(0, 0)))
    for role in ("title", "agency", "period", "contact", "preamble", "signature", "table.requests"):
        bare = without(bare, role, "没有")
    (entry,) = rendered(result(report=bare))["reports"]
    content = entry["report"]
    nulls = ("title", "year", "agency", "agency_level", "period", "contact", "signed")
    assert [content[key] for key in nulls] == [None] * len(nulls)
    assert (entry["edition"], content["legal_basis"], content["cell_notes"]) == (None, [], {})
    assert content["tables"] == {"proactive": None, "requests": None, "disputes": None, "statistics": {}}


def test_a_finding_in_full() -> None:
    findings = rendered(full_results()[0])["reports"][0]["findings"]
    assert [entry["code"] for entry in findings] == ["I104", "W102", "C101", "F201"]
    start, end = place("，，")
    assert findings[1] == {
        "code": "W102",
        "name": "punctuation-repeated",
        "title": "标点重复",
        "severity": "warning",
        "role": "section.overview",
        "message": "“，，”中的逗号重复，应为“，”。",
        "hint": "删去一个逗号。",
        "basis": [
            {"statute": "《标点符号用法》（GB/T 15834-2011）", "provision": "4.4", "quote": "", "kind": "standard"}
        ],
        "location": {
            "where": "一、总体情况",
            "page": 2,
            "line": None,
            "column": None,
            "start": start,
            "end": end,
            "excerpt": "，，",
            "context": "全年收到申请12件，，均已办结。",
            "mark": [9, 11],
        },
        "related": [],
        "fix": [{"start": start, "end": start + 1, "words": ""}],
        "confidence": 0.97,
        "cause": None,
        "waived": None,
        "fingerprint": "0000000000000102",
    }
    assert findings[0]["related"][0]["label"] == "标题"
    assert findings[2]["cause"] == findings[3]["fingerprint"]

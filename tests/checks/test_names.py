"""One agency, one name; and how it speaks of itself."""

from __future__ import annotations

import pytest
from drafts import BODY, PREAMBLE, TITLE, draft, findings, marked


@pytest.mark.parametrize(
    ("title", "end", "expected"),
    [
        ("安平市卫计局", "安平市卫生和计划生育局", ["安平市卫生和计划生育局"]),
        ("安平市住房和城乡建设局", "安平市住建局", ["安平市住建局"]),
        ("安平市住房和城乡建设局", "安平市住房和城建设局", ["安平市住房和城建设局"]),
        ("安平市林业局", "安平市林业局", []),
        ("安平市林业局", "林业局", []),
        ("江海省安平市林业局", "安平市林业局", []),
        ("安平市人民政府", "安平市人民政府办公室", []),
        ("安平市", "安平市人民政府", []),
        ("云溪县荷岭镇人民政府", "荷岭镇人民政府", []),
        ("安平市卫生和计划生育委员会", "安平市卫生健康委员会", []),
        ("安平市林业局（安平市绿化委员会办公室）", "安平市林业局", []),
    ],
)
def test_title_and_signature(title: str, end: str, expected: list[str]) -> None:
    text = draft(
        title=TITLE.replace("安平市林业局", title),
        preamble=PREAMBLE.replace("安平市林业局", title),
        end=f"{end}\n2025年1月20日",
    )
    assert marked(text, "I106") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("请与平潭综合区行政审批局办公室联系", ["平潭综合区行政审批局"]),
        ("请与平潭综合实验区行政审批局办公室联系", []),
        ("请与平潭综合实验区党工委管委会办公室联系", []),
        ("请登录平潭行政审批局网站", []),
        ("请与平潭综合实验区财政局联系", []),
        ("根据《平潭综合区行政审批局公开办法》的要求", []),
    ],
)
def test_a_name_with_a_character_dropped(words: str, expected: list[str]) -> None:
    agency = "平潭综合实验区行政审批局"
    preamble = PREAMBLE.replace("安平市林业局", agency).replace("如有疑问，", f"如有疑问，{words}，或者")
    text = draft(title=TITLE.replace("安平市林业局", agency), preamble=preamble, end=f"{agency}\n2025年1月20日")
    assert marked(text, "I106") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("编制了《安平市经贸局政府信息公开指南（试行）》。", ["安平市经贸局"]),
        ("编印了《安平市经贸局政府信息公开指南》。", ["安平市经贸局"]),
        ("编制了《安平市林业局政府信息公开指南》。", []),
        ("编制了《安平市人民政府信息公开目录》。", []),
        ("编制了《政府信息公开指南》。", []),
        ("转发了《安平市财政局信息公开目录》。", []),
        ("学习了外地的《望海市林业局政府信息公开指南》。", []),
    ],
)
def test_another_agency_left_in_a_document_of_its_own(words: str, expected: list[str]) -> None:
    assert marked(draft(body=BODY + "\n" + words), "I106") == expected


@pytest.mark.parametrize(
    ("agency", "words", "expected"),
    [
        ("安平市林业局", "我局认真落实条例。", []),
        ("安平市林业局", "我委认真落实条例。", ["我委"]),
        ("安平市林业局", "我镇认真落实条例。", ["我镇"]),
        ("安平市林业局", "我市人民政府高度重视政府信息公开工作。", ["我市人民政府"]),
        ("安平市林业局", "信息在我市人民政府网站公布。", []),
        ("安平市林业局", "开展“我为群众办实事”和“我办理我公开”活动。", []),
        ("安平市林业局", "我市林业资源丰富。", []),
        ("安平市人民政府", "我局认真落实条例。", ["我局"]),
        ("安平市人民政府", "结合我办实际。", ["我办"]),
        ("安平市人民政府", "我市认真落实条例。", []),
        ("安平市人民政府办公室", "我办认真落实条例，我市公开信息120条。", []),
        ("安平经济技术开发区管理委员会", "我委认真落实条例，我区公开信息120条。", []),
        ("安平市发展和改革委员会", "我委认真落实条例。", []),
        ("安平市发展和改革委员会（安平市粮食局）", "我局认真落实条例。", []),
        ("安平市望潮区听涛街道办事处", "我办认真落实条例。", []),
        ("安平市林业局", "我局限期整改，自我局限性得到克服。", []),
    ],
)
def test_what_an_agency_calls_itself(agency: str, words: str, expected: list[str]) -> None:
    body = BODY.replace("我局", "本机关") + "\n" + words
    text = draft(
        title=TITLE.replace("安平市林业局", agency),
        preamble=PREAMBLE.replace("安平市林业局", agency),
        body=body,
        end=f"{agency}\n2025年1月20日",
    )
    assert marked(text, "I107") == expected


def test_names_that_are_silent_in_any_report() -> None:
    assert findings(draft(), "I") == ()

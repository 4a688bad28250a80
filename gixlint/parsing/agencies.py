"""Names of agencies: where they end, how full they are, and what level they tell."""

from __future__ import annotations

from gixlint.report import Level
from gixlint.text import pattern

__all__ = ["NAME", "REGION", "fullness", "is_agency", "level_of", "same_agency"]

_SUFFIX = (
    r"人民政府(?:办公室|办公厅|办)?|政府(?:办公室|办公厅|办)?|管理委员会|管委会|委员会|街道办事处|办事处|街道办|办公室|办公厅|管理局|监督局|"
    r"海关|银行|支行|大学|学院|医院|中学|小学|学校|公司|馆|"
    r"分局|总局|支队|大队|总队|中心|联合会|研究院|研究所|党工委|税务局|局|厅|委|署|部|院|处|所|站|办|社|会"
)
NAME = rf"[\u4e00-\u9fff()〇·]{{2,38}}?(?:{_SUFFIX})"
"""An agency's name in folded text; not anchored."""

REGION = r"(?:省|市|县|区|州|盟|旗|镇|乡|街道|自治区|兵团|国家|中国|中华人民共和国|国务院|全国)"
"""What the name of a region ends with, in folded text; not anchored."""


def is_agency(name: str) -> bool:
    """Tell whether words can be an agency's name or a region that stands for its government."""
    if not 2 <= len(name) <= 42 or pattern(r"[,。;:!?《》\"\d]|我们|本机关|如下|有关").search(name):
        return False
    return bool(
        pattern(rf"(?:{_SUFFIX})(?:\([^)]*\))?$").search(name)
        or pattern(rf"^[\u4e00-\u9fff]{{2,12}}{REGION}$").match(name)
    )


def fullness(name: str) -> int:
    """Return how full a name is: 2 with region and unabridged organ, 1 with one of them, 0 with neither."""
    region = bool(pattern(rf"^[\u4e00-\u9fff]{{2,}}?{REGION}.+").match(name)) or name.startswith(("国家", "中国"))
    abridged = bool(
        pattern(
            r"(?:市|县|区|省|^)(?:[\u4e00-\u9fff]{1,3}(?:委|办)|卫计局|财金局|发改局|发改委|人社局|住建局|文广新?局|国土局|安监局|食药监局|科委|建委|府办|政府办|市政府|县政府|区政府)$"
        ).search(name)
    )
    organ = bool(pattern(rf"(?:{_SUFFIX})(?:\([^)]*\))?$").search(name)) and not abridged
    return int(region) + int(organ)


_OTHER = (
    r"管理委员会|管委会|分局$|派出|直属|税务局|海关|气象局|烟草专卖局|邮政管理局|通信管理局|调查队|银保监|银监|证监|保监|"
    r"人民银行|外汇管理|海事局|出入境|铁路|煤矿安全|测绘院|大学|学院|中学|小学|幼儿园|医院|集团|公司|兵团|联合会|法院|检察院|总工会|妇联|共青团"
)
_GOVERNMENT = r"(?:人民政府|(?:省|市|县|区|州|盟|旗)政府)$|^[\u4e00-\u9fff]{1,12}(?:省|市|县|区|州|盟|旗)$"


def level_of(name: str) -> Level:
    """Return the level that a name tells. 管委会, 派出机构 and vertically managed agencies are `other`."""
    bare = pattern(r"\([^)]*\)").sub("", name)
    if not bare:
        return "unknown"
    if pattern(r"(?:镇|乡)(?:人民)?政府$|街道(?:办事处|办)?$|(?:镇|乡)$").search(bare) and not bare.endswith("城镇"):
        return "township"
    if pattern(_OTHER).search(bare):
        return "other"
    if pattern(_GOVERNMENT).search(bare):
        return "government"
    if pattern(rf"(?:{_SUFFIX})$").search(bare):
        return "department"
    return "unknown"


def same_agency(one: str, other: str) -> bool:
    """Tell whether two names may mean one agency: one holds the other, or their organ is written alike."""
    a, b = (pattern(r"[()\s]").sub("", name) for name in (one, other))
    if not a or not b:
        return False
    return a in b or b in a or a[-3:] == b[-3:] or (a[:2] == b[:2] and a[-1] == b[-1])

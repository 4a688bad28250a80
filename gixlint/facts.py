"""Reading facts and settings from YAML, strictly: an error names file, line and key.

Parsed files are kept beside Python's own compiled modules (`__pycache__`), under the same rule: the copy counts only
while it was made from a file of the same size and time. YAML costs more to parse than the whole rest of a check.
"""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path
from typing import Any

from gixlint.errors import SettingsError

__all__ = ["facts", "keep", "parse_yaml"]


def facts(path: Path) -> Any:
    """Return the content of a shipped YAML file as plain dicts, lists, strings and numbers.

    Raises SettingsError naming file and line.
    """
    stat = path.stat()
    stamp = (stat.st_mtime_ns, stat.st_size)
    cached = path.parent / "__pycache__" / f"{path.stem}.facts"
    try:
        kept, value = marshal.loads(cached.read_bytes())
        if kept == stamp:
            return value
    except (OSError, ValueError, EOFError, TypeError):
        pass  # no copy, or one of another Python: parse anew
    value = parse_yaml(path.read_text(encoding="utf-8"), str(path))
    if not sys.dont_write_bytecode:
        keep(cached, marshal.dumps((stamp, value)))
    return value


def keep(cached: Path, data: bytes) -> None:
    """Write the copy as Python writes its own: whole or not at all, and silently not where the folder is read-only."""
    try:
        cached.parent.mkdir(exist_ok=True)
        part = cached.with_suffix(f".{os.getpid()}")
        part.write_bytes(data)
        part.replace(cached)
    except OSError:
        return


def parse_yaml(text: str, name: str) -> Any:
    """Parse YAML text; keys may not repeat. Raises SettingsError naming `name`, line and reason."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster, where libyaml is there

    class Loader(base):  # type: ignore[misc]  # the base is chosen at run time
        """SafeLoader that refuses a key said twice, leaves dates as text, and knows no truth but true and false (off is
        a word in settings).
        """

        yaml_implicit_resolvers = {  # noqa: RUF012  # PyYAML wants it here
            first: [(tag, test) for tag, test in resolvers if tag.rpartition(":")[2] not in ("timestamp", "bool")]
            + [(tag, test) for tag, test in resolvers if tag.endswith(":bool") and first in "tfTF"]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            seen: set[Any] = set()
            for key_node, _ in node.value:
                key = self.construct_object(key_node, deep=True)
                if key in seen:
                    raise SettingsError(f"{name} 第 {key_node.start_mark.line + 1} 行：键 {key} 重复")
                seen.add(key)
            return super().construct_mapping(node, deep)

    try:
        return yaml.load(text, Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise SettingsError(f"{name} 第 {mark.line + 1 if mark else 1} 行：不是有效的 YAML（{problem}）") from error

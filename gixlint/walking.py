"""Finding the files to check: named ones, those of folders, of zip archives and of wildcards, standard input.

What cannot be checked (a missing path, a folder without readable files, one that may not be entered) is listed with the
reason, so that it is told like a file that cannot be read. The order is that of the arguments, within a folder that of
the names, files first; a file that is met twice is listed once.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase

from gixlint.archives import BETWEEN, SUFFIX, Entry, entries
from gixlint.errors import UnreadableError
from gixlint.readers import READABLE_SUFFIXES
from gixlint.records import Record

__all__ = ["STDIN", "Source", "excluded", "files", "passed_over"]

STDIN = "-"
_SKIPPED = frozenset({"node_modules", "venv", "__pycache__", "site-packages", "__MACOSX"})
_DOCUMENTS = frozenset({".doc", ".wps", ".pdf", ".rtf", ".ofd", ".odt", ".xls", ".xlsx"})
_ARCHIVES = frozenset({SUFFIX})
_MEANT = "、".join(sorted(READABLE_SUFFIXES))
_NOTHING = f"压缩包中没有可检查的文件（可检查 {_MEANT}）"


class Source(Record):
    """A file to check: its path as the user would write it, and whether walking found it.

    `error` says why there is nothing to read at `path`, as a Chinese clause; it is empty for a file. A file inside an
    archive has the archive's own path and its number there.
    """

    path: str
    walked: bool = False
    error: str = ""
    archive: str = ""
    number: int = 0


def files(paths: Iterable[str], exclude: Sequence[str] = ()) -> list[Source]:
    """Return what the paths stand for: files, folders, archives, wildcards (with `**`), `-`.

    `exclude` are wildcards of paths.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _of(path, exclude):
            key = source.path if source.path == STDIN else os.path.abspath(source.path)
            if key not in found or (found[key].walked and not source.walked):
                found[key] = source
    return list(found.values())


def excluded(path: str, exclude: Iterable[str]) -> bool:
    """Tell whether a wildcard matches the path, its end from some folder on, or one of the folders that hold it."""
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".")]
    for wildcard in exclude:
        wanted = wildcard.replace(os.sep, "/").removeprefix("./").rstrip("/")
        for start in range(len(parts)):
            if any(fnmatchcase("/".join(parts[start:end]), wanted) for end in range(start + 1, len(parts) + 1)):
                return True
    return False


def passed_over(paths: Iterable[str], exclude: Sequence[str] = ()) -> list[str]:
    """Return the files of the folders and archives that look like documents but are of formats that are not read."""
    return [file for path in paths for file in _unread(path, exclude, _DOCUMENTS - READABLE_SUFFIXES)]


def _unread(path: str, exclude: Sequence[str], suffixes: frozenset[str]) -> Iterator[str]:
    found = _walk(path, exclude, suffixes | _ARCHIVES) if os.path.isdir(path) else [(path, "")]
    for file, error in found:
        if _readable(file, _ARCHIVES):
            with suppress(UnreadableError, OSError):  # told when the archive is to be checked
                yield from (full for full, _ in _inside(file, exclude, suffixes) or ())
        elif file != path and not error:
            yield file


def _of(path: str, exclude: Sequence[str]) -> Iterator[Source]:
    if path == STDIN:
        yield Source(path)
    elif os.path.isdir(path):
        yield from _folder(path, exclude)
    elif os.path.exists(path):
        yield from _archive(path, exclude) if _readable(path, _ARCHIVES) else [Source(path)]
    elif any(character in path for character in "*?["):
        yield from _wildcard(path, exclude)
    else:
        yield Source(path, error="文件不存在，请核对路径")


def _folder(folder: str, exclude: Sequence[str]) -> Iterator[Source]:
    some = False
    for path, error in _walk(folder, exclude, READABLE_SUFFIXES | _ARCHIVES):
        found = [Source(path, True, error)]
        if not error and _readable(path, _ARCHIVES):
            found = [source for source in _archive(path, exclude) if source.path != path or source.error != _NOTHING]
        some = some or bool(found)
        yield from found
    if not some:
        yield Source(folder, walked=True, error=f"文件夹中没有可检查的文件（可检查 {_MEANT}）")


def _archive(path: str, exclude: Sequence[str]) -> Iterator[Source]:
    """Yield the files of an archive as of a folder; an archive that is a document itself is a file."""
    try:
        inside = _inside(path, exclude, READABLE_SUFFIXES | _ARCHIVES)
    except UnreadableError as error:
        yield Source(path, error=str(error))
        return
    except OSError:
        inside = None  # reading it will say why
    if inside is None:
        yield Source(path)
        return
    for full, entry in inside:
        yield Source(full, True, entry.error, path, entry.number)
    if not inside:
        yield Source(path, walked=True, error=_NOTHING)


def _inside(path: str, exclude: Sequence[str], suffixes: frozenset[str]) -> list[tuple[str, Entry]] | None:
    """Return the files of an archive with their full paths; None where it is a document. Raises as `entries` does."""
    found = entries(path)
    if found is None:
        return None
    named = [
        (f"{path}{BETWEEN}{entry.path}", entry)
        for entry in found
        if _readable(entry.path, suffixes) and not any(map(_hidden, entry.path.split("/")))
    ]
    return [(full, entry) for full, entry in named if not excluded(entry.path, exclude) and not excluded(full, exclude)]


def _wildcard(wildcard: str, exclude: Sequence[str]) -> Iterator[Source]:
    from glob import glob

    some = False
    suffixes = READABLE_SUFFIXES | _ARCHIVES
    for path in sorted(glob(wildcard, recursive=True)):
        hidden = any(_hidden(part) for part in path.replace(os.sep, "/").split("/") if part not in ("..", "."))
        if not hidden and os.path.isfile(path) and _readable(path, suffixes) and not excluded(path, exclude):
            some = True
            yield from _archive(path, exclude) if _readable(path, _ARCHIVES) else [Source(path, walked=True)]
    if not some:
        yield Source(wildcard, walked=True, error=f"没有与此匹配的可检查文件（可检查 {_MEANT}）")


def _walk(folder: str, exclude: Sequence[str], suffixes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the files below a folder, and the folders that may not be entered with the reason."""
    refused: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(names):
            path = os.path.join(root, name)
            if _hidden(name) or not _readable(name, suffixes):
                continue
            if not excluded(os.path.relpath(path, folder), exclude) and not excluded(path, exclude):
                yield path, ""
    for error in refused:
        yield error.filename or folder, f"文件夹打不开（{error.strerror}），请检查访问权限"


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in _SKIPPED


def _readable(path: str, suffixes: frozenset[str]) -> bool:
    return os.path.splitext(path)[1].lower() in suffixes

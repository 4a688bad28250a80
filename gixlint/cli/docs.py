"""`gixlint docs`: the reference pages of the shipped checks as files, or whether the files are current."""

from __future__ import annotations

from pathlib import Path

import click

from gixlint.cli.chinese import Command, Option

__all__ = ["command", "complaints"]


def _docs(folder: Path, only_check: bool) -> int:
    from gixlint.cli.catalogue import catalogue
    from gixlint.cli.delivery import DONE, FINDINGS, TROUBLE, say, show
    from gixlint.cli.markdown import pages
    from gixlint.cli.reference import faults

    checks = catalogue(())
    files = pages(checks, folder)
    wrong = [f"{check.path}：{check.code} {fault}" for check in checks for fault in faults(check)]
    if only_check:
        stale = complaints(files, folder)
        advice = (
            ["请运行 gixlint docs 更新说明页。"]
            if stale
            else []
            if wrong
            else [f"{folder}：{len(files)} 页都是最新的。"]
        )
        show("\n".join((*wrong, *stale, *advice)))
        return FINDINGS if wrong or stale else DONE
    for line in (*wrong, *(troubles := _write(files, folder))):
        say(line)
    if troubles:
        return TROUBLE
    show(f"{folder}：{len(files)} 页")
    return FINDINGS if wrong else DONE


def complaints(files: dict[str, str], folder: Path) -> list[str]:
    """Return in Chinese which of the files are stale or missing in the folder, and which pages there are too many."""
    found = []
    for name, words in files.items():
        if not (folder / name).is_file():
            found.append(f"{folder / name}：缺少这一页")
        elif (folder / name).read_text(encoding="utf-8") != words:
            found.append(f"{folder / name}：与检查不一致，需要更新")
    return found + [f"{path}：没有这项检查，这一页多余" for path in _superfluous(files, folder)]


def _superfluous(files: dict[str, str], folder: Path) -> list[Path]:
    """Return the generated pages that are of no check any more; what somebody wrote is not ours."""
    from gixlint.cli.markdown import MARK

    others = [path for path in sorted(folder.glob("*.md")) if path.name not in files]
    return [path for path in others if path.read_text(encoding="utf-8", errors="replace").startswith(MARK)]


def _write(files: dict[str, str], folder: Path) -> list[str]:
    """Bring the folder up to date; return in Chinese what could not be done."""
    from gixlint.cli.delivery import write
    from gixlint.cli.jobs import reason

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in _superfluous(files, folder):
            path.unlink()
    except OSError as error:
        return [f"{folder}：{reason(error)}"]
    return [trouble for name, words in files.items() if (trouble := write(str(folder / name), words))]


command = Command(
    "docs",
    callback=_docs,
    params=[
        Option(
            ["-o", "--output", "folder"],
            metavar="文件夹",
            type=click.Path(path_type=Path),
            default=Path("docs", "checks"),
            help="说明页所在的文件夹，默认 docs/checks",
        ),
        Option(["--check", "only_check"], is_flag=True, help="不写文件，只核对说明页是否最新；不是的退出码为 1"),
    ],
    help="由检查生成说明页：每项检查一页，另有中英文目录。增改检查之后运行。",
)

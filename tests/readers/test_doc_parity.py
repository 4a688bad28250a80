"""Word 97-2003 files by a word processor: every cell, section and fact equals that of the .docx they came from."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from gixlint.readers import read
from tests.readers.test_docx_marks import HIDDEN, LINKS, REVISIONS
from tests.readers.test_docx_numbering import NUMBERINGS
from tests.readers.test_docx_tables import TABLES
from tests.readers.wordfile import cell, marks, paragraph, row, run, table, word_file
from tests.rewriting import as_docx
from tests.test_parity import CLEAN, SAMPLES, parsed, told

Need = Callable[[object, str], None]
# What LibreOffice keeps in a .doc; it drops the rest (revisions of rows, styles without a name) or writes it otherwise.
BODIES = {
    **{f"number-{name}": word_file(NUMBERINGS[name][1], numbering=NUMBERINGS[name][0])
       for name in ("levels restart below", "level override", "start", "skipped level shows its start", "none")},
    **{f"table-{name}": word_file(paragraph("前") + TABLES[name][0] + paragraph("后"))
       for name in ("plain", "spans", "last cell continues", "horizontal merge", "several paragraphs")},
    **{f"revision-{name}": word_file(REVISIONS[name][0] + paragraph("末"))
       for name in ("insertion", "deletion", "deleted paragraph mark", "inserted paragraph")},
    **{f"hidden-{name}": word_file(HIDDEN[name][0] + paragraph("末"))
       for name in ("run", "white", "on dark run", "on dark paragraph", "in dark cell", "in next cell")},
    **{f"link-{name}": word_file(paragraph(run("见") + LINKS[name][0])) for name in ("field", "field to bookmark")},
    "wide": word_file(table(*(row(*(cell(f"{at}.{n}") for n in range(40))) for at in range(2))) + paragraph("后")),
}  # fmt: skip


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, need: Need) -> Path:
    """Samples and small texts as .docx and .doc, by LibreOffice; samples as .docx of its own, too."""
    need(shutil.which("soffice"), "没有安装 LibreOffice")
    folder = tmp_path_factory.mktemp("office")
    words = {Path(name).stem: as_docx(read((CLEAN / name).read_bytes(), name)) for name in SAMPLES}
    for name, data in (words | BODIES).items():
        (folder / f"{name}.docx").write_bytes(data)
    _convert(folder, "docx:MS Word 2007 XML", folder / "own", [folder / f"{name}.docx" for name in words])
    for file in (folder / "own").iterdir():
        file.rename(folder / f"own-{file.name}")
    _convert(folder, "doc", folder, folder.glob("*.docx"))
    return folder


def _convert(folder: Path, kind: str, into: Path, files: Iterable[Path]) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    command += ["--outdir", str(into), *sorted(map(str, files))]
    subprocess.run(command, capture_output=True, check=True, timeout=300)


@pytest.mark.parametrize("writer", ["", "own-"], ids=["python-docx", "LibreOffice"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_samples(sample: str, writer: str, office: Path) -> None:
    stem = writer + Path(sample).stem
    found = read((office / f"{stem}.doc").read_bytes(), "a.doc")
    original = read((office / f"{stem}.docx").read_bytes(), "a.docx")
    assert (found.text, found.blocks, found.marks) == (original.text, original.blocks, original.marks)
    if not writer:  # LibreOffice parts a grid by columns too narrow to see
        assert found.tables == original.tables
    assert told(parsed((office / f"{stem}.doc").read_bytes(), "a.doc")) == told(
        parsed((CLEAN / sample).read_bytes(), sample)
    )


@pytest.mark.parametrize("name", BODIES)
def test_small_texts(name: str, office: Path) -> None:
    found, original = (read((office / f"{name}.{suffix}").read_bytes(), f"a.{suffix}") for suffix in ("doc", "docx"))
    assert (found.text, found.tables, marks(found)) == (original.text, original.tables, marks(original))

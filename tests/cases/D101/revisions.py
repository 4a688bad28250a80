"""A Word draft with tracked changes and a comment."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

NAME = "安平市林业局2024年度报告.docx"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def build(lines: list[str]) -> bytes:
    """Return the draft: the first line of text with an insertion, the second with a deletion."""
    paragraphs = [f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines]
    tracked = 'w:id="1" w:author="甲" w:date="2025-01-10T09:00:00Z"'
    paragraphs[2:2] = [
        f"<w:p><w:ins {tracked}><w:r><w:t>此句为新增。</w:t></w:r></w:ins></w:p>",
        f"<w:p><w:r><w:t>保留。</w:t></w:r><w:del {tracked}><w:r><w:delText>此句删去。</w:delText></w:r></w:del></w:p>",
    ]
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{TYPE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>',
    }
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()

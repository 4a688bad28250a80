"""OpenDocument texts made for tests from the bare XML of their parts."""

from __future__ import annotations

PREFIXES = {
    **{
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
        for name in ("office", "style", "text", "table", "meta")
    },
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
MIMETYPE = "application/vnd.oasis.opendocument.text"


COVERED = "<table:covered-table-cell/>"


def odt_parts(body: str, own: str = "", common: str = "", pages: str = "", meta: str = "") -> dict[str, str | bytes]:
    """Return the parts of a text: its body, its automatic and common styles, its master pages, its metadata."""
    return {
        "mimetype": MIMETYPE,
        "content.xml": f"<office:document-content {NAMESPACES}><office:automatic-styles>{own}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>",
    }

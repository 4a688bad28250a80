"""Opening an Office Open XML package (a zip of XML parts) without trusting it."""

import re
import struct
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from gixlint.errors import UnreadableError
from gixlint.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Package", "Relation", "is_encrypted_package"]

LARGEST = 200 * 2**20
"""Bytes of XML that a package may unpack to, all parts together."""

DENSEST = 200
"""How often a part of more than 16 MB may be larger than its packed form: XML packs 10 to 50 times."""

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN = "文件不完整或已损坏，打不开；请重新传送，或用 Word、WPS 修复后另存为 .docx 再检查。"
BOMB = "文件解压后过大，疑似恶意压缩包，未予读取；请用 Word 或 WPS 打开核实，另存为 .docx 再检查。"
LOCKED = "文件加了密码，无法读取；请用 Word 或 WPS 打开，取消密码后另存为 .docx 再检查。"
FOREIGN = "文件内容不是 .docx；请确认它是用 Word 或 WPS 保存的，而不是由其他文件改名而来。"
FAILURES = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, IndexError)


class Relation(Record):
    """One entry of a `.rels` part: the last word of its type, the part's full name or the outside target as written."""

    kind: str
    target: str
    external: bool = False


def is_encrypted_package(data: bytes) -> bool:
    """Tell whether the bytes are an Office Open XML file under a password: a compound file that holds the package."""
    return data.startswith(COMPOUND) and "EncryptedPackage".encode("utf-16-le") in data


class Package:
    """A package held in memory. Part names carry no leading slash; their case does not count."""

    def __init__(self, data: bytes) -> None:
        if is_encrypted_package(data):
            raise UnreadableError(LOCKED)
        if not data.startswith(b"PK"):
            raise UnreadableError(FOREIGN)
        try:
            self._zip = ZipFile(BytesIO(data))
        except FAILURES as error:
            raise UnreadableError(BROKEN) from error
        self._parser = _parser()
        self._parts = {_key(info.filename): info for info in self._zip.infolist()}
        self._trees: dict[str, Element] = {}
        self._strict: dict[str, frozenset[bytes]] = {}
        xml = [info for name, info in self._parts.items() if name.endswith((".xml", ".rels"))]
        if sum(info.file_size for info in xml) > LARGEST or any(map(_is_bomb, xml)):
            raise UnreadableError(BOMB)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def tree(self, name: str) -> "Element | None":
        """Return the root element of a part, in the transitional namespaces; None where there is no such part.

        The same part is always the same tree.
        """
        key = _key(name)
        if key not in self._trees and key in self._parts:
            self._trees[key] = self._parsed(name)
        return self._trees.get(key)

    def _parsed(self, name: str) -> "Element":
        data = self.content(name)
        try:
            root = etree.fromstring(data, self._parser)
            if any("purl.oclc.org" in uri for uri in root.nsmap.values()):
                self._strict[_key(name)] = frozenset(
                    re.findall(rb'"(http://purl\.oclc\.org/ooxml/[^"]*)"', etree.tostring(root))
                )
                root = etree.fromstring(_transitional(etree.tostring(root)), self._parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableError(f"文件内部的 {name} 有错，{BROKEN}") from error
        return root

    def serialized(self, name: str) -> bytes:
        """Return the bytes of a part's tree as it is now, in the namespaces that the part came in."""
        key = _key(name)
        xml = etree.tostring(self._trees[key], xml_declaration=True, encoding="UTF-8", standalone=True)
        for uri in self._strict.get(key, ()):
            xml = xml.replace(b'"' + _transitional(uri) + b'"', b'"' + uri + b'"')
        return xml

    def written(self, name: str) -> str:
        """Return the name of a part as the archive writes it."""
        return self._parts[_key(name)].filename

    def part_of(self, element: "Element") -> str:
        """Return the name, as the archive writes it, of the part whose tree holds an element."""
        root = element.getroottree().getroot()
        return next(self.written(name) for name, tree in self._trees.items() if tree is root)

    def is_strict(self, name: str) -> bool:
        """Tell whether a part whose tree was asked for is written in the namespaces of strict Office Open XML."""
        return _key(name) in self._strict

    def picture(self, name: str) -> bytes | None:
        """Return the bytes of a part that is no XML, such as a picture; None where it is not there or too large."""
        info = self._parts.get(_key(name))
        return None if info is None or info.file_size > LARGEST else self.content(name)

    def relations(self, name: str = "") -> dict[str, Relation]:
        """Return the relations of a part, or of the package itself, by their ids."""
        folder = dirname(name)
        root = self.tree(join(folder, "_rels", name[len(folder) :].lstrip("/") + ".rels"))
        relations = {}
        for entry in () if root is None else root:
            target = entry.get("Target", "")
            external = entry.get("TargetMode") == "External"
            if not external:
                target = normpath(join("/", folder, target.replace("\\", "/"))).lstrip("/")
            relations[entry.get("Id", "")] = Relation(entry.get("Type", "").rpartition("/")[2], target, external)
        return relations

    def names(self) -> list[str]:
        """Return the names of all entries as they are written, in their order; a name written twice stands twice."""
        return [info.filename for info in self._zip.infolist()]

    def content(self, name: str) -> bytes:
        """Return the bytes of a part. Raises `KeyError` where there is no such part."""
        info = self._parts[_key(name)]
        if info.flag_bits & 1:
            raise UnreadableError(LOCKED)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableError(BROKEN)
        try:
            with self._zip.open(info) as stream:
                # A size keeps zipfile from unpacking more than the directory announced; one more byte reaches the
                # end, where the checksum is compared.
                return stream.read(info.file_size + 1)
        except FAILURES as error:
            raise UnreadableError(BROKEN) from error


def _is_bomb(info: ZipInfo) -> bool:
    return info.file_size > 16 * 2**20 and info.file_size > DENSEST * info.compress_size


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _parser() -> etree.XMLParser:
    # Without huge_tree libxml2 bounds depth (256, so that recursive readers are safe) and entity growth.
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )


def _transitional(xml: bytes) -> bytes:
    """Replace the namespaces of strict Office Open XML by those that every program but a few writes."""
    return re.sub(rb"http://purl\.oclc\.org/ooxml/(\w+)/", rb"http://schemas.openxmlformats.org/\1/2006/", xml)

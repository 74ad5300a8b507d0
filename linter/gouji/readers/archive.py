"""Packed formats (DOCX, XLSX, OFD are zips of XML), opened without trusting what they say of themselves."""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from gouji.formats import Limits, Source
from gouji.readers.faults import damaged, over_limit, too_deep
from gouji.text import Text

__all__ = ["Archive", "damaged", "over_limit", "parse_xml", "too_deep"]

_MEGABYTE = 1_000_000
# Parts smaller than this may be packed as tightly as they like: rows of empty cells are.
_SMALL = 4 * _MEGABYTE
_MOST_PARTS = 10_000


class Archive:
    """The parts of a packed file by name. Raises ReadError GJ905 beyond a limit, GJ911 where the file is damaged."""

    def __init__(self, source: Source) -> None:
        self.limits = source.options.limits
        self._left = self.limits.unpacked * _MEGABYTE
        self._parts: dict[str, bytes] = {}
        try:
            self._zip = ZipFile(BytesIO(source.data))
            self._infos = {_normal(info.filename): info for info in self._zip.infolist()}
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise damaged(str(error)) from error
        if len(self._infos) > _MOST_PARTS:
            raise over_limit(Text(f"内含文件数上限 {_MOST_PARTS}", f"{_MOST_PARTS} parts"), Text("", ""))

    def names(self) -> tuple[str, ...]:
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        return _normal(name) in self._infos

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises KeyError where there is no such part."""
        name = _normal(name)
        if name in self._parts:
            return self._parts[name]
        info = self._infos[name]
        most = min(self._left, max(_SMALL, self.limits.ratio * info.compress_size))
        try:
            with self._zip.open(info) as part:
                data = part.read(most + 1)
        except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
            raise damaged(f"{name}: {error}") from error
        if len(data) > self._left:
            raise over_limit(
                Text(f"解压后大小上限 {self.limits.unpacked} MB", f"{self.limits.unpacked} MB unpacked"),
                Text("unpacked", "unpacked"),
            )
        if len(data) > most:
            raise over_limit(
                Text(f"压缩比上限 {self.limits.ratio}", f"a compression ratio of {self.limits.ratio}"),
                Text("ratio", "ratio"),
            )
        self._left -= len(data)
        self._parts[name] = data
        return data

    def xml(self, name: str) -> etree._Element:
        """A part parsed as XML, without entities or network. Raises KeyError where there is no such part."""
        return parse_xml(self.read(name), name, self.limits)


def parse_xml(data: bytes, name: str, limits: Limits) -> etree._Element:
    """XML without document type, entities or network. Raises ReadError GJ905 where it is nested too deep, else GJ911."""
    # No format of this kind has a document type of its own, and entities need one.
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise damaged(f"{name}: DTD")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise too_deep(limits) from error
        raise damaged(f"{name}: {error}") from error
    if root is None:
        raise damaged(name)
    # In another encoding, or further down, it was not seen above.
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged(f"{name}: DTD")
    return root


def _normal(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/")

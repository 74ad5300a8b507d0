"""From the paths a user names to the files to check, and from a file to its Document."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from gouji.errors import ReadError
from gouji.formats import Reader, Source, load_target
from gouji.model.document import Document
from gouji.text import Text

# Longer than any report by far; a text beyond this is no report and would only hold the others up.
MAX_BYTES = 20_000_000


class Input(NamedTuple):
    """A file to check. `named`: the user named it, so it is expected to be a report. `data`: from standard input."""

    path: str
    named: bool
    data: bytes | None = None


def find_inputs(path: str, readers: Sequence[Reader]) -> list[Input]:
    """The files behind a path: itself, or what a walk over the folder finds, in name order and without dot-folders.

    Raises ReadError where the path is not there or its folder holds no file of a known format.
    """
    if not Path(path).exists():
        raise ReadError(Text("没有这个文件或文件夹；请检查路径", "no such file or folder; check the path"), "GJ901")
    if Path(path).is_file():
        return [Input(path, named=True)]
    if not Path(path).is_dir():
        raise ReadError(Text("不是普通文件，未读取；请检查路径", "no ordinary file, not read; check the path"), "GJ901")
    endings = tuple(ending for reader in readers for ending in reader.endings)
    files = [Input(file, named=False) for file in _walk(path, endings)]
    if not files:
        known = " ".join(endings)
        zh = f"文件夹里没有可检查的文件（{known}）；请指明报告所在的文件夹或文件"
        raise ReadError(Text(zh, f"no file to check in this folder ({known}); name the folder or file"), "GJ907")
    return files


def _walk(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in ("__pycache__", "node_modules")
        )
        for name in sorted(files):
            file = os.path.normpath(os.path.join(place, name))  # noqa: PTH118 (keeps the path as the user wrote it)
            if name.lower().endswith(endings) and not name.startswith((".", "~$")) and Path(file).is_file():
                yield file


def read_document(source: Input, readers: Sequence[Reader]) -> Document:
    """Raises ReadError where the file cannot be opened, is too long, or is of no known format."""
    data = source.data if source.data is not None else _bytes(source.path)
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        zh = f"文件超过上限 {limit} MB，未检查；请确认选对了文件"
        raise ReadError(
            Text(zh, f"the file is over the limit of {limit} MB and was not checked; is it the right one?"), "GJ905"
        )
    reader = _reader(source.path, data, readers)
    return cast("Document", load_target(reader.target)(Source(source.path, data)))


def _bytes(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(
            Text(f"打不开文件：{reason}；请检查权限", f"cannot open the file: {reason}; check its permissions"), "GJ901"
        ) from error


# What the first bytes tell of formats that are not text.
_SIGNS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "DOCX/XLSX/OFD/ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS/WPS"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)


def _reader(path: str, data: bytes, readers: Sequence[Reader]) -> Reader:
    """By content where the content says so, else by the name's ending, else as text."""
    format_ = next((name for sign, name in _SIGNS if data.startswith(sign)), None)
    by_name = next((reader for reader in readers if path.lower().endswith(reader.endings)), None)
    if format_ and (by_name is None or by_name.name == "text"):
        known = " ".join(ending for reader in readers for ending in reader.endings)
        zh = f"是 {format_} 文件，目前不能读取；请另存为文本或 Markdown（{known}）"
        raise ReadError(
            Text(zh, f"this is a {format_} file, which cannot be read yet; save it as text or Markdown ({known})"),
            "GJ903",
        )
    text = next((reader for reader in readers if reader.name == "text"), None)
    found = by_name or text
    if found is None:
        raise ReadError(Text("没有能读取它的读取器", "no reader for it is installed"), "GJ903")
    return found

"""From the paths a user names to the files to check, and from a file to its Document."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from gouji.errors import ReadError
from gouji.formats import Limits, Reader, ReadOptions, Source, load_target
from gouji.model.document import Document
from gouji.patterns import pattern
from gouji.text import Text

_MEGABYTE = 1_000_000
# A finding's first line in the output for people, in either language.
_FINDING = pattern(r"  (?:错误|警告|提示|error|warning|note) [A-Z]{2,4}\d{3} [a-z0-9]+(?:-[a-z0-9]+)+  ")
# So much of a file tells its format.
_BEGINNING = 8192


class Input(NamedTuple):
    """A file to check. `named`: the user named it, so it is expected to be a report. `data`: from standard input."""

    path: str
    named: bool
    data: bytes | None = None


class Job(NamedTuple):
    """One input, which of the run's configurations holds for it, and what it may take. `summed`: it is of a sum with
    other inputs.
    """

    source: Input
    config: int
    limits: Limits = Limits()
    summed: bool = False


def find_inputs(path: str, readers: Sequence[Reader]) -> list[Input]:
    """The files behind a path: itself, or what a walk over the folder finds, in name order and without dot-folders.

    Raises ReadError where the path is not there or its folder holds no file of a known format.
    """
    if not os.path.exists(path):  # noqa: PTH110 (pathlib raises where a name is too long)
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
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_beside_the_point(name))
        for name in sorted(files):
            file = os.path.normpath(os.path.join(place, name))  # noqa: PTH118 (keeps the path as the user wrote it)
            if name.lower().endswith(endings) and not name.startswith((".", "~$")) and Path(file).is_file():
                yield file


def _is_beside_the_point(folder: str) -> bool:
    """Folders of programs' own, and what a browser saves beside a page."""
    return folder in ("__pycache__", "node_modules", "__MACOSX") or folder.endswith(("_files", ".files"))


def read_document(source: Input, readers: Sequence[Reader], options: ReadOptions) -> Document:
    """Raises ReadError where the file cannot be opened, is too long, or is of no known format."""
    from gouji.readers.detect import format_of

    data = source.data if source.data is not None else bytes_of(source.path, options)
    format_ = format_of(data)
    reader = _reader(source.path, data, format_, readers)
    limit = options.limits.text if format_ in ("text", "html") else options.limits.size
    if len(data) > limit * _MEGABYTE:
        zh = f"文件超过上限 {limit} MB，未检查；请确认选对了文件"
        raise ReadError(
            Text(zh, f"the file is over the limit of {limit} MB and was not checked; is it the right one?"), "GJ905"
        )
    return cast("Document", load_target(reader.target)(Source(source.path, data, options, format_)))


def is_own_output(lines: Sequence[str]) -> bool:
    """Whether a text is what gouji said of reports, kept beside them: it quotes them and would pass for one."""
    return any(_FINDING.match(line) for line in lines)


def is_plain(source: Input, readers: Sequence[Reader]) -> bool:
    """Whether a file is surely read without any library of C: then nothing in it can end the process."""
    from gouji.readers.detect import format_of

    try:
        data = source.data if source.data is not None else _bytes(source.path, _BEGINNING)
        return _reader(source.path, data, format_of(data), readers).name in ("text", "html")
    except ReadError:
        return False


def bytes_of(path: str, options: ReadOptions) -> bytes:
    """A file's bytes, up to one more than its limit. Raises ReadError where it cannot be opened."""
    return _bytes(path, options.limits.size * _MEGABYTE + 1)


def _bytes(path: str, most: int) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(most)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(
            Text(f"打不开文件：{reason}；请检查权限", f"cannot open the file: {reason}; check its permissions"), "GJ901"
        ) from error


_UNREADABLE = {
    "archive": Text(
        "是压缩包，不会打开；请解压后检查其中的报告", "this is an archive, which is not opened; unpack it first"
    ),
    "image": Text(
        "是图片，不能直接检查；请提供文档或 PDF", "this is an image, which cannot be checked; give a document or PDF"
    ),
    "locked": Text("文件有打开密码；请取消密码后再检查", "the file is locked with a password; remove it first"),
    "compound": Text("是旧式复合文件，但不是文档或表格", "this is a compound file that holds no document or sheet"),
}


def _reader(path: str, data: bytes, format_: str, readers: Sequence[Reader]) -> Reader:
    """By a pack's own sign, then by content; where that is text, by the name's ending. Raises ReadError if none fits."""
    signed = next((reader for reader in readers if reader.signs and data.startswith(reader.signs)), None)
    by_content = next((reader for reader in readers if format_ in reader.formats), None)
    by_name = next((reader for reader in readers if path.lower().endswith(reader.endings)), None)
    if by_name and (not by_name.formats or (format_ == "text" and by_name.name == "html")):
        by_content = by_name
    if found := signed or by_content:
        return found
    known = " ".join(ending for reader in readers for ending in reader.endings)
    unknown = Text(
        f"是不能读取的格式（{format_}）；能读 {known}", f"this format ({format_}) cannot be read; gouji reads {known}"
    )
    raise ReadError(_UNREADABLE.get(format_, unknown), "GJ912" if format_ == "locked" else "GJ903")

"""Older and other office formats, turned into DOCX or XLSX by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Document
from gouji.readers.faults import over_limit
from gouji.text import Text

_SHEETS = ("xls", "ods", "excelxml")
# The ending under which LibreOffice takes a content for what it is; a user's own ending may say otherwise.
_ENDINGS = {"wordxml": "xml", "excelxml": "xml"}
_USUAL = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def read(source: Source) -> Document:
    """As the converted document reads. Raises ReadError GJ913 without LibreOffice, and what the other reader raises."""
    sheet = source.format in _SHEETS
    data = _converted(source, "xlsx" if sheet else "docx")
    if sheet:
        from gouji.readers.xlsx import read as read_converted
    else:
        from gouji.readers.docx import read as read_converted
    return read_converted(source._replace(data=data, format="xlsx" if sheet else "docx"))


def office_program() -> str | None:
    """LibreOffice's program: as GOUJI_SOFFICE says, on the path, or where it usually is."""
    named = os.environ.get("GOUJI_SOFFICE")
    found = named or shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in _USUAL if Path(path).is_file()), None)


def _converted(source: Source, target: str) -> bytes:
    program = office_program()
    if program is None:
        raise _needed(source, target, "没有找到 LibreOffice", "LibreOffice was not found")
    with TemporaryDirectory(prefix="gouji-") as folder:
        # A profile of its own: runs beside each other do not wait for each other, and the user's stays as it is.
        given = Path(folder, f"report.{_ENDINGS.get(source.format, source.format)}")
        given.write_bytes(source.data)
        command = [
            program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", target, "--outdir", str(Path(folder, "out")), str(given),
        ]  # fmt: skip
        _run(command, source)
        made = Path(folder, "out", f"report.{target}")
        if not made.is_file():
            raise _needed(source, target, "LibreOffice 未能转换此文件", "LibreOffice could not convert this file")
        return made.read_bytes()


def _run(command: list[str], source: Source) -> None:
    """Raises ReadError GJ905 when the time is up; the program's children end with it."""
    seconds = source.options.limits.seconds
    apart = sys.platform != "win32"
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=apart,
        )
    except OSError as error:
        reason = error.strerror or str(error)
        raise _needed(
            source, "docx", f"LibreOffice 无法启动（{reason}）", f"LibreOffice does not start ({reason})"
        ) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise over_limit(Text(f"处理时间上限 {seconds} 秒", f"{seconds} seconds"), Text("seconds", "seconds")) from None
    finally:
        if process.poll() is None:
            _kill(process, apart)


def _kill(process: subprocess.Popen[bytes], apart: bool) -> None:
    kill: Callable[[], None] = process.kill
    if apart:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        kill()
    process.wait()


def _needed(source: Source, target: str, zh: str, en: str) -> ReadError:
    name = source.format.upper()
    return ReadError(
        Text(
            f"{name} 文件需由 LibreOffice 转换：{zh}；请安装 LibreOffice，或另存为 {target.upper()}",
            f"{name} files are converted by LibreOffice: {en}; install it, or save the file as {target.upper()}",
        ),
        "GJ913",
    )

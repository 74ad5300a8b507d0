"""Writing to screens and files that may not know Chinese, may be closed early, or may be no terminal at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from gouji.errors import ConfigError
from gouji.text import Text, tame


def prepare() -> None:
    """A console that cannot show a character shows a question mark instead of stopping the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def colored(stream: TextIO) -> bool:
    """Whether to color: a terminal, unless NO_COLOR is set or the terminal is dumb; FORCE_COLOR overrides."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def write(text: str | Iterable[str], target: str, *, exact: bool) -> None:
    """To a file, in UTF-8; or to the screen (`-`). `exact`: for programs, so UTF-8 on the screen too. A text may come in
    pieces, which are written as they come.

    A file name that is no text shows its odd bytes as escapes, which JSON reads too. Raises ConfigError where the file
    cannot be written.
    """
    pieces = (text,) if isinstance(text, str) else text
    try:
        if target != "-":
            with Path(target).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.writelines(pieces)
        elif exact and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
            sys.stdout.buffer.flush()
        elif "\x1b[" in (text := "".join(pieces)) and sys.platform == "win32" and sys.stdout.isatty():
            from rich.console import Console
            from rich.text import Text as RichText

            Console().print(RichText.from_ansi(text), end="")
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output went away (`| head`): the exit code still counts, and nothing is left to complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        reason = error.strerror or str(error)
        where = Text("屏幕", "the screen") if target == "-" else Text(target, target)
        raise ConfigError(
            Text(f"{where.zh}：写不进去：{reason}", f"{where.en}: cannot be written: {reason}")
        ) from error


def complain(message: str) -> None:
    """One line on standard error, whatever line ends an exception's text or a file's name brings along."""
    sys.stderr.write(f"gouji: {tame(' '.join(message.splitlines()))}\n")
    sys.stderr.flush()

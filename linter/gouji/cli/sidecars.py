"""Writing the text twins of what is no text beside their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gouji.cli.screen import write
from gouji.errors import ConfigError
from gouji.model.finding import Notification, Severity
from gouji.outcome import Checked, TwinView
from gouji.text import Text
from gouji.twin import sidecar_of


def write_sidecars(files: Sequence[Checked]) -> Iterator[Text]:
    """What is to be said of those that cannot be written. Files that are text have none, nor what came by standard input."""
    for file in files:
        try:
            if file.twin:
                write_sidecar(file.path, "\n".join(file.twin.lines))
        except ConfigError as error:
            yield error.message


def stale_sidecars(files: Sequence[Checked]) -> Iterator[Notification]:
    """Of twins beside their files that are not of them any more, among those that findings are placed in: a viewer that
    shows the one that is kept would show another line.
    """
    for file in files:
        kept = Path(sidecar_of(file.path))
        if file.twin and not _is_of(kept, file.twin):
            text = Text(
                f"文本副本 {kept} 与文件不符；请用 --write-sidecars 重新写出",
                f"the text twin {kept} is not of the file as it is; write it anew with --write-sidecars",
            )
            yield Notification("GJ920", Severity.WARNING, text, file.path)


def _is_of(kept: Path, twin: TwinView) -> bool:
    """Whatever line ends git gave it. One that is not there, or cannot be read, misleads nobody."""
    try:
        return kept.read_bytes().replace(b"\r\n", b"\n") == "\n".join(twin.lines).encode("utf-8", "backslashreplace")
    except OSError:
        return True


def write_sidecar(path: str, text: str) -> None:
    """Raises ConfigError where it cannot be written."""
    target = sidecar_of(path)
    if not Path(path).is_file():
        return
    try:
        Path(target).parent.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(Text(f"{target}：写不进去：{reason}", f"{target}: cannot be written: {reason}")) from error
    write(text, target, exact=True)

"""Writing the text twins of what is no text beside their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gouji.cli.screen import write
from gouji.errors import ConfigError
from gouji.outcome import Checked
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

"""gouji baseline write: what is found now, kept as what is known."""

from __future__ import annotations

from typing import Any

from gouji.cli.check import run as check


def run(file: str, paths: tuple[str, ...], **options: Any) -> int:
    """Any: the rest of click's options. 0 unless something could not be checked: then what is known is not all."""
    return check(paths=paths, format_=None, output=[f"sarif={file}"], stdin_filename=None, exit_zero=True, **options)

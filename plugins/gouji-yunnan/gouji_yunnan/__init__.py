"""云南: rules for reports of Yunnan, as data. Each needs local confirmation."""

from __future__ import annotations

from pathlib import Path

from gouji import hookimpl

gouji_api = 1


@hookimpl
def gouji_rules() -> tuple[Path, ...]:
    return (Path(__file__).parent / "rules.toml",)

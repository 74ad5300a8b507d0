"""政府网站工作年度报表: another kind of report, as a template and two rules, all of it data."""

from __future__ import annotations

from pathlib import Path

from gouji import hookimpl

gouji_api = 1
_FOLDER = Path(__file__).parent


@hookimpl
def gouji_rules() -> tuple[Path, ...]:
    return (_FOLDER / "rules.toml",)


@hookimpl
def gouji_templates() -> tuple[Path, ...]:
    return (_FOLDER / "website.toml",)

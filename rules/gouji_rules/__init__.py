"""gouji's built-in pack: the two national forms and the rules of the catalogue, one file a rule."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from gouji import Rule, collect_rules, hookimpl

gouji_api = 1


@hookimpl
def gouji_rules() -> tuple[type[Rule[Any]], ...]:
    """Any: a rule may look at any kind of subject."""
    return collect_rules(sys.modules[__name__])


@hookimpl
def gouji_templates() -> tuple[Path, ...]:
    folder = Path(__file__).parent / "templates"
    return (folder / "gb2019.toml", folder / "gb2021.toml")

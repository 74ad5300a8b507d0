"""An example pack: one rule, one output format."""

from __future__ import annotations

import sys
from typing import Any

from gouji import Formatter, Rule, Text, collect_rules, hookimpl

gouji_api = 1


@hookimpl
def gouji_rules() -> tuple[type[Rule[Any]], ...]:
    """Any: a rule may look at any kind of subject."""
    return collect_rules(sys.modules[__name__])


@hookimpl
def gouji_formatters() -> tuple[Formatter, ...]:
    return (Formatter("count", Text("各文件的问题数", "findings per file"), "gouji_example._count:format_outcome"),)

"""gouji explain: one rule's page."""

from __future__ import annotations

import sys
from typing import Any

from gouji.cli.screen import colored, write
from gouji.cli.settings import packs_of, settings_for
from gouji.errors import ConfigError
from gouji.formatters.pages import rule_page
from gouji.normalize import closest
from gouji.testing.examples import shown_finding
from gouji.text import Text


def run(code: str, **options: Any) -> int:
    """Any: the rest of click's options. `code` may also be a rule's name."""
    settings = settings_for(["."], options)
    registry = packs_of(settings.overall)
    rules = registry.rules
    found = next((rule for rule in rules if code.upper() == rule.code or code.lower() == rule.name), None)
    if found is None:
        near = closest(code.upper(), [rule.code for rule in rules]) or closest(
            code.lower(), [rule.name for rule in rules]
        )
        hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
        raise ConfigError(Text(f"没有规则 {code}{hint.zh}", f"there is no rule {code}{hint.en}"))
    page = rule_page(found, settings.overall.lang, shown_finding(found, registry))
    if colored(sys.stdout):
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(page))
    else:
        write(page, "-", exact=False)
    return 0

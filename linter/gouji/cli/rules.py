"""gouji rules: what is checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gouji.cli.screen import write
from gouji.cli.settings import codes as as_codes
from gouji.cli.settings import packs_of, settings_for
from gouji.engine.selection import check_code
from gouji.engine.variants import Variants
from gouji.plugins import AnyRule
from gouji.text import Lang, Text, width

_LEVELS = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "note": Text("提示", "note")}
_ON, _OFF = Text("开", "on"), Text("关", "off")


def run(codes: Sequence[str], format_: str, **options: Any) -> int:
    """Any: the rest of click's options. Lists the rules, or those whose codes begin as given."""
    settings = settings_for(["."], options)
    registry = packs_of(settings.overall)
    wanted = as_codes(codes)
    for code in wanted:
        check_code(code, [rule.code for rule in registry.rules], "gouji rules")
    found = [rule for rule in registry.rules if not wanted or rule.code.startswith(wanted)]
    on = {rule.code for rule in Variants(registry.rules, settings.overall, registry.places).rules}
    lang = settings.overall.lang
    if format_ == "json":
        told = [_row(rule, rule.code in on, registry.pack_of(rule).name, lang) for rule in found]
        write(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "-", exact=True)
        return 0
    lines = []
    longest = max(width(rule.name) for rule in found)
    for rule in found:
        level, state = _LEVELS[rule.severity].pick(lang), (_ON if rule.code in on else _OFF).pick(lang)
        lines.append(
            f"{rule.code:8}{_pad(level, 9)}{_pad(state, 5)}{_pad(rule.name, longest + 2)}{rule.title.pick(lang)}"
        )
    write("\n".join(lines) + "\n", "-", exact=False)
    return 0


def _row(rule: type[AnyRule], on: bool, pack: str, lang: Lang) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "selected": on,
        "default": rule.default,
        "certain": rule.certain,
        "templates": list(rule.templates),
        "jurisdiction": rule.jurisdiction or None,
        "title": rule.title.pick(lang),
        "basis": rule.basis,
        "pack": pack,
    }


def _pad(text: str, size: int) -> str:
    return text + " " * max(0, size - width(text))

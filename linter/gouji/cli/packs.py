"""gouji plugins: what is loaded, and what each pack brings."""

from __future__ import annotations

from typing import Any

from gouji.cli.screen import write
from gouji.cli.settings import settings_for
from gouji.plugins import load_packs
from gouji.text import Text

_LINE = Text(
    "{name} {version}  规则 {rules}，模板 {templates}，读取器 {readers}，输出格式 {formatters}  （{origin}）",
    "{name} {version}  {rules} rules, {templates} templates, {readers} readers, {formatters} formats  ({origin})",
)


def run(**options: Any) -> int:
    """Any: click's options. Returns the exit code."""
    settings = settings_for(["."], options)
    registry = load_packs(settings.overall.plugins)
    brought = registry.brought()
    for pack in registry.packs:
        counts = {hook.removeprefix("gouji_"): number for hook, number in brought[pack.name].items()}
        line = _LINE.fill({"name": pack.name, "version": pack.version, "origin": pack.origin, **counts})
        write(line.pick(settings.overall.lang) + "\n", "-", exact=False)
    return 0

"""gouji plugins: what is loaded, what each pack brings, and why a rule of it is off."""

from __future__ import annotations

from typing import Any

from gouji.cli.screen import write
from gouji.cli.settings import packs_of, settings_for
from gouji.engine.selection import select_rules
from gouji.jurisdictions import PROVINCES
from gouji.plugins import BUILT_IN, AnyRule
from gouji.text import Text

_LINE = Text(
    "{name} {version}  规则 {rules}，模板 {templates}，读取器 {readers}，输出格式 {formatters}  （{origin}）",
    "{name} {version}  {rules} rules, {templates} templates, {readers} readers, {formatters} formats  ({origin})",
)


_RULE = Text("    {code} {title}：{state}", "    {code} {title}: {state}")
_ON = Text("启用", "on")
_ELSEWHERE = Text(
    "未启用，只用于 {place}（{name}）：用 --jurisdiction {place} 或配置 jurisdiction",
    "off, for {place} only: use --jurisdiction {place} or the setting jurisdiction",
)
_NOT_SELECTED = Text("未启用：默认关闭或未选用", "off by default, or not selected")


def run(**options: Any) -> int:
    """Any: click's options. Returns the exit code."""
    settings = settings_for(["."], options)
    registry = packs_of(settings.overall)
    brought, place = registry.brought(), settings.overall.jurisdiction.upper()
    on = {rule.code for rule in select_rules(registry.rules, settings.overall).rules}
    for pack in registry.packs:
        counts = {hook.removeprefix("gouji_"): number for hook, number in brought[pack.name].items()}
        line = _LINE.fill({"name": pack.name, "version": pack.version, "origin": pack.origin, **counts})
        own = [rule for rule in registry.rules if registry.pack_of(rule) is pack and pack.name != BUILT_IN]
        told = [
            line,
            *(_RULE.fill({"code": rule.code, "title": rule.title, "state": _state(rule, on, place)}) for rule in own),
        ]
        write("".join(one.pick(settings.overall.lang) + "\n" for one in told), "-", exact=False)
    return 0


def _state(rule: type[AnyRule], on: set[str], here: str) -> Text:
    if rule.code in on:
        return _ON
    if rule.jurisdiction and rule.jurisdiction != here:
        name = PROVINCES.get(rule.jurisdiction, rule.jurisdiction)
        return _ELSEWHERE.fill({"place": rule.jurisdiction, "name": name})
    return _NOT_SELECTED

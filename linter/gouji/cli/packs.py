"""gouji plugins: what is loaded, what each pack brings, and why a rule of it is off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gouji.cli.screen import write
from gouji.cli.settings import packs_of, settings_for
from gouji.engine.selection import fixed
from gouji.engine.variants import Variants
from gouji.identity_rule import IdentityRule
from gouji.jurisdictions import PROVINCES
from gouji.plugins import BUILT_IN, AnyRule, Registry
from gouji.text import Text

_LINE = Text(
    "{name} {version}{places}  规则 {rules}，模板 {templates}，读取器 {readers}，输出格式 {formatters}  （{origin}）",
    "{name} {version}{places}  {rules} rules, {templates} templates, {readers} readers, {formatters} formats  ({origin})",
)


_RULE = Text("    {code} {title}：{state}", "    {code} {title}: {state}")
_ON = Text("启用", "on")
_THERE = Text(
    "用于机关名称认定为{name}（{place}）的报告",
    "on for reports whose organization is told to be in {place}",
)
_ELSEWHERE = Text(
    "未启用，只用于{name}（{place}）：已指定地区 {here}",
    "off, for {place} only: the jurisdiction is set to {here}",
)
_SOME = Text("用于部分报告（[[override]]）", "on for some reports ([[override]])")
_NOT_SELECTED = Text("未启用：默认关闭或未选用", "off by default, or not selected")
_SILENT = Text(
    '格式 {form} 的勾稽类别 {kind} 没有规则提示；请写一条规则，类别 = "{kind}"',
    'no rule speaks of the identities {kind} of form {form}; write one with kind = "{kind}"',
)


def run(**options: Any) -> int:
    """Any: click's options. Returns the exit code."""
    settings = settings_for(["."], options)
    registry = packs_of(settings.overall)
    brought, variants = registry.brought(), Variants(registry.rules, settings.overall, registry.places)
    on, somewhere = {type(rule).code for rule in variants.common.rules}, {rule.code for rule in variants.rules}
    for pack in registry.packs:
        counts = {hook.removeprefix("gouji_"): number for hook, number in brought[pack.name].items()}
        own = [rule for rule in registry.rules if registry.pack_of(rule) is pack and pack.name != BUILT_IN]
        values = {"name": pack.name, "version": pack.version, "origin": pack.origin, "places": _places(own), **counts}
        told = [
            _LINE.fill(values),
            *(
                _RULE.fill(
                    {
                        "code": rule.code,
                        "title": rule.title,
                        "state": _state(rule, on, somewhere, fixed(settings.overall)),
                    }
                )
                for rule in own
            ),
        ]
        write("".join(one.pick(settings.overall.lang) + "\n" for one in told), "-", exact=False)
    silent = "".join(one.pick(settings.overall.lang) + "\n" for one in _silent(registry))
    write(silent, "-", exact=False)
    return 0


def _silent(registry: Registry) -> Iterator[Text]:
    """Identities of forms that are never reported, since no rule is for their kind."""
    spoken = {rule.kind for rule in registry.rules if issubclass(rule, IdentityRule)}
    forms = [form for place in ("", *sorted(registry.places)) for form in registry.templates_for(place)]
    kinds = {(form.id, identity.kind) for form in forms for identity in form.identities}
    for form, kind in sorted(one for one in kinds if one[1] not in spoken):
        yield _SILENT.fill({"form": form, "kind": kind})


def _places(rules: Sequence[type[AnyRule]]) -> Text:
    """For which places a pack has rules; empty where for all of China."""
    found = sorted({rule.jurisdiction for rule in rules if rule.jurisdiction})
    if not found:
        return Text("", "")
    return Text(f"  {'、'.join(f'{PROVINCES.get(one, one)}（{one}）' for one in found)}", f"  {', '.join(found)}")


def _state(rule: type[AnyRule], on: set[str], somewhere: set[str], here: str) -> Text:
    name = PROVINCES.get(rule.jurisdiction, rule.jurisdiction)
    if rule.code in on:
        return _ON
    if rule.code in somewhere:
        return _THERE.fill({"place": rule.jurisdiction, "name": name}) if rule.jurisdiction else _SOME
    if rule.jurisdiction and here and rule.jurisdiction != here:
        return _ELSEWHERE.fill({"place": rule.jurisdiction, "name": name, "here": here})
    return _NOT_SELECTED

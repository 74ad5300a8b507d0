"""Which rules `gouji test` and the pytest plug-in try: those of a code, of a pack, of a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gouji.errors import ConfigError
from gouji.loading import Pack
from gouji.normalize import closest
from gouji.plugins import AnyRule, Registry
from gouji.text import Text


def is_file(target: str) -> bool:
    """Whether a target is a pack's file or folder, to be loaded first where it is not installed."""
    return target.endswith((".toml", ".py")) or Path(target).is_dir()


def chosen(targets: Sequence[str], registry: Registry) -> list[type[AnyRule]]:
    """The rules of the targets; of none: those of the packs that the user named, or all. Raises ConfigError."""
    if not targets:
        own = [rule for rule in registry.rules if registry.pack_of(rule).by_user]
        return own or list(registry.rules)
    found = [rule for target in targets for rule in _of(target, registry)]
    return list(dict.fromkeys(found))


def _of(target: str, registry: Registry) -> Iterable[type[AnyRule]]:
    packs = [pack for pack in registry.packs if _is(pack, target)]
    rules = [rule for rule in registry.rules if registry.pack_of(rule) in packs]
    if packs and not rules:
        raise ConfigError(Text(f"{target} 里没有规则", f"{target} holds no rule"))
    rules = rules or [rule for rule in registry.rules if rule.code.startswith(target.upper())]
    if not rules:
        known = [*(rule.code for rule in registry.rules), *(pack.name for pack in registry.packs)]
        near = closest(target, known) or closest(target.upper(), known)
        hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
        zh, en = f"没有规则、规则包或文件 {target}{hint.zh}", f"there is no rule, pack or file {target}{hint.en}"
        raise ConfigError(Text(zh, en))
    return rules


def _is(pack: Pack, target: str) -> bool:
    """By its name, its distribution, its module, or its file."""
    names = (pack.name, pack.name.partition(":")[0], pack.origin)
    return target in names or (is_file(target) and str(Path(target).absolute()) == pack.origin)

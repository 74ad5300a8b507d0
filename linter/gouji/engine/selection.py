"""Which rules run, at which severity: from defaults, configuration and command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from gouji.engine.config import Config
from gouji.errors import ConfigError
from gouji.jurisdictions import PROVINCES, TRIAL, unknown_place
from gouji.model.finding import Finding, Severity
from gouji.normalize import closest
from gouji.outcome import Suppression
from gouji.plugins import AnyRule
from gouji.text import Text


class Selection(NamedTuple):
    """The rules that run, the severities set anew, and what single files leave out."""

    rules: tuple[AnyRule, ...]
    severities: dict[str, Severity]
    per_file: tuple[tuple[str, tuple[str, ...]], ...]
    base: Path
    suppress: tuple[Suppression, ...] = ()

    def suppressions_for(self, path: str) -> tuple[Suppression, ...]:
        return tuple(one for one in self.suppress if self._matches(path, one.files))

    def rules_for(self, path: str) -> tuple[AnyRule, ...]:
        """The rules that run on a file: all but those left out for it."""
        ignored = [code for pattern, codes in self.per_file if self._matches(path, pattern) for code in codes]
        return tuple(rule for rule in self.rules if rule.always or not _in(rule.code, ignored))

    def _matches(self, path: str, pattern: str) -> bool:
        absolute = Path(path).absolute()
        try:
            relative = absolute.relative_to(self.base).as_posix()
        except ValueError:
            relative = absolute.as_posix()
        return fnmatch(relative, pattern) or fnmatch(absolute.name, pattern)

    def graded(self, finding: Finding) -> Finding:
        severity = self.severities.get(finding.code)
        return finding.at_severity(severity) if severity else finding


def select_rules(rules: Sequence[type[AnyRule]], config: Config) -> Selection:
    """Defaults or `select`, then `extend-select`, then `ignore`; rules that always run cannot be left out.

    Raises ConfigError for a code or prefix that no rule has, naming the nearest one.
    """
    known = [rule.code for rule in rules]
    for key, codes in (
        ("select", config.select or ()),
        ("extend-select", config.extend_select),
        ("ignore", config.ignore),
        ("severity", [code for code, _ in config.severity]),
        *((f"per-file-ignores.{pattern}", codes) for pattern, codes in config.per_file_ignores),
        ("suppress", [one.code for one in config.suppress]),
        ("options", list(config.options)),
    ):
        for code in codes:
            check_code(code, known, f"{config.source}: {key}" if config.source else key)
    place = config.jurisdiction.upper()
    if place and place not in PROVINCES and place != TRIAL:
        unknown = unknown_place(config.jurisdiction)
        raise ConfigError(Text(f"jurisdiction：{unknown.zh}", f"jurisdiction: {unknown.en}"))
    chosen = [rule(_options(rule, config)) for rule in rules if _chosen(rule, config)]
    severities: dict[str, Severity] = {}
    for prefix, severity in sorted(config.severity, key=lambda item: (item[0] != "ALL", len(item[0]))):
        severities.update((code, severity) for code in known if _in(code, [prefix]))
    per_file = tuple((pattern, codes) for pattern, codes in config.per_file_ignores)
    return Selection(tuple(chosen), severities, per_file, config.base, config.suppress)


def check_code(code: str, known: Sequence[str], where: str) -> None:
    """Raises ConfigError where `code` is neither a known code nor a prefix of one, naming the nearest."""
    if any(_in(rule, [code]) for rule in known):
        return
    near = closest(code, known)
    hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
    raise ConfigError(Text(f"{where}：没有规则 {code}{hint.zh}", f"{where}: there is no rule {code}{hint.en}"))


def _options(rule: type[AnyRule], config: Config) -> object:
    """The rule's options: its own defaults, or what the configuration's table for it says, checked by pydantic."""
    given = config.options.get(rule.code)
    if rule.Options is None or given is None:
        if given:
            zh, en = (
                f"{config.source}：规则 {rule.code} 没有选项",
                f"{config.source}: rule {rule.code} takes no options",
            )
            raise ConfigError(Text(zh, en))
        return rule.Options() if rule.Options else None
    from pydantic import TypeAdapter, ValidationError

    known = [field.name for field in fields(rule.Options)]
    for key in given:
        if key.replace("-", "_") not in known:
            near = closest(key, known)
            zh = f"{config.source}：{rule.code} 没有选项“{key}”" + (f"；是否指 {near}" if near else "")
            raise ConfigError(
                Text(
                    zh,
                    f"{config.source}: {rule.code} has no option {key!r}" + (f"; did you mean {near}?" if near else ""),
                )
            )
    try:
        values = {key.replace("-", "_"): value for key, value in given.items()}
        return TypeAdapter(rule.Options).validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = f"{rule.code}.{'.'.join(map(str, first['loc']))}"
        raise ConfigError(
            Text(f"{config.source}：{where} 的值不对：{first['msg']}", f"{config.source}: {where}: {first['msg']}")
        ) from error


def _chosen(rule: type[AnyRule], config: Config) -> bool:
    if rule.always:
        return True
    if rule.jurisdiction and rule.jurisdiction != config.jurisdiction.upper():
        return False
    default = rule.default if config.select is None else _in(rule.code, config.select)
    return (default or _in(rule.code, config.extend_select)) and not _in(rule.code, config.ignore)


def _in(code: str, prefixes: Sequence[str]) -> bool:
    return any(prefix == "ALL" or code.startswith(prefix) for prefix in prefixes)

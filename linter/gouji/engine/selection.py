"""Which rules run, at which severity: from defaults, configuration and command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from gouji.engine.config import Config
from gouji.engine.options import options_of, refuse
from gouji.engine.suppress import is_of
from gouji.errors import ConfigError, TemplateError
from gouji.jurisdictions import ANYWHERE, PROVINCES, TRIAL, unknown_place
from gouji.model.finding import Finding, Severity
from gouji.normalize import closest
from gouji.outcome import Suppression
from gouji.plugins import AnyRule
from gouji.text import Text


class Selection(NamedTuple):
    """The rules that run, the severities set anew, and what single files leave out; `known` are the codes of all rules."""

    rules: tuple[AnyRule, ...]
    severities: dict[str, Severity]
    per_file: tuple[tuple[str, tuple[str, ...]], ...]
    base: Path
    suppress: tuple[Suppression, ...] = ()
    known: tuple[str, ...] = ()

    def suppressions_for(self, path: str) -> tuple[Suppression, ...]:
        return tuple(one for one in self.suppress if self._matches(path, one.files))

    def rules_for(self, path: str) -> tuple[AnyRule, ...]:
        """The rules that run on a file: all but those left out for it."""
        ignored = [code for pattern, codes in self.per_file if self._matches(path, pattern) for code in codes]
        return tuple(rule for rule in self.rules if rule.always or not is_of(rule.code, ignored))

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


def select_rules(rules: Sequence[type[AnyRule]], config: Config, place: str = "") -> Selection:
    """Defaults or `select`, then `extend-select`, then `ignore`; rules that always run cannot be left out. `place`: where
    the reports are from, if the configuration does not say.

    Raises ConfigError for a code or prefix that no rule has, naming the nearest one.
    """
    known = [rule.code for rule in rules]
    for key, codes in _codesis_of(config):
        for code in codes:
            check_code(code, known, f"{config.source}: {key}" if config.source else key)
    chosen: list[AnyRule] = []
    for rule in rules:
        if is_chosen(rule, config, fixed(config) or place):
            chosen.append(_configured(rule, config))
        elif rule.code in config.options:  # what is wrong with them is told all the same
            _configured(rule, config)
    severities: dict[str, Severity] = {}
    for prefix, severity in sorted(config.severity, key=lambda item: (item[0] != "ALL", len(item[0]))):
        severities.update((code, severity) for code in known if is_of(code, [prefix]))
    per_file = tuple((pattern, codes) for pattern, codes in config.per_file_ignores)
    return Selection(tuple(chosen), severities, per_file, config.base, config.suppress, tuple(known))


def _configured(rule: type[AnyRule], config: Config) -> AnyRule:
    try:
        return rule.configured(options_of(rule, config))
    except TemplateError as error:  # a rule of a file, to which a value given for a parameter does not fit
        wrong = error.message
        refuse(
            rule, config, f"{rule.code} 的参数不合用：{wrong.zh}", f"{rule.code} does not take these values: {wrong.en}"
        )


def _codesis_of(config: Config) -> Iterator[tuple[str, Sequence[str]]]:
    """The codes and prefixes of a configuration, by the keys they are written under."""
    yield "select", config.select or ()
    yield "extend-select", config.extend_select
    yield "ignore", config.ignore
    yield "severity", [code for code, _ in config.severity]
    for pattern, codes in config.per_file_ignores:
        yield f"per-file-ignores.{pattern}", codes
    yield "suppress", [one.code for one in config.suppress]
    yield "options", list(config.options)


def fixed(config: Config) -> str:
    """The place that the configuration says all reports are from, `none` where they are to be taken for no place's; empty
    where each report is to tell. Raises ConfigError where there is no such place.
    """
    place = config.jurisdiction.upper()
    if place in PROVINCES or place in ("", TRIAL):
        return place
    if place == ANYWHERE.upper():
        return ANYWHERE
    unknown = unknown_place(config.jurisdiction)
    raise ConfigError(Text(f"jurisdiction：{unknown.zh}", f"jurisdiction: {unknown.en}"))


def check_code(code: str, known: Sequence[str], where: str) -> None:
    """Raises ConfigError where `code` is neither a known code nor a prefix of one, naming the nearest."""
    if any(is_of(rule, [code]) for rule in known):
        return
    near = closest(code, known)
    hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
    raise ConfigError(Text(f"{where}：没有规则 {code}{hint.zh}", f"{where}: there is no rule {code}{hint.en}"))


def is_chosen(rule: type[AnyRule], config: Config, place: str) -> bool:
    """Whether a rule runs on reports from a place."""
    if rule.always:
        return True
    if rule.jurisdiction and rule.jurisdiction != place:
        return False
    default = rule.default if config.select is None else is_of(rule.code, config.select)
    return (default or is_of(rule.code, config.extend_select)) and not is_of(rule.code, config.ignore)

"""Settings for some reports only: `[[override]]`, by level, year and organization."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gouji.engine.values import codes, is_options, severities, strings, wrong
from gouji.model.finding import Severity
from gouji.model.report import Report
from gouji.normalize import closest
from gouji.rule import concerns
from gouji.rulefile.vocabulary import LEVELS
from gouji.tomlfile import Data, Where

if TYPE_CHECKING:
    from gouji.engine.config import Config

_WHICH = ("levels", "years", "organizations")
_KEYS = (*_WHICH, "select", "extend-select", "ignore", "severity")


class Override(NamedTuple):
    """For the reports it concerns: rules selected otherwise, other severities, other options. Empty means what holds
    anyway. `number` tells which of the file's it is, from 0.
    """

    number: int
    levels: tuple[str, ...] = ()
    years: tuple[int, int | None] | None = None
    organizations: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    options: Mapping[str, Data] = {}

    def holds(self, report: Report) -> bool:
        return concerns(report, self.levels, self.years, self.organizations)

    def over(self, config: Config) -> Config:
        """The configuration with what is said here in its place, or added to it."""
        options = {code: {**config.options.get(code, {}), **given} for code, given in self.options.items()}
        return config._replace(
            select=config.select if self.select is None else self.select,
            extend_select=(*config.extend_select, *self.extend_select),
            ignore=(*config.ignore, *self.ignore),
            severity=(*config.severity, *self.severity),
            options={**config.options, **options},
            options_at={**config.options_at, **{code: ("override", self.number, code) for code in options}},
        )


def read_overrides(path: Path, key: str, value: object) -> tuple[Override, ...]:
    """The tables of `[[override]]`. Raises ConfigError with the line of what is wrong."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise wrong(path, f"{key} 须写成 [[{key}]]", f"{key} must be written as [[{key}]]", key)
    return tuple(_override(path, key, place, given) for place, given in enumerate(value))


def _override(path: Path, name: str, place: int, given: Data) -> Override:
    for key, value in given.items():
        if key not in _KEYS and not is_options(key, value):
            near = closest(key, _KEYS)
            zh, en = (f"；是否指 {near}", f"; did you mean {near}?") if near else ("", "")
            raise wrong(path, f"{name} 没有“{key}”{zh}", f"{name} has no {key!r}{en}", name, place, key)
    if not any(given.get(key) for key in _WHICH):
        zh, en = (
            f"{name} 未写明用于哪些报告（{'、'.join(_WHICH)}）",
            f"{name}: for which reports ({', '.join(_WHICH)})?",
        )
        raise wrong(path, zh, en, name, place)
    return Override(
        number=place,
        levels=tuple(_level(path, one, name, place) for one in strings(path, "levels", given.get("levels", []))),
        years=_years(path, given["years"], name, place) if "years" in given else None,
        organizations=strings(path, "organizations", given.get("organizations", [])),
        select=codes(path, "select", given["select"]) if "select" in given else None,
        extend_select=codes(path, "extend-select", given.get("extend-select", [])),
        ignore=codes(path, "ignore", given.get("ignore", [])),
        severity=severities(path, "severity", given.get("severity", {})),
        options={key.upper(): value for key, value in given.items() if key not in _KEYS},
    )


def _level(path: Path, given: str, *where: Where) -> str:
    if (level := LEVELS.get(given, given)) in LEVELS.values():
        return level
    near = closest(given, [*LEVELS, *LEVELS.values()])
    zh, en = (f"；是否指 {near}", f"; did you mean {near}?") if near else ("", "")
    raise wrong(path, f"levels 没有“{given}”{zh}", f"levels: no {given!r}{en}", *where, "levels")


def _years(path: Path, years: object, *where: Where) -> tuple[int, int | None]:
    match years:
        case [int(first)]:
            return first, None
        case [int(first), int(last)] if first <= last:
            return first, last
    raise wrong(path, "years 应为 [首年] 或 [首年, 末年]", "years must be [first] or [first, last]", *where, "years")

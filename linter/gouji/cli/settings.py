"""From command line and configuration files to the run's settings."""

from __future__ import annotations

import os.path
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gouji.engine.config import Config, as_fail_on, find_config, parse_limit, parse_severity, read_config
from gouji.errors import GoujiError
from gouji.plugins import Registry, load_packs
from gouji.text import Lang


class Settings(NamedTuple):
    """The configurations of a run, which of them holds for each path, and what the command line says of the whole."""

    configs: tuple[Config, ...]
    of_path: tuple[int, ...]
    overall: Config


def language_here(paths: Sequence[str], config: str | None) -> Lang:
    """The language that `config`, or the configuration nearest to the first path, asks for.

    Broken configurations are complained of later.
    """
    start = _start(next((path for path in paths if _exists(path)), "-"))
    try:
        found = Path(config) if config else find_config(start)
        return read_config(found).lang if found else "zh"
    except GoujiError:
        return "zh"


def settings_for(paths: Sequence[str], options: Mapping[str, Any]) -> Settings:
    """Each path under the configuration nearest to it, or all under --config; the command line has the last word.

    Any: options as click gives them. Raises ConfigError.
    """
    configs: list[Config] = []
    places: dict[str, int] = {}
    of_path: list[int] = []
    for path in paths:
        file = Path(options["config"]) if options.get("config") else find_config(_start(path))
        key = str(file) if file else ""
        if key not in places:
            places[key] = len(configs)
            configs.append(overridden(read_config(file) if file else Config(base=Path.cwd()), options))
        of_path.append(places[key])
    overall = configs[0] if configs else overridden(Config(base=Path.cwd()), options)
    packs = tuple(dict.fromkeys(name for config in configs for name in config.plugins))
    python = all(config.python_plugins for config in configs)
    overall = overall._replace(plugins=packs, python_plugins=python)
    return Settings(tuple(configs) or (overall,), tuple(of_path), overall)


def _start(path: str) -> Path:
    """Where to look for a configuration; a path that is not there has none of its own."""
    return Path(path).absolute() if path != "-" and _exists(path) else Path.cwd()


def _exists(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 (pathlib raises where a name is too long)


def packs_of(config: Config, more: Sequence[str] = ()) -> Registry:
    """The packs of a run; `more` are further ones. Raises PluginError."""
    return load_packs(dict.fromkeys([*config.plugins, *more]), python=config.python_plugins)


def overridden(config: Config, options: Mapping[str, Any]) -> Config:
    """The configuration with what the command line sets: --select replaces, --extend-select and --ignore add."""
    severity = tuple(parse_severity(one) for one in options.get("severity", ()))
    overrides = tuple(one._replace(severity=(*one.severity, *severity)) for one in config.overrides)
    if selected := options.get("select"):
        config = config._replace(select=codes(selected), extend_select=())
        overrides = tuple(one._replace(select=None, extend_select=()) for one in overrides)
    config = config._replace(
        extend_select=(*config.extend_select, *codes(options.get("extend_select", ()))),
        ignore=(*config.ignore, *codes(options.get("ignore", ()))),
        severity=(*config.severity, *severity),
        overrides=overrides,
        plugins=(*config.plugins, *options.get("plugin", ())),
    )
    if options.get("no_python_plugins"):
        config = config._replace(python_plugins=False)
    if options.get("fail_on"):
        config = config._replace(fail_on=as_fail_on(options["fail_on"]))
    if options.get("lang"):
        config = config._replace(lang=options["lang"])
    if options.get("jobs"):
        config = config._replace(jobs=options["jobs"])
    if options.get("explain_diagnosis"):
        config = config._replace(explain_diagnosis=True)
    if options.get("previous"):
        config = config._replace(previous=options["previous"])
    if options.get("jurisdiction"):
        config = config._replace(jurisdiction=options["jurisdiction"])
    for limit in options.get("limit") or ():
        config = config._replace(reading=config.reading._replace(limits=parse_limit(config.reading.limits, limit)))
    if options.get("pdf_engine"):
        config = config._replace(reading=config.reading._replace(pdf_engine=options["pdf_engine"]))
    return config


def codes(values: Sequence[str]) -> tuple[str, ...]:
    """Codes and prefixes, given singly or separated by commas."""
    return tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())

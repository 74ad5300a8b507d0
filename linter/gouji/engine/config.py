"""Configuration: `[tool.gouji]` in pyproject.toml or a gouji.toml, found upwards from each input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from gouji.engine.aggregate import Aggregate, read_aggregates
from gouji.engine.override import Override, read_overrides
from gouji.engine.suppress import read_suppressions
from gouji.engine.values import (
    beside,
    codes,
    count,
    ignores,
    is_options,
    limits,
    one_of,
    packs,
    severities,
    string,
    truth,
    wrong,
)
from gouji.errors import ConfigError
from gouji.formats import Limits, PdfEngine, ReadOptions
from gouji.model.finding import Severity
from gouji.normalize import closest
from gouji.outcome import FailOn, Suppression
from gouji.text import Lang, Text
from gouji.tomlfile import Data, Where, quoted
from gouji.tomltext import TomlError, parsed, read_text

PDF_ENGINES: tuple[str, ...] = get_args(PdfEngine)


class Config(NamedTuple):
    """Settings as read. `select` is None where the rules' own defaults stand; codes may be prefixes.

    `options` holds a table a rule, `options_at` where it is written if not under its code. `evidence`: outputs need the files' sums and the twins of those with findings; `sidecars`:
    all twins are to be written (both set by no key). `jurisdiction` is empty where it is to be recognized. `base` is the folder that relative paths and globs start from.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: FailOn = "warning"
    lang: Lang = "zh"
    plugins: tuple[str, ...] = ()
    python_plugins: bool = True
    jurisdiction: str = ""
    previous: str = ""
    jobs: int = 0
    explain_diagnosis: bool = False
    evidence: bool = False
    sidecars: bool = False
    suppress: tuple[Suppression, ...] = ()
    overrides: tuple[Override, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    reading: ReadOptions = ReadOptions()
    options: Mapping[str, Data] = {}
    options_at: Mapping[str, tuple[Where, ...]] = {}
    base: Path = Path()
    source: str = ""


def find_config(start: Path) -> Path | None:
    """The nearest gouji.toml, or pyproject.toml with a [tool.gouji] table, in `start` or a folder above it."""
    folder = start if start.is_dir() else start.parent
    for place in (folder, *folder.parents):
        own = place / "gouji.toml"
        if own.is_file():
            return own
        shared = place / "pyproject.toml"
        if shared.is_file() and "tool.gouji" in _text(shared):
            return shared
    return None


def read_config(path: Path) -> Config:
    """Raises ConfigError naming the file and, for an unknown key, the nearest one meant."""
    text = _text(path)
    try:
        data: Data = parsed(quoted(text))
    except TomlError as error:
        raise _broken(path, error) from error
    if path.name == "pyproject.toml":
        for name in ("tool", "gouji"):
            data = data.get(name, {})
            if not isinstance(data, dict):
                raise wrong(path, f"{name} 须为表", f"{name} must be a table")
    return _config(path, data)


def _text(path: Path) -> str:
    try:
        return read_text(path)
    except TomlError as error:
        raise _broken(path, error) from error


def _broken(path: Path, error: TomlError) -> ConfigError:
    place = f"{path}:{error.line}" if error.line else str(path)
    return ConfigError(Text(f"配置 {place}：{error.told.zh}", f"configuration {place}: {error.told.en}"))


def _config(path: Path, data: Data) -> Config:
    config = Config(base=path.parent.absolute(), source=str(path))
    tables: dict[str, Data] = {}
    for key, value in data.items():
        if key == "limits":
            config = config._replace(reading=config.reading._replace(limits=limits(path, key, value)))
        elif key == "pdf-engine":
            engine = cast("PdfEngine", one_of(*PDF_ENGINES)(path, key, value))
            config = config._replace(reading=config.reading._replace(pdf_engine=engine))
        elif key == "ocr":
            config = config._replace(reading=config.reading._replace(ocr=truth(path, key, value)))
        elif key in _KEYS:
            name, take = _KEYS[key]
            config = config._replace(**{name: take(path, key, value)})
        elif is_options(key, value):
            tables[key.upper()] = value
        else:
            near = closest(key, [*_KEYS, "limits", "pdf-engine", "ocr"])
            hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
            raise wrong(path, f"没有“{key}”这个设置{hint.zh}", f"unknown key {key!r}{hint.en}")
    return config._replace(options=tables)


# Any: each taker gives the type of its own field.
_KEYS: dict[str, tuple[str, Callable[[Path, str, Any], Any]]] = {
    "select": ("select", codes),
    "extend-select": ("extend_select", codes),
    "ignore": ("ignore", codes),
    "per-file-ignores": ("per_file_ignores", ignores),
    "severity": ("severity", severities),
    "fail-on": ("fail_on", one_of("error", "warning", "note", "never")),
    "lang": ("lang", one_of("zh", "en")),
    "plugins": ("plugins", packs),
    "python-plugins": ("python_plugins", truth),
    "jurisdiction": ("jurisdiction", string),
    "previous": ("previous", beside),
    "jobs": ("jobs", count),
    "override": ("overrides", read_overrides),
    "aggregate": ("aggregates", read_aggregates),
    "suppress": ("suppress", lambda path, key, value: read_suppressions(path, value)),
}


def parse_severity(argument: str) -> tuple[str, Severity]:
    """`CODE=LEVEL` of the command line. Raises ConfigError."""
    code, _, level = argument.partition("=")
    if not code or level not in tuple(Severity):
        raise ConfigError(
            Text(
                f"--severity {argument}：应为 代码=error|warning|note",
                f"--severity {argument}: must be CODE=error|warning|note",
            )
        )
    return code.upper(), Severity(level)


def parse_limit(limits: Limits, argument: str) -> Limits:
    """`NAME=NUMBER` of the command line. Raises ConfigError."""
    name, _, number = argument.partition("=")
    if name not in Limits._fields or not number.isdecimal() or not int(number):
        names = ", ".join(Limits._fields)
        raise ConfigError(
            Text(
                f"--limit {argument}：应为 名称=正整数（{names}）", f"--limit {argument}: must be NAME=NUMBER ({names})"
            )
        )
    return limits._replace(**{name: int(number)})


def as_fail_on(value: str) -> FailOn:
    return cast("FailOn", value)

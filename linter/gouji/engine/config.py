"""Configuration: `[tool.gouji]` in pyproject.toml or a gouji.toml, found upwards from each input."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from gouji.engine.suppress import read_suppressions
from gouji.errors import ConfigError
from gouji.formats import Limits, PdfEngine, ReadOptions
from gouji.model.finding import Severity
from gouji.normalize import closest
from gouji.outcome import FailOn, Suppression
from gouji.text import Lang, Text

PDF_ENGINES: tuple[str, ...] = get_args(PdfEngine)

# What TOML gives; every value's type is checked where it is taken out.
Data = Mapping[str, Any]


class Config(NamedTuple):
    """Settings as read. `select` is None where the rules' own defaults stand; codes may be prefixes.

    `options` holds a table a rule. `evidence`: outputs need the files' sums and the twins of those with findings; `sidecars`:
    all twins are to be written (both set by no key). `base` is the folder that relative paths and globs start from.
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
    reading: ReadOptions = ReadOptions()
    options: Mapping[str, Data] = {}
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
        data: Data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, f"TOML 有误：{error}", f"broken TOML: {error}") from error
    if path.name == "pyproject.toml":
        for name in ("tool", "gouji"):
            data = data.get(name, {})
            if not isinstance(data, dict):
                raise _wrong(path, f"{name} 须为表", f"{name} must be a table")
    return _config(path, data)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise _wrong(path, f"读不出来：{error}", f"cannot be read: {error}") from error


def _wrong(path: Path, zh: str, en: str) -> ConfigError:
    return ConfigError(Text(f"配置 {path}：{zh}", f"configuration {path}: {en}"))


def _config(path: Path, data: Data) -> Config:
    config = Config(base=path.parent.absolute(), source=str(path))
    tables: dict[str, Data] = {}
    for key, value in data.items():
        if key == "limits":
            config = config._replace(reading=config.reading._replace(limits=_limits(path, value)))
        elif key == "pdf-engine":
            engine = cast("PdfEngine", _one_of(*PDF_ENGINES)(path, key, value))
            config = config._replace(reading=config.reading._replace(pdf_engine=engine))
        elif key == "ocr":
            config = config._replace(reading=config.reading._replace(ocr=_truth(path, key, value)))
        elif key in _KEYS:
            name, take = _KEYS[key]
            config = config._replace(**{name: take(path, key, value)})
        elif isinstance(value, dict) and (key.isupper() or (key.isalnum() and key[-3:].isdigit())):
            tables[key.upper()] = value
        else:
            near = closest(key, [*_KEYS, "limits", "pdf-engine", "ocr"])
            hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
            raise _wrong(path, f"没有“{key}”这个设置{hint.zh}", f"unknown key {key!r}{hint.en}")
    return config._replace(options=tables)


def _strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(path, f"{key} 须为字符串列表", f"{key} must be a list of strings")
    return tuple(value)


def _string(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(path, f"{key} 须为字符串", f"{key} must be a string")
    return value


def _truth(path: Path, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(path, f"{key} 须为 true 或 false", f"{key} must be true or false")
    return value


def _one_of(*choices: str) -> Callable[[Path, str, object], str]:
    def take(path: Path, key: str, value: object) -> str:
        if value not in choices:
            listed = ", ".join(choices)
            raise _wrong(path, f"{key} 只能是 {listed}", f"{key} must be one of {listed}")
        return str(value)

    return take


def _beside(path: Path, key: str, value: object) -> str:
    """A path, taken from the configuration's own folder."""
    return str(path.parent.absolute() / _string(path, key, value))


def _count(path: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(path, f"{key} 须为非负整数", f"{key} must be a whole number from 0")
    return value


def _limits(path: Path, value: object) -> Limits:
    if not isinstance(value, dict):
        raise _wrong(path, "limits 须为“名称 = 数”的表", "limits must be a table of name = number")
    limits = Limits()
    for name, number in value.items():
        if name not in Limits._fields:
            near = closest(name, list(Limits._fields))
            hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
            raise _wrong(path, f"没有“limits.{name}”这项上限{hint.zh}", f"there is no limit {name!r}{hint.en}")
        if _count(path, f"limits.{name}", number) == 0:
            raise _wrong(path, f"limits.{name} 须大于 0", f"limits.{name} must be above 0")
        limits = limits._replace(**{name: number})
    return limits


def _codes(path: Path, key: str, value: object) -> tuple[str, ...]:
    return tuple(item.upper() for item in _strings(path, key, value))


def _ignores(path: Path, key: str, value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise _wrong(path, f"{key} 须为“文件名模式 = [代码]”的表", f"{key} must be a table of pattern = [codes]")
    return tuple((pattern, _codes(path, f"{key}.{pattern}", codes)) for pattern, codes in value.items())


def _severities(path: Path, key: str, value: object) -> tuple[tuple[str, Severity], ...]:
    if not isinstance(value, dict):
        raise _wrong(path, f"{key} 须为“代码 = 级别”的表", f"{key} must be a table of code = level")
    level = _one_of(*(severity.value for severity in Severity))
    return tuple((code.upper(), Severity(level(path, f"{key}.{code}", name))) for code, name in value.items())


def _packs(path: Path, key: str, value: object) -> tuple[str, ...]:
    """Modules stay as they are, files and folders are taken from the configuration's own folder."""
    names = _strings(path, key, value)
    beside = path.parent.absolute()
    return tuple(
        str(beside / name) if (beside / name).exists() or "/" in name or name.endswith((".py", ".toml")) else name
        for name in names
    )


# Any: each taker gives the type of its own field.
_KEYS: dict[str, tuple[str, Callable[[Path, str, Any], Any]]] = {
    "select": ("select", _codes),
    "extend-select": ("extend_select", _codes),
    "ignore": ("ignore", _codes),
    "per-file-ignores": ("per_file_ignores", _ignores),
    "severity": ("severity", _severities),
    "fail-on": ("fail_on", _one_of("error", "warning", "note", "never")),
    "lang": ("lang", _one_of("zh", "en")),
    "plugins": ("plugins", _packs),
    "python-plugins": ("python_plugins", _truth),
    "jurisdiction": ("jurisdiction", _string),
    "previous": ("previous", _beside),
    "jobs": ("jobs", _count),
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

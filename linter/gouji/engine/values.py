"""Values of the configuration, each of the type that its key wants. All raise ConfigError, naming file and key."""

from __future__ import annotations

import os.path
from collections.abc import Callable
from pathlib import Path

from gouji.errors import ConfigError
from gouji.formats import Limits
from gouji.model.finding import Severity
from gouji.normalize import closest
from gouji.text import Text
from gouji.tomlfile import Where, line_of, quoted


def wrong(path: Path, zh: str, en: str, *where: Where) -> ConfigError:
    """What is wrong in a file of configuration, with the line of `where` if that is given."""
    place = placed(str(path), *where) if where else str(path)
    return ConfigError(Text(f"配置 {place}：{zh}", f"configuration {place}: {en}"))


def placed(source: str, *where: Where) -> str:
    """A file of configuration with the line of a key; the file alone where it cannot be told."""
    path = Path(source)
    if not path.is_file():
        return source
    within: tuple[Where, ...] = ("tool", "gouji") if path.name == "pyproject.toml" else ()
    return f"{source}:{line_of(quoted(path.read_text(encoding='utf-8-sig')), *within, *where)}"


def from_here(path: Path) -> str:
    """As a run may tell of it, which says nothing of the folders above."""
    try:
        return os.path.relpath(path)
    except ValueError:  # on another drive
        return str(path)


def strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong(path, f"{key} 须为字符串列表", f"{key} must be a list of strings")
    return tuple(value)


def string(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise wrong(path, f"{key} 须为字符串", f"{key} must be a string")
    return value


def truth(path: Path, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise wrong(path, f"{key} 须为 true 或 false", f"{key} must be true or false")
    return value


def one_of(*choices: str) -> Callable[[Path, str, object], str]:
    def take(path: Path, key: str, value: object) -> str:
        if value not in choices:
            listed = ", ".join(choices)
            raise wrong(path, f"{key} 只能是 {listed}", f"{key} must be one of {listed}")
        return str(value)

    return take


def beside(path: Path, key: str, value: object) -> str:
    """A path, taken from the configuration's own folder."""
    return str(path.parent.absolute() / string(path, key, value))


def count(path: Path, key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise wrong(path, f"{key} 须为非负整数", f"{key} must be a whole number from 0")
    return value


def limits(path: Path, key: str, value: object) -> Limits:
    if not isinstance(value, dict):
        raise wrong(path, "limits 须为“名称 = 数”的表", "limits must be a table of name = number")
    found = Limits()
    for name, number in value.items():
        if name not in Limits._fields:
            near = closest(name, list(Limits._fields))
            hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
            raise wrong(path, f"没有“limits.{name}”这项上限{hint.zh}", f"there is no limit {name!r}{hint.en}")
        if count(path, f"limits.{name}", number) == 0:
            raise wrong(path, f"limits.{name} 须大于 0", f"limits.{name} must be above 0")
        found = found._replace(**{name: number})
    return found


def is_options(key: str, value: object) -> bool:
    """Whether a key is that of a rule's options: a table of its code."""
    return isinstance(value, dict) and (key.isupper() or (key.isalnum() and key[-3:].isdigit()))


def codes(path: Path, key: str, value: object) -> tuple[str, ...]:
    return tuple(item.upper() for item in strings(path, key, value))


def ignores(path: Path, key: str, value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise wrong(path, f"{key} 须为“文件名模式 = [代码]”的表", f"{key} must be a table of pattern = [codes]")
    return tuple((pattern, codes(path, f"{key}.{pattern}", given)) for pattern, given in value.items())


def severities(path: Path, key: str, value: object) -> tuple[tuple[str, Severity], ...]:
    if not isinstance(value, dict):
        raise wrong(path, f"{key} 须为“代码 = 级别”的表", f"{key} must be a table of code = level")
    level = one_of(*(severity.value for severity in Severity))
    return tuple((code.upper(), Severity(level(path, f"{key}.{code}", name))) for code, name in value.items())


def packs(path: Path, key: str, value: object) -> tuple[str, ...]:
    """Modules stay as they are, files and folders are taken from the configuration's own folder."""
    names = strings(path, key, value)
    folder = path.parent.absolute()
    return tuple(
        str(folder / name) if (folder / name).exists() or "/" in name or name.endswith((".py", ".toml")) else name
        for name in names
    )

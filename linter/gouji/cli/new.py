"""gouji new: a rule or a pack to begin with, whose examples already do what they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from gouji.cli import scaffold
from gouji.cli.screen import write
from gouji.cli.settings import packs_of, settings_for
from gouji.engine.config import Config
from gouji.errors import ConfigError
from gouji.jurisdictions import PINYIN, PROVINCES, misnamed
from gouji.text import Text

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def run(kind: str, name: str, python: bool, toml: bool, **options: Any) -> int:
    """Any: the rest of click's options. Returns the exit code."""
    settings = settings_for(["."], options)
    files = _rule(name.upper(), python, settings.overall) if kind == "rule" else _pack(name)
    for path in files:
        if path.exists():
            raise ConfigError(Text(f"{path} 已经存在，没有改动", f"{path} is there already and was left as it is"))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        write(f"{path}\n", "-", exact=False)
    first = next(iter(files)) if kind == "rule" else Path(name) / _module(name)
    write(
        Text(f"试一试：gouji test {first}", f"try it: gouji test {first}").pick(settings.overall.lang) + "\n",
        "-",
        exact=False,
    )
    return 0


def _rule(code: str, python: bool, config: Config) -> dict[Path, str]:
    if wrong := misnamed(code, built_in=False):
        raise ConfigError(wrong)
    registry = packs_of(config)
    taken = next((rule for rule in registry.rules if rule.code == code), None)
    if taken:
        pack = registry.pack_of(taken).name
        raise ConfigError(Text(f"代码 {code} 已被 {pack} 使用", f"code {code} is taken by {pack}"))
    place = code[:2] if code[:-3] in PROVINCES else ""
    if python:
        return {Path(f"{code.lower()}.py"): scaffold.python_rule(code, place)}
    return {Path(f"{code.lower()}.toml"): scaffold.toml_rule(code, place)}


def _pack(name: str) -> dict[Path, str]:
    if not _NAME.fullmatch(name):
        zh, en = (
            f"规则包名“{name}”须为小写字母、数字和 -，如 gouji-henan",
            f"pack name {name!r} must be lower-case words joined by -, such as gouji-henan",
        )
        raise ConfigError(Text(zh, en))
    folder, module = Path(name), _module(name)
    place = PINYIN.get(name.rpartition("-")[2], "")
    return {
        folder / "pyproject.toml": scaffold.pyproject(name, module),
        folder / "README.md": scaffold.readme(name, module),
        folder / module / "__init__.py": scaffold.init(name),
        folder / module / "rules.toml": scaffold.toml_rule(f"{place or 'ZZ'}101", place),
    }


def _module(name: str) -> str:
    return name.replace("-", "_")

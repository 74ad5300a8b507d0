"""A rule's options: its own defaults, or what the configuration's table of its code says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NoReturn, cast

from gouji.engine.config import Config
from gouji.engine.values import placed
from gouji.errors import ConfigError
from gouji.normalize import closest
from gouji.plugins import AnyRule
from gouji.text import Text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from pydantic_core import ErrorDetails

# What pydantic says of a value, in Chinese; the rest in its own words.
_WRONG = {
    "int_type": "须为整数",
    "int_parsing": "须为整数",
    "int_from_float": "须为整数",
    "float_type": "须为数",
    "float_parsing": "须为数",
    "string_type": "须为字符串",
    "bool_type": "须为 true 或 false",
    "bool_parsing": "须为 true 或 false",
    "tuple_type": "须为列表",
    "list_type": "须为列表",
}


def options_of(rule: type[AnyRule], config: Config) -> object:
    """An object of the rule's `Options`, None where it has none. Raises ConfigError with the line of what is wrong."""
    given = config.options.get(rule.code)
    if rule.Options is None:
        if given:
            refuse(rule, config, f"规则 {rule.code} 没有选项", f"rule {rule.code} takes no options")
        return None
    if given is None:
        return rule.Options()
    _check_names(rule, config, given)
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(rule.Options).validate_python({_named(key): value for key, value in given.items()})
    except ValidationError as error:
        _refuse_value(rule, config, error.errors()[0])


def _named(key: str) -> str:
    return key.replace("-", "_")


def _check_names(rule: type[AnyRule], config: Config, given: Mapping[str, Any]) -> None:
    """Any: what TOML gives."""
    known = [field.name for field in fields(cast("type[DataclassInstance]", rule.Options))]
    for key in given:
        if _named(key) not in known:
            near = closest(key, known)
            zh, en = (f"；是否指 {near}", f"; did you mean {near}?") if near else ("", "")
            refuse(rule, config, f"{rule.code} 没有选项“{key}”{zh}", f"{rule.code} has no option {key!r}{en}", key)


def _refuse_value(rule: type[AnyRule], config: Config, error: ErrorDetails) -> NoReturn:
    names = [str(one) for one in error["loc"]]
    said = error["msg"].removeprefix("Value error, ")
    told = Text(_WRONG.get(error["type"], said), said)
    where = ".".join((rule.code, *names))
    refuse(rule, config, f"{where} 的值不对：{told.zh}", f"{where}: {told.en}", *names[:1])


def refuse(rule: type[AnyRule], config: Config, zh: str, en: str, *where: str) -> NoReturn:
    """Raises ConfigError with the line of the rule's table, or of one of its options."""
    place = placed(config.source, *config.options_at.get(rule.code, (rule.code,)), *where)
    raise ConfigError(Text(f"{place}：{zh}", f"{place}: {en}"))

"""Parameters of a rule in a file: values that the configuration may set, and `{name}` put in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, make_dataclass
from keyword import iskeyword
from typing import Any, ClassVar, NamedTuple, Protocol

from gouji.patterns import pattern
from gouji.rulefile.vocabulary import PARAMETER
from gouji.text import Text
from gouji.tomlfile import Data, TomlFile, Where

# A whole number, a word, or a list of words.
Value = int | str | tuple[str, ...]
_PLACE = pattern(r"\{([^{}]*)\}")


class Parameter(NamedTuple):
    """`about` is empty where nothing is said of it."""

    name: str
    default: Value
    about: Text


class Options(Protocol):
    """An object with a field for each parameter."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def read_parameters(file: TomlFile, given: Data, *at: Where) -> tuple[Parameter, ...]:
    """Raises TemplateError naming file and line."""
    return tuple(_parameter(file, name, file.take(given, name, dict, *at), *at, name) for name in given)


def _parameter(file: TomlFile, name: str, data: Data, *at: Where) -> Parameter:
    if not name.isidentifier() or iskeyword(name):
        file.fail(f"参数名“{name}”只能用文字、数字和 _，不以数字开头", f"{name!r} cannot name a parameter", *at)
    file.known(data, PARAMETER, *at)
    default = data.get("default")
    if isinstance(default, list) and all(isinstance(one, str) for one in default):
        default = tuple(default)
    if isinstance(default, bool) or not isinstance(default, int | str | tuple):
        zh, en = (
            f"{file.shown('default')} 须为整数、字符串或字符串列表",
            "default must be a whole number, a string or strings",
        )
        file.fail(zh, en, *at, "default")
    about = data.get("explanation", "")
    if isinstance(about, dict):
        return Parameter(name, default, file.label(about, *at, "explanation"))
    text: str = file.take(data, "explanation", str, *at, default="")
    return Parameter(name, default, Text(text, text))


def options_class(code: str, parameters: tuple[Parameter, ...]) -> type[Options]:
    """What the configuration's table of the rule is checked by; pydantic tells a value of another kind."""
    kinds: dict[type, Any] = {int: int, str: str, tuple: tuple[str, ...]}
    return make_dataclass(
        f"Options{code}",
        [
            (one.name, kinds[type(one.default)], field(default=one.default, metadata={"about": one.about}))
            for one in parameters
        ],
        frozen=True,
    )


def filled(file: TomlFile, value: Any, values: Mapping[str, Value], *at: Where) -> Any:
    """A part of a rule with the values in their places: `"{n}"` alone becomes the number or the words themselves. Raises
    TemplateError where there is no such parameter. Any: what TOML gives.
    """
    if isinstance(value, dict):
        return {key: filled(file, one, values, *at, key) for key, one in value.items()}
    if isinstance(value, list):
        parts = [(one, filled(file, one, values, *at)) for one in value]
        return [
            each for one, part in parts for each in (part if isinstance(part, list) and part is not one else [part])
        ]
    if not isinstance(value, str):
        return value
    for name in _PLACE.findall(value):
        if name not in values:
            file.unknown("parameters", name, list(values), *at)
    if alone := _PLACE.fullmatch(value):
        whole = values[alone[1]]
        return list(whole) if isinstance(whole, tuple) else whole
    return _PLACE.sub(lambda found: _shown(values[found[1]]), value)


def told(text: Text, values: Mapping[str, Value]) -> Text:
    """A message with the values in their places; what else stands in braces stays."""
    for name, value in values.items():
        shown = _shown(value).replace("{", "{{").replace("}", "}}")
        text = Text(*(said.replace(f"{{{name}}}", shown) for said in text))
    return text


def _shown(value: Value) -> str:
    return "、".join(value) if isinstance(value, tuple) else str(value)

"""From a rule file to rules: every slip in it is told with file and line, and with the nearest key meant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gouji.rule import Rule
from gouji.rulefile.asked import checks_of, identity_of
from gouji.rulefile.common import common_of
from gouji.rulefile.file import Place, RuleFile
from gouji.rulefile.parameters import Value, filled, options_class, read_parameters
from gouji.rulefile.rules import CheckOfFile, IdentityOfFile
from gouji.rulefile.vocabulary import CHECKS, COMMON, IDENTITY
from gouji.text import Text
from gouji.tomlfile import Data, Where

_IDENTITY_MESSAGE = Text(
    "“{scope}”不符合“{equation}”：{left}；{right}", "“{scope}”: “{equation}” does not hold: {left}; {right}"
)
# An identity of the form is written in its keys, which tell a reader nothing.
_KIND_MESSAGE = Text("“{scope}”的数字不符：{left}；{right}", "the figures of “{scope}” do not fit: {left}; {right}")
_CHECK_MESSAGE = Text("{detail}", "{detail}")
# What a rule may ask for.
_ASKED = ("identity", *sorted(CHECKS))


def rules_in(path: Path) -> tuple[type[Rule[Any]], ...]:
    """The rules of a file, in its order. Raises TemplateError naming file and line."""
    file = RuleFile(path)
    return tuple(_rule(file, item, "rule", place) for place, item in enumerate(file.items))


def _rule(file: RuleFile, item: Data, *at: Where) -> type[Rule[Any]]:
    file.known(item, COMMON | IDENTITY | CHECKS, *at)
    parameters = read_parameters(file, file.take(item, "parameters", dict, *at, default={}), *at, "parameters")
    values = {one.name: one.default for one in parameters}
    if not parameters:
        return _made(file, item, values, {}, *at)
    options = options_class(str(item.get("code")), parameters)
    extra = {"Options": options, "made": staticmethod(lambda given: _made(file, item, vars(given), extra, *at))}
    return _made(file, item, values, extra, *at)


def _made(
    file: RuleFile, item: Data, values: Mapping[str, Value], extra: dict[str, Any], *at: Where
) -> type[Rule[Any]]:
    """The rule with values for its parameters. Any: the values of class variables of all types."""
    common = {**extra, **common_of(file, item, values, *at)}
    asked = {key: filled(file, value, values, *at, key) for key, value in item.items() if key in IDENTITY | CHECKS}
    if not asked:
        zh, en = "、".join(map(file.shown, _ASKED)), ", ".join(_ASKED)
        file.fail(f"没有写明检查什么（{zh}）", f"nothing is checked ({en})", *at)
    if not (given := sorted(IDENTITY & asked.keys())):
        checks = tuple(checks_of(file, asked, *at))
        return _class(file, CheckOfFile, {"message": _CHECK_MESSAGE, **common, "checks": checks})
    if others := sorted(CHECKS & asked.keys()):
        zh = f"{file.shown(given[0])} 与 {file.shown(others[0])} 须分为两条规则"
        file.fail(zh, f"{given[0]} and {others[0]} must be two rules", *at, others[0])
    common["names_at"] = Place(file, *at, given[0])
    message = _KIND_MESSAGE if "kind" in asked else _IDENTITY_MESSAGE
    return _class(file, IdentityOfFile, {"message": message, **common, **identity_of(file, asked, *at)})


def _class(file: RuleFile, base: type[Any], values: dict[str, Any]) -> type[Rule[Any]]:
    """Any: as in `_made`."""
    code, name = str(values["code"]), values.pop("name", "")
    title = "".join(part.capitalize() for part in name.split("-")) or code
    rule: type[Rule[Any]] = type(title, (base,), {**values, "__module__": str(file.path), "__qualname__": code})
    rule.name = name or code.lower()
    return rule

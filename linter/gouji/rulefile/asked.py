"""What a rule of a file asks for: identities, or checks of other kinds."""

from __future__ import annotations

from typing import Any, NoReturn

from gouji.equation import EquationError, parse_equation
from gouji.rulefile.checks import Check, Decimals, Facts, Length, Wording
from gouji.rulefile.file import RuleFile
from gouji.rulefile.prose import choices
from gouji.rulefile.vocabulary import AXES, DECIMALS, FACTS, IDENTITY, LENGTH, WORDING
from gouji.tomlfile import Data, Where

# What may be said of wording.
_SAID = ("require", "any", "counted", "forbid")


def identity_of(file: RuleFile, item: Data, *at: Where) -> dict[str, Any]:
    """What the class of an identity's rule has. Any: values of all types."""
    found: dict[str, Any] = {}
    if "kind" in item:
        found["kind"] = file.take(item, "kind", str, *at)
        if extra := sorted((IDENTITY - {"kind"}) & item.keys()):
            zh, en = f"写了 {file.shown('kind')} 就不用 {file.shown(extra[0])}", f"with kind there is no {extra[0]}"
            file.fail(zh, en, *at, extra[0])
        return found
    texts = file.list_of(item, "identity", str, *at)
    if not texts:
        file.fail(f"缺 {file.shown('identity')}", "identity is missing", *at)
    for text in texts:
        try:
            parse_equation(text)
        except EquationError as error:
            _misstated(file, text, error, *at, "identity")
    found["equations"] = tuple(texts)
    found["table"] = file.name(item, "table", *at) or ""
    found["each"] = file.one_of("each", item["each"], AXES, *at) if "each" in item else None
    found["only"] = file.strings(item, "only", *at)
    return found


def _misstated(file: RuleFile, text: str, error: EquationError, *at: Where) -> NoReturn:
    file.fail(f"“{text}”：{error.message.zh}", f"“{text}”: {error.message.en}", *at)


def checks_of(file: RuleFile, item: Data, *at: Where) -> list[Check]:
    found: list[Check] = [_wording(file, one, *at, "wording") for one in file.list_of(item, "wording", dict, *at)]
    found += [_length(file, one, *at, "length") for one in file.list_of(item, "length", dict, *at)]
    found += [_decimals(file, one, *at, "decimals") for one in file.list_of(item, "decimals", dict, *at)]
    if facts := file.list_of(item, "facts", str, *at):
        found.append(Facts(tuple(file.one_of("facts", fact, FACTS, *at) for fact in facts)))
    return found


def _wording(file: RuleFile, data: Data, *at: Where) -> Wording:
    file.known(data, WORDING, *at)
    words = {key: file.strings(data, key, *at) for key in _SAID}
    if not any(words.values()):
        zh, en = (
            f"用语里没有 {'、'.join(map(file.shown, _SAID))}",
            "wording has none of require, any, counted, forbid",
        )
        file.fail(zh, en, *at)
    if not all(one.strip() for given in words.values() for word in given for one in choices(word)):
        file.fail("用语里有空的词", "an empty word", *at)
    return Wording(_section(file, data, *at), **words)


def _length(file: RuleFile, data: Data, *at: Where) -> Length:
    file.known(data, LENGTH, *at)
    most, least = (file.take(data, key, int, *at) if key in data else None for key in ("most", "least"))
    if most is None and least is None:
        file.fail(f"篇幅里没有 {file.shown('most')} 或 {file.shown('least')}", "length has neither most nor least", *at)
    return Length(_section(file, data, *at), most, least)


def _decimals(file: RuleFile, data: Data, *at: Where) -> Decimals:
    file.known(data, DECIMALS, *at)
    cells = file.strings(data, "cells", *at)
    if not cells:
        file.fail(f"缺 {file.shown('cells')}", "cells is missing", *at)
    return Decimals(
        cells, file.take(data, "places", int, *at), file.take(data, "except_zero", bool, *at, default=False)
    )


def _section(file: RuleFile, data: Data, *at: Where) -> int | str:
    section = data.get("section", "whole")
    if not isinstance(section, int | str) or isinstance(section, bool):
        file.fail(
            f"{file.shown('section')} 须为部分的序号或标题", "section must be a number or a heading", *at, "section"
        )
    return section

"""From a rule file to rules: every slip in it is told with file and line, and with the nearest key meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any, NoReturn

from gouji.equation import EquationError, parse_equation
from gouji.jurisdictions import misnamed, misplaced
from gouji.model.finding import Severity
from gouji.patterns import pattern
from gouji.rule import Rule, mismarked
from gouji.rulefile.checks import Check, Decimals, Facts, Length, Wording
from gouji.rulefile.parameters import Value, filled, options_class, read_parameters, told
from gouji.rulefile.rules import CheckOfFile, IdentityOfFile
from gouji.rulefile.vocabulary import (
    AXES,
    CHECKS,
    COMMON,
    DECIMALS,
    FACTS,
    IDENTITY,
    KEYS,
    LENGTH,
    LEVELS,
    SEVERITIES,
    TOP,
    WORDING,
)
from gouji.text import Text
from gouji.tomlfile import Data, TomlFile, Where

API = 1
_IDENTITY_MESSAGE = Text(
    "“{scope}”不符合“{equation}”：{left}；{right}", "“{scope}”: “{equation}” does not hold: {left}; {right}"
)
_CHECK_MESSAGE = Text("{detail}", "{detail}")
# What may stand in braces in a message.
_IN_IDENTITY = ("scope", "equation", "left", "right", "left_sum", "right_sum")
_IN_CHECK = ("detail",)
# What a rule may ask for, and what may be said of its wording.
_ASKED = ("identity", *sorted(CHECKS))
_SAID = ("require", "any", "counted", "forbid")
_SLUG = pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def rules_in(path: Path) -> tuple[type[Rule[Any]], ...]:
    """The rules of a file, in its order. Raises TemplateError naming file and line."""
    file = RuleFile(path)
    return tuple(file.rule(place, item) for place, item in enumerate(file.items))


class _Place:
    """File and line, as an attribute of a class that is looked up when something is wrong there."""

    def __init__(self, file: RuleFile, *at: Where) -> None:
        self._file, self._at = file, at

    def __get__(self, rule: object, kind: type) -> str:
        return f"{self._file.path}:{self._file.line(*self._at)}"


class RuleFile(TomlFile):
    """A file of rules; its keys may be Chinese, quoted or not."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, KEYS, free=("parameters",))
        self.known(self.data, TOP)
        if self.data.get("api") != API:
            self.fail(f"须写明 api = {API}（接口 = {API}）", f"api = {API} is missing or another number", "api")
        self.items: Sequence[Data] = self.take(self.data, "rule", list)

    def rule(self, place: int, item: Data) -> type[Rule[Any]]:
        at: tuple[Where, ...] = ("rule", place)
        self.known(item, COMMON | IDENTITY | CHECKS, *at)
        parameters = read_parameters(self, self.take(item, "parameters", dict, *at, default={}), *at, "parameters")
        values = {one.name: one.default for one in parameters}
        if not parameters:
            return self._made(item, values, {}, *at)
        options = options_class(str(item.get("code")), parameters)
        extra = {"Options": options, "made": staticmethod(lambda given: self._made(item, vars(given), extra, *at))}
        return self._made(item, values, extra, *at)

    def _made(self, item: Data, values: Mapping[str, Value], extra: dict[str, Any], *at: Where) -> type[Rule[Any]]:
        """The rule with values for its parameters. Any: as in `_class`."""
        common = {**extra, **self._common(item, values, *at)}
        item = {
            key: filled(self, value, values, *at, key) if key in IDENTITY | CHECKS else value
            for key, value in item.items()
        }
        if given := sorted(IDENTITY & item.keys()):
            if others := sorted(CHECKS & item.keys()):
                zh, en = (
                    f"{self.shown(given[0])} 与 {self.shown(others[0])} 须分为两条规则",
                    f"{given[0]} and {others[0]} must be two rules",
                )
                self.fail(zh, en, *at, others[0])
            common["names_at"] = _Place(self, *at, given[0])
            return self._class(IdentityOfFile, {"message": _IDENTITY_MESSAGE, **common, **self._identity(item, *at)})
        checks = tuple(self._checks(item, *at))
        if not checks:
            wanted = ", ".join(_ASKED)
            self.fail(
                f"没有写明检查什么（{'、'.join(map(self.shown, _ASKED))}）", f"nothing is checked ({wanted})", *at
            )
        return self._class(CheckOfFile, {"message": _CHECK_MESSAGE, **common, "checks": checks})

    def _class(self, base: type[Any], values: dict[str, Any]) -> type[Rule[Any]]:
        """Any: the values of class variables of all types."""
        code, name = str(values["code"]), values.pop("name", "")
        title = "".join(part.capitalize() for part in name.split("-")) or code
        rule: type[Rule[Any]] = type(title, (base,), {**values, "__module__": str(self.path), "__qualname__": code})
        rule.name = name or code.lower()
        return rule

    def _common(self, item: Data, values: Mapping[str, Value], *at: Where) -> dict[str, Any]:
        """What every rule has; Any as in `_class`."""
        code = self.take(item, "code", str, *at)
        found: dict[str, Any] = {"code": code, "source": _Place(self, *at)}
        found["title"] = self._text(item, "title", *at)
        found["explanation"] = self._text(item, "explanation", *at) if "explanation" in item else found["title"]
        found["remedy"] = self._text(item, "remedy", *at)
        if "message" in item:
            found["message"] = self._text(item, "message", *at)
        for key in ("message", "remedy"):
            if key in item:
                found[key] = told(found[key], values)
                self._fillable(found[key], _IN_IDENTITY if IDENTITY & item.keys() else _IN_CHECK, *at, key)
        for key in ("basis", "valid", "invalid"):
            found[key] = self.take(item, key, str, *at)
            if not found[key].strip():
                self.fail(f"{self.shown(key)} 是空的", f"{key} is empty", *at, key)
        if wrong := mismarked(found["valid"], found["invalid"]):
            self.fail(wrong.zh, wrong.en, *at, "invalid")
        if wrong := misnamed(code, built_in=True):
            self.fail(wrong.zh, wrong.en, *at, "code")
        found["severity"] = Severity(self._word(item, "severity", SEVERITIES, *at))
        for key in ("default", "certain"):
            if key in item:
                found[key] = self.take(item, key, bool, *at)
        found["jurisdiction"] = self.name(item, "jurisdiction", *at) or self.name(self.data, "jurisdiction") or ""
        if wrong := misplaced(code, found["jurisdiction"]):
            self.fail(wrong.zh, wrong.en, *at, "code" if "jurisdiction" not in item else "jurisdiction")
        found["templates"] = self.strings(item, "templates", *at) or self.strings(self.data, "templates")
        found["organizations"] = self.strings(item, "organizations", *at)
        levels = self.strings(item, "levels", *at)
        found["levels"] = tuple(self._one_of("levels", level, LEVELS, *at) for level in levels)
        if "years" in item:
            found["years"] = self._years(item, *at)
        if "name" in item:
            found["name"] = self.take(item, "name", str, *at)
            if not _SLUG.fullmatch(found["name"]):
                self.fail(
                    f"{self.shown('name')} 须为小写英文单词，以 - 相连",
                    "name must be lower-case words joined by -",
                    *at,
                    "name",
                )
        return found

    def _fillable(self, text: Text, names: Sequence[str], *at: Where) -> None:
        try:
            used = [name for said in text for _, name, _, _ in Formatter().parse(said) if name is not None]
        except ValueError as error:
            self.fail(f"花括号不成对：{error}", f"a lone brace: {error}", *at)
        for name in used:
            if name not in names:
                self.unknown(str(at[-1]), name, names, *at)

    def _years(self, item: Data, *at: Where) -> tuple[int, int | None]:
        years = self.take(item, "years", list, *at)
        if not 1 <= len(years) <= 2 or not all(type(year) is int for year in years) or years != sorted(years):
            self.fail(
                f"{self.shown('years')} 应为 [首年] 或 [首年, 末年]",
                "years must be [first] or [first, last]",
                *at,
                "years",
            )
        return years[0], years[1] if len(years) == 2 else None

    def _identity(self, item: Data, *at: Where) -> dict[str, Any]:
        """Any as in `_class`."""
        found: dict[str, Any] = {}
        if "kind" in item:
            found["kind"] = self.take(item, "kind", str, *at)
            if extra := sorted((IDENTITY - {"kind"}) & item.keys()):
                zh, en = f"写了 {self.shown('kind')} 就不用 {self.shown(extra[0])}", f"with kind there is no {extra[0]}"
                self.fail(zh, en, *at, extra[0])
            return found
        texts = self._list(item, "identity", str, *at)
        if not texts:
            self.fail(f"缺 {self.shown('identity')}", "identity is missing", *at)
        for text in texts:
            try:
                parse_equation(text)
            except EquationError as error:
                self._misstated(text, error, *at, "identity")
        found["equations"] = tuple(texts)
        found["table"] = self.name(item, "table", *at) or ""
        found["each"] = self._one_of("each", item["each"], AXES, *at) if "each" in item else None
        found["only"] = self.strings(item, "only", *at)
        return found

    def _misstated(self, text: str, error: EquationError, *at: Where) -> NoReturn:
        self.fail(f"“{text}”：{error.message.zh}", f"“{text}”: {error.message.en}", *at)

    def _checks(self, item: Data, *at: Where) -> list[Check]:
        found: list[Check] = [self._wording(one, *at, "wording") for one in self._list(item, "wording", dict, *at)]
        found += [self._length(one, *at, "length") for one in self._list(item, "length", dict, *at)]
        found += [self._decimals(one, *at, "decimals") for one in self._list(item, "decimals", dict, *at)]
        if facts := self._list(item, "facts", str, *at):
            found.append(Facts(tuple(self._one_of("facts", fact, FACTS, *at) for fact in facts)))
        return found

    def _wording(self, data: Data, *at: Where) -> Wording:
        self.known(data, WORDING, *at)
        words = {key: self.strings(data, key, *at) for key in _SAID}
        if not any(words.values()):
            zh, en = (
                f"用语里没有 {'、'.join(map(self.shown, _SAID))}",
                "wording has none of require, any, counted, forbid",
            )
            self.fail(zh, en, *at)
        if not all("".join(word.split()) for given in words.values() for word in given):
            self.fail("用语里有空的词", "an empty word", *at)
        return Wording(self._section(data, *at), **words)

    def _length(self, data: Data, *at: Where) -> Length:
        self.known(data, LENGTH, *at)
        most, least = (self.take(data, key, int, *at) if key in data else None for key in ("most", "least"))
        if most is None and least is None:
            self.fail(
                f"篇幅里没有 {self.shown('most')} 或 {self.shown('least')}", "length has neither most nor least", *at
            )
        return Length(self._section(data, *at), most, least)

    def _decimals(self, data: Data, *at: Where) -> Decimals:
        self.known(data, DECIMALS, *at)
        cells = self.strings(data, "cells", *at)
        if not cells:
            self.fail(f"缺 {self.shown('cells')}", "cells is missing", *at)
        return Decimals(
            cells, self.take(data, "places", int, *at), self.take(data, "except_zero", bool, *at, default=False)
        )

    def _section(self, data: Data, *at: Where) -> int | str:
        section = data.get("section", "whole")
        if not isinstance(section, int | str) or isinstance(section, bool):
            self.fail(
                f"{self.shown('section')} 须为部分的序号或标题", "section must be a number or a heading", *at, "section"
            )
        return section

    def _list(self, data: Data, key: str, kind: type, *at: Where) -> list[Any]:
        """One thing, or several. Any: of type `kind`."""
        given = data.get(key, [])
        found = given if isinstance(given, list) else [given]
        if not all(isinstance(one, kind) for one in found):
            self.mistyped(key, kind, *at)
        return found

    def _text(self, data: Data, key: str, *at: Where) -> Text:
        """A string, which stands for both languages, or a table of zh and en."""
        value = data.get(key)
        if isinstance(value, dict):
            self.known(value, {"zh", "en"}, *at, key)
            return self.label(value, *at, key)
        text: str = self.take(data, key, str, *at)
        return Text(text, text)

    def _word(self, data: Data, key: str, words: Mapping[str, str], *at: Where) -> str:
        return self._one_of(key, self.take(data, key, str, *at), words, *at)

    def _one_of(self, key: str, value: str, words: Mapping[str, str], *at: Where) -> str:
        """The English of a word that may be given in Chinese."""
        english = words.get(value, value)
        if english not in words.values():
            self.unknown(key, value, [*words, *words.values()], *at, key)
        return english

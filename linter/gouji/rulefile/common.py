"""What every rule of a file has, whatever it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from gouji.jurisdictions import misnamed, misplaced
from gouji.model.finding import Severity
from gouji.patterns import pattern
from gouji.rule import mismarked
from gouji.rulefile.file import Place, RuleFile
from gouji.rulefile.parameters import Value, told
from gouji.rulefile.vocabulary import IDENTITY, LEVELS, SEVERITIES
from gouji.text import Text
from gouji.tomlfile import Data, Where

# What may stand in braces in a message.
_IN_IDENTITY = ("scope", "equation", "left", "right", "left_sum", "right_sum")
_IN_CHECK = ("detail",)
_SLUG = pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def common_of(file: RuleFile, item: Data, values: Mapping[str, Value], *at: Where) -> dict[str, Any]:
    """Any: the values of class variables of all types."""
    found = {
        "source": Place(file, *at),
        "severity": Severity(file.word_of(item, "severity", SEVERITIES, *at)),
        **_texts(file, item, values, *at),
        **_examples(file, item, *at),
        **_scope(file, item, *at),
        **_named(file, item, *at),
    }
    for key in ("default", "certain"):
        if key in item:
            found[key] = file.take(item, key, bool, *at)
    return found


def _texts(file: RuleFile, item: Data, values: Mapping[str, Value], *at: Where) -> dict[str, Any]:
    """Any: as above."""
    found = {key: told(file.text_of(item, key, *at), values) for key in ("title", "remedy")}
    for key in ("explanation", "message"):
        if key in item:
            found[key] = told(file.text_of(item, key, *at), values)
    names = [*values, *(_IN_IDENTITY if IDENTITY & item.keys() else _IN_CHECK)]
    for key in [key for key in ("message", "remedy") if key in found]:
        _fillable(file, found[key], names, *at, key)
    return {"explanation": found["title"], **found}


def _examples(file: RuleFile, item: Data, *at: Where) -> dict[str, Any]:
    """With the basis. Any: as above."""
    found = {key: file.take(item, key, str, *at) for key in ("basis", "valid", "invalid")}
    for key, text in found.items():
        if not text.strip():
            file.fail(f"{file.shown(key)} 是空的", f"{key} is empty", *at, key)
    if wrong := mismarked(found["valid"], found["invalid"]):
        file.fail(wrong.zh, wrong.en, *at, "invalid")
    return found


def _scope(file: RuleFile, item: Data, *at: Where) -> dict[str, Any]:
    """For which reports it is. Any: as above."""
    levels = file.strings(item, "levels", *at)
    return {
        "jurisdiction": file.name(item, "jurisdiction", *at) or file.name(file.data, "jurisdiction") or "",
        "templates": file.strings(item, "templates", *at) or file.strings(file.data, "templates"),
        "organizations": file.strings(item, "organizations", *at),
        "levels": tuple(file.one_of("levels", level, LEVELS, *at) for level in levels),
        "years": _years(file, item, *at) if "years" in item else None,
    }


def _named(file: RuleFile, item: Data, *at: Where) -> dict[str, Any]:
    """Its code, and its name where it has one. Any: as above."""
    code = file.take(item, "code", str, *at)
    if wrong := misnamed(code, built_in=True):
        file.fail(wrong.zh, wrong.en, *at, "code")
    place = file.name(item, "jurisdiction", *at) or file.name(file.data, "jurisdiction") or ""
    if wrong := misplaced(code, place):
        stated = at if "jurisdiction" in item else ()
        file.fail(wrong.zh, wrong.en, *stated, "jurisdiction")
    if "name" not in item:
        return {"code": code}
    name = file.take(item, "name", str, *at)
    if not _SLUG.fullmatch(name):
        zh, en = f"{file.shown('name')} 须为小写英文单词，以 - 相连", "name must be lower-case words joined by -"
        file.fail(zh, en, *at, "name")
    return {"code": code, "name": name}


def _fillable(file: RuleFile, text: Text, names: Sequence[str], *at: Where) -> None:
    try:
        used = [name for said in text for _, name, _, _ in Formatter().parse(said) if name is not None]
    except ValueError as error:
        file.fail(f"花括号不成对：{error}", f"a lone brace: {error}", *at)
    for name in used:
        if name not in names:
            file.unknown(str(at[-1]), name, names, *at)


def _years(file: RuleFile, item: Data, *at: Where) -> tuple[int, int | None]:
    years = file.take(item, "years", list, *at)
    if not 1 <= len(years) <= 2 or not all(type(year) is int for year in years) or years != sorted(years):
        file.fail(
            f"{file.shown('years')} 应为 [首年] 或 [首年, 末年]",
            "years must be [first] or [first, last]",
            *at,
            "years",
        )
    return years[0], years[1] if len(years) == 2 else None

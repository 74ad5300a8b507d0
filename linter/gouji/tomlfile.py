"""TOML files whose slips are told with file and line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from gouji.errors import TemplateError
from gouji.normalize import closest
from gouji.patterns import pattern
from gouji.text import Text
from gouji.tomltext import TomlError, parsed, read_text

# What TOML gives: the values' types are checked where they are taken out.
Data = dict[str, Any]

# A path into TOML data: keys, and the place of an item in a list from 0.
Where = str | int
_HEAD = pattern(r"""\s*(\[\[?)\s*([\w\-.\s"']+?)\s*\]\]?\s*(?:#.*)?$""")
_KEY = pattern(r"""\s*((?:[\w\-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w\-]+|"[^"]*"|'[^']*'))*)\s*=""")


# So many names can be listed where none is near.
_FEW = 12
_KINDS = {
    str: Text("字符串", "a string"),
    int: Text("整数", "a whole number"),
    bool: Text(" true 或 false", "true or false"),
    list: Text("列表，写在方括号里", "a list, in brackets"),
    dict: Text("表", "a table"),
}
# Strings and comments, and outside of these a bare key with letters TOML would have in quotes.
_LONG = r'"{3}(?:\\.|[^\\])*?"{3}|' + r"'{3}.*?'{3}"
_TOKEN = pattern(
    rf'(?P<long>{_LONG})|(?P<other>"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|#[^\n]*)|(?P<bare>[\w\-]*[^\W\x00-\x7f][\w\-]*)",
    re.DOTALL,
)


def quoted(text: str) -> str:
    """TOML with Chinese keys set in quotes, as the language wants them."""
    if text.isascii():
        return text
    return _TOKEN.sub(lambda found: f'"{found[0]}"' if found["bare"] else found[0], text)


def _without_long(text: str) -> str:
    """The text without strings of several lines, but with their line ends."""
    return _TOKEN.sub(lambda found: "\n" * found[0].count("\n") if found["long"] else found[0], text)


def _places(text: str) -> dict[tuple[Where, ...], int]:
    """The lines of tables and keys; the keys of an inline table stand on its line and are not told apart."""
    places: dict[tuple[Where, ...], int] = {}
    counts: Counter[tuple[Where, ...]] = Counter()
    head: tuple[Where, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if not line:
            continue
        if found := _HEAD.match(line):
            *within, name = _names(found[2])
            head = (*_numbered(within, counts), name)
            if found[1] == "[[":
                counts[head] += 1
                head = (*head, counts[head] - 1)
            for end in range(1, len(head) + 1):
                places.setdefault(head[:end], number)
        elif found := _KEY.match(line):
            places.setdefault((*head, *_names(found[1])), number)
    return places


def _numbered(names: Sequence[Where], counts: Counter[tuple[Where, ...]]) -> tuple[Where, ...]:
    """The path to a table, within the last item so far of each list on the way."""
    path: tuple[Where, ...] = ()
    for name in names:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def line_of(text: str, *path: Where) -> int:
    """The line of the innermost table or key on the path that is there; 1 where none is."""
    return _innermost(_places(_without_long(text)), path)


def _innermost(places: Mapping[tuple[Where, ...], int], path: tuple[Where, ...]) -> int:
    return next((places[path[:end]] for end in range(len(path), 0, -1) if path[:end] in places), 1)


def _names(dotted: str) -> tuple[Where, ...]:
    return tuple(name.strip().strip("\"'") for name in dotted.split("."))


class TomlFile:
    """A TOML file: its data, and where in it a thing stands (for messages only).

    `names`: what other keys stand for; those that are not plain ASCII need no quotes in the file then. `free`: tables whose
    keys are the author's own.
    """

    def __init__(self, path: Path, names: Mapping[str, str] | None = None, free: Collection[str] = ()) -> None:
        self.path = path
        self.free = free
        self.names = names or {}
        self._written: dict[str, str] = {}
        try:
            self.text = read_text(path)
            if self.names:
                self.text = quoted(self.text)
            data = parsed(self.text)
        except TomlError as error:
            place = f"{path}:{error.line}" if error.line else str(path)
            raise TemplateError(Text(f"{place}: {error.told.zh}", f"{place}: {error.told.en}")) from error
        self.data: Data = self._renamed(data)

    def _renamed(self, data: Any) -> Any:
        """Any: what TOML gives."""
        if isinstance(data, list):
            return [self._renamed(one) for one in data]
        if not isinstance(data, dict):
            return data
        found = {}
        for key, value in data.items():
            own = self.names.get(key, key)
            self._written.setdefault(own, key)
            if own in found:
                self.fail(f"{self.shown(own)} 写了两次", f"{own} is given twice", own)
            free = own in self.free and isinstance(value, dict)
            found[own] = {name: self._renamed(one) for name, one in value.items()} if free else self._renamed(value)
        return found

    @property
    def _is_chinese(self) -> bool:
        return not all(key.isascii() for key in self._written.values())

    def shown(self, key: str) -> str:
        """A key as the file has it, or would have it: in Chinese where it has others so."""
        if key in self._written or not self._is_chinese:
            return self._written.get(key, key)
        return next((name for name, own in self.names.items() if own == key), key)

    def line(self, *path: Where) -> int:
        """As `line_of`, by keys as renamed."""
        return _innermost(self._lines, path)

    @cached_property
    def _lines(self) -> Mapping[tuple[Where, ...], int]:
        places = _places(_without_long(self.text))
        return {tuple(self.names.get(str(key), key) for key in place): line for place, line in places.items()}

    def fail(self, zh: str, en: str, *path: Where) -> NoReturn:
        place = f"{self.path}:{self.line(*path)}"
        raise TemplateError(Text(f"{place}: {zh}", f"{place}: {en}"))

    def unknown(self, what: str, name: str, names: Sequence[str], *path: Where) -> NoReturn:
        near = closest(name, list(names))
        hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
        names = [one for one in names if one.isascii() != self._is_chinese] or names
        if not near and 0 < len(names) <= _FEW:
            hint = Text(f"；可用 {'、'.join(names)}", f"; there are {', '.join(names)}")
        self.fail(f"{self.shown(what)} 没有“{name}”{hint.zh}", f"{what}: no {name!r}{hint.en}", *(path or (what,)))

    def known(self, data: object, allowed: set[str], *path: Where) -> None:
        """Fails where `data` is no table or has a key that is not `allowed`."""
        if not isinstance(data, dict):
            self.fail(f"{self.shown(str(path[-1]))} 须为表", f"{path[-1]} must be a table", *path)
        for key in data:
            if key not in allowed:
                what = next((one for one in reversed(path) if isinstance(one, str)), "键")
                others = [name for name, own in self.names.items() if own in allowed]
                self.unknown(what, key, [*sorted(allowed), *others], *path, key)

    def take(self, data: Mapping[str, Any], key: str, kind: type, *path: Where, default: Any = None) -> Any:
        """The value of `key`, of type `kind`; `default` where absent, an error where there is none."""
        value = data.get(key, default)
        if value is None:
            self.fail(f"缺 {self.shown(key)}", f"{key} is missing", *path)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.mistyped(key, kind, *path)
        return value

    def mistyped(self, key: str, kind: type, *path: Where) -> NoReturn:
        wanted = _KINDS[kind]
        self.fail(f"{self.shown(key)} 须为{wanted.zh}", f"{key} must be {wanted.en}", *path, key)

    def strings(self, data: Mapping[str, Any], key: str, *path: Where) -> tuple[str, ...]:
        values = self.take(data, key, list, *path, default=[])
        if not all(isinstance(value, str) for value in values):
            self.fail(f"{self.shown(key)} 须为字符串列表", f"{key} must be a list of strings", *path, key)
        return tuple(values)

    def name(self, data: Mapping[str, Any], key: str, *path: Where) -> str | None:
        """A name that need not be given."""
        value: str | None = self.take(data, key, str, *path) if key in data else None
        return value

    def label(self, data: Mapping[str, Any], *path: Where) -> Text:
        return Text(self.take(data, "zh", str, *path), self.take(data, "en", str, *path))

"""A rule file, and what is read in it everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gouji.rulefile.vocabulary import KEYS, TOP
from gouji.text import Text
from gouji.tomlfile import Data, TomlFile, Where

API = 1


class RuleFile(TomlFile):
    """A file of rules; its keys may be Chinese, quoted or not."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, KEYS, free=("parameters",))
        self.known(self.data, TOP)
        if self.data.get("api") != API:
            self.fail(f"须写明 api = {API}（接口 = {API}）", f"api = {API} is missing or another number", "api")
        if isinstance(self.data.get("rule"), dict):
            head = f"[[{self.shown('rule')}]]"
            self.fail(f"须写成 {head}，方括号两层", f"must be {head}, with two brackets", "rule")
        self.items: Sequence[Data] = self.take(self.data, "rule", list)

    def text_of(self, data: Data, key: str, *at: Where) -> Text:
        """A string, which stands for both languages, or a table of zh and en."""
        value = data.get(key)
        if isinstance(value, dict):
            self.known(value, {"zh", "en"}, *at, key)
            return self.label(value, *at, key)
        text: str = self.take(data, key, str, *at)
        return Text(text, text)

    def list_of(self, data: Data, key: str, kind: type, *at: Where) -> list[Any]:
        """One thing, or several. Any: of type `kind`."""
        given = data.get(key, [])
        found = given if isinstance(given, list) else [given]
        if not all(isinstance(one, kind) for one in found):
            self.mistyped(key, kind, *at)
        return found

    def word_of(self, data: Data, key: str, words: Mapping[str, str], *at: Where) -> str:
        return self.one_of(key, self.take(data, key, str, *at), words, *at)

    def one_of(self, key: str, value: str, words: Mapping[str, str], *at: Where) -> str:
        """The English of a word that may be given in Chinese."""
        english = words.get(value, value)
        if english not in words.values():
            self.unknown(key, value, [*words, *words.values()], *at, key)
        return english


class Place:
    """File and line, as an attribute of a class that is looked up when something is wrong there."""

    def __init__(self, file: RuleFile, *at: Where) -> None:
        self._file, self._at = file, at

    def __get__(self, rule: object, kind: type) -> str:
        return f"{self._file.path}:{self._file.line(*self._at)}"

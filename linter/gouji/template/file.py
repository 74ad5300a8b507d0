"""One file of a template, and what any part of it must be free of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gouji.normalize import fold
from gouji.tomlfile import Data, TomlFile, Where

API = 1
_TOP = {
    "api", "id", "base", "zh", "en", "notice", "years", "levels", "section", "table", "identity", "drop_identities",
    "titles", "organ_labels",
}  # fmt: skip
_EXTENSION = {"api", "extends", "jurisdiction", "section", "table", "identity"}


class TemplateFile(TomlFile):
    """One template file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        if self.data.get("api") != API:
            self.fail(f"api 应为 {API}", f"api must be {API}", "api")
        self.extends = self.name(self.data, "extends") or ""
        self.jurisdiction = self.name(self.data, "jurisdiction") or ""
        self.known(self.data, _EXTENSION if self.extends else _TOP)
        self.id: str = self.extends or self.take(self.data, "id", str)


class Item(NamedTuple):
    """An identity as written: in which file, as which of them from 0, and what is said of it."""

    file: TemplateFile
    place: int
    data: Data

    @property
    def at(self) -> tuple[Where, ...]:
        return ("identity", self.place)


def unclaimed(file: TemplateFile, seen: dict[str, object], labels: Iterable[str], owner: object, *at: Where) -> None:
    """Two things that could not be told apart on paper are an error; one thing may repeat its own label."""
    for label in labels:
        if not fold(label):
            file.fail("标签为空", "the label is empty", *at)
        if seen.setdefault(fold(label), owner) != owner:
            zh, en = f"标签“{label}”已属 {seen[fold(label)]}", f"label {label!r} already belongs to {seen[fold(label)]}"
            file.fail(zh, en, *at)

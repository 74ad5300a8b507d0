"""From files to templates: bases resolved, extensions added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gouji.jurisdictions import PROVINCES, TRIAL, unknown_place
from gouji.model.template import LevelForm, SectionForm, TableForm, Template
from gouji.patterns import pattern
from gouji.template.file import Item, TemplateFile
from gouji.template.identities import identities_of, items_of
from gouji.template.levels import levels_of
from gouji.template.sections import sections_of
from gouji.template.tables import table_of

_PLACE = pattern(r"""^\s*jurisdiction\s*=\s*["'](\w+)["']""", re.MULTILINE)


def load_templates(paths: Iterable[Path], jurisdiction: str = "") -> tuple[Template, ...]:
    """Every template in `paths`, bases resolved among them, extended by what extends it for everyone or for that
    jurisdiction. Raises TemplateError.
    """
    return _Library([TemplateFile(path) for path in paths]).templates(jurisdiction)


def extended_places(paths: Iterable[Path]) -> frozenset[str]:
    """The jurisdictions for which some file extends a form: for any other the forms are as they are."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file())
    extensions = (text for text in texts if "extends" in text and "jurisdiction" in text)
    return frozenset(place for text in extensions for place in _PLACE.findall(text))


class _Library:
    """The files of a run by the ids of their templates, and those that add to them."""

    def __init__(self, files: Sequence[TemplateFile]) -> None:
        self._additions = [file for file in files if file.extends]
        self._files: dict[str, TemplateFile] = {}
        self._built: dict[str, Template] = {}
        # The identities that hold for each, its base's among them.
        self._items: dict[str, tuple[Item, ...]] = {}
        for file in files:
            if not file.extends:
                self._add(file)

    def _add(self, file: TemplateFile) -> None:
        if other := self._files.get(file.id):
            file.fail(f"编号“{file.id}”与 {other.path} 重复", f"id {file.id!r} is taken by {other.path}", "id")
        self._files[file.id] = file

    def templates(self, jurisdiction: str) -> tuple[Template, ...]:
        for file in self._files.values():
            self._build(file)
        for file in self._additions:
            self._extend(file, jurisdiction)
        return tuple(self._built[id_] for id_ in self._files)

    def _build(self, file: TemplateFile, within: tuple[str, ...] = ()) -> Template:
        if file.id in within:
            file.fail("base 循环引用", f"base refers back to itself: {' > '.join((*within, file.id))}", "base")
        if file.id not in self._built:
            within, base = (*within, file.id), None
            if name := file.name(file.data, "base"):
                if name not in self._files:
                    file.unknown("base", name, list(self._files))
                base = self._build(self._files[name], within)
            template, self._items[file.id] = _template(file, base, self._items.get(name or "", ()))
            self._built[file.id] = template._replace(levels=self._levels(file, base, within))
        return self._built[file.id]

    def _levels(self, file: TemplateFile, base: Template | None, within: tuple[str, ...]) -> tuple[LevelForm, ...]:
        """From a file beside it, from the template it names, or as its base has them."""
        given = file.data.get("levels")
        if isinstance(given, str) and given in self._files:
            return self._build(self._files[given], within).levels
        return levels_of(file) if given is not None else base.levels if base else ()

    def _extend(self, file: TemplateFile, jurisdiction: str) -> None:
        """What extends a form for another place is read too, so that its slips are told wherever it is used."""
        if file.extends not in self._files:
            file.unknown("extends", file.extends, list(self._files))
        if file.jurisdiction and file.jurisdiction not in (*PROVINCES, TRIAL):
            file.fail(*unknown_place(file.jurisdiction), "jurisdiction")
        extended, items = _template(file, self._built[file.extends], self._items[file.extends])
        if file.jurisdiction in ("", jurisdiction):
            self._built[file.extends], self._items[file.extends] = extended, items


def _template(
    file: TemplateFile, base: Template | None, inherited: Sequence[Item]
) -> tuple[Template, tuple[Item, ...]]:
    """What a file makes of its base, or by itself, without levels; and the identities that hold for it."""
    sections, tables = _sections(file, base), _tables(file, base)
    _in_sections(file, tables, sections)
    items = tuple(items_of(file, inherited))
    identities = tuple(identity for item in items for identity in identities_of(item, tables, file))
    in_order = tuple(sorted(tables.values(), key=lambda table: table.section))
    if file.extends and base:
        return base._replace(sections=sections, tables=in_order, identities=identities), items
    first, last = _years(file)
    template = Template(
        id=file.id,
        title=file.label(file.data),
        notice=file.take(file.data, "notice", str),
        first_year=first,
        last_year=last,
        sections=sections,
        tables=in_order,
        identities=identities,
        levels=(),
        source=str(file.path),
        titles=file.strings(file.data, "titles"),
        organ_labels=file.strings(file.data, "organ_labels"),
    )
    return template, items


def _sections(file: TemplateFile, base: Template | None) -> tuple[SectionForm, ...]:
    """Its own, in place of its base's; added to them where it extends it."""
    own = sections_of(file)
    if not (file.extends and base):
        return own or (base.sections if base else ())
    added = {section.number: section for section in (*base.sections, *own)}
    return tuple(added[number] for number in sorted(added))


def _tables(file: TemplateFile, base: Template | None) -> dict[str, TableForm]:
    """Its base's, changed or replaced by its own, and those it has besides."""
    tables = {table.key: table for table in base.tables} if base else {}
    given = file.take(file.data, "table", dict, default={})
    for key in given:
        data = file.take(given, key, dict, "table")
        replace = file.take(data, "replace", bool, "table", key, default=False)
        tables[key] = table_of(file, key, data, None if replace else tables.get(key))
    return tables


def _in_sections(file: TemplateFile, tables: Mapping[str, TableForm], sections: Sequence[SectionForm]) -> None:
    numbers = {section.number for section in sections} or {0}
    for table in tables.values():
        if table.section not in numbers:
            zh, en = f"没有第{table.section}部分", f"there is no section {table.section}"
            file.fail(zh, en, "table", table.key, "section")


def _years(file: TemplateFile) -> tuple[int, int | None]:
    years = file.take(file.data, "years", list)
    if not 1 <= len(years) <= 2 or not all(type(year) is int for year in years) or years != sorted(years):
        file.fail("years 应为 [首年] 或 [首年, 末年]", "years must be [first] or [first, last]", "years")
    return years[0], years[1] if len(years) == 2 else None

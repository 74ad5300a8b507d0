"""What a rule file can ask of a report besides identities: each check gives the faults it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple, Protocol

from gouji.equation import EquationError
from gouji.model.location import Location
from gouji.model.report import Cell, Report
from gouji.model.template import Template
from gouji.names import cells_named
from gouji.normalize import narrow
from gouji.patterns import pattern
from gouji.rulefile.prose import (
    Place,
    choices,
    counted_in,
    found_in,
    length_of,
    nearest_section,
    number_of,
    stands_in,
    stretch_of,
)
from gouji.rulefile.vocabulary import PREAMBLE, WHOLE
from gouji.text import Text


class Fault(NamedTuple):
    """What is amiss, at a cell or a place, with further ones; `unchecked` where it could only not be looked at."""

    at: Cell | Location
    detail: Text
    related: tuple[Cell | Location, ...] = ()
    unchecked: bool = False


class Check(Protocol):
    """One thing asked of a report."""

    def faults(self, report: Report) -> Iterator[Fault]:
        """What is amiss in the report."""

    def fit(self, template: Template) -> None:
        """Raises EquationError where the check names what the form has not."""


def _absent(report: Report, place: Place) -> Fault:
    text = Text(f"没有“{place}”部分，未核对", f"there is no section {place}: not checked")
    return Fault(report.location, text, unchecked=True)


def _known_section(place: Place, template: Template) -> None:
    if place in PREAMBLE or place in WHOLE or number_of(place, template) is not None:
        return
    near = nearest_section(place, template)
    hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
    raise EquationError(f"没有“{place}”部分{hint.zh}", f"there is no section {place!r}{hint.en}", -1)


_AND = Text("、", ", ")
_OR = Text("或", " or ")
# So many of the words that would do are shown.
_SHOWN = 4


class Wording(NamedTuple):
    """Words that must all stand there, of which one must, that must stand in a sentence with a number, that must not."""

    section: Place
    require: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()

    def faults(self, report: Report) -> Iterator[Fault]:
        stretch = stretch_of(report, self.section)
        if stretch is None:
            yield _absent(report, self.section)
            return
        where, prose = stretch.name, stretch.paragraphs
        if missing := [word for word in self.require if not stands_in(prose, word)]:
            yield Fault(
                stretch.location,
                Text(f"{where.zh}没有写明{_quoted(missing).zh}", f"{where.en} lacks {_quoted(missing).en}"),
            )
        if self.any and not any(stands_in(prose, word) for word in self.any):
            words = _quoted(self.any[:_SHOWN], _OR)
            if len(self.any) > _SHOWN:
                words = Text(f"{words.zh}等", f"{words.en} or the like")
            yield Fault(stretch.location, Text(f"{where.zh}没有写明{words.zh}", f"{where.en} lacks {words.en}"))
        if uncounted := [word for word in self.counted if not counted_in(prose, word)]:
            words = _quoted(uncounted)
            yield Fault(
                stretch.location, Text(f"{where.zh}没有{words.zh}的数字", f"{where.en} gives no figure for {words.en}")
            )
        for word in self.forbid:
            places = tuple(found_in(prose, word))
            if places:
                yield Fault(
                    places[0], Text(f"{where.zh}不应写“{word}”", f"{where.en} must not say “{word}”"), places[1:]
                )

    def fit(self, template: Template) -> None:
        _known_section(self.section, template)


def _quoted(words: list[str] | tuple[str, ...], between: Text = _AND) -> Text:
    zh, en = ([f"”{either}“".join(choices(word)) for word in words] for either in _OR)
    return Text(between.zh.join(f"“{word}”" for word in zh), between.en.join(f"“{word}”" for word in en))


class Length(NamedTuple):
    """How long a section may be, and must be, in characters."""

    section: Place
    most: int | None = None
    least: int | None = None

    def faults(self, report: Report) -> Iterator[Fault]:
        stretch = stretch_of(report, self.section)
        if stretch is None:
            yield _absent(report, self.section)
            return
        length, where = length_of(stretch.paragraphs), stretch.name
        if self.most is not None and length > self.most:
            zh, en = (
                f"{where.zh}有{length}字，多于{self.most}字",
                f"{where.en} has {length} characters, more than {self.most}",
            )
            yield Fault(stretch.location, Text(zh, en))
        if self.least is not None and length < self.least:
            zh, en = (
                f"{where.zh}只有{length}字，少于{self.least}字",
                f"{where.en} has {length} characters, fewer than {self.least}",
            )
            yield Fault(stretch.location, Text(zh, en))

    def fit(self, template: Template) -> None:
        _known_section(self.section, template)


_DECIMALS = pattern(r"\d[.．](\d+)")


class Decimals(NamedTuple):
    """How many decimals the numbers of some cells must be printed with."""

    cells: tuple[str, ...]
    places: int
    except_zero: bool = False

    def faults(self, report: Report) -> Iterator[Fault]:
        keys = [key for name in self.cells for key in self._keys(name, report)]
        cells = [cell for key in keys if (cell := report.cell(key))]
        odd = [cell for cell in cells if cell.value is not None and self._is_odd(cell)]
        if odd:
            shown = "、".join(f"{cell.label.zh}{cell.raw}" for cell in odd)
            shown_en = ", ".join(f"{cell.label.en} {cell.raw}" for cell in odd)
            text = Text(f"{shown}，不是{self.places}位小数", f"{shown_en}: not {self.places} decimals")
            yield Fault(odd[0], text, tuple(odd[1:]))

    def _is_odd(self, cell: Cell) -> bool:
        if self.except_zero and not cell.value:
            return False
        found = _DECIMALS.search(narrow(cell.raw))
        return (len(found[1]) if found else 0) != self.places

    @staticmethod
    def _keys(name: str, report: Report) -> tuple[str, ...]:
        try:
            return cells_named(name, report.template) if report.template else ()
        except EquationError:
            return ()  # of several names one may be another form's

    def fit(self, template: Template) -> None:
        for name in self.cells:
            try:
                cells_named(name, template)
            except EquationError as error:
                last = error
            else:
                return
        raise last


class Facts(NamedTuple):
    """What a report must state."""

    facts: tuple[str, ...]

    def faults(self, report: Report) -> Iterator[Fault]:
        if missing := [_FACTS[fact][0] for fact in self.facts if not _FACTS[fact][1](report)]:
            zh, en = "、".join(text.zh for text in missing), ", ".join(text.en for text in missing)
            yield Fault(report.location, Text(f"没有{zh}", f"not stated: {en}"))

    def fit(self, template: Template) -> None:
        """Facts are looked for in any report."""


def _contact(report: Report) -> bool:
    own = report.contact
    return bool(own.phone or own.email or (own.address and own.postcode))


def _whole_year(report: Report) -> bool:
    if report.period is None:
        return False
    year = report.year or (report.period.start.year if report.period.start else 0)
    return bool(year) and (report.period.start, report.period.end) == (date(year, 1, 1), date(year, 12, 31))


def _all_sections(report: Report) -> bool:
    due = report.template.sections if report.template else ()
    return all(report.section(section.number) for section in due)


_FACTS: dict[str, tuple[Text, Callable[[Report], object]]] = {
    "contact": (
        Text("联系方式（电话、邮箱，或地址和邮编）", "contact (phone, e-mail, or address and postcode)"),
        _contact,
    ),
    "phone": (Text("电话", "telephone"), lambda report: report.contact.phone),
    "email": (Text("电子邮箱", "e-mail"), lambda report: report.contact.email),
    "address": (Text("地址", "address"), lambda report: report.contact.address),
    "postcode": (Text("邮编", "postcode"), lambda report: report.contact.postcode),
    "website": (Text("网址", "web address"), lambda report: report.contact.website),
    "period": (Text("统计期限", "period"), lambda report: report.period),
    "whole_year": (Text("1月1日至12月31日的统计期限", "period from 1 January to 31 December"), _whole_year),
    "organization": (Text("机关名称", "organization"), lambda report: report.organization),
    "year": (Text("年度", "year"), lambda report: report.year),
    "sections": (Text("格式要求的各部分", "all sections of the form"), _all_sections),
}

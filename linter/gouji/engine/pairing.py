"""The run's own reports that belong together, of two years or as a whole and its parts, and where they wait until the
others have been read.

A report is read once: bound and packed, it lies on a shelf (a temporary file once there are many, in which it is
compressed) until all inputs are read; only those whose year before or whose parts are in the run are taken up again.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from io import BytesIO
from typing import IO, Any, NamedTuple, cast

from gouji.engine.aggregate import Sum
from gouji.engine.inputs import Input, Job
from gouji.engine.previous import same_name
from gouji.formats import Limits
from gouji.model.document import GridCell, Paragraph
from gouji.model.location import Location
from gouji.model.report import Cell, Report
from gouji.patterns import pattern
from gouji.statements.dates import year_in

_IN_MEMORY = 32_000_000
# A name that says of which place: 县政府办公室 and 城市管理局 are as many bodies as there are counties and cities.
_OF_A_PLACE = pattern(
    r"(?!我|本|(?:省|市|县|区|旗|州|镇|乡|街道)(?:人民)?政府).*?[^城省市县区旗州盟乡](?:[省市县区旗州盟镇乡]|街道)"
)


class Packed(NamedTuple):
    """A bound report, and what tells whose it is (`body` is empty where nothing does); `data` is for `unpacked`."""

    body: str
    year: int
    tables: frozenset[str]
    data: bytes


class Pair(NamedTuple):
    """A report read before, to be checked again beside the one for the year before, where that is in the run, and those it
    sums up; `place` is its result's.
    """

    place: int
    source: Input
    config: int
    limits: Limits
    now: bytes
    then: bytes | None
    parts: tuple[bytes, ...] = ()


def packed(report: Report, *, summed: bool = False) -> Packed | None:
    """None where the title does not say of which body and year the report is: such a one is paired with none, and kept
    only where it is of a sum.
    """
    body = _body(report)
    if not (body or summed):
        return None
    tables = report.template.tables if report.template else ()
    return Packed(body, report.year or 0, frozenset(one.key for one in tables), _pickled(report))


def _reduced(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Any: as copyreg has it."""
    return lambda one: (kind, tuple(one))


# Thousands in a report are of these kinds: told how to take them apart, pickle needs a third less time.
_REDUCED: dict[type, Any] = {kind: _reduced(kind) for kind in (Location, GridCell, Paragraph, Cell)}


def _pickled(report: Report) -> bytes:
    import pickle

    target = BytesIO()
    pickler = pickle.Pickler(target, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, **_REDUCED}
    pickler.dump(report)
    return target.getvalue()


def _body(report: Report) -> str:
    """Whose report it is, where the title says so and of which year; else empty."""
    name, title, year = report.organization, report.title, report.year
    if year is None or not (report.template and title and name and year == year_in(title.value)):
        return ""
    return same_name(name) if _OF_A_PLACE.match(name) else ""


def unpacked(data: bytes) -> Report:
    import pickle

    return cast("Report", pickle.loads(data))  # made by `packed` in the same run


class _Kept(NamedTuple):
    place: int
    source: Input
    config: int
    limits: Limits
    settled: bool
    tables: frozenset[str]
    offset: int
    size: int
    compressed: bool


class Shelf:
    """The run's packed reports by body and year, in the order of the inputs; and those of the `sums` by their jobs."""

    def __init__(self, sums: Sequence[Sum] = ()) -> None:
        self._kept: dict[tuple[str, int], list[_Kept]] = {}
        self._sums = sums
        self._summed: dict[int, _Kept] = {}

    @cached_property
    def _file(self) -> IO[bytes]:
        """Made for the first report that is put here: for a single one there is none."""
        from tempfile import SpooledTemporaryFile

        return cast("IO[bytes]", SpooledTemporaryFile(_IN_MEMORY))

    def put(self, number: int, place: int, job: Job, report: Packed, *, settled: bool) -> None:
        """`number` is the job's, from 0, `place` its result's. `settled`: its year before was given, and is not looked for
        here.
        """
        import zlib

        at, data = self._file.tell(), report.data
        if compressed := at > _IN_MEMORY:  # never so in most runs
            data = zlib.compress(data, 1)
        size = self._file.write(data)
        kept = _Kept(place, job.source, job.config, job.limits, settled, report.tables, at, size, compressed)
        if report.body:
            self._kept.setdefault((report.body, report.year), []).append(kept)
        if job.summed:
            self._summed[number] = kept

    @property
    def summed(self) -> Collection[int]:
        """The numbers of the jobs whose reports may be summed up."""
        return self._summed.keys()

    def pairs(self) -> Iterator[Pair]:
        """In the order of the inputs."""
        before, parts = dict(self._found()), dict(self._with_parts())
        for now in sorted({**before, **parts}):
            then = before.get(now)
            yield Pair(
                now.place, now.source, now.config, now.limits, self._data(now),
                self._data(then) if then else None, tuple(self._data(one) for one in parts.get(now, ())),
            )  # fmt: skip

    def _with_parts(self) -> Iterator[tuple[_Kept, tuple[_Kept, ...]]]:
        """The wholes of those sums of which all files were read."""
        for one in self._sums:
            if all(number in self._summed for number in one.files):
                yield self._summed[one.whole], tuple(self._summed[number] for number in one.parts)

    def _found(self) -> Iterator[tuple[_Kept, _Kept]]:
        for (body, year), reports in self._kept.items():
            before = self._kept.get((body, year - 1), ())
            for now in (one for one in reports if not one.settled):
                # Forms without a table in common are other kinds of report.
                if then := next((one for one in before if one.tables & now.tables), None):
                    yield now, then

    def _data(self, kept: _Kept) -> bytes:
        import zlib

        self._file.seek(kept.offset)
        data = self._file.read(kept.size)
        return zlib.decompress(data) if kept.compressed else data

    @property
    def doubles(self) -> tuple[tuple[str, ...], ...]:
        """The paths of all reports of one body and year, where there are several."""
        return tuple(tuple(one.source.path for one in reports) for reports in self._kept.values() if len(reports) > 1)

    def close(self) -> None:
        if self._kept or self._summed:
            self._file.close()

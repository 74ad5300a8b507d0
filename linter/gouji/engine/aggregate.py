"""Reports that sum up others: `[[aggregate]]`, a whole and its parts, found among the run's files by their names."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from gouji.engine.inputs import Job
from gouji.engine.values import from_here, strings, wrong
from gouji.model.finding import Notification, Severity
from gouji.normalize import closest
from gouji.text import Text
from gouji.tomlfile import Data

_KEYS = ("whole", "parts")


class Aggregate(NamedTuple):
    """File name patterns as they are written; `base` is the folder they start from, `source` says where they stand."""

    whole: str
    parts: tuple[str, ...]
    base: Path
    source: str

    def matches(self, pattern: str, path: str) -> bool:
        """Folders above the base are no pattern, whatever signs their names hold."""
        from glob import escape

        wanted = os.path.normpath(os.path.join(escape(str(self.base)), pattern))  # noqa: PTH118 (pathlib keeps `..`)
        return fnmatch(os.path.abspath(path), wanted)  # noqa: PTH100 (likewise)


class Sum(NamedTuple):
    """A whole and its parts as places among the run's jobs, from 0."""

    whole: int
    parts: tuple[int, ...]
    source: str

    @property
    def files(self) -> tuple[int, ...]:
        return (self.whole, *self.parts)


def read_aggregates(path: Path, key: str, value: object) -> tuple[Aggregate, ...]:
    """The tables of `[[aggregate]]`. Raises ConfigError with the line of what is wrong."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise wrong(path, f"{key} 须写成 [[{key}]]", f"{key} must be written as [[{key}]]", key)
    return tuple(_aggregate(path, key, place, given) for place, given in enumerate(value))


def _aggregate(path: Path, name: str, place: int, given: Data) -> Aggregate:
    for key in given:
        if key not in _KEYS:
            near = closest(key, _KEYS) or ", ".join(_KEYS)
            zh, en = f"{name} 没有“{key}”；是否指 {near}", f"{name} has no {key!r}; did you mean {near}?"
            raise wrong(path, zh, en, name, place, key)
    whole = given.get("whole")
    if not isinstance(whole, str) or not whole:
        zh, en = f"{name} 的 whole 须为汇总报告的文件名", f"{name}: whole must name the file that sums up the others"
        raise wrong(path, zh, en, name, place, "whole")
    parts = strings(path, f"{name}.parts", given.get("parts", []))
    if not parts or not all(parts):
        zh, en = f"{name} 的 parts 须列出各份下级报告", f"{name}: parts must list the reports that are summed up"
        raise wrong(path, zh, en, name, place, "parts")
    if whole in parts:
        zh, en = f"{name} 的 whole 也列在 parts 里：{whole}", f"{name}: whole is one of its own parts: {whole}"
        raise wrong(path, zh, en, name, place, "parts")
    return Aggregate(whole, parts, path.parent.absolute(), f"{from_here(path)} [[{name}]] {place + 1}")


def sums_in(asked: Iterable[Aggregate], jobs: Sequence[Job]) -> tuple[list[Sum], list[Notification]]:
    """What is to be summed up in this run, and what is said of that which cannot be: nothing of it is guessed. Of a file
    checked alone nothing is said.
    """
    sums: list[Sum] = []
    notifications: list[Notification] = []
    if len(jobs) < 2:
        return sums, notifications
    paths = [job.source.path for job in jobs]
    for one in dict.fromkeys(asked):
        found = _sum(one, paths, {known.whole for known in sums})
        if isinstance(found, Sum):
            sums.append(found)
        else:
            notifications.append(_not_summed(one.source, found))
    return sums, notifications


def _sum(one: Aggregate, paths: Sequence[str], taken: set[int]) -> Sum | Text:
    """The places of an aggregate's files, or why it cannot be summed up."""
    wholes = [place for place, path in enumerate(paths) if one.matches(one.whole, path)]
    if len(wholes) != 1:
        listed = "、".join(paths[place] for place in wholes)
        return Text(
            f"whole（{one.whole}）对上{len(wholes)}个文件，应为1个{'：' if listed else ''}{listed}",
            f"whole ({one.whole}) is {len(wholes)} files of this run, must be 1{': ' if listed else ''}{listed}",
        )
    if wholes[0] in taken:
        return Text(f"{paths[wholes[0]]} 已在另一项中汇总", f"{paths[wholes[0]]} is the whole of another one already")
    parts: dict[int, None] = {}
    for pattern in one.parts:
        matching = [place for place, path in enumerate(paths) if one.matches(pattern, path)]
        if not matching:
            return Text(f"parts 的“{pattern}”没有对上文件", f"{pattern!r} of parts is no file of this run")
        parts.update(dict.fromkeys(matching))
    if wholes[0] in parts:
        path = paths[wholes[0]]
        return Text(f"汇总报告 {path} 也在下级报告之列", f"the whole, {path}, is one of its own parts")
    return Sum(wholes[0], tuple(parts), one.source)


def marked_for(sums: Iterable[Sum], jobs: Sequence[Job]) -> list[Job]:
    """The jobs, with those of a sum to be kept until all inputs are read."""
    kept = {place for one in sums for place in one.files}
    return [job._replace(summed=place in kept) for place, job in enumerate(jobs)] if kept else list(jobs)


def unread(sums: Iterable[Sum], read: Iterable[int], jobs: Sequence[Job]) -> Iterator[Notification]:
    """What is said of sums of which not all files were read as reports."""
    known = set(read)
    for one in sums:
        if gone := [jobs[place].source.path for place in one.files if place not in known]:
            zh, en = "、".join(gone), ", ".join(gone)
            yield _not_summed(one.source, Text(f"没有读成报告：{zh}", f"not read as a report: {en}"))


def _not_summed(source: str, why: Text) -> Notification:
    text = Text(f"{source} 的上下级合计没有核对：{why.zh}", f"{source}: no sums were compared: {why.en}")
    return Notification("GJ919", Severity.WARNING, text)

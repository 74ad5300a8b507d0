"""The run: every input read, bound, assessed and put to the selected rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from os.path import realpath
from time import perf_counter
from typing import NamedTuple, TypeVar

from gouji.binding.bind import bind
from gouji.binding.recognize import Forms
from gouji.engine.aggregate import Sum, marked_for, sums_in, unread
from gouji.engine.assessing import assessed
from gouji.engine.config import Config
from gouji.engine.deadline import within
from gouji.engine.evidence import with_evidence
from gouji.engine.fingerprint import numbered
from gouji.engine.inputs import Input, Job, find_inputs, is_own_output, read_document
from gouji.engine.notices import broken, nothing, several, unpaired
from gouji.engine.pairing import Packed, Pair, Shelf, packed, unpacked
from gouji.engine.previous import Earlier, read_earlier
from gouji.engine.ruling import checked_by
from gouji.engine.spread import spread
from gouji.engine.suppress import on_suppressions, seen_whole
from gouji.engine.variants import Variants
from gouji.errors import ReadError
from gouji.formats import Limits
from gouji.model.document import Document
from gouji.model.finding import Notification, Severity
from gouji.model.report import Report
from gouji.outcome import Checked, Outcome, Working
from gouji.plugins import AnyRule, Registry, load_packs

# So many pairs are unpacked for the processes at a time.
_PAIRS = 128

Progress = Callable[[int, int], None]
Result = TypeVar("Result")


class First(NamedTuple):
    """What comes of an input when it is read. `checked`: None for a file of a walk that shows no sign of being a report.
    `report` is packed where it may go with another one of the run.
    """

    checked: Checked | None
    report: Packed | None = None


class Checker:
    """Checks inputs under one set of packs and a run's configurations. Raises ConfigError for unknown rules."""

    def __init__(self, registry: Registry, configs: Sequence[Config], earlier: Earlier | None = None) -> None:
        self.registry = registry
        self.configs = tuple(configs)
        self.variants = tuple(Variants(registry.rules, config, registry.places) for config in configs)
        self._forms: dict[str, Forms] = {}
        paths = dict.fromkeys(config.previous for config in configs if config.previous)
        self.earlier = earlier or Earlier({})
        if earlier is None:
            self.earlier = read_earlier(paths, registry.readers, self._read_earlier)

    @property
    def rules(self) -> tuple[type[AnyRule], ...]:
        """Every rule selected anywhere in the run, by code."""
        chosen = {rule.code: rule for variants in self.variants for rule in variants.rules}
        return tuple(chosen[code] for code in sorted(chosen))

    def __reduce__(self) -> tuple[Callable[..., Checker], tuple[object, ...]]:
        """A process that shares no memory with this one loads the packs anew."""
        named = tuple(pack.origin for pack in self.registry.packs if pack.by_user)
        return _made_anew, (named, self.configs, self.earlier)

    def job(self, source: Input, config: int = 0) -> Job:
        return Job(source, config, self.configs[config].reading.limits)

    def check(self, job: Job) -> Checked | None:
        """None for a file of a walk that shows no sign of being a report."""
        return self.first(job, alone=True).checked

    def first(self, job: Job, *, alone: bool = False) -> First:
        """`alone`: there is no other input, so that the report need not be packed."""
        try:
            return self._within(job.limits, lambda: self._first(job, alone))
        except ReadError as error:
            return First(_unread(job, error))

    def _first(self, job: Job, alone: bool) -> First:
        bound = self._bound(job)
        foreign = any(note.kind == "foreign" for note in bound.notes)
        if not job.source.named and (foreign or is_own_output(bound.document.lines)):
            return First(None)
        checked = self._judged(bound, self.earlier.of(bound), job)
        return First(checked, None if alone else packed(bound, summed=job.summed))

    def again(self, pair: Pair) -> Checked:
        """A report read before, beside the one for the year before and those it sums up."""
        try:
            return self._within(pair.limits, lambda: self._again(pair))
        except ReadError as error:
            return _unread(pair, error)

    def _again(self, pair: Pair) -> Checked:
        bound = unpacked(pair.now)._replace(parts=tuple(unpacked(one) for one in pair.parts))
        return self._judged(bound, unpacked(pair.then) if pair.then else self.earlier.of(bound), pair)

    def _judged(self, bound: Report, previous: Report | None, job: Job | Pair) -> Checked:
        config, selection = self.configs[job.config], self.variants[job.config].of(bound)
        explain = config.explain_diagnosis
        if explain:
            import gouji.diagnosis.diagnose  # noqa: F401 (loading it is no part of the time told)
        rules = selection.rules_for(job.source.path)
        start = perf_counter()
        report = assessed(bound._replace(previous=previous), rules)
        milliseconds = 1000 * (perf_counter() - start)
        checked = checked_by(selection, report)._replace(
            jurisdiction=self.variants[job.config].place(report.organization)
        )
        if config.evidence or config.sidecars:
            checked = with_evidence(checked, report.document, job.source, config)
        return checked._replace(working=Working(report.diagnoses, milliseconds)) if explain else checked

    def read(self, source: Input) -> Report:
        """A single input as `report` gives it. Raises ReadError, also when its time is up."""
        job = self.job(source)
        return within(job.limits, lambda: self._assessed(self._bound(job)))

    def report(self, document: Document) -> Report:
        """The document bound, with the same organization's report for the year before, its identities assessed."""
        return self._assessed(self._on_form(document, self.variants[0]))

    def _assessed(self, report: Report) -> Report:
        return assessed(report._replace(previous=self.earlier.of(report)), self.variants[0].of(report).rules)

    def _read_earlier(self, sources: Sequence[Input]) -> Iterator[Report | ReadError]:
        jobs = [self.job(source) for source in sources]
        return spread(self._earlier, jobs, self.configs[0].jobs, self.registry.readers, lambda _, error: error)

    def _earlier(self, job: Job) -> Report | ReadError:
        try:
            return self._within(job.limits, lambda: self._bound(job))
        except ReadError as error:
            return error

    def _bound(self, job: Job) -> Report:
        options = self.configs[job.config].reading
        return self._on_form(read_document(job.source, self.registry.readers, options), self.variants[job.config])

    def _on_form(self, document: Document, variants: Variants) -> Report:
        """Bound once more where the report itself tells of a place whose forms are other than those of all China."""
        place = self.registry.place_of_forms(variants.place(None).code)
        report = bind(document, self._forms_of(place))
        told = self.registry.place_of_forms(variants.place(report.organization).code)
        return report if told == place else bind(document, self._forms_of(told))

    def _forms_of(self, place: str) -> Forms:
        if place not in self._forms:
            self._forms[place] = Forms(self.registry.templates_for(place))
        return self._forms[place]

    def _within(self, limits: Limits, work: Callable[[], Result]) -> Result:
        """Raises ReadError, also where it is gouji that fails on the file: the others go on."""
        try:
            return within(limits, work)
        except ReadError:
            raise
        except (Exception, SystemExit) as error:
            raise ReadError(broken(error), "GJ908") from error


def _made_anew(packs: tuple[str, ...], configs: tuple[Config, ...], earlier: Earlier) -> Checker:
    return Checker(load_packs(packs), configs, earlier)


def _unread(job: Job | Pair, why: ReadError) -> Checked:
    path = job.source.path
    return Checked(path, read=False, notifications=(Notification(why.code, Severity.ERROR, why.message, path),))


def run(
    inputs: Sequence[tuple[Input | str, int]], checker: Checker, settings: Config, progress: Progress | None = None
) -> Outcome:
    """Checks everything named: inputs or paths, each with the index of its configuration.

    Results come in the order of the inputs, however many processes work on them.
    """
    notifications = list(checker.earlier.notifications)
    jobs: list[Job] = []
    for source, config in inputs:
        if isinstance(source, Input):
            jobs.append(checker.job(source, config))
            continue
        try:
            jobs += [checker.job(one, config) for one in find_inputs(source, checker.registry.readers)]
        except ReadError as error:
            notifications.append(Notification(error.code, Severity.ERROR, error.message, source))
    jobs = _each_once(jobs)
    sums, unfit = sums_in([one for config in checker.configs for one in config.aggregates], jobs)
    results, passed_over, twice, unsummed = _results(marked_for(sums, jobs), sums, checker, settings, progress)
    if passed_over and not results and not notifications:
        notifications.append(nothing(passed_over))
    notifications += [*unfit, *unsummed]
    given = {report.document.path for report in checker.earlier.reports.values()}
    used = {result.previous for result in results}
    if given and results and not given & used:
        notifications.append(unpaired(len(checker.earlier.reports)))
    files = numbered(results)
    asked = [one for config in checker.configs for one in config.suppress]
    walked = [source for source, _ in inputs if isinstance(source, str)]
    bases = [(config.base, config.suppress) for config in checker.configs]
    whole = (
        seen_whole(walked, bases, [rule.code for rule in checker.rules]) if all(one.read for one in files) else set()
    )
    notifications += on_suppressions(asked, files, whole)
    doubles = dict.fromkeys((*checker.earlier.doubles, *twice))
    notifications += [several(paths) for paths in doubles if used.intersection(paths)]
    packs = tuple((pack.name, pack.version) for pack in checker.registry.packs)
    return Outcome(files, tuple(notifications), passed_over, settings.fail_on, checker.rules, packs)


def _results(
    jobs: Sequence[Job], sums: Sequence[Sum], checker: Checker, settings: Config, progress: Progress | None
) -> tuple[list[Checked], int, tuple[tuple[str, ...], ...], tuple[Notification, ...]]:
    """What comes of the jobs, how many were passed over, the paths of reports of one body and year, and what is to be said
    of the sums.
    """
    results: list[Checked] = []
    passed_over = 0
    work = checker.first if len(jobs) > 1 else partial(checker.first, alone=True)
    read = spread(work, jobs, settings.jobs, checker.registry.readers, lambda job, why: First(_unread(job, why)))
    with closing(Shelf(sums)) as shelf:
        for done, (job, (result, report)) in enumerate(zip(jobs, read, strict=True), 1):
            if progress:
                progress(done, len(jobs))
            if result is None:
                passed_over += 1
                continue
            if report:
                shelf.put(done - 1, len(results), job, report, settled=result.previous is not None)
            results.append(result)
        _pair(results, shelf, checker, settings.jobs)
        return results, passed_over, shelf.doubles, tuple(unread(sums, shelf.summed, jobs))


def _pair(results: list[Checked], shelf: Shelf, checker: Checker, jobs: int) -> None:
    """Puts in place of the result of each report whose year before or parts are in the run, too, what they come to."""
    pairs = shelf.pairs()
    while some := list(islice(pairs, _PAIRS)):
        for pair, result in zip(
            some, spread(checker.again, some, jobs, checker.registry.readers, _unread), strict=True
        ):
            alone = results[pair.place]
            more = alone._replace(notifications=(*alone.notifications, *result.notifications))
            results[pair.place] = result if result.read else more


def _each_once(jobs: Sequence[Job]) -> list[Job]:
    """A file may be named twice, or lie in a folder that is named too; then its own name counts."""
    places: dict[str, Job] = {}
    for number, job in enumerate(jobs):
        place = str(number) if job.source.data is not None else realpath(job.source.path)
        if place not in places or job.source.named:
            places[place] = job
    return list(places.values())

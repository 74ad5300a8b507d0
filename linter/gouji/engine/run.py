"""The run: every input read, bound, assessed and put to the selected rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from os.path import realpath
from time import perf_counter
from typing import NamedTuple, TypeVar, cast

from gouji.binding.bind import bind
from gouji.binding.recognize import Forms
from gouji.diagnosis.judge import judged
from gouji.engine.config import Config
from gouji.engine.deadline import within
from gouji.engine.doubt import moderated
from gouji.engine.inputs import Input, find_inputs, is_own_output, read_document
from gouji.engine.previous import Earlier, read_earlier
from gouji.engine.selection import Selection, select_rules
from gouji.engine.spread import spread
from gouji.errors import ReadError
from gouji.formats import Limits, ReadOptions
from gouji.identity_rule import with_stated_faults
from gouji.model.document import Document
from gouji.model.finding import Finding, Notification, Severity, Unchecked
from gouji.model.report import Report
from gouji.outcome import CellView, Checked, Outcome, Working, ordered
from gouji.plugins import AnyRule, Registry, load_packs
from gouji.text import Text

Progress = Callable[[int, int], None]
Result = TypeVar("Result")


class Job(NamedTuple):
    """One input, which of the run's configurations holds for it, and what it may take."""

    source: Input
    config: int
    limits: Limits = Limits()


class Checker:
    """Checks inputs under one set of packs and a run's configurations. Raises ConfigError for unknown rules."""

    def __init__(self, registry: Registry, configs: Sequence[Config], earlier: Earlier | None = None) -> None:
        self.registry = registry
        self.configs = tuple(configs)
        self.forms = Forms(registry.templates)
        paths = dict.fromkeys(config.previous for config in configs if config.previous)
        self.earlier = earlier or Earlier({})
        if earlier is None:
            self.earlier = read_earlier(paths, registry.readers, self._read_earlier)
        self.selections = tuple(select_rules(registry.rules, config) for config in configs)

    @property
    def rules(self) -> tuple[type[AnyRule], ...]:
        """Every rule selected anywhere in the run, by code."""
        chosen = {type(rule).code: type(rule) for selection in self.selections for rule in selection.rules}
        return tuple(chosen[code] for code in sorted(chosen))

    def __reduce__(self) -> tuple[Callable[..., Checker], tuple[object, ...]]:
        """A process that shares no memory with this one loads the packs anew."""
        named = tuple(pack.origin for pack in self.registry.packs if pack.by_user)
        return _made_anew, (named, self.configs, self.earlier)

    def job(self, source: Input, config: int = 0) -> Job:
        return Job(source, config, self.configs[config].reading.limits)

    def check(self, job: Job) -> Checked | None:
        """None for a file of a walk that shows no sign of being a report."""
        try:
            return self._within(job.limits, lambda: self._check(job))
        except ReadError as error:
            return _unread(job, error)

    def _check(self, job: Job) -> Checked | None:
        report = self._bound(job.source, self.configs[job.config].reading)
        explain = self.configs[job.config].explain_diagnosis
        if explain:
            import gouji.diagnosis.diagnose  # noqa: F401 (loading it is no part of the time told)
        start = perf_counter()
        report = self._assessed(report)
        milliseconds = 1000 * (perf_counter() - start)
        foreign = any(note.kind == "foreign" for note in report.notes)
        if not job.source.named and (foreign or is_own_output(report.document.lines)):
            return None
        checked = _checked(report, self.selections[job.config])
        return checked._replace(working=Working(report.diagnoses, milliseconds)) if explain else checked

    def read(self, source: Input, options: ReadOptions) -> Report:
        """A single input as `report` gives it. Raises ReadError, also when its time is up."""
        return within(options.limits, lambda: self._assessed(self._bound(source, options)))

    def report(self, document: Document) -> Report:
        """The document bound, with the same organization's report for the year before, its identities assessed."""
        return self._assessed(bind(document, self.forms))

    def _assessed(self, report: Report) -> Report:
        return judged(report._replace(previous=self.earlier.of(report)))

    def _read_earlier(self, sources: Sequence[Input]) -> Iterator[Report | ReadError]:
        jobs = [self.job(source) for source in sources]
        return spread(self._earlier, jobs, self.configs[0].jobs, self.registry.readers, lambda _, error: error)

    def _earlier(self, job: Job) -> Report | ReadError:
        try:
            return self._within(job.limits, lambda: self._bound(job.source, self.configs[job.config].reading))
        except ReadError as error:
            return error

    def _bound(self, source: Input, options: ReadOptions) -> Report:
        return bind(read_document(source, self.registry.readers, options), self.forms)

    def _within(self, limits: Limits, work: Callable[[], Result]) -> Result:
        """Raises ReadError, also where it is gouji that fails on the file: the others go on."""
        try:
            return within(limits, work)
        except ReadError:
            raise
        except (Exception, SystemExit) as error:
            raise ReadError(_broken(error), "GJ908") from error


def _made_anew(packs: tuple[str, ...], configs: tuple[Config, ...], earlier: Earlier) -> Checker:
    return Checker(load_packs(packs), configs, earlier)


def _checked(report: Report, selection: Selection) -> Checked:
    findings: list[Finding] = []
    unchecked: list[Unchecked] = []
    notifications: list[Notification] = []
    path = report.document.path
    rules = selection.rules_for(path)
    report = with_stated_faults(report, rules)
    for rule in rules:
        try:
            told = _told(rule, report)
        except (Exception, SystemExit) as error:
            notifications.append(_crashed(type(rule), error, path))
            continue
        unchecked += [one for one in told if isinstance(one, Unchecked)]
        graded = [selection.graded(one) for one in told if isinstance(one, Finding)]
        findings += graded if rule.always else [moderated(one, report) for one in graded]
    return Checked(
        path=path,
        read=True,
        findings=ordered(findings),
        unchecked=tuple(unchecked),
        notifications=tuple(notifications),
        lines=report.document.lines,
        template=report.template.id if report.template else None,
        organization=report.organization,
        year=report.year,
        previous=report.previous.document.path if report.previous else None,
        format=report.document.format,
        cells=_views(report, {finding.cells[0] for finding in findings if finding.cells}),
    )


def _told(rule: AnyRule, report: Report) -> list[Finding | Unchecked]:
    """What a rule says of a report. Raises whatever the rule raises, and TypeError where it says something else."""
    told: list[object] = list(rule.run(report)) if rule.applies(report) else []
    for one in told:
        if not isinstance(one, Finding | Unchecked):
            raise TypeError(f"yielded {one!r}, which is no finding")
    return cast("list[Finding | Unchecked]", told)


def _views(report: Report, keys: set[str]) -> dict[str, CellView]:
    found = {}
    for key in sorted(keys):
        table = report.table(key.partition(".")[0])
        cell = table.by_key.get(key) if table else None
        if table and cell:
            row = table.row(cell.row.key)
            label, texts, place = cell.column.label, tuple(one.raw for one in row), [one.key for one in row].index(key)
            found[key] = CellView(table.form.section, table.form.label, cell.row.label, label, texts, place)
    return found


def _crashed(rule: type[AnyRule], error: BaseException, path: str) -> Notification:
    what = f"{type(error).__name__}: {error}"
    text = Text(
        f"规则 {rule.code}（{rule.__module__}）出错：{what}；其余规则已照常检查，请告知规则的作者",
        f"rule {rule.code} ({rule.__module__}) failed: {what}; the other rules went on, tell the rule's author",
    )
    return Notification("GJ906", Severity.ERROR, text, path)


def _unread(job: Job, why: ReadError) -> Checked | None:
    path = job.source.path
    return Checked(path, read=False, notifications=(Notification(why.code, Severity.ERROR, why.message, path),))


def _broken(error: BaseException) -> Text:
    what = f"{type(error).__name__}: {error}"
    return Text(
        f"读取表格时程序出错（{what}），此文件未检查；这是 gouji 的缺陷，请连同文件报告",
        f"gouji itself failed on this file ({what}), which was not checked; please report it with the file",
    )


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
    results: list[Checked] = []
    passed_over = 0
    found = spread(checker.check, jobs, settings.jobs, checker.registry.readers, _unread)
    for done, result in enumerate(found, 1):
        if progress:
            progress(done, len(jobs))
        if result is None:
            passed_over += 1
        else:
            results.append(result)
    if passed_over and not results and not notifications:
        notifications.append(_nothing(passed_over))
    if checker.earlier.reports and results and not any(result.previous for result in results):
        notifications.append(_unpaired(len(checker.earlier.reports)))
    packs = tuple((pack.name, pack.version) for pack in checker.registry.packs)
    return Outcome(tuple(results), tuple(notifications), passed_over, settings.fail_on, checker.rules, packs)


def _each_once(jobs: Sequence[Job]) -> list[Job]:
    """A file may be named twice, or lie in a folder that is named too; then its own name counts."""
    places: dict[str, Job] = {}
    for number, job in enumerate(jobs):
        place = str(number) if job.source.data is not None else realpath(job.source.path)
        if place not in places or job.source.named:
            places[place] = job
    return list(places.values())


def _unpaired(reports: int) -> Notification:
    text = Text(
        f"{reports}份上年报告都没有对上：须为同一机关、上一年度，跨年规则未核对",
        f"none of {reports} earlier reports is of the same organization and the year before; nothing was compared",
    )
    return Notification("GJ909", Severity.WARNING, text)


def _nothing(passed_over: int) -> Notification:
    text = Text(
        f"{passed_over}个文件都不像政府信息公开工作年度报告，没有检查任何文件；请指明报告文件",
        f"none of {passed_over} files looks like an annual report, so nothing was checked; name the report itself",
    )
    return Notification("GJ907", Severity.ERROR, text)

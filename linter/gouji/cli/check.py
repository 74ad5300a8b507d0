"""gouji check: lint reports, write the outcome where asked, and say by the exit code how it went."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gouji.cli.outputs import Target, function_of, targets_of
from gouji.cli.screen import colored, columns, complain, write
from gouji.cli.settings import Settings, packs_of, settings_for
from gouji.cli.sidecars import stale_sidecars, write_sidecars
from gouji.engine.baseline import Known, against, read_baseline
from gouji.engine.config import Config
from gouji.engine.inputs import Input
from gouji.engine.run import Checker, Progress
from gouji.engine.run import run as run_checks
from gouji.errors import ConfigError
from gouji.formatters.view import View
from gouji.model.finding import Notification
from gouji.text import Lang, Text

_WRONG = 2
# A bar is worth its flicker only for longer work.
_BAR_FROM = 50


def run(
    paths: Sequence[str], format_: str | None, output: Sequence[str], stdin_filename: str | None, **options: Any
) -> int:
    """Any: the rest of click's options, which `settings_for` reads. Returns the exit code."""
    paths = list(paths) or ["."]
    settings = settings_for(paths, options)
    registry = packs_of(settings.overall)
    targets = targets_of(format_, output, registry, paths)
    known = _known(options)
    checker = Checker(registry, _with_evidence(settings.configs, targets, options))
    inputs = _inputs(paths, settings, stdin_filename)
    outcome = run_checks(inputs, checker, settings.overall, _progress(settings.overall.lang))
    outcome = outcome._replace(exit_zero=bool(options.get("exit_zero")))
    if known is not None:
        new = {name: bool(options.get(name)) for name in ("only_new", "fail_on_new")}
        outcome = against(outcome, known, **new)
    unwritten = list(write_sidecars(outcome.files)) if options.get("write_sidecars") else []
    if not options.get("write_sidecars") and options.get("sarif_anchor") != "source":
        outcome = outcome._replace(notifications=(*outcome.notifications, *stale_sidecars(outcome.files)))
    for formatter, target in targets:
        view = _view(settings.overall.lang, target, options)
        write(function_of(formatter)(outcome, view), target, exact=formatter.name != "text")
    for one in outcome.all_notifications:
        _complain_of(one, settings.overall.lang)
    for message in unwritten:
        complain(message.pick(settings.overall.lang))
    return _WRONG if unwritten else outcome.exit_code


def _known(options: Mapping[str, Any]) -> Mapping[str, Known] | None:
    """Any: options as click gives them."""
    if options.get("baseline"):
        return read_baseline(options["baseline"])
    if options.get("only_new") or options.get("fail_on_new"):
        raise ConfigError(
            Text("--only-new、--fail-on-new 须有 --baseline", "--only-new and --fail-on-new need --baseline")
        )
    return None


def _with_evidence(configs: Sequence[Config], targets: Sequence[Target], options: Mapping[str, Any]) -> list[Config]:
    """What outputs need to know beyond the findings is kept only where it is asked for."""
    evidence = any(target.formatter.name == "sarif" for target in targets)
    sidecars = bool(options.get("write_sidecars"))
    return [config._replace(evidence=evidence, sidecars=sidecars) for config in configs]


def _complain_of(one: Notification, lang: Lang) -> None:
    where = f"{one.path}：" if one.path and lang == "zh" else f"{one.path}: " if one.path else ""
    complain(f"{one.code} {where}{one.message.pick(lang)}")


def _inputs(paths: Sequence[str], settings: Settings, stdin_filename: str | None) -> list[tuple[Input | str, int]]:
    found: list[tuple[Input | str, int]] = []
    for path, config in zip(paths, settings.of_path, strict=True):
        if path == "-":
            found.append((Input(stdin_filename or "-", named=True, data=sys.stdin.buffer.read()), config))
        else:
            found.append((path, config))
    return found


def _view(lang: Lang, target: str, options: Mapping[str, Any]) -> View:
    """Any: options as click gives them."""
    color = target == "-" and colored(sys.stdout)
    return View(
        lang,
        color,
        columns() if color else 100,
        str(Path.cwd()),
        anchor=options.get("sarif_anchor") or "sidecar",
        sidecars=bool(options.get("write_sidecars")),
        profile=options.get("sarif_profile") or "full",
        category=options.get("sarif_category") or "",
        rule_pages=options.get("sarif_rule_pages") or "",
        statistics=bool(options.get("statistics")),
    )


def _progress(lang: Lang) -> Progress | None:
    """A bar on a terminal when there is much to do; never in a pipe."""
    if not (sys.stderr.isatty() and colored(sys.stderr)):
        return None
    bar: dict[str, Any] = {}

    def show(done: int, total: int) -> None:
        if total < _BAR_FROM:
            return
        if not bar:
            from rich.console import Console
            from rich.progress import Progress as RichProgress

            bar["bar"] = RichProgress(console=Console(stderr=True), transient=True)
            bar["bar"].start()
            bar["task"] = bar["bar"].add_task(Text("检查中", "checking").pick(lang), total=total)
        bar["bar"].update(bar["task"], completed=done)
        if done == total:
            bar["bar"].stop()

    return show

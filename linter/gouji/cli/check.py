"""gouji check: lint reports, write the outcome where asked, and say by the exit code how it went."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from gouji.cli.screen import colored, columns, complain, write
from gouji.cli.settings import Settings, packs_of, settings_for
from gouji.cli.sidecars import write_sidecars
from gouji.engine.baseline import against, read_baseline
from gouji.engine.inputs import Input
from gouji.engine.run import Checker, Progress
from gouji.engine.run import run as run_checks
from gouji.errors import ConfigError, PluginError
from gouji.formats import Formatter, load_target
from gouji.formatters.view import View
from gouji.normalize import closest
from gouji.outcome import Outcome
from gouji.plugins import Registry
from gouji.text import Lang, Text

# What a file is whose ending is no format's name.
_ENDINGS = {"xml": "junit", "txt": "text"}
# A bar is worth its flicker only for longer work.
_BAR_FROM = 50


def run(
    paths: Sequence[str], format_: str | None, output: Sequence[str], stdin_filename: str | None, **options: Any
) -> int:
    """Any: the rest of click's options, which `settings_for` reads. Returns the exit code."""
    paths = list(paths) or ["."]
    settings = settings_for(paths, options)
    registry = packs_of(settings.overall)
    targets = _targets(format_, output, registry)
    known = read_baseline(options["baseline"]) if options.get("baseline") else None
    if known is None and (options.get("only_new") or options.get("fail_on_new")):
        raise ConfigError(
            Text("--only-new、--fail-on-new 须有 --baseline", "--only-new and --fail-on-new need --baseline")
        )
    evidence = any(formatter.name == "sarif" for formatter, _ in targets)
    sidecars = bool(options.get("write_sidecars"))
    configs = [config._replace(evidence=evidence, sidecars=sidecars) for config in settings.configs]
    checker = Checker(registry, configs)
    outcome = run_checks(
        _inputs(paths, settings, stdin_filename), checker, settings.overall, _progress(settings.overall.lang)
    )
    outcome = outcome._replace(exit_zero=bool(options.get("exit_zero")))
    if known is not None:
        new = {name: bool(options.get(name)) for name in ("only_new", "fail_on_new")}
        outcome = against(outcome, known, **new)
    if options.get("write_sidecars"):
        write_sidecars(outcome.files)
    for formatter, target in targets:
        view = _view(settings.overall.lang, target, options)
        write(_function(formatter)(outcome, view), target, exact=formatter.name != "text")
    for one in outcome.all_notifications:
        where = f"{one.path}：" if one.path and settings.overall.lang == "zh" else f"{one.path}: " if one.path else ""
        complain(f"{one.code} {where}{one.message.pick(settings.overall.lang)}")
    return outcome.exit_code


def _inputs(paths: Sequence[str], settings: Settings, stdin_filename: str | None) -> list[tuple[Input | str, int]]:
    found: list[tuple[Input | str, int]] = []
    for path, config in zip(paths, settings.of_path, strict=True):
        if path == "-":
            found.append((Input(stdin_filename or "-", named=True, data=sys.stdin.buffer.read()), config))
        else:
            found.append((path, config))
    return found


def _targets(format_: str | None, output: Sequence[str], registry: Registry) -> list[tuple[Formatter, str]]:
    """What to write where: `FORMAT=FILE`, or `FILE` in the format asked for or told by its ending; else the screen."""
    if not output:
        return [(_formatter(format_ or "text", registry), "-")]
    targets = []
    for item in output:
        name, separator, target = item.partition("=")
        # A word before = is a format, known or mistyped; a file of such a name can be written as ./a=b.txt.
        if separator and (name in registry.formatters or name.isidentifier()):
            targets.append((_formatter(name, registry), target))
            continue
        ending = Path(item).suffix.lstrip(".").lower()
        told = _ENDINGS.get(ending, ending)
        targets.append((_formatter(format_ or (told if told in registry.formatters else "text"), registry), item))
    return targets


def _formatter(name: str, registry: Registry) -> Formatter:
    if name in registry.formatters:
        return registry.formatters[name]
    known = ", ".join(sorted(registry.formatters))
    near = closest(name, list(registry.formatters))
    hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
    raise ConfigError(
        Text(f"没有输出格式“{name}”（有 {known}）{hint.zh}", f"there is no format {name!r} ({known}){hint.en}")
    )


def _function(formatter: Formatter) -> Callable[[Outcome, View], str | Iterable[str]]:
    """Raises PluginError where the pack that brings the format names a function that is not there."""
    try:
        return cast("Callable[[Outcome, View], str | Iterable[str]]", load_target(formatter.target))
    except (ImportError, AttributeError) as error:
        what = f"{formatter.name} {formatter.target}: {error!r}"
        raise PluginError(Text(f"输出格式载入失败：{what}", f"this format cannot be loaded: {what}")) from error


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

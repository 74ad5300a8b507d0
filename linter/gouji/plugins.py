"""Finding and loading packs, and what they bring together: the registry.

A pack that will not load stops the run and is named with its version: leaving it out would call a dirty report clean.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy

from gouji import hookspecs
from gouji.equation import EquationError
from gouji.errors import GoujiError, PluginError, TemplateError
from gouji.formats import Formatter, Reader
from gouji.installed import installed
from gouji.jurisdictions import misnamed, misplaced
from gouji.loading import FAILURES, Pack, failed, is_data, load_installed, load_named, refused
from gouji.model.template import Template
from gouji.normalize import closest
from gouji.rule import Rule
from gouji.text import Text

# Any: a rule may look at any kind of subject.
AnyRule = Rule[Any]
# What each hook gives: rules are classes, all else is objects.
HOOKS: dict[str, type] = {
    "gouji_rules": Rule,
    "gouji_templates": Path,
    "gouji_readers": Reader,
    "gouji_formatters": Formatter,
}
# The pack that alone has codes of three letters.
BUILT_IN = "gouji:rules"
OWN = "gouji"
_IS_PYTHON = Text(
    "含 Python，--no-python-plugins 时不加载；请卸载或不用它，或去掉这一选项",
    "holds Python, and is not loaded with --no-python-plugins; uninstall it or leave it out, or do without the option",
)


class Registry:
    """Everything the loaded packs bring. Raises PluginError where two of them claim the same."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self._templates: dict[str, tuple[Template, ...]] = {}
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        for pack in packs:
            self._register(pack)

    def _register(self, pack: Pack) -> None:
        api = getattr(pack.module, "gouji_api", None)
        if api != hookspecs.API:
            raise refused(
                pack.name, pack.version,
                f"按接口第 {api} 版编写，本程序用第 {hookspecs.API} 版；请安装相应版本" if api else "未声明 gouji_api = 1",
                f"is written for API {api}, this gouji has {hookspecs.API}; install a matching version"
                if api
                else "does not declare gouji_api = 1",
            )  # fmt: skip
        unmarked = [
            hook
            for hook in HOOKS
            if hasattr(pack.module, hook) and not hasattr(getattr(pack.module, hook), "gouji_impl")
        ]
        if unmarked or not any(hasattr(pack.module, hook) for hook in HOOKS):
            names = ", ".join(unmarked or HOOKS)
            raise refused(
                pack.name, pack.version,
                f"{names} 前缺 @hookimpl" if unmarked else f"没有实现任何钩子（{names}）",
                f"@hookimpl is missing before {names}" if unmarked else f"implements none of {names}",
            )  # fmt: skip
        try:
            self._manager.register(pack.module, pack.name)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise refused(pack.name, pack.version, f"钩子有误：{error}", f"broken hook: {error}") from error

    def _collect(self, hook: str) -> Iterator[tuple[Pack, Any]]:
        """What each pack returns from a hook, in the order of loading. Any: each hook has its own type."""
        functions = {found.plugin_name: found.function for found in getattr(self._manager.hook, hook).get_hookimpls()}
        for pack in self.packs:
            if pack.name not in functions:
                continue
            try:
                with redirect_stdout(sys.stderr):
                    items = tuple(functions[pack.name]())
                if hook == "gouji_rules":
                    items = tuple(rule for item in items for rule in _rules_of(item))
            except GoujiError as error:
                raise refused(pack.name, pack.version, error.message.zh, error.message.en) from error
            except FAILURES as error:
                raise failed(pack.name, pack.version, Text(f"{hook} 出错", f"{hook} failed"), error) from error
            for item in items:
                if not _fits(item, HOOKS[hook]):
                    kind = HOOKS[hook].__name__
                    zh, en = f"{hook} 给出的 {item!r} 不是 {kind}", f"{hook} returned {item!r}, which is no {kind}"
                    raise refused(pack.name, pack.version, zh, en)
                yield pack, item

    def _by_name(self, hook: str, what: Text, name_of: Callable[[Any], str]) -> dict[str, tuple[Pack, Any]]:
        """What the packs return from a hook, by name. Any: as in `_collect`."""
        found: dict[str, tuple[Pack, Any]] = {}
        for pack, item in self._collect(hook):
            name = name_of(item)
            if name in found:
                other = found[name][0].name
                zh, en = f"{what.zh} {name} 已被 {other} 使用", f"{what.en} {name} is taken by {other}"
                raise refused(pack.name, pack.version, zh, en)
            found[name] = (pack, item)
        return found

    @cached_property
    def rules(self) -> tuple[type[AnyRule], ...]:
        """Every rule, by code."""
        found = self._by_name("gouji_rules", Text("规则代码", "code"), attrgetter("code"))
        for pack, rule in found.values():
            if missing := ", ".join(sorted(rule.__abstractmethods__)):
                zh, en = f"规则 {rule.__name__} 缺 {missing}", f"rule {rule.__name__} has no {missing}"
                raise refused(pack.name, pack.version, zh, en)
            if wrong := misnamed(rule.code, built_in=pack.name == BUILT_IN) or misplaced(rule.code, rule.jurisdiction):
                raise refused(pack.name, pack.version, *_at(rule, wrong))
            if rule.names_form or pack.name != BUILT_IN:  # gouji's own are tried by their examples
                self._fit(pack, rule)
        self.origin = {code: pack for code, (pack, _) in found.items()}
        return tuple(found[code][1] for code in sorted(found))

    def _fit(self, pack: Pack, rule: type[AnyRule]) -> None:
        """Raises PluginError where a rule names what is not there: on each of its forms, or else on every form."""
        by_id = {template.id: template for template in self.templates_for(rule.jurisdiction)}
        for form in rule.templates:
            if form not in by_id:
                near = closest(form, list(by_id))
                hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
                wrong = Text(f"没有格式“{form}”{hint.zh}", f"there is no form {form!r}{hint.en}")
                raise refused(pack.name, pack.version, *_at(rule, wrong))
        errors = [error for form in rule.templates or by_id if (error := _misfit(rule, by_id[form]))]
        if errors and (rule.templates or len(errors) == len(by_id)):
            wrong = max(errors, key=lambda error: error.at).message
            raise refused(pack.name, pack.version, *_at(rule, wrong, rule.names_at))

    @property
    def templates(self) -> tuple[Template, ...]:
        """The forms as they are for all of China."""
        return self.templates_for("")

    def templates_for(self, jurisdiction: str) -> tuple[Template, ...]:
        """The forms with what packs add to them for reports of one place."""
        from gouji.template.load import load_templates

        place = self.place_of_forms(jurisdiction)
        if place not in self._templates:
            try:
                self._templates[place] = load_templates(self._template_files, place)
            except TemplateError as error:
                raise self._with_pack(error) from error
        return self._templates[place]

    def place_of_forms(self, jurisdiction: str) -> str:
        """The same place where something is added to forms for it, else that of the forms for all of China."""
        return jurisdiction if jurisdiction in self._extended_places else ""

    @cached_property
    def places(self) -> frozenset[str]:
        """The jurisdictions for which there are rules or forms."""
        return self._extended_places | {rule.jurisdiction for rule in self.rules if rule.jurisdiction}

    @cached_property
    def _template_files(self) -> tuple[Path, ...]:
        return tuple(path for _, path in self._collect("gouji_templates"))

    def _with_pack(self, error: TemplateError) -> PluginError:
        """The error with the pack that brings the file it names."""
        told = error.message.zh
        pack = next((pack for pack, path in self._collect("gouji_templates") if told.startswith(f"{path}:")), None)
        return refused(pack.name, pack.version, *error.message) if pack else error

    @cached_property
    def _extended_places(self) -> frozenset[str]:
        from gouji.template.load import extended_places

        return extended_places(self._template_files)

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        found = self._by_name("gouji_readers", Text("读取器", "reader"), attrgetter("name"))
        return tuple(reader for _, reader in found.values())

    @cached_property
    def formatters(self) -> dict[str, Formatter]:
        found = self._by_name("gouji_formatters", Text("输出格式", "format"), attrgetter("name"))
        return {name: formatter for name, (_, formatter) in found.items()}

    def brought(self) -> dict[str, dict[str, int]]:
        """For each pack by name, how many things it returns from each hook."""
        found = {pack.name: dict.fromkeys(HOOKS, 0) for pack in self.packs}
        for hook in HOOKS:
            for pack, _ in self._collect(hook):
                found[pack.name][hook] += 1
        return found

    def pack_of(self, rule: type[AnyRule]) -> Pack:
        _ = self.rules
        return self.origin[rule.code]


def load_packs(named: Iterable[str] = (), *, python: bool = True) -> Registry:
    """The installed packs, then those named by the user: a module, or the path of a file or folder.

    A pack that is named though it is installed, or named twice, is loaded once. Without `python` nothing is run but
    gouji's own: PluginError names the first other pack that is more than data.
    """
    packs: dict[str, Pack] = {}
    for point in installed():
        if not python and point.distribution != OWN:
            raise refused(point.distribution, point.version, *_IS_PYTHON)
        pack = load_installed(point)
        packs.setdefault(pack.module.__name__, pack)
    places: dict[str, str] = {}
    for name in named:
        if name in packs:
            continue  # the name of an installed pack's module, though a folder here may have it too
        if not python and not is_data(name):
            raise refused(name, "", *_IS_PYTHON)
        pack = load_named(name, places)
        packs.setdefault(pack.module.__name__, pack)
    return Registry(tuple(packs.values()))


def _rules_of(item: object) -> Iterable[object]:
    """The rules of a rule file; anything else as it is."""
    if not isinstance(item, Path):
        return (item,)
    from gouji.rulefile.read import rules_in

    return rules_in(item)


def _misfit(rule: type[AnyRule], template: Template) -> EquationError | None:
    try:
        rule.fit(template)
    except EquationError as error:
        return error
    return None


def _at(rule: type[AnyRule], wrong: Text, place: str = "") -> Text:
    """What is wrong with a rule, with the place it is written at where that is a file of rules."""
    where = place or rule.source or rule.__name__
    return Text(f"{where}: {wrong.zh}", f"{where}: {wrong.en}")


def _fits(item: object, kind: type) -> bool:
    if kind is Rule:
        return isinstance(item, type) and issubclass(item, Rule) and hasattr(item, "code")
    return isinstance(item, kind)


def collect_rules(package: ModuleType) -> tuple[type[AnyRule], ...]:
    """The rules of a package: one in each module below it whose name does not begin with an underscore.

    Raises PluginError where a module holds none: a rule file that is not loaded would be a check that never runs.
    """
    from pkgutil import walk_packages

    rules: list[type[AnyRule]] = []
    for found in walk_packages(package.__path__, package.__name__ + "."):
        if found.ispkg or found.name.rpartition(".")[2].startswith("_"):
            continue
        module = import_module(found.name)
        own = [item for item in vars(module).values() if _is_rule_of(item, module)]
        if not own:
            raise PluginError(Text(f"{found.name} 里没有规则", f"{found.name} holds no rule"))
        rules += own
    return tuple(rules)


def _is_rule_of(item: object, module: ModuleType) -> bool:
    return (
        isinstance(item, type)
        and item.__module__ == module.__name__  # first: most of what a module holds is imported
        and issubclass(item, Rule)
        and hasattr(item, "code")
    )

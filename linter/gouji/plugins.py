"""Finding and loading packs, and what they bring together: the registry.

A pack that will not load stops the run and is named with its version: leaving it out would call a dirty report clean.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pluggy

from gouji import hookspecs
from gouji.errors import GoujiError, PluginError
from gouji.formats import Formatter, Reader
from gouji.installed import EntryPoint, installed
from gouji.model.template import Template
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
# A pack that exits when imported or called must not end the run as if all were well.
_FAILURES = (Exception, SystemExit)


class Pack(NamedTuple):
    """A loaded pack; `origin` is an entry point's module, or the file or module named by the user (`by_user`)."""

    name: str
    version: str
    origin: str
    module: ModuleType
    by_user: bool = False


class Registry:
    """Everything the loaded packs bring. Raises PluginError where two of them claim the same."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        for pack in packs:
            self._register(pack)

    def _register(self, pack: Pack) -> None:
        api = getattr(pack.module, "gouji_api", None)
        if api != hookspecs.API:
            raise _refused(
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
            raise _refused(
                pack.name, pack.version,
                f"{names} 前缺 @hookimpl" if unmarked else f"没有实现任何钩子（{names}）",
                f"@hookimpl is missing before {names}" if unmarked else f"implements none of {names}",
            )  # fmt: skip
        try:
            self._manager.register(pack.module, pack.name)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise _refused(pack.name, pack.version, f"钩子有误：{error}", f"broken hook: {error}") from error

    def _collect(self, hook: str) -> Iterator[tuple[Pack, Any]]:
        """What each pack returns from a hook, in the order of loading. Any: each hook has its own type."""
        functions = {found.plugin_name: found.function for found in getattr(self._manager.hook, hook).get_hookimpls()}
        for pack in self.packs:
            if pack.name not in functions:
                continue
            try:
                items = tuple(functions[pack.name]())
            except GoujiError as error:
                raise _refused(pack.name, pack.version, error.message.zh, error.message.en) from error
            except _FAILURES as error:
                raise _refused(
                    pack.name, pack.version, f"{hook} 出错：{error!r}", f"{hook} raised {error!r}"
                ) from error
            for item in items:
                if not _fits(item, HOOKS[hook]):
                    kind = HOOKS[hook].__name__
                    zh, en = f"{hook} 给出的 {item!r} 不是 {kind}", f"{hook} returned {item!r}, which is no {kind}"
                    raise _refused(pack.name, pack.version, zh, en)
                yield pack, item

    def _by_name(self, hook: str, what: Text, name_of: Callable[[Any], str]) -> dict[str, tuple[Pack, Any]]:
        """What the packs return from a hook, by name. Any: as in `_collect`."""
        found: dict[str, tuple[Pack, Any]] = {}
        for pack, item in self._collect(hook):
            name = name_of(item)
            if name in found:
                other = found[name][0].name
                zh, en = f"{what.zh} {name} 已被 {other} 使用", f"{what.en} {name} is taken by {other}"
                raise _refused(pack.name, pack.version, zh, en)
            found[name] = (pack, item)
        return found

    @cached_property
    def rules(self) -> tuple[type[AnyRule], ...]:
        """Every rule, by code."""
        found = self._by_name("gouji_rules", Text("规则代码", "code"), attrgetter("code"))
        for pack, rule in found.values():
            if missing := ", ".join(sorted(rule.__abstractmethods__)):
                zh, en = f"规则 {rule.__name__} 缺 {missing}", f"rule {rule.__name__} has no {missing}"
                raise _refused(pack.name, pack.version, zh, en)
        self.origin = {code: pack for code, (pack, _) in found.items()}
        return tuple(found[code][1] for code in sorted(found))

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        from gouji.template import load_templates

        return load_templates(path for _, path in self._collect("gouji_templates"))

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


def load_packs(named: Iterable[str] = ()) -> Registry:
    """The installed packs, then those named by the user: a module, or the path of a file or folder.

    A pack that is named though it is installed, or named twice, is loaded once.
    """
    packs: dict[str, Pack] = {}
    for point in installed():
        pack = _load(point)
        packs.setdefault(pack.module.__name__, pack)
    places: dict[str, str] = {}
    for name in named:
        pack = _named(name, places)
        packs.setdefault(pack.module.__name__, pack)
    return Registry(tuple(packs.values()))


def _load(point: EntryPoint) -> Pack:
    name = point.distribution if point.distribution == point.name else f"{point.distribution}:{point.name}"
    return Pack(name, point.version, point.module, _import(point.module, name, point.version))


def _import(module: str, name: str, version: str) -> ModuleType:
    try:
        return import_module(module)
    except GoujiError as error:
        raise _refused(name, version, error.message.zh, error.message.en) from error
    except _FAILURES as error:
        raise _refused(
            name, version, f"导入 {module} 失败：{error!r}", f"importing {module} failed: {error!r}"
        ) from error


def _named(name: str, places: dict[str, str]) -> Pack:
    path = Path(name)
    if path.exists() or name.endswith(".py") or "/" in name or "\\" in name:
        return _from_path(name, path, _local_name(path, places))
    return Pack(name, "", name, _import(name, name, ""), by_user=True)


def _from_path(name: str, path: Path, module_name: str) -> Pack:
    from importlib.util import module_from_spec, spec_from_file_location

    file = path / "__init__.py" if path.is_dir() else path
    if not file.is_file():
        raise _refused(name, "", f"没有这个文件：{file}", f"there is no file {file}")
    folder = [str(path)] if path.is_dir() else None
    spec = spec_from_file_location(module_name, file, submodule_search_locations=folder)
    if spec is None or spec.loader is None:
        raise _refused(name, "", f"不是 Python 文件：{file}", f"{file} is not a Python file")
    module = module_from_spec(spec)
    for old in [old for old in sys.modules if old == module_name or old.startswith(f"{module_name}.")]:
        del sys.modules[old]  # of another pack of that name, loaded before in this process
    sys.modules[module_name] = module
    try:
        spec.loader.exec_module(module)
    except GoujiError as error:
        raise _refused(name, "", error.message.zh, error.message.en) from error
    except _FAILURES as error:
        raise _refused(name, "", f"执行失败：{error!r}", f"running it failed: {error!r}") from error
    return Pack(name, "", str(path.absolute()), module, by_user=True)


def _local_name(path: Path, places: dict[str, str]) -> str:
    """The module name of a pack that is a file or folder; packs of one name in two `places` get two."""
    from zlib import crc32

    name = "gouji_local_" + re.sub(r"\W", "_", path.stem)
    place = str(path.resolve())
    if places.setdefault(name, place) != place:
        name += f"_{crc32(place.encode()):08x}"
    return name


def _fits(item: object, kind: type) -> bool:
    if kind is Rule:
        return isinstance(item, type) and issubclass(item, Rule) and hasattr(item, "code")
    return isinstance(item, kind)


def _refused(name: str, version: str, zh: str, en: str) -> PluginError:
    shown = f"{name} {version}".strip()
    return PluginError(Text(f"规则包 {shown}：{zh}", f"pack {shown}: {en}"))


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

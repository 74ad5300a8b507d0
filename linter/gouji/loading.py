"""Loading one pack: an installed one, a module, a file or folder of Python, or rule files and forms without any."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from gouji import hookspecs
from gouji.errors import GoujiError, PluginError
from gouji.installed import EntryPoint
from gouji.text import Text

# A pack that exits when imported or called must not end the run as if all were well.
FAILURES = (Exception, SystemExit)
# So much of a name that can be none is shown.
_SHOWN = 60


class Pack(NamedTuple):
    """A loaded pack; `origin` is an entry point's module, or the file or module named by the user (`by_user`)."""

    name: str
    version: str
    origin: str
    module: ModuleType
    by_user: bool = False


def load_installed(point: EntryPoint) -> Pack:
    name = point.distribution if point.distribution == point.name else f"{point.distribution}:{point.name}"
    return Pack(name, point.version, point.module, _import(point.module, name, point.version))


def _import(module: str, name: str, version: str) -> ModuleType:
    try:
        with redirect_stdout(sys.stderr):  # what a pack prints is no part of the output
            return import_module(module)
    except GoujiError as error:
        raise refused(name, version, error.message.zh, error.message.en) from error
    except FAILURES as error:
        raise failed(name, version, Text(f"导入 {module} 失败", f"importing {module} failed"), error) from error


def load_named(name: str, places: dict[str, str]) -> Pack:
    path = Path(name)
    if is_data(name):
        return _from_data(name, _data_files(path) if path.is_dir() else [path])
    if path.exists() or name.endswith((".py", ".toml")) or "/" in name or "\\" in name:
        return _from_path(name, path, _local_name(path, places))
    return Pack(name, "", name, _import(name, name, ""), by_user=True)


def is_data(name: str) -> bool:
    """Whether a pack named by the user is a rule file or form, or a folder of these and no package.

    Raises PluginError for what cannot even be looked for, such as a name too long for any file.
    """
    path = Path(name)
    try:
        if path.is_dir():
            return not (path / "__init__.py").exists() and bool(_data_files(path))
        return name.endswith(".toml") and path.is_file()
    except OSError as error:
        reason, shown = error.strerror or str(error), name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        raise refused(shown, "", f"读不出来：{reason}", f"cannot be read: {reason}") from error


def _data_files(folder: Path) -> list[Path]:
    """The rule files and forms of a folder."""
    return [file for file in sorted(folder.glob("*.toml")) if file.name not in ("gouji.toml", "pyproject.toml")]


def _from_data(name: str, files: Sequence[Path]) -> Pack:
    """A pack of rule files and templates, without a line of Python."""
    place = Path(name).absolute()
    module = ModuleType(f"gouji_data_{place}")
    forms = tuple(file for file in files if is_template(file))
    rules = tuple(file for file in files if file not in forms)

    @hookspecs.hookimpl
    def gouji_rules() -> tuple[Path, ...]:
        return rules

    @hookspecs.hookimpl
    def gouji_templates() -> tuple[Path, ...]:
        return forms

    vars(module).update(gouji_api=hookspecs.API, gouji_rules=gouji_rules, gouji_templates=gouji_templates)
    return Pack(name, "", str(place), module, by_user=True)


def is_template(file: Path) -> bool:
    """Whether a data file of a pack is a form rather than a file of rules: it has an id, or extends a form."""
    from gouji.tomlfile import quoted
    from gouji.tomltext import TomlError, parsed, read_text

    try:
        data = parsed(quoted(read_text(file)))
    except TomlError:
        return False  # read as a rule file, it is told what is wrong with it
    return bool({"id", "extends"} & data.keys())


def _from_path(name: str, path: Path, module_name: str) -> Pack:
    from importlib.util import module_from_spec, spec_from_file_location

    file = path / "__init__.py" if path.is_dir() else path
    if not file.is_file():
        if path.is_dir():
            zh, en = (
                "文件夹里没有规则文件（.toml）或 __init__.py",
                "the folder holds no rule file (.toml) and no __init__.py",
            )
            raise refused(name, "", zh, en)
        raise refused(name, "", f"没有这个文件：{file}", f"there is no file {file}")
    folder = [str(path)] if path.is_dir() else None
    spec = spec_from_file_location(module_name, file, submodule_search_locations=folder)
    if spec is None or spec.loader is None:
        zh, en = (
            f"{file} 不是规则文件（.toml）或 Python 文件（.py）",
            f"{file} is no rule file (.toml) or Python file (.py)",
        )
        raise refused(name, "", zh, en)
    module = module_from_spec(spec)
    for old in [old for old in sys.modules if old == module_name or old.startswith(f"{module_name}.")]:
        del sys.modules[old]  # of another pack of that name, loaded before in this process
    sys.modules[module_name] = module
    try:
        with redirect_stdout(sys.stderr):
            spec.loader.exec_module(module)
    except GoujiError as error:
        raise refused(name, "", error.message.zh, error.message.en) from error
    except FAILURES as error:
        raise failed(name, "", Text("执行失败", "running it failed"), error) from error
    return Pack(name, "", str(path.absolute()), module, by_user=True)


def _local_name(path: Path, places: dict[str, str]) -> str:
    """The module name of a pack that is a file or folder; packs of one name in two `places` get two."""
    from zlib import crc32

    name = "gouji_local_" + re.sub(r"\W", "_", path.stem)
    place = str(path.resolve())
    if places.setdefault(name, place) != place:
        name += f"_{crc32(place.encode()):08x}"
    return name


def refused(name: str, version: str, zh: str, en: str) -> PluginError:
    shown = f"{name} {version}".strip()
    if zh.startswith(f"{name}:"):  # a file by itself, already named with its line
        return PluginError(Text(f"规则包 {zh}", f"pack {en}"))
    return PluginError(Text(f"规则包 {shown}：{zh}", f"pack {shown}: {en}"))


def failed(name: str, version: str, what: Text, error: BaseException) -> PluginError:
    """What a pack raised, where, and what is to be done."""
    place = place_of(error)
    zh = f"{what.zh}：{error!r}{f'（{place}）' if place else ''}；请更新或不用这个包，并告知其作者"
    en = f"{what.en}: {error!r}{f' ({place})' if place else ''}; update it or do without it, and tell its author"
    return refused(name, version, zh, en)


def place_of(error: BaseException) -> str:
    """The file and line of the last step of a pack before an error: none of gouji's, nor of Python's import; may be empty."""
    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}"
    own = (Path(__file__).parent, Path(import_module.__code__.co_filename).parent)
    steps: list[str] = []
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if not file.startswith("<frozen") and not any(Path(file).is_relative_to(folder) for folder in own):
            steps.append(f"{file}:{trace.tb_lineno}")
        trace = trace.tb_next
    return steps[-1] if steps else ""

"""The levels of organizations, by their names, in a file beside the template."""

from __future__ import annotations

from gouji.model.template import LevelForm
from gouji.template.file import TemplateFile
from gouji.tomlfile import TomlFile

_LEVEL = {"level", "names", "endings"}


def levels_of(file: TemplateFile) -> tuple[LevelForm, ...]:
    path = file.path.parent / file.take(file.data, "levels", str)
    if not path.is_file():
        file.fail(f"没有文件 {path}", f"there is no file {path}", "levels")
    levels = TomlFile(path)
    found = []
    for place, item in enumerate(levels.take(levels.data, "level", list)):
        at = ("level", place)
        levels.known(item, _LEVEL, *at)
        names, endings = levels.strings(item, "names", *at), levels.strings(item, "endings", *at)
        found.append(LevelForm(levels.take(item, "level", str, *at), names, endings))
    return tuple(found)

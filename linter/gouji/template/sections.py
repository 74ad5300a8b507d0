"""The sections of a template."""

from __future__ import annotations

from gouji.model.template import SectionForm
from gouji.template.file import TemplateFile, unclaimed
from gouji.tomlfile import Where

_SECTION = {"number", "zh", "en", "aliases", "cues", "content", "optional"}


def sections_of(file: TemplateFile) -> tuple[SectionForm, ...]:
    sections: dict[int, SectionForm] = {}
    seen: dict[str, object] = {}
    for place, item in enumerate(file.take(file.data, "section", list, default=[])):
        at: tuple[Where, ...] = ("section", place)
        file.known(item, _SECTION, *at)
        number = file.take(item, "number", int, *at)
        if number in sections:
            file.fail(f"第{number}部分重复", f"section {number} is given twice", *at, "number")
        label = file.label(item, *at)
        aliases = file.strings(item, "aliases", *at)
        unclaimed(file, seen, (label.zh, *aliases), number, *at)
        cues, content = file.strings(item, "cues", *at), file.strings(item, "content", *at)
        optional = file.take(item, "optional", bool, *at, default=bool(file.extends))
        sections[number] = SectionForm(number, label.zh, label, aliases, cues, content, optional)
    return tuple(sections[number] for number in sorted(sections))

"""Places in the official form, as SARIF's logical locations: document > section > table > row > cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sarif_om as om

from gouji.model.finding import Finding
from gouji.outcome import Checked
from gouji.text import Lang, Text


class FormTree:
    """Each place once, named in full, below the one that holds it. sarif_om has no types, so its objects are Any."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.index: dict[str, int] = {}
        self.locations: list[Any] = []

    def place(self, finding: Finding, file: Checked) -> Any:
        """A finding's own, which is added to the tree where it is new."""
        full, parent = "", -1
        for name, kind in self._names(finding, file):
            full = f"{full} > {name}" if full else name
            if full not in self.index:
                self.index[full] = len(self.locations)
                self.locations.append(
                    om.LogicalLocation(name=name, fully_qualified_name=full, kind=kind, parent_index=parent)
                )
            parent = self.index[full]
        decorated = finding.cells[0] if finding.cells and finding.cells[0] in file.cells else None
        return om.LogicalLocation(fully_qualified_name=full, index=parent, decorated_name=decorated)

    def _names(self, finding: Finding, file: Checked) -> list[tuple[str, str]]:
        names = [(f"{file.organization or ''}{file.year or ''}" or Path(file.path).name, "module")]
        cell = file.cells.get(finding.cells[0]) if finding.cells else None
        if cell is None:
            return names
        section = Text(f"第{cell.section}部分", f"section {cell.section}")
        sections = ((section, "namespace"),) if cell.section else ()
        kinds = (*sections, (cell.table, "namespace"), (cell.row, "type"), (cell.column, "member"))
        return names + [(text.pick(self.lang), kind) for text, kind in kinds]

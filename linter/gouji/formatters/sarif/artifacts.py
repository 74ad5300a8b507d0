"""The files of a log, which results name by index: those that were read, and the text twins that findings are placed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sarif_om as om

from gouji.formatters.places import shown_path, uri_of
from gouji.formatters.sarif.serialize import Ready, ready
from gouji.formatters.view import View
from gouji.outcome import Checked

_MIMES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".ofd": "application/ofd",
}


class Artifacts:
    """Collected first, then built one by one. sarif_om has no types, so its objects are Any."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.files: list[tuple[str, Checked]] = []
        self.locations: dict[str, Ready] = {}

    def add(self, path: str, file: Checked) -> None:
        """`path` is the file's own, or that of its twin. A second time changes nothing."""
        if path not in self.locations:
            self.locations[path] = ready(self._location(path, len(self.files)))
            self.files.append((path, file))

    def at(self, path: str) -> Ready:
        """The location of an artifact, or of a file that is none of the run's (last year's report)."""
        if path not in self.locations:
            self.locations[path] = ready(self._location(path))
        return self.locations[path]

    def built(self) -> Iterator[Any]:
        for path, file in self.files:
            artifact = self._source(file) if path == file.path else self._twin(file)
            artifact.location = self._location(path)
            yield artifact

    def _location(self, path: str, index: int = -1) -> Any:
        """With the path as people read it where its URI is percent-encoded."""
        uri, base = uri_of(path, self.view.root)
        told = shown_path(path, self.view)
        description = om.Message(text=told) if quote(told, safe="/:", errors="surrogateescape") != told else None
        return om.ArtifactLocation(uri=uri, uri_base_id=base, index=index, description=description)

    def _source(self, file: Checked) -> Any:
        origin = file.origin
        return om.Artifact(
            mime_type=_mime(file),
            roles=["analysisTarget"],
            encoding=_encoding(origin.encoding) if origin else None,
            hashes={"sha-256": origin.sha256} if origin else None,
            length=origin.length if origin else -1,
        )

    def _twin(self, file: Checked) -> Any:
        text = "\n".join(file.twin.lines) if file.twin else ""
        return om.Artifact(
            mime_type="text/markdown",
            encoding="UTF-8",
            contents=om.ArtifactContent(text=text) if self.view.profile == "full" else None,
            properties={"gouji/derivedFrom": uri_of(file.path, self.view.root)[0]},
        )


def _mime(file: Checked) -> str:
    plain = "text/html" if file.format == "html" else "text/plain" if file.lines else "application/octet-stream"
    return _MIMES.get(Path(file.path).suffix.lower(), plain)


def _encoding(name: str | None) -> str | None:
    """As IANA has it."""
    return name.upper().replace("_", "-") if name else None

"""What an output that embeds or points into a file needs to know of it beyond its findings."""

from __future__ import annotations

from hashlib import sha256

from gouji.engine.config import Config
from gouji.engine.inputs import Input, bytes_of
from gouji.errors import ReadError
from gouji.model.document import Document
from gouji.outcome import Checked, Origin, TwinView
from gouji.twin import twin_of


def with_evidence(checked: Checked, document: Document, source: Input, config: Config) -> Checked:
    """With the sum of the file's bytes and, where it is no text and there is something to place or all twins are asked
    for, its twin with the findings' places there.
    """
    try:
        data = source.data if source.data is not None else bytes_of(source.path, config.reading)
    except ReadError:
        return checked  # gone since it was read
    origin = Origin(sha256(data).hexdigest(), len(data), document.encoding)
    found = [*checked.findings, *(one.finding for one in checked.suppressed)]
    if document.is_text or not (found or config.sidecars):
        return checked._replace(origin=origin)
    twin = twin_of(document)
    places = [place for one in found for place in one.places if not place.path]
    view = TwinView(twin.lines, {place: twin.region(place) for place in dict.fromkeys(places)})
    return checked._replace(origin=origin, twin=view)

"""Reports saved by LibreOffice in its and older formats, read back through the office reader's own way."""

from __future__ import annotations

import pytest

from gouji.binding.bind import bind
from gouji.formats import Source
from tests.formats.kinds import PRINTS, office_files, with_office
from tests.formats.tally import TALLIES, Tally
from tests.support.drawn import unlike
from tests.support.reports import official_templates


@with_office
@pytest.mark.parametrize("format_", ["doc", "odt", "rtf", "ods", "xls"])
def test_what_is_saved_and_read_back_states_the_same(format_: str) -> None:
    if format_ in ("ods", "xls"):
        from gouji.readers.xlsx import read
    else:
        from gouji.readers.docx import read
    tally = TALLIES.setdefault(f"saved as {format_}", Tally())
    different = {}
    for seed, given in office_files(format_, PRINTS).items():
        report = bind(read(Source("report", given.data)), official_templates())
        tally.add(str(seed), given.truth, report)
        if found := unlike(given.truth, report):
            different[seed] = found
    assert different == {}
    assert tally.prints

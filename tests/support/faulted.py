"""One report, with faults put into it, in the formats that gouji reads without help."""

from __future__ import annotations

import quopri
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.support.drawn import Block, Table, draw
from tests.support.dress import Dress
from tests.support.formats import FORMATS as WRITERS
from tests.support.html import Markup, page
from tests.support.render import render
from tests.support.reports import TrueReport, make_report, plausible
from tests.support.shapes import SHAPES

# Those that are no text, so that findings in them are placed in a text twin; and those that are.
TWINNED = ("pdf", "ofd", "docx", "xlsx", "mht")
TEXTS = ("md", "html")
FORMATS = (*TWINNED, *TEXTS)
# A cell whose change breaks its row and its column, and a total of another table.
FAULT = {"applications.granted.natural_person": 123_457, "disputes.reconsideration.total": 123_457}
_MARKUP = Markup("none", "plain", False, False, False, ("utf-8", "utf-8"), "\n")


def faulty(seed: int = 7, cells: Mapping[str, int] | None = None, form: str = "gb2019") -> TrueReport:
    """A report whose numbers are right but for those in `cells` (by default FAULT)."""
    truth = plausible(make_report(Random(seed), ("none",), form))
    changed = {key: Decimal(value) for key, value in (FAULT if cells is None else cells).items()}
    return replace(truth, cells={**truth.cells, **changed})


def in_format(
    truth: TrueReport, format_: str, *, before: int = 0, wide: bool = False, seed: int = 7, title: str = ""
) -> bytes:
    """`before` paragraphs stand before the report's own, so that all moves on; `wide`: labels of rows hold a character
    outside the basic plane. `title`: how it is printed, as a Dress has it.
    """
    if format_ == "md":
        dress = Dress(title=title or "marked", heading="marked")
        return render(truth, SHAPES["pipes"], dress, Random(seed)).data
    blocks = draw(truth, Dress(heading="chinese", title=title or "plain"), Random(seed))
    place = next(number for number, block in enumerate(blocks) if isinstance(block, Table))
    filler = [block for block in blocks if not isinstance(block, Table) and block.role == "prose"][:1] * before
    blocks[place - 1 : place - 1] = filler
    if wide:
        blocks = [_widened(block) for block in blocks]
    if format_ == "html":
        return page(truth, blocks, _MARKUP, Random(seed)).data
    if format_ == "mht":
        return _in_message(page(truth, blocks, _MARKUP, Random(seed)).data)
    return WRITERS[format_](truth, blocks, Random(seed))


def _in_message(data: bytes) -> bytes:
    """A page as browsers save it with its pictures in one file."""
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="--=_part"\n\n----=_part\n'
    own = "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    return f"{head}{own}".encode() + quopri.encodestring(data) + b"\n----=_part--\n"


def _widened(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    rows = tuple(
        tuple(cell._replace(text="𠮷" + cell.text) if cell.role == "label" and cell.text else cell for cell in row)
        for row in block.rows
    )
    return block._replace(rows=rows)

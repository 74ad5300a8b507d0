"""gouji show --page-image: pages with the cells understood outlined and named."""

from __future__ import annotations

import sys
from functools import cache
from io import BytesIO, TextIOWrapper
from math import ceil
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from gouji.binding.bind import bind
from gouji.errors import ReadError
from gouji.formats import ReadOptions, Source
from gouji.model.report import Cell, Report
from gouji.pageimages.legend import COLORS
from gouji.pageimages.names import Name, layouts, text_width
from gouji.pageimages.outline import outlined
from gouji.pageimages.render import PageImage, pages_of
from gouji.readers.ofd import read as read_ofd
from gouji.readers.pdf import read as read_pdf
from tests.conftest import Gouji, Ran, written
from tests.support.drawn import Block, Table, draw, drawn_dress
from tests.support.ofd import ofd
from tests.support.paper import Sheet
from tests.support.pdf import pdf
from tests.support.reports import make_report, official_templates

DPI = 110
SCALE = DPI / 72
# PDFium draws what a page covers of a pixel as a whole one.
WIDE, HIGH = ceil(842 * SCALE), ceil(595 * SCALE)


def blocks(seed: int = 2) -> list[Block]:
    rng = Random(seed)
    return draw(make_report(rng), drawn_dress(rng), rng)


def bound(data: bytes, format_: str) -> Report:
    read = read_ofd if format_ == "ofd" else read_pdf
    return bind(read(Source(f"report.{format_}", data)), official_templates())


@cache
def pictures(format_: str, seed: int = 2, rotate: int = 0) -> list[tuple[PageImage, Image.Image, list[Cell]]]:
    """Every page of a correct report bare, outlined, and its cells."""
    return drawn(pdf(blocks(seed), rotate=rotate) if format_ == "pdf" else ofd(blocks(seed)), format_)


def drawn(data: bytes, format_: str) -> list[tuple[PageImage, Image.Image, list[Cell]]]:
    report = bound(data, format_)
    found = []
    for page in pages_of(Source("report", data, ReadOptions()), format_, DPI):
        cells = [cell for cell in report.cells if cell.location.page == page.number]
        found.append((page, outlined(page, cells), cells))
    return found


def inside(image: Image.Image, cell: Cell) -> Image.Image:
    assert cell.location.box
    left, top, right, bottom = (side * SCALE for side in cell.location.box)
    return image.crop((round(left) - 4, round(top) - 4, round(right) + 5, round(bottom) + 5))


def within(image: Image.Image, cell: Cell) -> Image.Image:
    left, top, right, bottom = (round(side * SCALE) for side in cell.location.box or (0, 0, 0, 0))
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def colors(image: Image.Image) -> set[tuple[int, ...]]:
    counted = image.convert("RGB").getcolors(image.width * image.height)
    assert counted is not None
    return {color for _, color in counted if isinstance(color, tuple)}


def ink(image: Image.Image) -> Image.Image:
    """White where the page has something dark."""
    return image.convert("L").point(lambda level: 255 if level < 100 else 0)


@pytest.mark.parametrize("format_", ["pdf", "ofd"])
def test_a_picture_a_page_is_written_and_named_on_the_screen(format_: str, gouji: Gouji, tmp_path: Path) -> None:
    data = pdf(blocks()) if format_ == "pdf" else ofd(blocks())
    path = written(tmp_path / f"report.{format_}", data)
    ran = gouji("show", path, "--page-image", "pages")
    files = sorted((tmp_path / "pages").iterdir())
    assert (ran.code, ran.err) == (0, "")
    assert [tmp_path / line for line in ran.out.splitlines()] == files
    assert [file.name for file in files] == [f"report-{number}.png" for number in range(1, len(files) + 1)]
    assert len(files) > 1
    for file in files:
        with Image.open(file) as image:
            assert (image.format, image.height) == ("PNG", HIGH if format_ == "pdf" else round(595 * SCALE))
            assert image.width >= WIDE - 1


def test_the_resolution_is_as_asked_for(gouji: Gouji, tmp_path: Path) -> None:
    written(tmp_path / "report.pdf", pdf(blocks()))
    gouji("show", "report.pdf", "--page-image", "pages", "--dpi", "144")
    with Image.open(tmp_path / "pages" / "report-1.png") as image:
        assert image.height == 1190
    assert gouji("show", "report.pdf", "--page-image", "pages", "--dpi", "5").code == 2


@pytest.mark.parametrize("format_", ["pdf", "ofd"])
@pytest.mark.parametrize("seed", [2, 3])
def test_every_cell_is_outlined_in_the_color_of_its_state(format_: str, seed: int) -> None:
    count = 0
    for _, image, cells in pictures(format_, seed):
        for cell in cells:
            assert COLORS[cell.state] in colors(inside(image, cell)), cell.key
            count += 1
    assert count > 150


@pytest.mark.parametrize("format_", ["pdf", "ofd"])
def test_what_is_printed_stays_readable(format_: str) -> None:
    """Names and numbers stand where nothing is printed: hardly a dark spot of the page is lost under them."""
    for page, image, cells in pictures(format_):
        before = ink(page.image)
        after = ink(image.crop((0, 0, *page.image.size)))
        for cell in cells:
            if cell.location.text:
                was, left = (sum(map(bool, within(one, cell).tobytes())) for one in (before, after))
                assert left >= 0.8 * was, cell.key


def test_the_outline_stands_around_what_is_printed_on_turned_pages() -> None:
    """The page is shown as its text is read: cells and ink keep together."""
    for rotate in (0, 90):
        for page, _, cells in pictures("pdf", rotate=rotate):
            assert page.image.size == (WIDE, HIGH)
            printed = [cell for cell in cells if cell.location.text]
            assert all(inside(ink(page.image), cell).getbbox() for cell in printed)


def test_an_ofd_page_shows_its_characters_and_lines_where_they_are_read() -> None:
    for page, _, cells in pictures("ofd"):
        for cell in cells:
            assert not cell.location.text or ink(within(page.image, cell)).getbbox(), cell.key


def test_missing_cells_are_red_at_their_row() -> None:
    """A row whose numbers were left out keeps its label, and the label its outline."""
    kept = [
        block._replace(
            rows=tuple(tuple(one for one in row if one.role != "value" or one.row != 9) for row in block.rows)
        )
        if isinstance(block, Table)
        else block
        for block in blocks()
    ]
    missing = 0
    for _, image, cells in drawn(pdf(kept), "pdf"):
        for cell in cells:
            if cell.state == "missing":
                assert COLORS["missing"] in colors(inside(image, cell)), cell.key
                missing += 1
    assert missing


def test_where_names_find_no_room_numbers_stand_for_them_beside_the_page() -> None:
    crowded = [(page, image) for page, image, cells in pictures("pdf") if len(cells) > 100]
    assert crowded
    for page, image in crowded:
        assert image.width > page.image.width + 100
        assert COLORS["present"] in colors(image.crop((page.image.width + 2, 0, *image.size)))
        assert outlined(page, []).tobytes() == page.image.tobytes()


def test_a_name_is_broken_at_its_joints_only() -> None:
    for name in ("received.total", "refused_internal_affairs.public_interest"):
        for one in layouts(name):
            assert "".join(one.lines) == name
            assert all(line[-1] in "._" for line in one.lines[:-1])
            assert one.width == max(text_width(line) for line in one.lines)
    assert Name(("received.total",)) in layouts("received.total")


def test_what_has_no_pages_is_refused(clean: Path, gouji: Gouji, tmp_path: Path) -> None:
    for lang, words in (("zh", "没有页面"), ("en", "has no pages")):
        ran = gouji("show", clean, "--page-image", "pages", "--lang", lang)
        assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
        assert words in ran.err
        assert str(clean) in ran.err
    assert not (tmp_path / "pages").exists()


def test_a_folder_that_cannot_be_written_is_named(gouji: Gouji, tmp_path: Path) -> None:
    written(tmp_path / "report.pdf", pdf(blocks()))
    written(tmp_path / "taken", "")
    ran = gouji("show", "report.pdf", "--page-image", "taken")
    assert (ran.code, ran.out, len(ran.complaints)) == (2, "", 1)
    assert "taken" in ran.err


def test_a_scan_is_no_report_to_draw(gouji: Gouji, tmp_path: Path) -> None:
    data = pdf([], Sheet(number=False))
    with pytest.raises(ReadError):
        bound(data, "pdf")
    written(tmp_path / "scan.pdf", data)
    ran = gouji("show", "scan.pdf", "--page-image", "pages")
    assert (ran.code, "GJ910" in ran.err) == (2, True)


def test_standard_input_is_drawn_too(gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(pdf(blocks()))))
    ran = gouji("show", "-", "--page-image", "pages")
    assert ran.code == 0
    assert (tmp_path / "pages" / "stdin-1.png").is_file()
    assert ran == Ran(0, ran.out, "")

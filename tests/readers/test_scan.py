"""Scanned pages: what is said of them without character recognition, and what is read of them with it."""

from __future__ import annotations

import socket
from functools import cache
from pathlib import Path
from random import Random

import pytest

from gouji.binding.bind import bind
from gouji.errors import ReadError
from gouji.formats import ReadOptions, Source
from gouji.model.report import Report
from gouji.readers.pages.content import PageContent, Run
from gouji.readers.pdf import read
from gouji.readers.scan import is_scan
from tests.conftest import Gouji
from tests.support.drawn import draw, drawn_dress
from tests.support.pdf import Sheet, pdf
from tests.support.reports import TrueReport, make_report, official_templates
from tests.support.scan_accuracy import tally
from tests.support.scans import Scanner, has_glyphs, joined, picture_pdf, rendered, scan

WITHOUT = ReadOptions(ocr=False)
FAIR = Scanner(200, noise=6, blur=0.4, shade=25, dirt=12)


@cache
def report(seed: int) -> tuple[TrueReport, bytes]:
    rng = Random(seed)
    truth = make_report(rng, template=("gb2019", "gb2021")[seed % 2])
    return truth, pdf(draw(truth, drawn_dress(rng), rng), Sheet())


@cache
def pictures(seed: int) -> bytes:
    """The report's pages as clean pictures; needs no more than the base installation."""
    return picture_pdf(rendered(report(seed)[1], 100), 100)


def test_a_scan_that_is_not_read_says_so_and_names_both_remedies() -> None:
    with pytest.raises(ReadError) as caught:
        read(Source("a.pdf", pictures(0), WITHOUT))
    assert caught.value.code == "GJ910"
    assert "扫描件" in caught.value.message.zh
    assert "scan" in caught.value.message.en
    for told in (caught.value.message.zh, caught.value.message.en):
        assert 'pip install "gouji[ocr]"' in told


def test_recognition_can_be_turned_off_in_the_configuration(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pictures(0))
    (tmp_path / "gouji.toml").write_text("ocr = false\n")
    ran = gouji.check("a.pdf")
    assert (ran.code, [one["code"] for one in ran.notifications]) == (2, ["GJ910"])
    (tmp_path / "gouji.toml").write_text('ocr = "no"\n')
    assert gouji.check("a.pdf").code == 2


def mixed(seed: int = 1) -> tuple[bytes, int, bytes]:
    """A report whose last page is a picture, the number of that page, and the file with that page gone."""
    _, data = report(seed)
    pages = rendered(data, 200)
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document.del_page(len(pages) - 1)
    from io import BytesIO

    out = BytesIO()
    document.save(out)
    document.close()
    return joined(out.getvalue(), picture_pdf(pages[-1:], 200)), len(pages), out.getvalue()


def test_of_a_mixed_file_the_text_is_read_and_the_picture_named() -> None:
    data, last, rest = mixed()
    document = read(Source("a.pdf", data, WITHOUT))
    assert [place.page for place in document.unread] == [last]
    assert not document.recognized
    assert [block.location for block in document.blocks] == [b.location for b in read(Source("a.pdf", rest)).blocks]
    notes = [note for note in bind(document, official_templates()).notes if note.kind == "picture"]
    assert any(f"第{last}页" in note.message.zh and "gouji[ocr]" in note.message.en for note in notes)


@pytest.mark.parametrize(
    ("pictured", "chars", "is_one"),
    [
        pytest.param(((0.0, 0.0, 600.0, 800.0),), (), True, id="one picture over the page"),
        pytest.param(tuple((0.0, y, 600.0, y + 100) for y in range(0, 800, 100)), (), True, id="strips"),
        pytest.param(((0.0, 0.0, 100.0, 100.0),), (), False, id="a seal"),
        pytest.param((), (), False, id="an empty page"),
        pytest.param(((0.0, 0.0, 600.0, 800.0),), (Run("字", 1, 1, 9, 9, 8),), False, id="text over a picture"),
    ],
)
def test_a_scan_is_a_page_without_text_that_a_picture_covers(
    pictured: tuple[tuple[float, float, float, float], ...], chars: tuple[Run, ...], is_one: bool
) -> None:
    assert is_scan(PageContent(1, 600, 800, chars, (), pictured)) is is_one


@pytest.fixture(scope="module")
def recognition() -> None:
    """Character recognition, and characters to recognize."""
    for name in ("rapidocr", "onnxruntime", "cv2", "numpy"):
        pytest.importorskip(name)
    if not has_glyphs():
        pytest.skip("no Chinese font to print with")


def scanned(seed: int, scanner: Scanner) -> tuple[TrueReport, Report]:
    truth, data = report(seed)
    return truth, bind(read(Source("a.pdf", scan(data, scanner, Random(seed)))), official_templates())


@pytest.mark.parametrize(
    ("seed", "scanner"),
    [
        pytest.param(0, FAIR._replace(skew=0.9), id="skewed"),
        pytest.param(1, FAIR._replace(dpi=300, skew=-1.7, noise=10), id="300 dpi"),
        pytest.param(2, FAIR._replace(turns=1), id="turned by 90"),
        pytest.param(1, FAIR._replace(turns=2, skew=0.5), id="upside down"),
        pytest.param(4, FAIR._replace(turns=3), id="turned by 270"),
    ],
)
@pytest.mark.usefixtures("recognition")
def test_a_scan_states_what_is_printed_and_nothing_else(seed: int, scanner: Scanner) -> None:
    truth, found = scanned(seed, scanner)
    right, wrong, unstated = tally(truth, found)
    assert wrong == []
    assert right >= 0.95 * (right + len(unstated))
    assert (found.year, found.organization) == (truth.year, truth.organization)
    assert all(cell.location.confidence is not None for cell in found.cells)


@pytest.mark.usefixtures("recognition")
def test_a_correct_report_scanned_has_no_error_and_says_it_was_recognized(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(report(1)[1], FAIR, Random(1)))
    ran = gouji.check("a.pdf")
    findings = ran.json["runs"][0]["findings"]
    assert "EXT003" in [one["code"] for one in findings]
    assert [one for one in findings if one["severity"] == "error"] == []


@pytest.mark.usefixtures("recognition")
def test_of_a_mixed_file_only_the_picture_is_recognized() -> None:
    data, last, _ = mixed()
    document = read(Source("a.pdf", data))
    assert document.recognized
    assert document.unread == ()
    cells = bind(document, official_templates()).cells
    assert {cell.location.page == last for cell in cells} == {True, False}
    assert [c.key for c in cells if (c.location.confidence is not None) != (c.location.page == last)] == []


@pytest.mark.usefixtures("recognition")
def test_a_page_far_askew_or_of_noise_alone_is_unread_and_states_nothing() -> None:
    import numpy as np
    from PIL import Image

    askew = scan(report(2)[1], FAIR._replace(skew=11), Random(2))
    with pytest.raises(ReadError) as caught:
        read(Source("a.pdf", askew))
    assert caught.value.code == "GJ910"
    dots = np.random.default_rng(1).integers(0, 256, (1650, 1275), dtype=np.uint8)
    with pytest.raises(ReadError) as caught:
        read(Source("a.pdf", picture_pdf([Image.fromarray(dots)], 150)))
    assert caught.value.code == "GJ910"


@pytest.mark.usefixtures("recognition")
def test_no_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even to load the model for the first time in a process."""
    from gouji.readers.scan import model

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    model._session.cache_clear()
    assert read(Source("a.pdf", picture_pdf(rendered(report(3)[1], 150)[:1], 150))).recognized

"""A correct report written in any known shape is read back as written: every cell, its place, and what it is about."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from tests.support.dress import GLUED, HEADINGS, TITLES, Dress, Heading, make_dress
from tests.support.figures import applicants, hidden, leaves, raised
from tests.support.pages import Page
from tests.support.profiles import load_profile, randoms
from tests.support.reading import falsehoods, read_back, unlike, wrongs
from tests.support.render import render
from tests.support.reports import HABITS, VISIBLE_HABITS, make_report
from tests.support.shapes import SHAPES

load_profile()
RANDOMS = randoms()
SECTIONS = [1, 2, 3, 4, 5, 6]


def shown(faults: list[str], page: Page) -> str:
    return "\n".join([*faults[:12], f"({len(faults)} in all)", "", page.text])


@pytest.mark.parametrize("name", SHAPES)
@given(rng=RANDOMS)
def test_printed_cells_are_stated(name: str, rng: Random) -> None:
    """With no cell left empty (or the shape showing which is), every cell is stated as printed, where it is printed."""
    shape = SHAPES[name]
    truth = make_report(rng, HABITS if shape.blanks else VISIBLE_HABITS)
    dress = make_dress(rng, shape)
    page = render(truth, shape, dress, rng)
    report = read_back(page.data)
    exact = dress.breaks == "none" or shape.exact_across_pages
    faults = unlike(truth, page, report) if exact else falsehoods(truth, page, report)
    assert not faults, shown(faults, page)


@pytest.mark.parametrize("name", [shape.name for shape in SHAPES.values() if not shape.blanks])
@given(rng=RANDOMS)
def test_unseen_blanks_mislead_nobody(name: str, rng: Random) -> None:
    """Where the shape swallows empty cells, a cell is stated right or not at all."""
    shape = SHAPES[name]
    truth = make_report(rng)
    page = render(truth, shape, make_dress(rng, shape), rng)
    faults = falsehoods(truth, page, read_back(page.data))
    assert not faults, shown(faults, page)


@pytest.mark.parametrize("name", [shape.name for shape in SHAPES.values() if shape.blanks])
@given(rng=RANDOMS)
def test_a_wrong_figure_beside_a_blank_is_no_stray_number(name: str, rng: Random) -> None:
    """What the row's sum speaks against is stated as printed, or not at all, where the shape shows which cell is empty."""
    shape = SHAPES[name]
    truth = make_report(rng, ("none",))
    row = rng.choice(leaves(truth))
    wrong, blank = (f"applications.{row}.{name}" for name in rng.sample(applicants(truth), 2))
    truth = hidden(raised(truth, wrong, by=rng.randrange(3, 30)), [blank])
    page = render(truth, shape, Dress(), rng)
    faults = [fault for fault in wrongs(truth, page, read_back(page.data)) if row in fault]
    assert not faults, shown(faults, page)


@given(rng=RANDOMS)
def test_shapes_may_differ_from_table_to_table(rng: Random) -> None:
    """Converters do not treat all tables alike."""
    shapes = {table: rng.choice(list(SHAPES.values())) for table in ("disclosure", "applications", "disputes")}
    truth = make_report(rng)
    page = render(truth, shapes, make_dress(rng, shapes["applications"]), rng)
    faults = falsehoods(truth, page, read_back(page.data))
    assert not faults, shown(faults, page)


@pytest.mark.parametrize(
    ("heading", "glued"), [*((heading, False) for heading in HEADINGS), *((heading, True) for heading in GLUED)]
)
@given(rng=RANDOMS)
def test_sections_are_found(heading: Heading, glued: bool, rng: Random) -> None:
    """However headings are marked, all six are found and nothing else is taken for one."""
    shape = rng.choice(list(SHAPES.values()))
    truth = make_report(rng)
    dress = replace(make_dress(rng, shape), heading=heading, glued=glued)
    page = render(truth, shape, dress, rng)
    assert [section.number for section in read_back(page.data).sections] == SECTIONS, page.text


@pytest.mark.parametrize(("title", "chrome"), [*((title, False) for title in dict.fromkeys(TITLES)), ("plain", True)])
@given(rng=RANDOMS)
def test_the_report_says_whose_it_is(title: str, chrome: bool, rng: Random) -> None:
    """Form, year and organization, from the title or, where there is none, from what the text says."""
    shape = rng.choice(list(SHAPES.values()))
    truth = make_report(rng)
    dress = replace(make_dress(rng, shape), title=title, chrome=chrome)
    page = render(truth, shape, dress, rng)
    report = read_back(page.data)
    template = report.template.id if report.template else None
    stated = (template, report.year, report.organization)
    assert stated == (truth.template.id, truth.year, truth.organization), page.text

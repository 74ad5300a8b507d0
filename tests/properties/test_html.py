"""A correct report set as a web page is read back as written, wherever a site puts it; a broken page breaks nothing."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given

from gouji.binding.bind import bind
from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Grid
from gouji.model.report import Report
from gouji.readers.html import read
from tests.quirks.form import shown_at, without_markup
from tests.support.drawn import draw, drawn_dress, unlike
from tests.support.html import EDITORS, SITES, Web, make_markup, page
from tests.support.profiles import load_profile, randoms
from tests.support.reports import HABITS, TrueReport, make_report, official_templates

load_profile()
RANDOMS = randoms()


def written(rng: Random, **changes: str) -> tuple[TrueReport, Web]:
    truth = make_report(rng, HABITS)
    markup = make_markup(rng)
    for name, value in changes.items():
        object.__setattr__(markup, name, value)
    return truth, page(truth, draw(truth, drawn_dress(rng), rng), markup, rng)


def read_back(data: bytes) -> Report:
    return bind(read(Source("report.html", data)), official_templates())


@pytest.mark.parametrize("site", SITES)
@given(rng=RANDOMS)
def test_a_page_states_what_is_printed(site: str, rng: Random) -> None:
    truth, web = written(rng, site=site)
    assert not unlike(truth, read_back(web.data)), web.text


# Words of the sites' own.
SITES_WORDS = (
    "上一篇", "下一篇", "浏览次数", "主办单位", "版权所有", "分享到", "打印", "当前位置", "相关信息", "一周热点", "标识码",
    "首页", "返回顶部", "访客", "0300-9999999",
)  # fmt: skip


@pytest.mark.parametrize("site", [site for site in SITES if site not in ("none", "fragment")])
@given(rng=RANDOMS)
def test_nothing_of_the_site_is_left_in_the_text(site: str, rng: Random) -> None:
    truth, web = written(rng, site=site)
    document = read(Source("report.html", web.data))
    texts = [block.text for block in document.blocks if not isinstance(block, Grid)]
    assert not [text for text in texts if any(word in text for word in SITES_WORDS)]
    if site == "portal":
        assert document.published
        assert document.published.text.startswith(f"{truth.year + 1}-01-28")


@pytest.mark.parametrize("editor", EDITORS)
@given(rng=RANDOMS)
def test_each_place_shows_its_digits(editor: str, rng: Random) -> None:
    _, web = written(rng, editor=editor)
    report = read_back(web.data)
    for cell in report.cells:
        if cell.state == "present":
            shown = without_markup(shown_at(report.document.lines, cell.location) or "")
            assert "".join(shown.split()) == "".join(cell.raw.split()), (cell.key, shown, cell.raw)


@given(rng=RANDOMS)
def test_a_page_cut_off_is_read_or_refused(rng: Random) -> None:
    _, web = written(rng)
    for _ in range(3):
        at = rng.randrange(len(web.data))
        _read_or_refuse(web.data[:at])


@given(rng=RANDOMS)
def test_a_page_with_hurt_markup_is_read_or_refused(rng: Random) -> None:
    _, web = written(rng)
    for _ in range(3):
        text = list(web.text)
        for _ in range(rng.randrange(1, 40)):
            at = rng.randrange(len(text))
            text[at] = rng.choice(("<", ">", '"', "'", "</td>", "<table>", "</table>", "<!--", "&", "&#", "=", "/", ""))
        _read_or_refuse("".join(text).encode())


def _read_or_refuse(data: bytes) -> None:
    try:
        read_back(data)
    except ReadError:
        return

"""The shapes that converters leave tables in, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.support import delimited, markup, undelimited
from tests.support.delimited import Writer


@dataclass(frozen=True, slots=True)
class Shape:
    """How tables are set.

    `blanks`: an empty cell can be told from a lost one; `exact_across_pages`: with every cell printed nothing is left
    open, page numbers between rows included; `narrow`: a blank inside a cell would part it; `placed`: cells are told
    by where they stand on their line.
    """

    name: str
    write: Writer
    blanks: bool = True
    exact_across_pages: bool = True
    narrow: bool = False
    placed: bool = False


def _shapes() -> tuple[Shape, ...]:
    tabs, bars, pipes, ruled = delimited.tabs, delimited.bars, markup.pipes, markup.ruled
    return (
        Shape("tabs", tabs("empty")),
        Shape("tabs-trailing", tabs("empty", trailing=True), blanks=False),
        Shape("tabs-groups-repeated", tabs("down")),
        Shape("tabs-cells-repeated", tabs("repeat")),
        Shape("tabs-ragged", tabs("ragged"), blanks=False),
        Shape("tabs-dropped", tabs("drop")),
        Shape("tabs-quoted", delimited.quoted_tabs),
        Shape("tabs-groups-alone", delimited.groups_alone("\t")),
        Shape("commas", delimited.commas),
        Shape("bars", bars("drop")),
        Shape("bars-opened", bars("drop", opened=True)),
        Shape("bars-across", bars("across", opened=True)),
        Shape("bars-groups-alone", delimited.groups_alone(" | ", " |")),
        Shape("bars-drawn", bars("empty", opened=True, bar="│")),
        Shape("pipes", pipes("empty")),
        Shape("pipes-empty-head", pipes("empty", emptyhead=True)),
        Shape("pipes-repeated", pipes("repeat")),
        Shape("pipes-groups-repeated", pipes("down", bold=True)),
        Shape("pipes-breaks", pipes("empty", breaks=True)),
        Shape("pipes-escaped", pipes("down", escaped=True)),
        Shape("pipes-dropped", pipes("across")),
        Shape("row-tables", markup.row_tables),
        Shape("grid", ruled()),
        Shape("grid-wrapped", ruled(wrap=14)),
        Shape("box-wrapped", ruled(wrap=12, style="┼─│")),
        Shape("bars-wrapped", ruled(wrap=16, between=False)),
        Shape("html", markup.html),
        Shape("labels-above-tabs", delimited.labels_above("\t", "\t"), blanks=False),
        Shape("labels-above-bars", delimited.labels_above(" | ", "| ", " |")),
        Shape("labels-above-blanks", delimited.labels_above("  "), blanks=False, narrow=True),
        Shape("labels-lost", delimited.labels_lost, blanks=False),
        Shape("cell-a-line-tabs", undelimited.lone_tabs),
        Shape("cell-a-line", undelimited.lone_lines(0), blanks=False, exact_across_pages=False),
        Shape("cell-a-line-loose", undelimited.lone_lines(1), blanks=False, exact_across_pages=False),
        Shape("cell-a-line-very-loose", undelimited.lone_lines(3), blanks=False, exact_across_pages=False),
        Shape("single-blanks", undelimited.spaced(" "), blanks=False, narrow=True),
        Shape("wide-blanks", undelimited.spaced("    "), blanks=False, narrow=True),
        Shape("ideographic-blanks", undelimited.spaced("\u3000"), blanks=False, narrow=True),
        Shape("layout", undelimited.layout("columns"), blanks=False, narrow=True, placed=True),
        Shape("layout-characters", undelimited.layout("characters"), blanks=False, narrow=True, placed=True),
        Shape("layout-narrow", undelimited.layout("columns", narrow=True), blanks=False, narrow=True, placed=True),
    )


SHAPES: Mapping[str, Shape] = {shape.name: shape for shape in _shapes()}

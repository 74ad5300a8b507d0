"""From a true report to a text in one of the shapes that converters leave. The same seed gives the same text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from gouji.model.template import ColumnForm, SectionForm
from tests.support import prose, sheets
from tests.support.delimited import Rows
from tests.support.dress import GLUED, Dress
from tests.support.hands import printed, worded
from tests.support.pages import Chunk, Line, Page, Piece, finish, line
from tests.support.reports import TrueReport
from tests.support.shapes import Shape
from tests.support.sheets import Part, Row, Sheet, Span

_NUMERALS = "一二三四五六"


def render(report: TrueReport, shape: Shape | Mapping[str, Shape], dress: Dress, rng: Random) -> Page:
    """The whole file. `shape` may differ from table to table."""
    return finish(compose(report, shape, dress, rng), dress.newline, dress.encoding)


def compose(
    report: TrueReport,
    shape: Shape | Mapping[str, Shape],
    dress: Dress,
    rng: Random,
    change: Callable[[str, Part], Part] | None = None,
) -> list[Chunk]:
    """The file's lines in the pieces that belong together. `change` may alter a table's parts before they are set."""
    writer = Writer(report, dress, rng, change)
    chunks = writer.front()
    for form in report.template.sections:
        chunks += writer.section(form)
        for table in (table for table in report.template.tables if table.section == form.number):
            chunks += writer.table(table.key, shape if isinstance(shape, Shape) else shape[table.key])
    return chunks + writer.back()


class Writer:
    """The pieces of a report in one dress."""

    def __init__(
        self, report: TrueReport, dress: Dress, rng: Random, change: Callable[[str, Part], Part] | None = None
    ) -> None:
        self.report, self.dress, self.rng = report, dress, rng
        self.change = change or (lambda key, part: part)
        self.block = -1
        self.page = 0
        self.words: dict[Piece, Piece] = {}

    def front(self) -> list[Chunk]:
        """What stands before the first section."""
        report, dress = self.report, self.dress
        chunks = []
        if dress.title != "missing":
            chunks.append(Chunk([*prose.title(report, dress.title), []]))
        if dress.chrome:
            chunks.insert(0, Chunk(prose.chrome(report)))
        if dress.contents:
            heads = [f"{_NUMERALS[form.number - 1]}、{form.heading}" for form in report.template.sections]
            chunks.append(Chunk([*prose.contents(heads), []]))
        if dress.preamble:
            chunks.append(Chunk([prose.preamble(report, dress.indent), []]))
        return chunks

    def back(self) -> list[Chunk]:
        """What stands behind the last section."""
        return [Chunk([[], *prose.tail(self.report)])] if self.dress.tail else []

    def section(self, form: SectionForm) -> list[Chunk]:
        """A heading and the prose below it."""
        dress, rng = self.dress, self.rng
        body = {
            1: lambda: prose.overview(self.report, rng, dress.indent),
            5: lambda: prose.problems(rng, dress.indent),
            6: lambda: prose.others(self.report, rng, dress.indent),
        }.get(form.number, lambda: prose.lead(rng, dress.indent))()
        head = self._heading(form)
        if dress.glued and form.number in (1, 5, 6) and dress.heading in GLUED:
            between = rng.choice(("。", " ", "：", "\u3000"))
            glued = [*head[-1], Piece(between, "mark"), *(piece._replace(text=piece.text.strip()) for piece in body[0])]
            return prose.paragraphs([glued, *body[1:]], dress.loose)
        return [Chunk([*head, []] if dress.loose else head), *prose.paragraphs(body, dress.loose)]

    def _heading(self, form: SectionForm) -> list[Line]:
        numeral, style, rng = _NUMERALS[form.number - 1], self.dress.heading, self.rng
        words = rng.choice((form.heading, form.heading, form.heading, *form.aliases))
        mark = {"dot": ".", "wide-dot": "．"}.get(style, "、")
        between = rng.choice((" ", "\u3000", "")) if style == "part" else mark
        text = f"第{numeral}部分{between}{words}" if style == "part" else numeral + between + words
        piece = Piece(text, "heading", str(form.number))
        if style in ("marked", "wrong-level"):
            hashes = "##" if style == "marked" else "#" * rng.randrange(1, 7)
            return [[Piece(hashes + " ", "mark"), piece]]
        if style == "bold":
            return [[Piece("**", "mark"), piece, Piece("**", "mark")]]
        if style == "indented":
            return [[Piece(rng.choice(("\u3000\u3000", "    ", " ")), "mark"), piece]]
        if style == "underlined":
            return [[piece], line("-" * len(text) * 2, "mark")]
        return [[piece], [], [piece]] if style == "twice" else [[piece]]

    def table(self, key: str, shape: Shape) -> list[Chunk]:
        """The table or tables of one section, page breaks among their rows."""
        chunks: list[Chunk] = []
        for parts in self.parts(key):
            self.block += 1
            changed = [self.change(key, part) for part in parts]
            rows = shape.write(self.worded(sheets.sheet(changed)), self.rng)
            chunks += [Chunk(lines, self.block) for lines in self._broken(rows)]
            chunks.append(Chunk([[]]))
        return [*chunks, Chunk(prose.footnote(self.rng))]

    def parts(self, key: str) -> list[list[Part]]:
        """The tables that one table of the form is printed as, each of its parts."""

        def figure(cell: str, column: ColumnForm) -> str:
            return printed(self.report, self.dress.hand, self.rng, cell, column)

        if key == "disclosure":
            parts = sheets.disclosure_parts(self.report, figure, self.rng)
            return [parts] if self.dress.disclosure == "one" else [[part] for part in parts]
        if key == "applications":
            return [[sheets.applications_part(self.report, figure, self.rng)]]
        if self.dress.disputes == "apart":
            return [[part] for part in sheets.disputes_apart(self.report, figure, self.rng)]
        if self.dress.disputes == "down":
            return [[sheets.disputes_down(self.report, figure, self.rng)]]
        lines = 2 if self.dress.disputes == "two-lines" else 3
        return [[sheets.disputes_wide(self.report, figure, self.rng, lines)]]

    def worded(self, sheet: Sheet) -> Sheet:
        """The labels in this hand; the same label alike wherever it stands."""

        def word(piece: Piece) -> Piece:
            if piece not in self.words:
                self.words[piece] = worded(piece, self.dress.hand, self.rng)
            return self.words[piece]

        def span(cell: Span) -> Span:
            return cell._replace(text=word(Piece(cell.text, cell.role)).text)

        parts = tuple(
            Part(
                tuple(tuple(map(span, spans)) for spans in part.head),
                tuple(Row(tuple(map(word, row.path)), row.values, row.above) for row in part.rows),
            )
            for part in sheet.parts
        )
        return Sheet(parts, sheet.stub, sheet.width)

    def _broken(self, rows: Rows) -> Rows:
        """One page break in a longer table, with the page's number or a form feed."""
        style = self.dress.breaks
        if style == "none" or len(rows) < 6 or self.rng.random() < 0.3:
            return rows
        at = self.rng.randrange(3, len(rows))
        self.page += 1
        number = {
            "number": str(self.page),
            "dashed": f"- {self.page} -",
            "page": f"第 {self.page} 页",
            "feed-number": str(self.page),
        }
        told: list[Line] = [[], line(number[style], "mark"), []] if style in number else []
        rest = rows[at:]
        if style.startswith("feed") and rest[0]:
            first: Line = [Piece("\f", "mark"), *rest[0][0]]
            rest = [[first, *rest[0][1:]], *rest[1:]]
        return [*rows[:at], told, *rest]

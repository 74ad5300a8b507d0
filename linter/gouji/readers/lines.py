"""What kind of line each line of a text is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gouji.model.location import Location
from gouji.normalize import enumerator
from gouji.patterns import pattern
from gouji.text import width

HEADING = pattern(r" {0,3}(#{1,6})[ \t\u3000]*(?=\S)(?!#)")
BARS = "|｜│┃‖∣￨║"
BAR = pattern(rf"(?<!\\)[{BARS}]")
SPACES = pattern(r"(?:[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*)")
# Where converters have set tables, and what stands around them, as pages do.
_ELEMENT = pattern(
    r"<(?:/|(?:table|tr|td|th|thead|tbody|html|body|div|center|p|figure|section|h[1-6])[\s>])", re.IGNORECASE
)
# Lines that only draw: Markdown's separator row, box drawing, rows of = or -.
# Unbroken strokes: single dashes set apart are placeholders in cells.
_STROKES = f" {BARS}:+=-_*─━═┄┈┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋"
_DRAWN = pattern(
    rf"-{{3,}}|={{3,}}|_{{3,}}|[{BARS}]\s*:?-{{2,}}:?\s*(?=[{BARS}])|[{BARS}]:?-:?(?=[{BARS}])|[─━═┄┈┬┴┼┌┐└┘├┤╋╬╔╚╠]{{2,}}|\+[-=]"
)
_NUMBERLIKE = pattern(r"[\s\d,.，．＋+\-－—–−/无%％]*[\d\-－—–−/无][\s\d,.，．%％]*")
# What is no part of a cell or paragraph at its ends: every kind of space, the byte-order mark, Markdown's emphasis.
_EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff\u200b\ufdd0*_`~"


# Take the place of what shows nothing, so that every other character keeps its own; the second where it goes on below.
UNSEEN, GOES_ON = "\u200b", "\ufdd0"
_SEEN = pattern(f"[^{UNSEEN}{GOES_ON}]+")

# The mark of a list's item; before digits a dash may be a sign or part of a page number.
_BULLETS = "+•●-"
_BULLET = pattern(rf"\s*[{_BULLETS}]\s+(?=[^\d\s])")


def _seen(text: str) -> str:
    return text.replace(UNSEEN, "").replace(GOES_ON, "")


class Line(NamedTuple):
    """A source line: its number from 1, its characters, and its kind.

    Kinds: blank, heading, rule, html, bar, tab, comma, lone (one cell behind a tab), tail (goes on with the lone cell
    above), spaced, plain.
    """

    number: int
    text: str
    kind: str

    def slice(self, start: int, end: int) -> Location:
        """The place of a stretch of the line, blanks and wrapping markup left out."""
        text = self.text[start:end]
        bare = text.lstrip(_EDGES)
        start += len(text) - len(bare)
        bare = bare.rstrip(_EDGES)
        end = start + len(bare)
        return Location("text", _seen(bare), self.number, start + 1, self.number, end + 1)

    @property
    def shown(self) -> str:
        return _seen(self.text)

    def pieces(self, place: Location) -> Iterator[tuple[str, int]]:
        """What a place on the line shows, each stretch with its column."""
        start, end = (place.column or 1) - 1, (place.end_column or 1) - 1
        for found in _SEEN.finditer(self.text, start, end):
            yield found[0], found.start() + 1

    def whole(self) -> Location:
        bullet = _BULLET.match(self.text) if self.text.lstrip()[:1] in _BULLETS else None
        return self.slice(bullet.end() if bullet else 0, len(self.text))


def joined(cell: Location, tail: Location, gap: str = "") -> Location:
    """One cell over two lines; where one half is empty, the other's place."""
    if not tail.text:
        return cell
    if not cell.text:
        return tail
    return Location("text", cell.text + gap + tail.text, cell.line, cell.column, tail.end_line, tail.end_column)


def is_numberlike(text: str) -> bool:
    """A number, a placeholder, or several of them: nothing that labels anything."""
    return bool(_NUMBERLIKE.fullmatch(text))


_SENTENCE_END = "。！？；：…!?;:”）)》】"
# A title, or the heading of a section, however long.
_STANDS_ALONE = pattern(r"^[^，。；：]*(?:报告|年报)\s*$|^\s*[一二三四五六]\s*、[^，。；：]*(?:情况|事项|措施)\s*$")
# A row of a table set with blanks ends in numbers or placeholders set apart.
_ENDS_IN_CELLS = pattern(r"\s[\d０-９][\d０-９,，.．]*\s*$|\s[-—–−－/无]+\s*$")
# A line shorter than this was not broken for its length.
_BROKEN_FROM = 50
# A narrow page breaks all its lines within a few columns of the same place.
_NARROWEST, _RAGGED, _MANY, _LATER = 24, 4, 8, 4


def goes_on(above: str, below: str, broken_from: int = _BROKEN_FROM) -> bool:
    """Whether a line was broken for its width and goes on in the one below."""
    if above.rstrip()[-1:] in _SENTENCE_END or below[:1].isspace() or width(above) < broken_from:
        return False
    if _STANDS_ALONE.search(above):
        return False
    if _ENDS_IN_CELLS.search(above) or _ENDS_IN_CELLS.search(below):
        return False
    return not (enumerator(below)[0] or is_numberlike(below) or below.lstrip()[:1] in "-*>")


def broken_from(lines: Sequence[Line]) -> int:
    """From what width on a line may have been broken: less than usual where many lines that have another right below end
    just there, and next to none later (a title may).
    """
    widths = sorted(width(line.shown.strip()) for line in lines if line.kind == "plain")
    longest = widths[-_LATER] if len(widths) >= _MANY else _BROKEN_FROM
    run = [above for above, below in pairwise(lines) if above.kind == below.kind == "plain"]
    near = sum(longest - _RAGGED <= width(line.shown.strip()) for line in run)
    return longest - _RAGGED if _NARROWEST <= longest <= _BROKEN_FROM + _RAGGED and near >= _MANY else _BROKEN_FROM


def classify(lines: list[str]) -> list[Line]:
    found = [Line(number, line, _kind(line)) for number, line in enumerate(lines, 1)]
    return _settled(found)


def _kind(line: str) -> str:
    """As `Line.kind`, with empty-cell for a line of nothing but tabs."""
    line = line.lstrip("\f\v\ufeff" + UNSEEN + GOES_ON)
    stripped = line.strip().rstrip(GOES_ON)
    if not stripped:
        tabs = line.count("\t")
        return "tab" if tabs > 2 else "empty-cell" if tabs else "blank"
    first = stripped[0]
    if first == "#" and HEADING.match(line):
        return "heading"
    if first == "<" and _ELEMENT.match(stripped):
        return "html"
    if first == ":" and stripped.startswith(":::"):
        return "blank"  # the fence around a division
    if stripped in BARS:
        return "blank"  # the bar between two cells that stand on lines of their own
    if BAR.search(line):
        return "rule" if _is_rule(stripped) else "bar"
    if len(stripped) > 2 and _is_rule(stripped):
        return "rule"
    if "\t" in line.lstrip():
        return "tab"
    if "," in stripped and _is_comma_row(stripped):
        return "comma"
    if line[0] == "\t":
        return "lone"
    item = _BULLET.match(line) if first in _BULLETS else None
    words = line[item.end() :].strip() if item else stripped
    if SPACES.search(words) and _is_spaced_row(stripped):
        return "spaced"
    return "plain"


def _is_rule(stripped: str) -> bool:
    return not stripped.strip(_STROKES) and bool(_DRAWN.search(stripped))


# Commas that set off thousands part no cells.
_THOUSANDS = pattern(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)")
_LABEL_AND_VALUE = pattern(r'[^,，。；;]{1,40}[^\d０-９,，。；;],"?[\d０-９.．,+\-—－/无]*"?')
_SET_APART = pattern(r"\S\s+[\d０-９]|[ \u00a0]{2,}|\t")


def _is_comma_row(stripped: str) -> bool:
    """Three or more values between commas, most of them numeric or empty: no sentence, no row set with blanks."""
    if _LABEL_AND_VALUE.fullmatch(stripped) and not _SET_APART.search(stripped):
        return True
    if "。" in stripped or _THOUSANDS.sub("", stripped).count(",") < 2 or _SET_APART.search(stripped):
        return False
    cells = [cell.strip() for cell in stripped.split(",")]
    bare = sum(not cell or is_numberlike(cell.strip('"')) for cell in cells)
    return bare * 2 >= len(cells) and (bare > 2 or not all(cells))


def _is_spaced_row(stripped: str) -> bool:
    """Chunks set apart by wide gaps, short or numeric, and no sentence."""
    if "。" in stripped:
        return False
    chunks = [chunk.strip(_EDGES) for chunk in SPACES.split(_seen(stripped))]
    numeric = sum(is_numberlike(chunk) for chunk in chunks)
    return max(map(len, chunks)) <= (45 if numeric else 16)


def _settled(lines: list[Line]) -> list[Line]:
    """Where cells stand one a line, a line with nothing but a tab is an empty cell, and a short line without a tab goes
    on with the cell above; elsewhere such lines are blank and plain.
    """
    kinds = [line.kind for line in lines]
    for at, line in enumerate(lines):
        if line.kind == "empty-cell":
            kinds[at] = "lone" if _near_lone(lines, at) else "blank"
        elif line.kind == "plain" and at and kinds[at - 1] in ("lone", "tail"):
            above = lines[at - 1].text.strip()
            if len(line.text.strip()) <= 12 and not enumerator(line.text)[0] and not is_numberlike(above):
                kinds[at] = "tail"
    _spread_quoted(lines, kinds)
    _spread_commas(lines, kinds)
    return [
        line if line.kind == kind else Line(line.number, line.text, kind)
        for line, kind in zip(lines, kinds, strict=True)
    ]


# What parts cells that may be quoted; over more lines than this none runs: the mark that opened it was none.
MARKS = {"tab": "\t", "comma": ","}
MOST_LINES = 12
TAILS = {mark: pattern(rf'((?:[^"]|"")*)"(?=[ \u3000]*(?:{mark}|$))') for mark in MARKS.values()}
OPENS = {mark: pattern(rf'(?:^|{mark})[ \u3000]*"') for mark in MARKS.values()}


def _spread_quoted(lines: Sequence[Line], kinds: list[str]) -> None:
    """Gives the lines of one row its kind, where a quoted cell runs over them."""
    at = 0
    while at < len(lines):
        end = at + 1
        for kind, mark in MARKS.items():
            behind = _quoted_end(lines, at, mark)
            if behind and any(mark in line.text for line in lines[at:behind]):
                kinds[at:behind] = [kind] * (behind - at)
                end = behind
                break
        at = end


def _quoted_end(lines: Sequence[Line], at: int, mark: str) -> int:
    """Behind the last line of the row that begins at `at`; 0 where no cell of it runs on."""
    text = lines[at].text
    if '"' not in text or text.count('"') % 2 == 0 or not OPENS[mark].search(text):
        return 0
    for end in range(at + 1, min(len(lines), at + MOST_LINES)):
        text = lines[end].text
        if text.count('"') % 2:
            return end + 1 if TAILS[mark].match(text) else 0
    return 0


def _spread_commas(lines: list[Line], kinds: list[str]) -> None:
    """Beside rows of comma-separated values shorter ones, and the heads of their columns, are rows too."""
    if "comma" not in kinds:
        return
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for at in order:
            text = lines[at].text
            if kinds[at] == "plain" and kinds[at + step] == "comma" and _is_short_comma_row(text):
                kinds[at] = "comma"


def _is_short_comma_row(text: str) -> bool:
    return (
        "," in text
        and "。" not in text
        and max(map(len, text.split(","))) <= 40
        and not _SET_APART.search(_THOUSANDS.sub("0", text))
    )


def _near_lone(lines: list[Line], at: int) -> bool:
    """Whether cells set one a line stand near, only empty ones or blanks between."""
    for step in (-1, 1):
        for place in range(at + step, at + 9 * step, step):
            if not 0 <= place < len(lines) or lines[place].kind not in ("empty-cell", "blank", "lone"):
                break
            if lines[place].kind == "lone":
                return True
    return False


_LAST_WORD = pattern(r"[!-~]+\Z")
_FIRST_WORD = pattern(r"[!-~]+")
_ADDRESS = pattern(r"[@/]|\w\.\w|www\.", re.ASCII)


def between(above: str, below: str) -> str:
    """What to set between two lines of one paragraph: a blank between words of Latin letters, else nothing.

    An address (e-mail, web) is broken anywhere for width, and is still one word.
    """
    last, first = _LAST_WORD.search(above[-80:]), _FIRST_WORD.match(below)
    if not last or not first or not above[-1].isalnum() or not below[0].isalpha():
        return ""
    return "" if _ADDRESS.search(last[0]) or "@" in first[0] else " "

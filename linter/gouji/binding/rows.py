"""Aligning runs with the template's rows: dynamic programming over one cost.

The cost of giving a run to a row is how badly its words fit the row's label and its values the row's cells; leaving
out a run or a row costs too. The cheapest alignment in the form's order wins. What lies within MARGIN of it is not
settled: such rows come back with all the runs they may be. A row printed out of order is found by its own label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gouji.binding.runs import Run
from gouji.model.document import Grid
from gouji.model.template import Identity, RowForm, TableForm
from gouji.normalize import enumerator, fold, masks, misfit

INFINITE = 1e9
MARGIN = 1.0

_LOST = 3.0  # a run without words: only its place in the order speaks
_LOST_IN_GROUP = 1.5  # the first run below the line that heads the row's group
_ELSEWHERE = 9.0  # a run below the line that heads another group
_STRANGE = 16.0  # words that are no label of the form: another row, never one of ours
_FUZZY = 10.0  # times the share of the label that does not fit
_CONTRADICTED = 60.0  # the words are another row's label
_WIDER = 0.1  # for each line further off that a label has to be pieced together from
_MISSING_VALUE, _EXTRA_VALUE, _BLANKS, _NO_VALUES = 2.0, 2.0, 0.5, 0.5
_SKIP_ROW = 1.0
_SKIP_LABELLED, _SKIP_BARE, _SKIP_STRANGE, _SKIP_SUBTOTAL, _SKIP_NUMBER, _SKIP_DOUBLED = 40.0, 12.0, 6.0, 2.0, 2.0, 2.0
# A blank row with a row's label; one without any; empty cells beside other words.
_SKIP_BLANK, _SKIP_BARE_BLANK, _SKIP_EMPTY = 4.0, 6.0, 0.3
_SUM_BROKEN = 8.0
_MANY_LOST = 6.0
_BLANK_ROW = 3  # from so many empty cells on, a line of nothing else is a row left blank
_TOGETHER = 1.0  # values of one row on two lines
_WORDS_AMONG_VALUES = 3.0
_ALIKE_ENOUGH = 0.55
_FRAGMENTS = 6  # more numbers than these on a line are no ends of others
_OWN_LABEL = 3  # from so many characters on, what follows a group's label is the row's own


@dataclass(slots=True, eq=False)
class Target:
    """A row of the template as the alignment sees it; `total` is the place of the cell that all others add up to."""

    table: TableForm
    row: RowForm
    index: int
    labels: tuple[str, ...]
    patterns: tuple[tuple[dict[str, int], int], ...] = ()
    total: int | None = None

    @property
    def size(self) -> int:
        return len(self.row.columns)


@dataclass(slots=True)
class Match:
    """Runs given to consecutive rows. `lost`: no words told which; `rivals`: other runs it may as well be; `frayed`:
    numbers that belong nowhere stand next to them, perhaps digits that wrapped within their cells.
    """

    targets: list[Target]
    runs: list[Run]
    lost: bool = False
    rivals: list[Run] = field(default_factory=list)
    moved: bool = False
    unsettled: bool = False
    frayed: bool = False


@dataclass(slots=True)
class Alignment:
    matches: list[Match]
    subtotals: list[Run]


class RowLabels:
    """What is known of some tables' labels, for all their rows at once."""

    def __init__(self, tables: Sequence[TableForm], identities: Sequence[Identity]) -> None:
        self.sums = {
            frozenset(key for _, key in identity.terms): identity for identity in identities if identity.relation == "="
        }
        self.tables = tuple(tables)
        self.targets: list[Target] = []
        self.exact: dict[str, list[Target]] = {}
        self.groups: dict[str, tuple[TableForm, str]] = {}
        self.columns: set[str] = set()
        for table in tables:
            self._add(table)
        self.known_words = {*self.groups, *self.columns}
        self._heads = sorted(self.groups, key=len, reverse=True)
        self.longest = max((len(name) for name in self.exact), default=0)

    def _add(self, table: TableForm) -> None:
        for group in table.groups:
            for name in (group.label.zh, *group.aliases):
                self.groups.setdefault(fold(name), (table, group.key))
        for column in table.columns:
            self.columns.update(fold(name) for name in (column.label.zh, *column.aliases))
        first = len(self.targets)
        for row in table.rows:
            labels = tuple(dict.fromkeys(fold(name) for name in (row.label.zh, *row.aliases)))
            patterns = tuple((masks(name), len(name)) for name in labels)
            target = Target(table, row, len(self.targets), labels, patterns, self._total(table, row))
            self.targets.append(target)
            for name in labels:
                self.exact.setdefault(name, []).append(target)
        bare: dict[str, list[Target]] = {}
        for target in self.targets[first:]:
            for name in (target.row.label.zh, *target.row.aliases):
                stem = fold(name[enumerator(name)[2] :])
                if len(stem) >= 3 and target not in bare.get(stem, ()):
                    bare.setdefault(stem, []).append(target)
        for stem, owners in bare.items():
            if len(owners) == 1 and stem not in self.exact and stem not in self.groups and stem not in self.columns:
                self.exact[stem] = owners

    def is_head(self, text: str) -> bool:
        """A column's head, or a piece of one that was broken over lines."""
        return any(text in column for column in self.columns)

    def _total(self, table: TableForm, row: RowForm) -> int | None:
        keys = [f"{table.key}.{row.key}.{column}" for column in row.columns]
        identity = self.sums.get(frozenset(keys))
        totals = [key for sign, key in identity.terms if sign < 0] if identity else []
        return keys.index(totals[0]) if len(totals) == 1 else None

    def below_group(self, before: list[str]) -> list[str]:
        """What stands below the nearest line that heads a group: above it other rows are spoken of."""
        last = max((at for at, text in enumerate(before) if text in self.groups and text not in self.exact), default=-1)
        return before[last + 1 :]

    def heads_column(self, table: TableForm, before: Sequence[str]) -> bool:
        """Whether several rows of a table set side by side are named above: then each heads columns, none a line."""
        if not table.side_by_side:
            return False
        named = {target.row.key for text in before for target in self.exact.get(text, ()) if target.table is table}
        return len(named) > 1

    def is_piece(self, text: str) -> bool:
        """Some letters of a group's or a column's label, as vertical text and broken heads leave them."""
        return text not in self.exact and any(text in word for word in self.known_words)

    def parted(self, texts: Iterable[str]) -> list[str]:
        """The texts with the labels of groups that stand before a row's own in one cell set apart."""
        found = []
        for text in texts:
            rest = text
            while rest not in self.exact and (head := next((g for g in self._heads if rest.startswith(g)), None)):
                if len(rest) - len(head) < _OWN_LABEL and rest[len(head) :] not in self.exact:
                    break
                found.append(head)
                rest = rest[len(head) :]
            found.append(rest)
        return found

    def group_rows(self, table: TableForm, group: str) -> list[Target]:
        """The rows in a group and in the groups within it."""
        within = {group}
        for form in table.groups:
            if form.parent in within:
                within.add(form.key)
        return [target for target in self.targets if target.table is table and target.row.group in within]


class _Words:
    """How a run's words speak for each row: {target index: cost}; `default` for rows not named."""

    __slots__ = ("by_order", "costs", "default", "exact", "group", "strange")

    def __init__(self, run: Run, labels: RowLabels) -> None:
        self.costs: dict[int, float] = {}
        self.default = _CONTRADICTED
        self.exact = self.strange = False
        self.by_order: set[int] | None = None  # rows that only the order gives it; None: whichever it gets
        self.group: tuple[TableForm, str] | None = None
        if self._settle_exact(run, labels, _texts(run, labels)):
            return
        if not run.filled and (run.labels or run.blanks < _BLANK_ROW):
            return  # words without numbers name a row only where they are its very label
        # What is left of a group's label set down beside its rows tells nothing of the row.
        around = (run.texts, labels.below_group(run.before), run.after)
        own, before, after = ([text for text in texts if not labels.is_piece(text)] for texts in around)
        texts = _joined(own, before, after)
        if self._settle_exact(run, labels, texts):
            return
        near = "".join(own)
        longest = labels.longest + 8
        likely = [item for item in texts if len(item[0]) <= longest and (near or len(item[0]) >= 4)]
        self._fuzzy(run, likely, labels, near)
        if self.costs:
            self.by_order = set()
        elif len(near) >= 3:
            self.default, self.strange = _STRANGE, True
        else:
            self._only_by_order(run, labels)

    def _settle_exact(self, run: Run, labels: RowLabels, texts: list[tuple[str, float]]) -> bool:
        """Whether one of the texts is a row's very label."""
        for text, penalty in texts:
            for target in labels.exact.get(text, ()):
                if not (penalty and labels.heads_column(target.table, run.before)):
                    self.costs.setdefault(target.index, penalty)
            if self.costs:
                self.exact = True
                self.by_order = set()
                self._add_group(run, labels)
                if text in labels.groups:
                    self._in_group(run, labels)
                return True
        return False

    def _only_by_order(self, run: Run, labels: RowLabels) -> None:
        self.default = _LOST + (1.0 if run.texts else 0.0)
        self._add_group(run, labels)
        if self.group:
            self.default = _ELSEWHERE
            self._in_group(run, labels)

    def _fuzzy(self, run: Run, texts: list[tuple[str, float]], labels: RowLabels, near: str) -> None:
        """The rows whose labels are alike to the texts. Words around the run only count where its own words fit too."""
        likes: dict[int, float] = {}
        own = (masks(near), len(near)) if near else None
        fits: dict[str, bool] = {}
        for text, penalty in texts:
            chars = set(text)
            for target in labels.targets:
                if penalty and labels.heads_column(target.table, run.before):
                    continue
                for (pattern, length), name in zip(target.patterns, target.labels, strict=True):
                    if 2 * sum(char in chars for char in pattern) < len(pattern) and len(text) >= length:
                        continue
                    if length <= 4 and len(text) > length + 2:
                        continue  # a short label is found in anything long
                    if own and penalty and name not in fits:
                        fits[name] = misfit(*own, name) * 3 <= own[1]
                    if own and penalty and not fits[name]:
                        continue
                    like = _likeness(pattern, length, name, text) - penalty / 4
                    if like > likes.get(target.index, 0.0):
                        likes[target.index] = like
        best = max(likes.values(), default=0.0)
        if best < _ALIKE_ENOUGH:
            return
        for index, like in likes.items():
            if like >= max(_ALIKE_ENOUGH, best - 0.25):
                self.costs[index] = _FUZZY * (1 - like) + (best - like) * 2 * _FUZZY

    def _in_group(self, run: Run, labels: RowLabels) -> None:
        """Only the line that heads a group stands above: its first row, or a later one, by order."""
        if self.group and run.values:
            for place, target in enumerate(labels.group_rows(*self.group)):
                if target.index not in self.costs:
                    self.costs[target.index] = _LOST + 0.5 if place else _LOST_IN_GROUP
                    if self.by_order is not None:
                        self.by_order.add(target.index)

    def _add_group(self, run: Run, labels: RowLabels) -> None:
        for text in [*reversed(run.texts), *reversed(run.before)]:
            if text in labels.groups:
                self.group = labels.groups[text]
                return

    def cost(self, target: Target) -> float:
        return self.costs.get(target.index, self.default)

    def lost(self, target: Target) -> bool:
        """Whether only the order gives the run this row."""
        return self.by_order is None or target.index in self.by_order


def _likeness(pattern: dict[str, int], length: int, name: str, text: str) -> float:
    if not text:
        return 0.0
    found = 1 - misfit(pattern, length, text) / length
    if 4 <= len(text) < length:
        kept = 1 - misfit(masks(text), len(text), name) / len(text)
        found = max(found, kept * (0.6 + 0.4 * len(text) / length))
    return found


def _texts(run: Run, labels: RowLabels) -> list[tuple[str, float]]:
    """The words that may be the run's label, likeliest first, with what it costs to look so far.

    Heads of columns that stand on lines of their own around a row are passed over; a single such word is a row's name.
    """
    own, before, after = run.texts, labels.below_group(run.before), run.after
    heads = {text for text in (*before, *after) if labels.is_head(text)}
    if len(heads) > 1:
        before = [text for text in before if text not in heads]
        after = [text for text in after if text not in heads]
    found = _joined(own, before, after)
    if len(own) > 1 and own[0] not in labels.groups:
        found.append((own[0], 3 * _WIDER))
    return found


def _joined(own: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[tuple[str, float]]:
    """Own words from the last backwards, then together with the lines above and below."""
    found: dict[str, float] = {}
    for size in range(1, min(4, len(own)) + 1):
        found.setdefault("".join(own[-size:]), 0.0)
    near = "".join(own)
    for above in range(0, min(3, len(before)) + 1):
        head = "".join(before[len(before) - above :])
        for below in range(0, min(2, len(after)) + 1):
            if above or (own and below):
                text = head + (own[-1] if own and not above else near) + "".join(after[:below])
                found.setdefault(text, _WIDER * (above + 2 * below))
    return sorted(((text, cost) for text, cost in found.items() if text), key=lambda item: item[1])


def align(runs: Sequence[Run], labels: RowLabels) -> Alignment:
    """The best alignment of the runs with the labels' rows."""
    runs = [run for run in runs if not run.prose and (run.values or run.labels)]
    for run in runs:
        run.texts, run.before, run.after = map(labels.parted, (run.texts, run.before, run.after))
    return _Aligner(runs, labels).solve()


@dataclass(slots=True)
class _Step:
    """One step of the alignment: `runs` and `rows` it uses up, and what it gives to what."""

    cost: float
    runs: int
    rows: int
    given: tuple[int, ...] = ()  # offsets of the rows that get the runs


class _Aligner:
    def __init__(self, runs: Sequence[Run], labels: RowLabels) -> None:
        # Words alone that are no row's label have been heard as the surroundings of other runs.
        told = [(run, words) for run in runs if (words := _Words(run, labels)).exact or run.values]
        self.runs, self.words = [run for run, _ in told], [words for _, words in told]
        self.labels, self.targets = labels, labels.targets
        self.skip_run = [self._skip_cost(run, words) for run, words in told]
        self.skip_row = [0.0 if target.row.replaces else _SKIP_ROW for target in self.targets]
        self.steps = [self._steps_from(at) for at in range(len(self.runs))]

    def _steps_from(self, at: int) -> dict[int, list[_Step]]:
        """By row, what can be done with run `at` there besides leaving it out."""
        run, words = self.runs[at], self.words[at]
        if not run.values and not words.exact:
            return {}
        rows: Iterable[int] = range(len(self.targets))
        if words.default >= _CONTRADICTED:
            wide = run.filled + run.blanks > max(
                (target.size for target in self.targets if target.table.side_by_side), default=99
            )
            rows = {*words.costs, *(target.index for target in self.targets if wide and target.table.side_by_side)}
        found = {row: self._steps(at, row) for row in rows}
        return {row: steps for row, steps in found.items() if steps}

    def _skip_cost(self, run: Run, words: _Words) -> float:
        if not run.values:
            return 0.0
        if run.doubled:
            return _SKIP_DOUBLED
        if not run.filled:
            if not run.labels and run.blanks >= _BLANK_ROW:
                return _SKIP_BARE_BLANK
            own = [self.targets[index] for index in words.costs] if words.exact and not words.by_order else []
            return _SKIP_BLANK if any(not target.table.side_by_side for target in own) else _SKIP_EMPTY
        if words.exact:
            return _SKIP_LABELLED
        if words.group and run.texts and run.texts[-1] in self.labels.groups:
            return _SKIP_SUBTOTAL
        if run.filled == 1 and not run.texts:
            return _SKIP_NUMBER
        return _SKIP_STRANGE if words.strange else _SKIP_BARE

    def solve(self) -> Alignment:
        forward, choice = self._pass()
        matches = self._trace(choice)
        if any(not words.exact for words, run in zip(self.words, self.runs, strict=True) if run.filled):
            self._question(matches, forward)
        self._recover(matches)
        used = {id(run) for match in matches for run in match.runs}
        stray = {
            at
            for at, (run, words) in enumerate(zip(self.runs, self.words, strict=True))
            if id(run) not in used and run.filled and not run.doubled
            if not run.texts or (run.filled <= _FRAGMENTS and not words.exact)
        }
        place = {id(run): at for at, run in enumerate(self.runs)}
        for match in matches:
            match.frayed = not stray.isdisjoint((place[id(match.runs[0])] - 1, place[id(match.runs[-1])] + 1))
        subtotals = [
            run
            for run, words in zip(self.runs, self.words, strict=True)
            if id(run) not in used and run.filled > 1 and run.texts and run.texts[-1] in self.labels.groups and words
        ]
        return Alignment(matches, subtotals)

    def _steps(self, at: int, row: int) -> list[_Step]:
        """What can be done at run `at` and row `row`, besides leaving out the one or the other."""
        run, target, words = self.runs[at], self.targets[row], self.words[at]
        steps: list[_Step] = []
        told = words.cost(target)
        replaced = len(target.row.replaces)
        if told < _CONTRADICTED and (run.values or (target.index in words.costs and not replaced)):
            cost = told + _fit(run.filled, run.blanks, target.size, run)
            if target.table.side_by_side and not run.texts and run.filled + run.blanks > target.size + 2:
                cost += _SUM_BROKEN  # several groups with some numbers lost, rather than one with too many
            if target.table.side_by_side and words.lost(target) and run.filled:
                # One of several groups, and no word says which: only five numbers that add up are taken for one.
                cost += self._broken(run, [target]) if run.filled == target.size else _SUM_BROKEN
            steps.append(_Step(cost, 1, 1 + replaced, (0,)))
        if told < _CONTRADICTED and run.filled and at + 1 < len(self.runs):
            more = self.runs[at + 1]
            together = run.filled + more.filled
            if together == target.size and _continues(run, more):
                steps.append(_Step(told + _TOGETHER, 2, 1 + replaced, (0,)))
            elif more.joined and together + len(more.labels) == target.size:
                steps.append(_Step(told + _WORDS_AMONG_VALUES, 2, 1 + replaced, (0,)))
        if run.filled and (target.table.side_by_side or not words.exact):
            steps += self._many(at, row)
        return steps

    def _many(self, at: int, row: int) -> list[_Step]:
        """One run for several rows: printed side by side, or with their labels and line ends lost."""
        run, target, steps = self.runs[at], self.targets[row], []
        size = target.size
        for count in range(2, len(self.targets) - row + 1):
            last = self.targets[row + count - 1]
            if last.table is not target.table or (size >= run.filled and not target.table.side_by_side):
                break
            size += last.size
            if target.table.side_by_side:
                # Printed in one line: all of them, whichever numbers are lost; some alone would be a guess.
                if count == len(target.table.rows):
                    cost = min(_fit(run.filled, run.blanks, size, run), _MANY_LOST) + (
                        1.0 if self.words[at].strange else 0.0
                    )
                    steps.append(_Step(cost, 1, count, tuple(range(count))))
            elif run.filled == size:
                cost = _LOST + count + self._broken(run, self.targets[row : row + count])
                steps.append(_Step(cost, 1, count, tuple(range(count))))
        return steps

    @staticmethod
    def _broken(run: Run, targets: Sequence[Target]) -> float:
        """What it costs that the sums of rows would not hold, if the run's values were theirs in order."""
        values = [atom.reading.value or Decimal(0) for atom in run.values if not atom.is_empty]
        cost, start = 0.0, 0
        for target in targets:
            own = values[start : start + target.size]
            start += target.size
            if target.total is not None and sum(own) != 2 * own[target.total]:
                cost += _SUM_BROKEN
        return cost

    def _pass(self) -> tuple[list[list[float]], list[list[_Step | None]]]:
        """Cheapest cost from the start to each (run, row), and the step that got there."""
        runs, rows = len(self.runs), len(self.targets)
        cost = [[INFINITE] * (rows + 1) for _ in range(runs + 1)]
        came: list[list[_Step | None]] = [[None] * (rows + 1) for _ in range(runs + 1)]
        cost[0][0] = 0.0
        past_row = [_Step(skip, 0, 1) for skip in self.skip_row]
        for at in range(runs + 1):
            here = cost[at]
            for row, step in enumerate(past_row):
                if here[row] + step.cost < here[row + 1]:
                    here[row + 1], came[at][row + 1] = here[row] + step.cost, step
            if at == runs:
                break
            past_run = _Step(self.skip_run[at], 1, 0)
            below, came_below = cost[at + 1], came[at + 1]
            for row, sofar in enumerate(here):
                if sofar + past_run.cost < below[row]:
                    below[row], came_below[row] = sofar + past_run.cost, past_run
            for row, steps in self.steps[at].items():
                for step in steps:
                    reached = here[row] + step.cost
                    if reached < cost[at + step.runs][row + step.rows]:
                        cost[at + step.runs][row + step.rows] = reached
                        came[at + step.runs][row + step.rows] = step
        return cost, came

    def _trace(self, came: list[list[_Step | None]]) -> list[Match]:
        matches: list[Match] = []
        at, row = len(self.runs), len(self.targets)
        while step := came[at][row]:
            at, row = at - step.runs, row - step.rows
            if step.given:
                targets = [self.targets[row + offset] for offset in step.given]
                words = self.words[at]
                lost = words.lost(targets[0]) and not (targets[0].table.side_by_side and len(targets) > 1)
                matches.append(Match(targets, list(self.runs[at : at + step.runs]), lost))
        return matches[::-1]

    def _question(self, matches: list[Match], forward: list[list[float]]) -> None:
        """Marks the matches to which another run, or none, would be nearly as good."""
        backward = self._backward()
        best = forward[-1][-1]
        options: dict[int, set[int]] = {}
        for at, by_row in enumerate(self.steps):
            for row, steps in by_row.items():
                for step in steps:
                    if forward[at][row] + step.cost + backward[at + step.runs][row + step.rows] <= best + MARGIN:
                        for offset in step.given:
                            options.setdefault(row + offset, set()).add(at)
        left_out = {
            row
            for at in range(len(self.runs) + 1)
            for row in range(len(self.targets))
            if self.skip_row[row] and forward[at][row] + self.skip_row[row] + backward[at][row + 1] <= best + MARGIN
        }
        place = {id(run): at for at, run in enumerate(self.runs)}
        for match in matches:
            for target in match.targets:
                others = options.get(target.index, set()) - {place[id(match.runs[0])]}
                match.rivals += [self.runs[at] for at in sorted(others) if self.runs[at].values]
                match.unsettled |= target.index in left_out and bool(match.runs[0].filled)

    def _backward(self) -> list[list[float]]:
        """Cheapest cost from each (run, row) to the end."""
        runs, rows = len(self.runs), len(self.targets)
        cost = [[INFINITE] * (rows + 1) for _ in range(runs + 1)]
        cost[runs][rows] = 0.0
        for at in range(runs, -1, -1):
            here = cost[at]
            if at < runs:
                here[:] = [later + self.skip_run[at] for later in cost[at + 1]]
                for row, steps in self.steps[at].items():
                    here[row] = min(here[row], *(cost[at + step.runs][row + step.rows] + step.cost for step in steps))
            for row in range(rows - 1, -1, -1):
                here[row] = min(here[row], here[row + 1] + self.skip_row[row])
        return cost

    def _recover(self, matches: list[Match]) -> None:
        """Rows printed out of the form's order: a run left over, whose own label is exactly a row's left over."""
        taken = {target.index for match in matches for target in match.targets if any(run.filled for run in match.runs)}
        used = {id(run) for match in matches for run in match.runs}
        claims: dict[int, list[Run]] = {}
        for run, words in zip(self.runs, self.words, strict=True):
            if id(run) in used or not words.exact or not run.filled:
                continue
            free = [index for index, cost in words.costs.items() if index not in taken and cost == 0.0]
            if len(free) == 1:
                claims.setdefault(free[0], []).append(run)
        for index, claimants in claims.items():
            if len(claimants) == 1 and claimants[0].filled == self.targets[index].size:
                matches[:] = [m for m in matches if m.targets[0].index != index]
                matches.append(Match([self.targets[index]], claimants, moved=True))


def _continues(run: Run, more: Run) -> bool:
    """Whether bare values may be the rest of the row above: set alike, and no page number beside a table."""
    if more.labels or more.before or not more.filled or run.blanks or not run.filled:
        return False
    above, below = run.lines[-1], more.lines[0]
    if isinstance(above.source, Grid) or isinstance(below.source, Grid):
        return above.block == below.block
    return more.filled > 1 or run.filled == 1


def _fit(filled: int, blanks: int, size: int, run: Run) -> float:
    """How badly a number of values fits a number of cells."""
    if filled == size:
        return 0.0
    if filled > size:
        first = run.values[0].reading.value
        spread = all(atom.reading.value == first for atom in run.values if not atom.is_empty)
        return _BLANKS if spread else _EXTRA_VALUE * (filled - size)
    if not filled:
        return _BLANKS if blanks else _NO_VALUES
    if filled + blanks >= size:
        return _BLANKS
    return _BLANKS * blanks + _MISSING_VALUE * (size - filled - blanks)

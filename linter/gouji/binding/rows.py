"""Aligning runs with the template's rows: dynamic programming over one cost.

The cost of giving a run to a row is how badly its words fit the row's label and its values the row's cells; leaving
out a run or a row costs too. The cheapest alignment in the form's order wins. What lies within MARGIN of it is not
settled: such rows come back with all the runs they may be. A row printed out of order is found by its own label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gouji.binding.runs import Run
from gouji.model.template import RowForm, TableForm
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
_SKIP_LABELLED, _SKIP_BARE, _SKIP_STRANGE, _SKIP_SUBTOTAL, _SKIP_NUMBER, _SKIP_EMPTY = 40.0, 12.0, 6.0, 2.0, 2.0, 0.3
_TOGETHER = 1.0  # values of one row on two lines
_WORDS_AMONG_VALUES = 3.0
_ALIKE_ENOUGH = 0.55


@dataclass(slots=True, eq=False)
class Target:
    """A row of the template as the alignment sees it."""

    table: TableForm
    row: RowForm
    index: int
    labels: tuple[str, ...]
    patterns: tuple[tuple[dict[str, int], int], ...] = ()

    @property
    def size(self) -> int:
        return len(self.row.columns)


@dataclass(slots=True)
class Match:
    """Runs given to consecutive rows. `lost`: no words told which; `rivals`: other runs it may as well be."""

    targets: list[Target]
    runs: list[Run]
    lost: bool = False
    rivals: list[Run] = field(default_factory=list)
    moved: bool = False
    unsettled: bool = False


@dataclass(slots=True)
class Alignment:
    matches: list[Match]
    subtotals: list[Run]


class Labels:
    """What is known of some tables' labels, for all their rows at once."""

    def __init__(self, tables: Sequence[TableForm]) -> None:
        self.targets: list[Target] = []
        self.exact: dict[str, list[Target]] = {}
        self.groups: dict[str, tuple[TableForm, str]] = {}
        self.columns: set[str] = set()
        for table in tables:
            self._add(table)
        self.known_words = {*self.groups, *self.columns}

    def _add(self, table: TableForm) -> None:
        for group in table.groups:
            for name in (group.label.zh, *group.aliases):
                self.groups.setdefault(fold(name), (table, group.key))
        for column in table.columns:
            self.columns.update(fold(name) for name in (column.label.zh, *column.aliases))
        first = len(self.targets)
        for row in table.rows:
            labels = tuple(dict.fromkeys(fold(name) for name in (row.label.zh, *row.aliases)))
            target = Target(table, row, len(self.targets), labels, tuple((masks(name), len(name)) for name in labels))
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

    def group_rows(self, table: TableForm, group: str) -> list[Target]:
        """The rows in a group and in the groups within it."""
        within = {group}
        for form in table.groups:
            if form.parent in within:
                within.add(form.key)
        return [target for target in self.targets if target.table is table and target.row.group in within]


class _Words:
    """How a run's words speak for each row: {target index: cost}; `default` for rows not named."""

    __slots__ = ("costs", "default", "exact", "group", "lost", "strange")

    def __init__(self, run: Run, labels: Labels) -> None:
        self.costs: dict[int, float] = {}
        self.default = _CONTRADICTED
        self.exact = self.lost = self.strange = False
        self.group: tuple[TableForm, str] | None = None
        texts = _texts(run)
        for text, penalty in texts:
            if penalty and text in labels.columns:
                continue  # a column's heading set on a line of its own above the first row
            for target in labels.exact.get(text, ()):
                self.costs.setdefault(target.index, penalty)
            if self.costs:
                self.exact = True
                self._add_group(run, labels)
                return
        near = "".join(run.texts)
        if near and not self._explained(near, labels):
            self._fuzzy(texts, labels)
            if self.costs:
                return
            if len(near) >= 3:
                self.default, self.strange = _STRANGE, True
                return
        elif not near and run.values:
            self._fuzzy([item for item in texts if len(item[0]) >= 4 and item[0] not in labels.known_words], labels)
            if self.costs:
                return
        self._by_order(run, labels)

    @staticmethod
    def _explained(near: str, labels: Labels) -> bool:
        """Words of a group's or a column's label, or a piece of one (vertical text)."""
        return any(near in word for word in labels.known_words) or any(
            near == word * (len(near) // max(1, len(word))) for word in labels.known_words
        )

    def _fuzzy(self, texts: list[tuple[str, float]], labels: Labels) -> None:
        likes: dict[int, float] = {}
        for text, penalty in texts:
            chars = set(text)
            for target in labels.targets:
                for (pattern, length), name in zip(target.patterns, target.labels, strict=True):
                    if 2 * sum(char in chars for char in pattern) < len(pattern) and len(text) >= length:
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

    def _by_order(self, run: Run, labels: Labels) -> None:
        """No label: the group's heading, if one stands above, and the order decide."""
        self.lost = True
        self.default = _LOST + (1.0 if run.texts else 0.0)
        self._add_group(run, labels)
        if self.group:
            rows = labels.group_rows(*self.group)
            self.default = _ELSEWHERE
            for place, target in enumerate(rows):
                self.costs[target.index] = _LOST + 0.5 if place else _LOST_IN_GROUP

    def _add_group(self, run: Run, labels: Labels) -> None:
        for text in [*reversed(run.texts), *reversed(run.before)]:
            if text in labels.groups:
                self.group = labels.groups[text]
                return

    def cost(self, target: Target) -> float:
        return self.costs.get(target.index, self.default)


def _likeness(pattern: dict[str, int], length: int, name: str, text: str) -> float:
    if not text:
        return 0.0
    found = 1 - misfit(pattern, length, text) / length
    if 4 <= len(text) < length:
        kept = 1 - misfit(masks(text), len(text), name) / len(text)
        found = max(found, kept * (0.6 + 0.4 * len(text) / length))
    return found


def _texts(run: Run) -> list[tuple[str, float]]:
    """The words that may be the run's label, likeliest first, with what it costs to look so far."""
    own, before, after = run.texts, run.before, run.after
    found: dict[str, float] = {}
    for size in range(1, min(4, len(own)) + 1):
        found.setdefault("".join(own[-size:]), 0.0)
    if own:
        found.setdefault(own[0], 0.0)
    near = "".join(own)
    for above in range(0, min(3, len(before)) + 1):
        head = "".join(before[len(before) - above :])
        for below in range(0, min(2, len(after)) + 1):
            if above or (own and below):
                text = head + (own[-1] if own and not above else near) + "".join(after[:below])
                found.setdefault(text, _WIDER * (above + 2 * below))
    return sorted(((text, cost) for text, cost in found.items() if text), key=lambda item: item[1])


def align(runs: Sequence[Run], labels: Labels) -> Alignment:
    """The best alignment of the runs with the labels' rows."""
    runs = [run for run in runs if not run.prose and (run.values or run.labels)]
    return _Aligner(runs, labels).solve()


@dataclass(slots=True)
class _Step:
    """One step of the alignment: `runs` and `rows` it uses up, and what it gives to what."""

    cost: float
    runs: int
    rows: int
    given: tuple[int, ...] = ()  # offsets of the rows that get the runs


class _Aligner:
    def __init__(self, runs: Sequence[Run], labels: Labels) -> None:
        self.runs, self.labels, self.targets = runs, labels, labels.targets
        self.words = [_Words(run, labels) for run in runs]
        self.skip_run = [self._skip_cost(run, words) for run, words in zip(runs, self.words, strict=True)]
        self.skip_row = [0.0 if target.row.replaces else _SKIP_ROW for target in self.targets]

    def _skip_cost(self, run: Run, words: _Words) -> float:
        if not run.values:
            return 0.0
        if not run.filled:
            return _SKIP_EMPTY
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
        if any(not words.exact for words, run in zip(self.words, self.runs, strict=True) if run.values):
            self._question(matches, forward)
        self._recover(matches)
        used = {id(run) for match in matches for run in match.runs}
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
        if told < _CONTRADICTED and (run.values or words.exact):
            cost = told + _fit(run.filled, run.blanks, target.size, run)
            steps.append(_Step(cost, 1, 1 + replaced, (0,)))
        if told < _CONTRADICTED and run.filled and at + 1 < len(self.runs):
            more = self.runs[at + 1]
            together = run.filled + more.filled
            if more.filled and not more.labels and together == target.size and run.filled < target.size:
                same = more.lines[0].block == run.lines[-1].block
                steps.append(_Step(told + _TOGETHER + (0 if same else _TOGETHER), 2, 1 + replaced, (0,)))
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
            if last.table is not target.table or size >= run.filled + run.blanks + 6:
                break
            size += last.size
            whole = target.table.side_by_side and count == len(target.table.rows)
            if whole and abs(run.filled + run.blanks - size) <= 5:
                cost = _fit(run.filled, run.blanks, size, run) + (1.0 if self.words[at].strange else 0.0)
                steps.append(_Step(cost, 1, count, tuple(range(count))))
            elif run.filled == size:
                steps.append(_Step((0.5 if target.table.side_by_side else _LOST) + count, 1, count, tuple(range(count))))
        return steps

    def _pass(self) -> tuple[list[list[float]], list[list[_Step | None]]]:
        """Cheapest cost from the start to each (run, row), and the step that got there."""
        runs, rows = len(self.runs), len(self.targets)
        cost = [[INFINITE] * (rows + 1) for _ in range(runs + 1)]
        came: list[list[_Step | None]] = [[None] * (rows + 1) for _ in range(runs + 1)]
        cost[0][0] = 0.0
        for at in range(runs + 1):
            here = cost[at]
            for row in range(rows + 1):
                sofar = here[row]
                if sofar >= INFINITE:
                    continue
                if row < rows and sofar + self.skip_row[row] < here[row + 1]:
                    here[row + 1] = sofar + self.skip_row[row]
                    came[at][row + 1] = _Step(self.skip_row[row], 0, 1)
                if at == runs:
                    continue
                if sofar + self.skip_run[at] < cost[at + 1][row]:
                    cost[at + 1][row] = sofar + self.skip_run[at]
                    came[at + 1][row] = _Step(self.skip_run[at], 1, 0)
                if row == rows:
                    continue
                for step in self._steps(at, row):
                    if sofar + step.cost < cost[at + step.runs][row + step.rows]:
                        cost[at + step.runs][row + step.rows] = sofar + step.cost
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
                lost = words.lost and not (targets[0].table.side_by_side and len(targets) > 1)
                matches.append(Match(targets, list(self.runs[at : at + step.runs]), lost))
        return matches[::-1]

    def _question(self, matches: list[Match], forward: list[list[float]]) -> None:
        """Marks the matches to which another run, or none, would be nearly as good."""
        backward = self._backward()
        best = forward[-1][-1]
        options: dict[int, set[int]] = {}
        for at in range(len(self.runs)):
            for row in range(len(self.targets)):
                if forward[at][row] + min(backward[at][row], INFINITE) > best + MARGIN:
                    continue
                for step in self._steps(at, row):
                    total = forward[at][row] + step.cost + backward[at + step.runs][row + step.rows]
                    if total <= best + MARGIN:
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
                match.rivals += [self.runs[at] for at in sorted(others) if self.runs[at].filled]
                match.unsettled |= target.index in left_out and bool(match.runs[0].filled)

    def _backward(self) -> list[list[float]]:
        runs, rows = len(self.runs), len(self.targets)
        cost = [[INFINITE] * (rows + 1) for _ in range(runs + 1)]
        cost[runs][rows] = 0.0
        for at in range(runs, -1, -1):
            for row in range(rows, -1, -1):
                best = cost[at][row]
                if row < rows:
                    best = min(best, cost[at][row + 1] + self.skip_row[row])
                if at < runs:
                    best = min(best, cost[at + 1][row] + self.skip_run[at])
                    if row < rows:
                        for step in self._steps(at, row):
                            best = min(best, cost[at + step.runs][row + step.rows] + step.cost)
                cost[at][row] = best
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

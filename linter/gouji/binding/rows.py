"""Aligning runs with the template's rows: dynamic programming over one cost.

The cost of giving a run to a row is how badly its words fit the row's label and its values the row's cells; leaving
out a run or a row costs too. The cheapest alignment in the form's order wins. What lies within MARGIN of it is not
settled: such rows come back with all the runs they may be. A row printed out of order is found by its own label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gouji.binding.fit import SUM_BROKEN, fit, goes_on, is_end, sums_broken
from gouji.binding.labels import RowLabels, Target
from gouji.binding.runs import Run
from gouji.binding.words import BLANK_ROW, CONTRADICTED, LOST, Words

INFINITE = 1e9
MARGIN = 1.0

_SKIP_ROW = 1.0
_SKIP_LABELLED, _SKIP_BARE, _SKIP_STRANGE, _SKIP_SUBTOTAL, _SKIP_NUMBER, _SKIP_DOUBLED = 40.0, 12.0, 6.0, 2.0, 2.0, 2.0
# A blank row with a row's label; one without any; empty cells beside other words.
_SKIP_BLANK, _SKIP_BARE_BLANK, _SKIP_EMPTY = 4.0, 6.0, 0.3
_MANY_LOST = 6.0
_TOGETHER = 1.0  # values of one row on two lines
_WORDS_AMONG_VALUES, _WORDS_BEHIND_VALUES = 3.0, 1.0
_FRAGMENTS = 6  # more numbers than these on a line are no ends of others


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
    """`left` are the runs with numbers that were given to no row, and whether they have words that are no row's label."""

    matches: list[Match]
    left: list[tuple[Run, bool]]


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
        # Words alone that are no row's label have been heard as the surroundings of other runs; behind numbers of their
        # own row they stand in its last cells.
        told = [(run, words) for run in runs if (words := Words(run, labels)).exact or run.values or is_end(run)]
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
        if words.default >= CONTRADICTED:
            wide = run.filled + run.blanks > max(
                (target.size for target in self.targets if target.table.side_by_side), default=99
            )
            rows = {*words.costs, *(target.index for target in self.targets if wide and target.table.side_by_side)}
        found = {row: self._steps(at, row) for row in rows}
        return {row: steps for row, steps in found.items() if steps}

    def _skip_cost(self, run: Run, words: Words) -> float:
        if not run.values:
            return 0.0
        if run.doubled:
            return _SKIP_DOUBLED
        if not run.filled:
            if not run.labels and run.blanks >= BLANK_ROW:
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
        left = [
            (run, bool(run.texts) and not words.exact)
            for run, words in zip(self.runs, self.words, strict=True)
            if id(run) not in used and run.filled and not run.doubled
        ]
        return Alignment(matches, left)

    def _steps(self, at: int, row: int) -> list[_Step]:
        """What can be done at run `at` and row `row`, besides leaving out the one or the other."""
        run, target, words = self.runs[at], self.targets[row], self.words[at]
        steps: list[_Step] = []
        told = words.cost(target)
        replaced = len(target.row.replaces)
        if told < CONTRADICTED and (run.values or (target.index in words.costs and not replaced)):
            cost = told + fit(run.filled, run.blanks, target.size, run)
            if target.table.side_by_side and not run.texts and run.filled + run.blanks > target.size + 2:
                cost += SUM_BROKEN  # several groups with some numbers lost, rather than one with too many
            if target.table.side_by_side and words.lost(target) and run.filled:
                # One of several groups, and no word says which: only five numbers that add up are taken for one.
                cost += sums_broken(run, [target]) if run.filled == target.size else SUM_BROKEN
            steps.append(_Step(cost, 1, 1 + replaced, (0,)))
        if told < CONTRADICTED and run.filled and at + 1 < len(self.runs):
            more = self.runs[at + 1]
            together = run.filled + more.filled
            if together == target.size and goes_on(run, more):
                steps.append(_Step(told + _TOGETHER, 2, 1 + replaced, (0,)))
            elif more.joined and together + len(more.labels) == target.size:
                beside = _WORDS_AMONG_VALUES if more.values else _WORDS_BEHIND_VALUES
                steps.append(_Step(told + beside, 2, 1 + replaced, (0,)))
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
                    cost = min(fit(run.filled, run.blanks, size, run), _MANY_LOST) + (
                        1.0 if self.words[at].strange else 0.0
                    )
                    steps.append(_Step(cost, 1, count, tuple(range(count))))
            elif run.filled == size:
                cost = LOST + count + sums_broken(run, self.targets[row : row + count])
                steps.append(_Step(cost, 1, count, tuple(range(count))))
        return steps

    def _pass(self) -> tuple[list[list[float]], list[list[_Step | None]]]:
        """Cheapest cost from the start to each (run, row), and the step that got there."""
        runs, rows = len(self.runs), len(self.targets)
        cost = [[INFINITE] * (rows + 1) for _ in range(runs + 1)]
        came: list[list[_Step | None]] = [[None] * (rows + 1) for _ in range(runs + 1)]
        cost[0][0] = 0.0
        past_row = [_Step(skip, 0, 1) for skip in self.skip_row]
        for at in range(runs + 1):
            here, came_here = cost[at], came[at]
            least = here[0]
            for row, skip in enumerate(self.skip_row):  # plain loops: a report has thousands of these pairs
                least += skip
                if least < here[row + 1]:
                    here[row + 1], came_here[row + 1] = least, past_row[row]
                else:
                    least = here[row + 1]
            if at == runs:
                break
            skip = self.skip_run[at]
            past_run = _Step(skip, 1, 0)
            below, came_below = cost[at + 1], came[at + 1]
            for row, least in enumerate(here):
                least += skip
                if least < below[row]:
                    below[row], came_below[row] = least, past_run
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

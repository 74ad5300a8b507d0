"""What the words on and around a run of values say of the row it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.binding.labels import RowLabels, Target
from gouji.binding.runs import Run
from gouji.model.template import TableForm
from gouji.normalize import masks, misfit

LOST = 3.0  # a run without words: only its place in the order speaks
CONTRADICTED = 60.0  # the words are another row's label
BLANK_ROW = 3  # from so many empty cells on, a line of nothing else is a row left blank
_LOST_IN_GROUP = 1.5  # the first run below the line that heads the row's group
_ELSEWHERE = 9.0  # a run below the line that heads another group
_STRANGE = 16.0  # words that are no label of the form: another row, never one of ours
_FUZZY = 10.0  # times the share of the label that does not fit
_WIDER = 0.1  # for each line further off that a label has to be pieced together from
_ALIKE_ENOUGH = 0.55


class Words:
    """How a run's words speak for each row: {target index: cost}; `default` for rows not named."""

    __slots__ = ("by_order", "costs", "default", "exact", "group", "strange")

    def __init__(self, run: Run, labels: RowLabels) -> None:
        self.costs: dict[int, float] = {}
        self.default = CONTRADICTED
        self.exact = self.strange = False
        self.by_order: set[int] | None = None  # rows that only the order gives it; None: whichever it gets
        self.group: tuple[TableForm, str] | None = None
        own_words = [
            (text, 0.0) for text in _ends(run.texts)
        ]  # in most rows they are its label, and nothing is to be joined
        if self._settle_exact(run, labels, own_words) or self._settle_exact(run, labels, _texts(run, labels)):
            return
        if not run.filled and (run.labels or run.blanks < BLANK_ROW):
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
        elif len(near) >= 3 or (near and not labels.holds(near)):
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
        self.default = LOST + (1.0 if run.texts else 0.0)
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
                    self.costs[target.index] = LOST + 0.5 if place else _LOST_IN_GROUP
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


def _ends(own: Sequence[str]) -> list[str]:
    """The last word, the last two, up to four."""
    return ["".join(own[-size:]) for size in range(1, min(4, len(own)) + 1)]


def _joined(own: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[tuple[str, float]]:
    """Own words from the last backwards, then together with the lines above and below."""
    found = dict.fromkeys(_ends(own), 0.0)
    near = "".join(own)
    for above in range(0, min(3, len(before)) + 1):
        head = "".join(before[len(before) - above :])
        for below in range(0, min(2, len(after)) + 1):
            if above or (own and below):
                text = head + (own[-1] if own and not above else near) + "".join(after[:below])
                found.setdefault(text, _WIDER * (above + 2 * below))
    return sorted(((text, cost) for text, cost in found.items() if text), key=lambda item: item[1])

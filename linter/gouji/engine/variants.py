"""Which rules run on which report of a run: by where it is from, and by what is overridden for its like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji.divisions import Jurisdiction, jurisdiction_of
from gouji.engine.config import Config
from gouji.engine.override import Override
from gouji.engine.selection import Selection, fixed, is_chosen, select_rules
from gouji.jurisdictions import ANYWHERE
from gouji.model.report import Report
from gouji.plugins import AnyRule


class Variants:
    """The selections of one configuration, each made when a report wants it. Raises ConfigError as `select_rules` does.

    `places`: those for which there are rules or forms. Where there are none, no report is asked where it is from.
    """

    def __init__(self, rules: Sequence[type[AnyRule]], config: Config, places: Iterable[str]) -> None:
        self._rules, self._config = rules, config
        self._places = frozenset(places)
        self._fixed = fixed(config)
        self.common = select_rules(rules, config)
        self._made: dict[tuple[tuple[int, ...], str], Selection] = {((), ""): self.common}
        for one in config.overrides:  # what is wrong in one is told whether or not a report wants it
            select_rules(rules, one.over(config))

    def place(self, organization: str | None) -> Jurisdiction:
        """Where a report is from: as the configuration says, else as its organization tells where that matters."""
        if self._fixed or not self._places:
            return Jurisdiction("" if self._fixed == ANYWHERE else self._fixed)
        return jurisdiction_of(organization or "")

    def of(self, report: Report) -> Selection:
        overrides = tuple(one for one in self._config.overrides if one.holds(report))
        place = "" if self._fixed else self.place(report.organization).code
        key = (tuple(one.number for one in overrides), place if place in self._places else "")
        if key not in self._made:
            self._made[key] = select_rules(self._rules, _over(self._config, overrides), place)
        return self._made[key]

    @property
    def rules(self) -> Iterator[type[AnyRule]]:
        """Every rule that may run on some report."""
        places = [self._fixed] if self._fixed else ["", *self._places]
        configs = [self._config, *(one.over(self._config) for one in self._config.overrides)]
        for rule in self._rules:
            if any(is_chosen(rule, config, place) for config in configs for place in places):
                yield rule


def _over(config: Config, overrides: Iterable[Override]) -> Config:
    for one in overrides:
        config = one.over(config)
    return config

"""A rule over its time is ended; the next ones are not."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from gouji.engine.budget import Budget, OverTime, in_time, watched
from tests.conftest import Gouji
from tests.plugins.packs import rule_pack

LOOPS = {
    "for ever": "while True:\n    pass\nyield",
    "over its own faults": "while True:\n    try:\n        raise ValueError\n    except Exception:\n        pass\nyield",
}


@pytest.mark.parametrize("case", LOOPS)
def test_a_rule_that_does_not_end_is_told_and_all_else_goes_on(
    case: str, gouji: Gouji, faulty: Path, tmp_path: Path
) -> None:
    path = rule_pack(tmp_path / "mine.py", check=LOOPS[case])
    ran = gouji.check(faulty, "--plugin", path, "--limit", "rule=1")
    assert ran.code == 2
    assert ran.codes == ["BAL004", "SUM003"]
    ((note,),) = [[(one["code"], one["level"], one["path"]) for one in ran.notifications]]
    assert note == ("GJ906", "error", str(faulty))
    (line,) = ran.complaints
    assert "ZZ101" in line
    assert "limits.rule" in line


def test_in_other_processes_too(gouji: Gouji, faulty: Path, tmp_path: Path) -> None:
    path = rule_pack(tmp_path / "mine.py", check=LOOPS["for ever"])
    other = faulty.with_name("other.md")
    other.write_bytes(faulty.read_bytes())
    ran = gouji.check(faulty, other, "--plugin", path, "--limit", "rule=1", "--jobs", "2")
    assert ran.codes == ["BAL004", "SUM003"] * 2
    assert [note["code"] for note in ran.notifications] == ["GJ906", "GJ906"]


def endless() -> None:
    while True:
        pass


def test_only_the_rule_whose_time_is_up_is_ended() -> None:
    budget = Budget(0)

    def looked_at() -> None:
        budget.look()
        endless()

    with pytest.raises(OverTime):
        budget.run(looked_at)
    assert budget.run(lambda: "done") == "done"
    budget.look()  # between two rules there is none to end
    in_budget = Budget(1000)
    in_budget.run(in_budget.look)


def test_a_rule_told_as_it_ends_leaves_nothing_to_the_next() -> None:
    """It may be ended or let off; what was set is never raised later."""
    budget = Budget(0)
    for _ in range(2000):
        try:
            budget.run(budget.look)
        except OverTime:
            continue
        assert sum(range(50)) == 1225


def test_a_rule_that_is_not_watched_goes_on() -> None:
    told: list[object] = []

    def work() -> None:
        told.append(in_time(lambda: "unwatched"))
        watched(Budget(1000))
        told.append(in_time(lambda: "watched"))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert told == ["unwatched", "watched"]

"""From SARIF objects to text: what is kept, what is left out, what is refused."""

from __future__ import annotations

import json

import pytest
from sarif_om import Invocation, Message, Result, Suppression

from gouji.formatters.sarif.serialize import serialize


def test_the_serializer_keeps_levels_and_drops_nothings() -> None:
    told = json.loads(serialize(Result(message=Message(text="字"), level="warning", rule_id=None, kind="fail")))
    assert told == {"level": "warning", "message": {"text": "字"}}
    assert json.loads(serialize(Suppression(kind="external", state="accepted"))) == {
        "kind": "external", "status": "accepted",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "error"),
    [(float("nan"), ValueError), (float("inf"), ValueError), (object(), TypeError), ({1, 2}, TypeError)],
    ids=["not a number", "infinite", "an object", "a set"],
)
def test_the_serializer_refuses_what_sarif_cannot_hold(value: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        serialize(Invocation(execution_successful=True, properties={"x": value}))

"""Regular expressions that are compiled when they are first used.

gouji has some two hundred of them and most reports need half: compiling all took a quarter of a short run.
"""

from __future__ import annotations

import re
from functools import partial
from typing import AnyStr, cast


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but a faulty expression raises re.error only when it is first used."""
    return cast("re.Pattern[AnyStr]", _Later(text, flags))


class _Later:
    """Stands for a compiled pattern; a method asked for once stays here, so that the next call is as direct as any."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._compile = partial(re.compile, text, flags)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        found: object = getattr(self._compile(), name)
        setattr(self, name, found)
        return found

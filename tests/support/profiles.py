"""How hard hypothesis tries: GOUJI_PROFILE=ci (the default, well under a minute in all) or deep."""

from __future__ import annotations

import os
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

_EXAMPLES = 8

# A failure shows its whole text; making it small takes minutes, so that is left to the deep profile.
settings.register_profile(
    "ci",
    max_examples=_EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=_SLOW,
    phases=(Phase.explicit, Phase.generate),
)
settings.register_profile(
    "deep",
    max_examples=200,
    deadline=None,
    suppress_health_check=_SLOW,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)


def load_profile() -> None:
    settings.load_profile(os.environ.get("GOUJI_PROFILE", "ci"))


def randoms() -> SearchStrategy[Random]:
    """Sources of chance: any in the deep profile, the same few each time in CI's.

    What hypothesis draws, derandomized or not, also depends on the constants it finds in all modules that are loaded;
    a run that must answer whether a change broke something may not.
    """
    if os.environ.get("GOUJI_PROFILE", "ci") == "deep":
        return st.randoms(use_true_random=False)
    return st.sampled_from(range(_EXAMPLES)).map(Random)

"""How hard hypothesis tries: GOUJI_PROFILE=ci (the default, well under a minute in all) or deep."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

# A failure shows its whole text; making it small takes minutes, so that is left to the deep profile.
settings.register_profile(
    "ci",
    max_examples=8,
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

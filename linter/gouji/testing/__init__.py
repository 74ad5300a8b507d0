"""Running a rule's own examples: in core's tests, in a pack's, and for `gouji test`. Names load when first used, since
pytest loads the plug-in beside them wherever gouji is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gouji.testing.examples import Slip as Slip
    from gouji.testing.examples import check_examples as check_examples

__all__ = ["Slip", "check_examples"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'gouji.testing' has no attribute {name!r}")
    from gouji.testing import examples

    return getattr(examples, name)

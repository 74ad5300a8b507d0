"""Running a rule's own examples: in core's tests, in a pack's, and for `gouji test`."""

from __future__ import annotations

from gouji.testing.examples import Slip, check_examples

__all__ = ["Slip", "check_examples"]

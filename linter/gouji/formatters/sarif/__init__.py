"""SARIF 2.1.0 for code-scanning pages. sarif_om is imported nowhere else."""

from __future__ import annotations

from gouji.formatters.sarif.log import format_outcome as format_outcome

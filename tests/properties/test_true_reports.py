"""The generator's reports are true, and the templates state every sum that a true report keeps."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given

from gouji.model.template import Identity, Template
from tests.support.profiles import load_profile
from tests.support.reading import printed_keys
from tests.support.reports import TrueReport, official_templates, true_reports

load_profile()


def difference(identity: Identity, truth: TrueReport) -> Decimal:
    return sum((n * truth.cells.get(key, Decimal(0)) for n, key in identity.terms), Decimal(0))


@given(truth=true_reports())
def test_every_identity_holds(truth: TrueReport) -> None:
    for identity in (one for one in truth.template.identities if not one.spans_years):
        left = difference(identity, truth)
        assert left >= 0 if identity.relation == ">=" else left == 0, identity


@given(truth=true_reports())
def test_hidden_cells_are_zeros_or_totals(truth: TrueReport) -> None:
    assert set(truth.hidden) <= set(truth.cells)
    assert not [key for key in truth.hidden if truth.cells[key] and not key.endswith(".total")]
    assert len(printed_keys(truth)) == len(set(printed_keys(truth)))


@pytest.mark.parametrize("template", official_templates(), ids=lambda template: template.id)
def test_every_row_and_column_is_summed(template: Template) -> None:
    kinds = Counter((identity.kind, identity.scope) for identity in template.identities)
    applications = next(table for table in template.tables if table.key == "applications")
    for row in applications.rows:
        assert kinds["row_total", row.key] == 1, row.key
    for column in applications.columns:
        assert kinds["outcome_total", column.key] == 1, column.key
        assert kinds["flow", column.key] == 1, column.key

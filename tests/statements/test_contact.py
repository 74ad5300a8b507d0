"""Contact details as printed, also where a line breaks within one."""

from __future__ import annotations

import pytest

from gouji.model.document import Paragraph
from gouji.model.location import Location
from gouji.statements.contact import stated_contact


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("电子邮箱：xxgk@163.com，电话", "xxgk@163.com"),
        ("电子邮箱：xxgk@1 63.com，电话", "xxgk@163.com"),
        ("电子邮箱：xxgk@example .gov. cn", "xxgk@example.gov.cn"),
        ("电子邮箱：xxgk@example www.example.gov.cn", "xxgk@example"),
    ],
)
def test_an_email_address_broken_over_lines_is_one(text: str, email: str) -> None:
    found = stated_contact([Paragraph(text, Location("text", text, 1, 1, 1, 1 + len(text)))]).email
    assert found
    assert found.value == email

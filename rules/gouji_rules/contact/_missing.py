"""What CON001 and CON006 share: they differ only in the form and in how much the lack weighs."""

from __future__ import annotations

from gouji import Report, Text

HEAD_LOST = Text(
    "没有题名和序言，可能未随文件导出，无法判断有没有联系方式",
    "title and preamble are not there and may not have come with the export, so contact details cannot be judged",
)


def has_contact(report: Report) -> bool:
    """A telephone number, an e-mail address, or an address with its postcode; a web address alone is none."""
    contact = report.contact
    return bool(contact.phone or contact.email or (contact.address and contact.postcode))

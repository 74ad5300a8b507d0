"""What a report says of the fee for information (信息处理费), sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gouji import Location, Paragraph, Report, narrow, pattern
from gouji_rules._printed import section_text
from gouji_rules._prose import all_words

# Charges of other kinds; what is left of the word for fees in a sentence without them speaks of this one.
_OTHER = pattern(
    r"行政事业性收费|事业性收费|涉企收费|乱收费|收费(?:目录|清单|项目|标准|公示|依据|公开|政策|减免)|(?:停车|教育|医疗|物业|殡葬|诉讼|污水|垃圾)\S{0,3}收?费"
)
_NAMED = pattern(r"处理费")
# Of notices to pay too, where money is asked for.
_CHARGED = pattern(r"处理费|(?:收费|缴费)通知")
_FEE = pattern(r"处理费|收费|收取|费用|缴费|缴纳")
_SENTENCE = pattern(r"[^。；;！!\n]+")
_NUMBER = r"(?P<n>\d[\d,， ]*(?:\.\d+)?)"
_AMOUNT = pattern(rf"{_NUMBER}\s*(?P<unit>万元|元)")
# Costs of another kind within the sentence: posting, copying.
_COSTS = pattern(r"邮|快递|复[印制]|工本|成本|打印")
_NO_NOTICE = pattern(
    r"(?:未|没有|无|不曾)(?:[^，。；]{0,6}(?:发出|开具|出具|制发|下达|发放|送达))[^，。；]{0,12}(?:收费|缴费)?通知"
    r"|(?:收费|缴费)通知(?:书)?\s*0\s*[件份个]|0\s*[件份个]\s*(?:收费|缴费)通知"
)


class FeeSentence(NamedTuple):
    """A sentence on the fee. `amounts` are its sums of money in yuan, each with its place."""

    text: str
    location: Location
    amounts: tuple[tuple[Decimal, Location], ...]

    @property
    def denies_notices(self) -> bool:
        """It says that no notice to pay was issued; that nothing was charged would not say so."""
        return bool(_NO_NOTICE.search(self.text))


def fee_sentences(report: Report) -> Iterator[FeeSentence]:
    """In section six, preamble and tail any words on fees; elsewhere only those that name the fee."""
    for number, paragraph in all_words(report, 0, 1, 5, 6):
        if "费" not in paragraph.text and "收取" not in paragraph.text and "缴" not in paragraph.text:
            continue
        text = narrow(paragraph.text)
        words = _FEE if number in (0, 6) else _NAMED
        for found in _SENTENCE.finditer(text):
            if words.search(_OTHER.sub("", found[0])):
                start = found.start()
                yield FeeSentence(found[0], paragraph.at(*found.span()), tuple(_amounts(paragraph, found[0], start)))


def _amounts(paragraph: Paragraph, sentence: str, start: int) -> Iterator[tuple[Decimal, Location]]:
    for found in _AMOUNT.finditer(sentence):
        if _COSTS.search(re.split("[，,、]", sentence[: found.start()])[-1]):
            continue
        value = Decimal(re.sub(r"[,， ]", "", found["n"])) * (10_000 if found["unit"] == "万元" else 1)
        yield value, paragraph.at(start + found.start(), start + found.end())


def charged(report: Report) -> list[FeeSentence]:
    """The sentences of section six that name the fee and a sum above zero."""
    return [
        sentence
        for sentence in fee_sentences(report)
        if _CHARGED.search(sentence.text) and any(value > 0 for value, _ in sentence.amounts)
    ]


def mentions_fee(report: Report) -> bool:
    """Whether anything is said on the fee, in a sentence, in a table of section six or on the line of its heading; a
    picture there may say it too.
    """
    section = report.section(6)
    if any(fee_sentences(report)) or section is None or section.heading is None:
        return True
    words = section.heading.text + section_text(report, 6)
    pictured = any(place.order > section.heading.order for place in report.document.pictures)
    return pictured or bool(_FEE.search(_OTHER.sub("", words)))

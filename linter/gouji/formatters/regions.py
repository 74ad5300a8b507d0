"""Where the reports of a run were taken to be from, where rules depend on it and nobody said it."""

from __future__ import annotations

from collections import Counter

from gouji.jurisdictions import PROVINCES
from gouji.outcome import Outcome
from gouji.text import Text

_FEW = 3
_HEAD = Text("  地区，按机关名称认定：", "  places, by the organizations' names: ")


def regions(outcome: Outcome) -> Text | None:
    """A line; None where there is nothing to tell."""
    with_rules = {rule.jurisdiction for rule in outcome.rules if rule.jurisdiction}
    told = [file.jurisdiction for file in outcome.files if file.read and file.template]
    recognized = Counter(one.code for one in told if one.code and one.name)
    unknown = [one for one in told if not one.code]
    if not with_rules or not (recognized or unknown):
        return None
    pieces = [_counted(place, count, place in with_rules) for place, count in sorted(recognized.items())]
    if unknown:
        zh, en = _vague({one.name: one.candidates for one in unknown if one.candidates})
        zh, en = f"未认定 {len(unknown)} 份{zh}", f"not recognized {len(unknown)}{en}"
        pieces.append(Text(f"{zh}（可用 --jurisdiction 指明）", f"{en} (--jurisdiction says which)"))
    return Text(_HEAD.zh + "；".join(one.zh for one in pieces), _HEAD.en + "; ".join(one.en for one in pieces))


def _counted(place: str, count: int, has_rules: bool) -> Text:
    without = Text("", "") if has_rules else Text("，没有该地的规则", ", no rules for it")
    return Text(f"{PROVINCES[place]} {count} 份{without.zh}", f"{place} {count}{without.en}")


def _vague(names: dict[str, tuple[str, ...]]) -> Text:
    """The first few of the names found in several provinces."""
    zh, en = "", ""
    for name in sorted(names)[:_FEW]:
        zh += f"，“{name}”在{'、'.join(PROVINCES[one] for one in names[name])}都有"
        en += f", “{name}” is in {', '.join(names[name])}"
    more = len(names) - _FEW
    return Text(f"{zh}，等", f"{en}, and {more} more") if more > 0 else Text(zh, en)

"""Of which province an organization is, by the division whose name it begins with; never guessed from a name in two.

The names are those of data/divisions.tsv. Of 南京市鼓楼区 the first is 南京市, which is in Jiangsu; of 鼓楼区 alone there
are four, in three provinces, and none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from gouji.jurisdictions import PROVINCES
from gouji.normalize import fold
from gouji.patterns import pattern

_DATA = Path(__file__).parent / "data" / "divisions.tsv"
# A zone's committee is named after what it lies in or looks out on, not after the district of that name.
_ZONE = ("管委会", "管理委员会", "管理处")
_STEM = pattern(r"(.{2,})(?:市|地区|盟|州)")


class Jurisdiction(NamedTuple):
    """The province of a report (two letters of ISO 3166-2:CN, empty where unknown), by the name that told it where it was
    recognized. `candidates`: the provinces among which the name leaves the choice open.
    """

    code: str = ""
    name: str = ""
    candidates: tuple[str, ...] = ()


class _Divisions(NamedTuple):
    """Codes by name; `stems` are names of provinces and cities cut short (河南, 郑州), which tell by what follows only."""

    codes: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    letters: dict[str, str]
    longest: int


@lru_cache(maxsize=4096)
def jurisdiction_of(organization: str) -> Jurisdiction:
    """Nothing where the organization does not begin with the name of a division, or with one found in several provinces."""
    own = fold(organization)
    name = _known_start(own)
    if name and not _is_vague(name, own[len(name) :]):
        return _told(name, _divisions().codes[name])
    return _by_stem(own)


def _by_stem(own: str) -> Jurisdiction:
    """By a short name where a division of that province or city follows it: 河南兰考县, 南京鼓楼区."""
    known = _divisions()
    for length in range(min(len(own), known.longest), 1, -1):
        stem = own[:length]
        if child := _known_start(own[length:]) if stem in known.stems else "":
            within = known.stems[stem]
            if codes := [code for code in known.codes[child] if code.startswith(within) and code not in within]:
                return _told(stem + child, codes)
    return Jurisdiction()


def _told(name: str, codes: Iterable[str]) -> Jurisdiction:
    letters = sorted({_divisions().letters[code[:2]] for code in codes})
    return Jurisdiction(letters[0], name) if len(letters) == 1 else Jurisdiction("", name, tuple(letters))


def _known_start(text: str) -> str:
    """The longest name of a division that the text begins with: 吉林市 is not 吉林."""
    known = _divisions()
    lengths = range(min(len(text), known.longest), 1, -1)
    return next((text[:length] for length in lengths if text[:length] in known.codes), "")


def _is_vague(name: str, rest: str) -> bool:
    """东区, 城区, 矿区 are said of many a place; so is the name of a district with a zone's committee."""
    return name.endswith("区") and (len(name) == 2 or rest.startswith(_ZONE))


@cache
def _divisions() -> _Divisions:
    codes: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    letters: dict[str, str] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, *names = line.split("\t")
        for name in names:
            codes[name] = (*codes.get(name, ()), code)
        if code.endswith("0000"):
            letters[code[:2]], stem = next(one for one in PROVINCES.items() if names[0].startswith(one[1]))
            stems[stem] = (*stems.get(stem, ()), code[:2])
        elif code.endswith("00") and (cut := _STEM.fullmatch(names[-1])):
            stems[cut[1]] = (*stems.get(cut[1], ()), code[:4])
    return _Divisions(codes, stems, letters, max(map(len, codes)))

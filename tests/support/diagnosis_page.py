"""docs/diagnosis.md: what the plain identities say of a report against what error localization says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from gouji.cli.app import run
from gouji.text import Lang

ROOT = Path(__file__).parents[2]
SAMPLES = tuple(f"docs/samples/{name}" for name in ("泠溪县2020.txt", "苍屿县2020.txt", "雁洲区2023.pdf"))
# What else is wrong with these reports is no matter of arithmetic.
_ARITHMETIC = ("BAL", "SUM")
_EXPLAINING = "BAL002,BAL004,BAL005,BAL006"

_HEAD = """# 差错定位 · Error localization

一格填错，会使它所在的行合计、列合计和收办平衡同时不成立。逐项报告，就是三条报警而没有答案。gouji 先把所有不成立的勾稽放在一
起，找出改动最少、又不破坏其他勾稽的解释（统计数据审核中的 Fellegi–Holt 方法），一处差错只提示一次，并给出应填的数。解释不止一
种时如实列出，或退回逐项报告；缺格后由程序对位的数、另一项勾稽无法核对的格，不作为填错的格。`gouji check --explain-diagnosis`
显示过程。

One wrong cell breaks the sum of its row, that of its column and the balance at once. Told one by one, these are three
alarms and no answer. gouji puts all violated identities together and looks for the explanation that changes the fewest
cells and breaks nothing (the method of Fellegi and Holt in statistical data editing): one fault, one finding, with the
number that mends it. Where several explanations are as good they are listed, or the identities are reported one by one;
a number that had to be placed because cells were lost, or a cell that could not be checked both ways, is not accused.
`gouji check --explain-diagnosis` shows the working.

算术发现不了的差错 What arithmetic cannot see: 整行数填到了另一行，而两行属于同一合计（rows exchanged within one total）；
各处一致的错误（figures wrong alike everywhere）；表四各组只有一项勾稽，知其不平，不知错在哪一格（a group of table 4 has one
identity, which tells that it fails, not where）；空白既可是零也可是未填，与之有关的勾稽不下结论（blanks that may be zero or
left out decide nothing）；漏填的是哪一行（which of the rows was left out）。
"""


def page() -> str:
    return _HEAD + "".join("\n" + "\n".join(_table(lang)) + "\n" for lang in ("zh", "en"))


def _table(lang: Lang) -> Iterator[str]:
    heads = ("报告", "逐项勾稽", "差错定位") if lang == "zh" else ("report", "plain identities", "error localization")
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    plain, localized = _told(lang, "--ignore", _EXPLAINING), _told(lang)
    for path, found in localized.items():
        yield f"| {Path(path).name} | {'<br>'.join(plain[path])} | {'<br>'.join(found)} |"


def _told(lang: Lang, *options: str) -> dict[str, list[str]]:
    """Path and findings, as `CODE message`, of each sample."""
    with TemporaryDirectory() as folder, chdir(ROOT):
        target = str(Path(folder, "out.json"))
        run(["check", *SAMPLES, "--lang", lang, "--output", f"json={target}", *options])
        told = json.loads(Path(target).read_text(encoding="utf-8"))
    return {one["path"]: [*_arithmetic(one["findings"])] for one in told["runs"]}


def _arithmetic(findings: list[dict[str, str]]) -> Iterator[str]:
    for found in findings:
        if found["code"].startswith(_ARITHMETIC):
            yield f"{found['code']} {found['message']}"

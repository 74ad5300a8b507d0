"""What is wrong with the text of a TOML file, for people who do not know the language."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from gouji.text import Text

# Signs that a Chinese keyboard or a copied line gives in place of TOML's own.
_WIDE = {
    "＝": "=", "：": "=", "“": '"', "”": '"', "＂": '"', "‘": "'", "’": "'", "，": ",", "、": ",", "＃": "#",
    "【": "[", "】": "]", "［": "[", "］": "]", "｛": "{", "｝": "}", "\u3000": "", "\u00a0": "",
}  # fmt: skip
# How the parser's words begin, and the same in Chinese.
_SAID = {
    "Expected newline": "值后面还有多余的内容；文字里的引号用中文的，注释以 # 开头",
    "Expected '=": "键后面缺 =",
    "Expected ']": "表头的方括号没有合上",
    "Invalid statement": "这一行不是“键 = 值”，也不是 [[规则]] 一类的表头",
    "Invalid initial character": "这一行不是“键 = 值”",
    "Invalid value": "= 后面的值写得不对：文字要加引号，真假写 true 或 false",
    "Unclosed array": "方括号没有合上，或缺逗号",
    "Unclosed inline table": "花括号没有合上，或缺逗号",
    "Unescaped": "双引号里的 \\ 要写两个，或改用单引号",
    "Unterminated string": "引号没有合上",
    "Illegal character": "引号没有合上",
    "Cannot overwrite": "同一个键写了两次",
    "Cannot declare": "同一个表写了两次",
    "Duplicate": "同一个键写了两次",
}
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class TomlError(Exception):
    """`line` is 0 where the file cannot be read at all."""

    def __init__(self, told: Text, line: int = 0) -> None:
        super().__init__(told.en)
        self.told = told
        self.line = line


class _At(NamedTuple):
    line: int
    column: int
    text: str


def read_text(path: Path) -> str:
    """Raises TomlError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeError as error:
        zh = "读不出来：不是 UTF-8 编码；请在编辑器里另存为 UTF-8"
        raise TomlError(Text(zh, "cannot be read: it is not UTF-8; save it as UTF-8")) from error
    except OSError as error:
        raise TomlError(Text(f"读不出来：{error}", f"cannot be read: {error}")) from error


def parsed(text: str) -> dict[str, Any]:
    """Raises TomlError. Any: what TOML gives."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = _PLACE.sub("", str(error))
        at = _place(text, str(error))
        zh = next((zh for start, zh in _SAID.items() if said.startswith(start)), said)
        hint = _hint(text, at)
        raise TomlError(Text(f"TOML 有误：{zh}{hint.zh}", f"broken TOML: {said}{hint.en}"), at.line) from error


def _place(text: str, said: str) -> _At:
    found = _PLACE.search(said)
    lines = text.split("\n")
    if not found or not found[1]:
        line = len(text.splitlines())
        return _At(line, 0, lines[line - 1] if line else "")
    return _At(int(found[1]), int(found[2]), lines[int(found[1]) - 1])


def _hint(text: str, at: _At) -> Text:
    """A sign of another keyboard where the parser stopped; else quotation marks that do not pair."""
    char = at.text[at.column - 1 : at.column] if at.column else ""
    if char in _WIDE and char:
        half = f"的 {_WIDE[char]}" if _WIDE[char] else ""
        zh = f"；这一行的“{char}”是全角的，请改用半角{half}"
        return Text(zh, f"; {char!r} on this line is full-width")
    if text.count('"""') % 2:
        return Text('；文中的 """ 不成对', '; some """ has no partner')
    if '"""' not in at.text and at.text.replace('\\"', "").count('"') % 2:
        return Text("；这一行的引号不成对", "; a quotation mark on this line has no partner")
    return Text("", "")

"""Bytes to text: byte-order mark, then UTF-8, then GB18030 (which contains GBK and GB2312)."""

from __future__ import annotations

import codecs
import re

from gouji.errors import ReadError
from gouji.patterns import pattern
from gouji.text import Text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REMEDY = Text("请用文本编辑器打开后另存为 UTF-8 再检查", "open it in a text editor and save it as UTF-8")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises ReadError GJ903 (not text) or GJ904 (encoding broken or unknown)."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked_wide(data)
    if encoding is None:
        encoding = "utf-8" if _is_utf8(data) else "gb18030"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if _is_binary(data.decode(encoding, errors="replace")):
            raise _no_text() from error
        raise _broken(error.object[: error.start], encoding) from error
    if _is_binary(text):
        raise _no_text()
    if encoding == "gb18030" and _is_garbled(text):
        zh, en = "认不出文件的编码", "the encoding of this file is unknown"
        raise ReadError(Text(f"{zh}；{_REMEDY.zh}", f"{en}; {_REMEDY.en}"), "GJ904")
    return text, encoding


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: spaces, digits and line ends, few as they may be, leave zero bytes on one side only."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 100 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_utf8(data: bytes) -> bool:
    """Also where a few bytes are damaged: then UTF-8 is named in the error instead of reading GB18030 nonsense."""
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError:
        sample = data[:200_000].decode("utf-8", errors="replace")
        return sample.count("\ufffd") * 50 < sum(char > "\u07ff" for char in sample)


def _broken(before: bytes, encoding: str) -> ReadError:
    """`before` are the bytes that could be read."""
    name = "UTF-8" if encoding.startswith("utf-8") else encoding.upper()
    line = len(re.findall("\r\n|\n|\r", before.decode(encoding, errors="ignore"))) + 1
    zh = f"第{line}行有字节不合 {name} 编码，文件可能损坏；{_REMEDY.zh}"
    return ReadError(
        Text(zh, f"line {line} holds bytes that are no {name}, the file may be damaged; {_REMEDY.en}"), "GJ904"
    )


def _no_text() -> ReadError:
    zh = "不是文本文件：含有大量控制字符；请提供文本、Markdown 格式的报告"
    return ReadError(Text(zh, "this is not a text file; give the report as text or Markdown"), "GJ903")


_CONTROL = pattern("[\x00-\x08\x0e-\x1f]")
# What GB18030, which maps nearly any bytes, makes of a text in another encoding: characters for private use.
_PRIVATE = "[\ue000-\uf8ff\U000f0000-\U0010ffff]"


def _is_binary(text: str) -> bool:
    sample = text[:20_000]
    return len(_CONTROL.findall(sample)) * 50 > len(sample) or "\x00\x00\x00" in sample


def _is_garbled(text: str) -> bool:
    sample = text[:20_000]
    return len(re.findall(_PRIVATE, sample)) * 50 > len(sample)

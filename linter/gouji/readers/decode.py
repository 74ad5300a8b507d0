"""Bytes to text: byte-order mark, then UTF-8, then GB18030 (which contains GBK and GB2312)."""

from __future__ import annotations

import codecs
import re

from gouji.errors import ReadError
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
    """The text and the name of its encoding. Raises ReadError GJ903 (not text) or GJ904 (encoding broken)."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked_wide(data)
    if encoding is None:
        encoding = "utf-8" if _is_utf8(data) else "gb18030"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(data, error.start, encoding) from error
    if _looks_binary(text):
        zh, en = "不是文本文件", "this is not a text file"
        raise ReadError(
            Text(
                f"{zh}：含有大量控制字符；请提供文本、Markdown 格式的报告", f"{en}; give the report as text or Markdown"
            ),
            "GJ903",
        )
    return text, encoding


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: spaces, digits and line ends leave zero bytes on one side only."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def _is_utf8(data: bytes) -> bool:
    """Also where a few bytes are damaged: then UTF-8 is named in the error instead of reading GB18030 nonsense."""
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError:
        sample = data[:200_000].decode("utf-8", errors="replace")
        return sample.count("\ufffd") * 50 < sum(char > "\u07ff" for char in sample)


def _broken(data: bytes, at: int, encoding: str) -> ReadError:
    name = "UTF-8" if encoding.startswith("utf-8") else encoding.upper()
    line = data.count(b"\n", 0, at) + 1
    zh = f"第{line}行有字节不合 {name} 编码，文件可能损坏；{_REMEDY.zh}"
    return ReadError(
        Text(zh, f"line {line} holds bytes that are no {name}, the file may be damaged; {_REMEDY.en}"), "GJ904"
    )


# Control characters; and what GB18030, which maps nearly any bytes, makes of bytes that are no text.
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\U000f0000-\U0010ffff]")


def _looks_binary(text: str) -> bool:
    sample = text[:20_000]
    return len(_STRANGE.findall(sample)) * 50 > len(sample) or "\x00\x00\x00" in sample

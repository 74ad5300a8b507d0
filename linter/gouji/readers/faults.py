"""What keeps a file from being read, said alike by every reader."""

from __future__ import annotations

from gouji.errors import ReadError
from gouji.formats import Limits
from gouji.text import Text


def too_deep(limits: Limits) -> ReadError:
    return over_limit(Text(f"嵌套层数上限 {limits.depth}", f"{limits.depth} levels of nesting"), Text("depth", "depth"))


def over_limit(limit: Text, setting: Text) -> ReadError:
    """GJ905 naming the limit and the setting that moves it."""
    zh, en = f"文件超过{limit.zh}，未检查", f"the file is over the limit of {limit.en} and was not checked"
    if setting.zh:
        zh, en = f"{zh}；确有需要时可设 limits.{setting.zh}", f"{en}; set limits.{setting.en} if it must be"
    return ReadError(Text(zh, en), "GJ905")


def damaged(what: str) -> ReadError:
    return ReadError(
        Text(
            f"文件已损坏，读不出来（{what}）；请重新导出或重新下载",
            f"the file is damaged and cannot be read ({what}); export or download it again",
        ),
        "GJ911",
    )

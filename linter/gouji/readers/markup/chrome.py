"""By what a site's own furniture is known: its elements' names and its words, which are alike on all sites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.patterns import pattern
from gouji.readers.markup.attributes import attributes
from gouji.readers.markup.tree import Node

# An element with more running text than this is no furniture, whatever its name.
MOST_PROSE = 200
_TAGS = frozenset(("nav", "footer", "aside", "menu"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "toolbar"))
_NAMES = pattern(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|crumbs?|breadcrumbs?|foot|footer|bottom|copyright|share|bdshare|sidebar|"
    r"side|aside|relat(?!ive)\w*|recommend\w*|toolbar|tools?|print|qrcode|ewm|erweima|search|login|banner|topbar|friendlink|"
    r"links|pager|pagination|weizhi|dqwz|position)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_FOOTER = pattern(
    r"版权所有|ICP备|ICP证|公网安备|网安备|网站标识码|Copyright|©|主办单位\s*[:：]|承办单位\s*[:：]|技术支持\s*[:：]|网站地图",
    re.IGNORECASE,
)
_WORDS = pattern(
    r"当前位置|(?:您|你)(?:现在)?(?:所在)?的?位置|首页\s*(?:[>＞»›/]|-)|打印|关闭(?:窗口|本页|页面)|字[体号]\s*[:：]|大\s*中\s*小|"
    r"分享|收藏本页|(?:浏览|点击|阅读|访问)\s*(?:次数|量|数|率)|上一[篇条页]|下一[篇条页]|责任编辑|扫一扫|二维码|"
    r"相关(?:链接|文档|信息|稿件|文章|阅读|推荐)|返回顶部|无障碍|设为首页|加入收藏|网站支持|IPv6"
)
_LONGEST_FURNITURE = 80
# The rows of a catalogue card, as the rules for information catalogues name them.
_CARD = pattern(
    r"(?:信\s*息\s*)?索\s*引\s*号|发\s*[布文]\s*(?:机\s*[构关]|单\s*位|日\s*期|时\s*间|字\s*号)|(?:成\s*文|生\s*成|公\s*开|生\s*效)\s*日\s*期|"
    r"(?:主\s*题|信\s*息|体\s*裁|组\s*配|服务对象|内容)\s*分\s*类|公\s*开\s*(?:方\s*式|类\s*[别型]|范\s*围|时\s*限)|"
    r"(?:文|名)\s*[号称]|标\s*题|主\s*题\s*词|关\s*键\s*[词字]|有\s*效\s*性|时\s*效\s*性?|效\s*力\s*状\s*态|来\s*源|内\s*容\s*概\s*述|语\s*种"
)
_CARD_LINE = pattern(rf"[\[【]?(?:{_CARD.pattern})[\]】]?\s*[:：]")


def is_footer(text: str) -> bool:
    return len(text) <= 4 * _LONGEST_FURNITURE and bool(_FOOTER.search(text))


def is_furniture(text: str) -> bool:
    """A line of a site's own: where one is, what to do with the page, whose the site is, a line of a catalogue card."""
    if len(text) > _LONGEST_FURNITURE:
        return is_footer(text)
    return bool(("。" not in text and _WORDS.search(text)) or _FOOTER.search(text) or _CARD_LINE.match(text))


def is_catalogue(texts: Sequence[str]) -> bool:
    """Whether a table is the card that catalogues a page."""
    return sum(len(text) <= 40 and bool(_CARD.match(text.lstrip("[【"))) for text in texts) >= 3


def is_named_so(node: Node) -> bool:
    if node.tag in _TAGS:
        return True
    if not node.attributes:
        return False
    told = attributes(node.attributes)
    if told.get("role", "").lower() in _ROLES:
        return True
    return bool(_NAMES.search(told.get("class", "")) or _NAMES.search(told.get("id", "")))

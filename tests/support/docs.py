"""What docs/ holds that is made from the code: `make docs` writes it, a test fails where it is stale."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import BaseModel

from gouji.cli.commands import build
from gouji.formatters.pages import rule_page
from gouji.formatters.shapes import CheckShape, ExtractShape
from gouji.model.finding import NOTIFICATIONS
from gouji.plugins import load_packs
from gouji.testing.examples import shown_finding
from gouji.text import Lang
from tests.support import diagnosis_page, sample_outputs
from tests.support.rule_index import index_page, matrix_page

DOCS = Path(__file__).parents[2] / "docs"
LANGS: tuple[Lang, ...] = ("zh", "en")

_CLI_HEAD = """# 命令行 · Command line

`gouji --help` 与 `gouji 命令 --help` 显示的说明。The help that `gouji --help` and `gouji COMMAND --help` show.

| 退出码 exit code | |
|---|---|
| 0 | 没有达到失败级别的问题 · no finding at or above the fail level |
| 1 | 有这样的问题 · there are such findings |
| 2 | 用法、配置有误，或有输入未能检查（其余照常检查并显示） · wrong usage or configuration, or an input that could not be checked (the others are checked and shown) |
| 130 | 中断 · interrupted |

环境变量 environment: `GOUJI_LANG` (zh, en), `NO_COLOR`, `FORCE_COLOR`, `GOUJI_TRACEBACK`.
"""


_NOTIFICATIONS_HEAD = """# 运行通知 · Notifications

关于一次运行、而不是关于报告内容的通知。出现错误级通知时退出码为 2，其余输入照常检查。

About a run, not about what a report says. With a notification of level error the exit code is 2; the other inputs are
checked all the same. A code is never used again for something else.

| code | 含义 | meaning |
|---|---|---|
"""


def generated() -> Iterator[tuple[str, str]]:
    """Path below docs/ and content of every generated file."""
    registry = load_packs()
    rules = registry.rules
    for rule in rules:
        found = shown_finding(rule, registry)
        yield f"rules/{rule.code}.md", "\n---\n\n".join(rule_page(rule, lang, found) for lang in LANGS)
    yield "rules/README.md", index_page(rules)
    yield "rules/matrix.md", matrix_page(rules)
    meanings = (f"| {code} | {text.zh} | {text.en} |\n" for code, text in NOTIFICATIONS.items())
    yield "notifications.md", _NOTIFICATIONS_HEAD + "".join(meanings)
    yield "diagnosis.md", diagnosis_page.page()
    yield from sample_outputs.outputs()
    yield "schema/check.json", _schema(CheckShape)
    yield "schema/extract.json", _schema(ExtractShape)
    yield "cli.md", _CLI_HEAD + "".join(f"\n```text\n{page}```\n" for lang in LANGS for page in _help(lang))


def _schema(shape: type[BaseModel]) -> str:
    return json.dumps(shape.model_json_schema(), ensure_ascii=False, indent=2) + "\n"


def _help(lang: Lang) -> Iterator[str]:
    main = build(lang, None)
    with click.Context(main, info_name="gouji", terminal_width=100) as context:
        yield main.get_help(context) + "\n"
        for name, command in main.commands.items():
            with click.Context(command, parent=context, info_name=name, terminal_width=100) as own:
                yield command.get_help(own) + "\n"
                for below, inner in command.commands.items() if isinstance(command, click.Group) else ():
                    with click.Context(inner, parent=own, info_name=below, terminal_width=100) as innermost:
                        yield inner.get_help(innermost) + "\n"


def write() -> None:
    """Writes everything, and removes what belongs to rules and samples that are no more."""
    wanted = {DOCS / name: text for name, text in generated()}
    kept = (*DOCS.glob("rules/*.md"), *DOCS.glob("schema/*.json"), *DOCS.glob("samples/outputs/*.txt"))
    for old in set(kept) - set(wanted):
        old.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()

"""The commands and their options, built for one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

import click

from gouji.cli.app import Command, Group
from gouji.formats import PdfEngine
from gouji.formatters.view import Anchor, Profile
from gouji.text import Lang, Text

# Any: click passes options by name.
Action = Callable[..., int]


Say = Callable[[str, str], str]
Options = list[click.Option]


def build(lang: Lang, chosen: Lang | None = None) -> click.Group:
    """The whole command line, its help in `lang`; `chosen` is the language asked for by option or environment."""

    def say(zh: str, en: str) -> str:
        return Text(zh, en).pick(lang)

    main = _main(say, chosen)
    common = _common(say, chosen)
    reading = [*_reading(say), *common]
    plugin = _plugin(say)
    readers = [make(say, reading, plugin) for make in (_check, _extract, _show)]
    others = [make(say, common, plugin) for make in (_rules, _explain, _test, _new, _plugins)]
    for command in (*readers, *others, _baseline(say, reading, plugin)):
        main.add_command(command)
    for one in _all(main):
        one.lang = lang
    return main


def _all(command: Command) -> Iterator[Command]:
    yield command
    for below in getattr(command, "commands", {}).values():
        yield from _all(below)


def _common(say: Say, chosen: Lang | None) -> Options:
    """What every command takes."""
    return [
        _lang_option(say, chosen),
        click.Option(["--config"], type=click.Path(), metavar="FILE", help=say("配置文件", "the configuration file to use")),
        click.Option(["--no-python-plugins"], is_flag=True, help=say("不加载含 Python 的规则包：有则停止；规则文件照常", "refuse packs that hold Python; rule files are data, and loaded")),
    ]  # fmt: skip


def _reading(say: Say) -> Options:
    """What every command takes that reads reports."""
    return [
        click.Option(["--jurisdiction"], metavar="XX", help=say("地区（ISO 3166-2:CN 的两个字母，或 none）；不写则按机关名称认定", "where the reports are from (two letters of ISO 3166-2:CN, or none); left out, their organizations tell")),
        click.Option(["--pdf-engine"], type=click.Choice(get_args(PdfEngine)), help=say("读取 PDF 的方式（默认 pdfium；pdfplumber 为对照）", "what reads PDF (default: pdfium; pdfplumber is the reference)")),
        click.Option(["--limit"], multiple=True, metavar="NAME=N", help=say("改变一项上限：size、text、pages、unpacked、ratio、depth、seconds、rule、memory", "set a limit: size, text, pages, unpacked, ratio, depth, seconds, rule, memory")),
    ]  # fmt: skip


def _plugin(say: Say) -> click.Option:
    about = say("另外加载的规则包，可多次给出", "a further pack to load; repeatable")
    return click.Option(["--plugin"], multiple=True, metavar="MODULE_OR_FILE", help=about)


def _main(say: Say, chosen: Lang | None) -> Group:
    return Group(
        "gouji",
        help=say(
            "勾稽：政府信息公开工作年度报告的检查工具。检查一个文件或文件夹：gouji check 路径",
            "gouji lints Chinese annual reports on government information disclosure. To check: gouji check PATH",
        ),
        no_args_is_help=True,
        params=[
            click.Option(
                ["--version", "-V"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=say("显示版本", "show the version"),
            ),
            _lang_option(say, chosen),
        ],
        callback=lambda lang=None: None,
    )


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from gouji._version import __version__

        click.echo(f"gouji {__version__}")
        ctx.exit(0)


def _lang_option(say: Say, chosen: Lang | None) -> click.Option:
    about = say("界面语言", "the language of the output")
    return click.Option(["--lang"], type=click.Choice(["zh", "en"]), default=chosen, help=about)


def _later(module: str) -> Action:
    """The command's own module is imported when it is called, not to list it."""

    def call(**options: Any) -> int:
        from importlib import import_module

        action: Action = import_module(f"gouji.cli.{module}").run
        return action(**options)

    return call


def _check(say: Say, common: Options, plugin: click.Option) -> Command:
    options = [
        click.Argument(["paths"], nargs=-1, metavar="[PATH…]"),
        click.Option(["--format", "-f", "format_"], metavar="FORMAT", help=say("输出格式：text、compact、json、csv、sarif、gitlab、github、junit、checkstyle 或规则包提供的格式", "text, compact, json, csv, sarif, gitlab, github, junit, checkstyle, or what a pack brings")),
        click.Option(["--output", "-o"], multiple=True, metavar="[FORMAT=]FILE", help=say("写入文件，可多次给出；- 为屏幕", "where to write, repeatable; - is the screen")),
        *_rule_options(say),
        click.Option(["--fail-on"], type=click.Choice(["error", "warning", "note", "never"]), help=say("达到哪一级时退出码为 1（默认 warning）", "the level from which the exit code is 1 (default: warning)")),
        click.Option(["--stdin-filename"], metavar="NAME", help=say("从标准输入读取（路径写 -）时所用的文件名", "the name to use for standard input (path -)")),
        *_outcome_options(say),
        click.Option(["--explain-diagnosis"], is_flag=True, help=say("显示差错定位的过程：不成立的勾稽、可能的解释、用时", "show how wrong cells were found: violated identities, explanations, time")),
        plugin,
        *common,
    ]  # fmt: skip
    about = say("检查报告。不给路径时检查当前文件夹。", "Check reports; without a path, those of the current folder.")
    return Command("check", callback=_later("check"), params=list(options), help=about)


def _rule_options(say: Say) -> list[click.Option]:
    """Which rules run and how, the same wherever reports are checked."""
    return [
        click.Option(["--select"], help=say("只用这些规则（代码或前缀）", "use only these rules (codes or prefixes)"), multiple=True, metavar="CODE"),
        click.Option(["--extend-select"], help=say("另外启用的规则", "use these rules too"), multiple=True, metavar="CODE"),
        click.Option(["--ignore"], help=say("不用的规则", "leave out these rules"), multiple=True, metavar="CODE"),
        click.Option(["--severity"], multiple=True, metavar="CODE=LEVEL", help=say("改变规则的级别：error、warning、note", "set a rule's level: error, warning, note")),
        click.Option(["--previous"], metavar="PATH", help=say("上年报告或其文件夹，用于跨年核对；一并检查的各年报告自动对照", "last year's report, or the folder of them, for the rules across years; years checked together are paired anyhow")),
        click.Option(["--jobs", "-j"], type=click.IntRange(min=1), metavar="N", help=say("并行进程数", "how many processes to use")),
    ]  # fmt: skip


def _outcome_options(say: Say) -> list[click.Option]:
    """What is known already, what counts, and what is told besides."""
    return [
        click.Option(["--baseline"], metavar="OLD.sarif", help=say("以前一次运行的 SARIF 为基线，逐项标明新增、未变、已变、消失", "an earlier run's SARIF: every finding is told to be new, unchanged, updated or absent")),
        click.Option(["--only-new"], is_flag=True, help=say("只显示基线里没有的问题", "show only what is not in the baseline")),
        click.Option(["--fail-on-new"], is_flag=True, help=say("退出码只看基线里没有的问题", "only what is not in the baseline counts for the exit code")),
        click.Option(["--exit-zero"], is_flag=True, help=say("有问题时退出码也为 0（未能检查时仍为 2）", "exit with 0 whatever is found (2 stays where something could not be checked)")),
        click.Option(["--statistics"], is_flag=True, help=say("最后按规则计数，并列出未核对的原因", "count findings by rule at the end, and what was not checked and why")),
        _sidecars(say),
        click.Option(["--sarif-anchor"], type=click.Choice(get_args(Anchor)), help=say("SARIF 中 PDF 等的问题指向文本副本（默认）还是原文件", "whether findings in a PDF and the like are placed in its text twin (default) or in the file")),
        click.Option(["--sarif-profile"], type=click.Choice(get_args(Profile)), help=say("SARIF 的内容：全部（默认），或 GitHub 接受的部分", "what the SARIF holds: everything (default), or what GitHub takes")),
        click.Option(["--sarif-category"], metavar="NAME", help=say("SARIF 的类别，用于在同一平台上区分几次检查", "the SARIF's category, to keep several checks apart on one platform")),
        click.Option(["--sarif-rule-pages"], metavar="URL", callback=_with_code, help=say("规则说明页的网址，其中 {code} 代表规则代码；写进 SARIF 的 helpUri", "where the rules' pages are (docs/rules), {code} in it standing for the rule's; SARIF's helpUri")),
    ]  # fmt: skip


def _with_code(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Raises click.BadParameter where the address tells no rule from another."""
    if value and not (value.startswith(("https://", "http://")) and "{code}" in value):
        raise click.BadParameter("https://…/{code}.md")
    return value


def _sidecars(say: Say) -> click.Option:
    about = say(
        "把 PDF 等的文本副本写到旁边的 .gouji/<文件名>.md",
        "write the text twin of a PDF and the like to .gouji/<name>.md beside it",
    )
    return click.Option(["--write-sidecars"], is_flag=True, help=about)


def _baseline(say: Say, common: Options, plugin: click.Option) -> Group:
    """A group, so that the file and the paths read alike here and in check."""
    params: list[click.Parameter] = [
        click.Argument(["file"], metavar="FILE"),
        click.Argument(["paths"], nargs=-1, metavar="[PATH…]"),
        *_rule_options(say),
        plugin,
        *common,
    ]
    about = say("检查，把现有问题写成基线（SARIF）。", "Check, and keep what is found as the baseline (SARIF).")
    write = Command("write", callback=_later("baseline"), params=params, help=about)
    return Group("baseline", help=say("已知问题的基线。", "The baseline of known findings."), commands=[write])


def _one_file(say: Say) -> click.Argument:
    return click.Argument(["file"], metavar="FILE")


def _extract(say: Say, common: Options, plugin: click.Option) -> Command:
    options = [
        _one_file(say),
        click.Option(["--format", "-f", "format_"], type=click.Choice(["json", "csv", "markdown"]), default="json", help=say("输出格式；markdown 为全文的文本副本", "the output format; markdown is the text twin of the whole")),
        _sidecars(say),
        click.Option(["--output", "-o"], metavar="FILE", default="-", help=say("写入文件", "where to write")),
        plugin,
        *common,
    ]  # fmt: skip
    return Command(
        "extract",
        callback=_later("extract"),
        params=list(options),
        help=say("取出报告中的数据。", "Print what a report states."),
    )


def _show(say: Say, common: Options, plugin: click.Option) -> Command:
    about = say(
        "按行名列出读到的表格，附状态和位置。", "Print the tables as understood, with row names, states and places."
    )
    options = [
        _one_file(say),
        click.Option(["--page-image"], metavar="FOLDER", help=say("改为把各页（PDF、OFD）画成 PNG 存入文件夹，框出并标明读到的单元格", "instead write the pages (PDF, OFD) into a folder as PNGs, the cells understood outlined and named")),
        click.Option(["--dpi"], type=click.IntRange(min=30), default=110, metavar="N", help=say("页面图片的分辨率（默认 110）；越高，能就地标名的单元格越多", "the resolution of page images (default: 110); the higher, the more cells are named where they stand")),
        plugin,
        *common,
    ]  # fmt: skip
    return Command("show", callback=_later("show"), params=list(options), help=about)


def _rules(say: Say, common: Options, plugin: click.Option) -> Command:
    options: list[click.Parameter] = [
        click.Argument(["codes"], nargs=-1, metavar="[CODE…]"),
        click.Option(["--format", "-f", "format_"], type=click.Choice(["text", "json"]), default="text", help=say("输出格式", "the output format")),
        plugin,
        *common,
    ]  # fmt: skip
    return Command("rules", callback=_later("rules"), params=options, help=say("列出规则。", "List the rules."))


def _explain(say: Say, common: Options, plugin: click.Option) -> Command:
    about = say("说明一条规则：依据、例子、处理办法。", "Explain a rule: basis, examples, remedy.")
    params: list[click.Parameter] = [click.Argument(["code"], metavar="CODE"), plugin, *common]
    return Command("explain", callback=_later("explain"), params=params, help=about)


def _plugins(say: Say, common: Options, plugin: click.Option) -> Command:
    about = say("列出已加载的规则包。", "List the packs that are loaded.")
    return Command("plugins", callback=_later("packs"), params=[plugin, *common], help=about)


def _test(say: Say, common: Options, plugin: click.Option) -> Command:
    about = say("运行规则的例子：按代码、规则包或文件。", "Try the examples of rules: by code, pack or file.")
    params: list[click.Parameter] = [
        click.Argument(["targets"], nargs=-1, metavar="[CODE|PACK|FILE…]"),
        plugin,
        *common,
    ]
    return Command("test", callback=_later("test"), params=params, help=about)


def _new(say: Say, common: Options, plugin: click.Option) -> Command:
    about = say(
        "新建规则（rule HA101）或规则包（pack gouji-henan）。",
        "Begin a rule (rule HA101) or a pack (pack gouji-henan).",
    )
    params: list[click.Parameter] = [
        click.Argument(["kind"], type=click.Choice(["rule", "pack"]), metavar="rule|pack"),
        click.Argument(["name"], metavar="CODE|NAME"),
        click.Option(["--toml"], is_flag=True, help=say("规则文件（默认）", "as a rule file (the default)")),
        click.Option(["--python"], is_flag=True, help=say("Python 规则", "in Python")),
        plugin,
        *common,
    ]
    return Command("new", callback=_later("new"), params=params, help=about)

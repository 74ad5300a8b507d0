"""The command line's frame: language first, then the commands, then errors as one line and an exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, cast

import click

from gouji.cli.screen import complain, prepare
from gouji.errors import GoujiError
from gouji.normalize import closest
from gouji.text import Lang, Text

# Wrong usage or configuration, or an input that could not be checked.
_WRONG = 2


def run(arguments: Sequence[str]) -> int:
    """Runs one command. The exit codes are those of docs/cli.md."""
    prepare()
    chosen = chosen_language(arguments)
    lang = chosen or configured_language(arguments)
    try:
        code = build(lang, chosen).main(args=list(arguments), prog_name="gouji", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return _WRONG
    except click.ClickException as error:
        complain(usage(error).pick(lang))
        return _WRONG
    except GoujiError as error:
        complain(error.message.pick(lang))
        return _WRONG
    except (click.Abort, KeyboardInterrupt):
        complain(Text("已中断", "interrupted").pick(lang))
        return 130
    except Exception as error:
        if os.environ.get("GOUJI_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}"
        complain(
            Text(
                f"程序内部出错：{what}；设 GOUJI_TRACEBACK=1 再运行一次，把输出报告给我们",
                f"gouji failed: {what}; run again with GOUJI_TRACEBACK=1 and report what it prints",
            ).pick(lang)
        )
        return _WRONG


def chosen_language(arguments: Sequence[str]) -> Lang | None:
    """From --lang wherever it stands, else GOUJI_LANG; None leaves it to the configuration."""
    value = option_value(arguments, "--lang") or os.environ.get("GOUJI_LANG", "")
    return None if not value else "en" if value.lower().startswith("en") else "zh"


def configured_language(arguments: Sequence[str]) -> Lang:
    from gouji.cli.settings import language_here

    paths = [argument for argument in arguments[1:] if not argument.startswith("-")]
    return language_here(paths, option_value(arguments, "--config"))


def option_value(arguments: Sequence[str], name: str) -> str | None:
    """An option's value before the command line is parsed: `--name value` or `--name=value`."""
    for place, argument in enumerate(arguments):
        if argument == name:
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if argument.startswith(f"{name}="):
            return argument[len(name) + 1 :]
    return None


def build(lang: Lang, chosen: Lang | None = None) -> click.Group:
    from gouji.cli import commands

    return commands.build(lang, chosen)


class Command(click.Command):
    """A command whose help is in the language of the run."""

    lang: Lang = "zh"

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        zh, en = ("[选项]", "命令 …"), ("[OPTIONS]", "COMMAND …")
        options, command = zh if self.lang == "zh" else en
        arguments = [str(one.metavar) for one in self.params if isinstance(one, click.Argument)]
        pieces = [options, *arguments, *([command] if isinstance(self, click.Group) else [])]
        formatter.write_usage(ctx.command_path, " ".join(pieces), "用法：" if self.lang == "zh" else "Usage: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [_record(option) for option in self.get_params(ctx) if isinstance(option, click.Option)]
        with formatter.section("选项" if self.lang == "zh" else "Options"):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示此说明" if self.lang == "zh" else "show this help"
        return option


def _record(option: click.Option) -> tuple[str, str]:
    """An option and what it is for, put the same way under every version of click."""
    names = ", ".join(sorted(option.opts, key=len))
    value = "" if option.is_flag else str(option.metavar or "|".join(_choices(option.type)))
    return f"{names} {value}".rstrip(), option.help or ""


def _choices(kind: click.ParamType[Any]) -> list[str]:
    # Any: click's own type of a choice's values.
    return [str(one) for one in cast("Sequence[Any]", kind.choices)] if isinstance(kind, click.Choice) else []


class Group(Command, click.Group):
    """The commands of gouji."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, command.get_short_help_str(80)) for name, command in self.commands.items() if not command.hidden]
        with formatter.section("命令" if self.lang == "zh" else "Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in self.commands and not name.startswith("-"):
            hint = Text(f"gouji check {name}", f"gouji check {name}") if os.path.exists(name) else None  # noqa: PTH110
            near = closest(name, list(self.commands)) if hint is None else None
            meant = hint.zh if hint else near
            zh = f"没有命令“{name}”" + (f"；是否指 {meant}" if meant else "；gouji --help 列出全部命令")
            en = f"there is no command {name!r}" + (f"; did you mean {meant}?" if meant else "; see gouji --help")
            raise Usage(Text(zh, en))
        return super().resolve_command(ctx, args)


class Usage(click.UsageError):
    """A usage error with its message in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def usage(error: click.ClickException) -> Text:
    """Click's own messages in both languages, each with the remedy."""
    if isinstance(error, Usage):
        return error.text
    if isinstance(error, click.NoSuchOption):
        near = error.possibilities[0] if error.possibilities else None
        hint = Text(f"；是否指 {near}", f"; did you mean {near}?") if near else Text("", "")
        return Text(f"没有选项 {error.option_name}{hint.zh}", f"there is no option {error.option_name}{hint.en}")
    if isinstance(error, click.MissingParameter) and error.param:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        return Text(f"缺少参数 {name}", f"{name} is missing")
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error, error.param)
    if isinstance(error, click.BadOptionUsage):
        return Text(f"选项 {error.option_name} 需要一个值", f"option {error.option_name} needs a value")
    return Text(f"用法有误：{error.format_message()}", error.format_message())


def _bad_value(error: click.BadParameter, param: click.Parameter) -> Text:
    name = max(param.opts, key=len, default=str(param.name))
    if isinstance(param.type, click.Choice):
        choices = ", ".join(_choices(param.type))
        return Text(f"{name} 只能是 {choices}", f"{name} must be one of {choices}")
    if isinstance(param.type, click.IntRange):
        least = param.type.min
        return Text(f"{name} 须为不小于 {least} 的整数", f"{name} must be a whole number from {least}")
    return Text(f"{name} 的值不对：{error.message}", f"{name}: {error.message}")

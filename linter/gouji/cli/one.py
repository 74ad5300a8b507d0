"""One file, read and bound, for the commands that look at a single report."""

from __future__ import annotations

import os.path
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from gouji.cli.settings import packs_of, settings_for
from gouji.engine.config import Config
from gouji.engine.inputs import Input, bytes_of, find_inputs
from gouji.engine.run import Checker
from gouji.errors import ConfigError, ReadError
from gouji.model.report import Report
from gouji.text import Text


class One(NamedTuple):
    report: Report
    config: Config
    data: bytes


def read_report(file: str, options: Mapping[str, Any]) -> tuple[Report, Config]:
    """As `read_one`, for those who need no bytes."""
    return read_one(file, options)[:2]


def read_one(file: str, options: Mapping[str, Any]) -> One:
    """Any: options as click gives them. Raises ReadError naming the file, ConfigError where it is a folder."""
    settings = settings_for([file], options)
    registry = packs_of(settings.overall)
    if os.path.isdir(file):  # noqa: PTH112 (pathlib raises where a name is too long)
        raise ConfigError(Text(f"{file}：是文件夹；请给出一个文件", f"{file} is a folder; give one file"))
    try:
        source = _standard_input() if file == "-" else find_inputs(file, registry.readers)[0]
        data = source.data if source.data is not None else bytes_of(source.path, settings.overall.reading)
        report = Checker(registry, settings.configs).read(source._replace(data=data))
    except ReadError as error:
        message = Text(f"{error.code} {file}：{error.message.zh}", f"{error.code} {file}: {error.message.en}")
        raise ReadError(message, error.code) from error
    return One(report, settings.overall, data)


def _standard_input() -> Input:
    return Input("-", named=True, data=sys.stdin.buffer.read())

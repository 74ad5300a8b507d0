"""The pytest plug-in: each rule of the packs under test is a test, which fails where its examples do not fit.

[tool.pytest.ini_options]
gouji = ["gouji_henan"]        # modules, or files and folders beside this file; or: pytest --gouji gouji_henan
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from gouji.plugins import Registry


def pytest_addoption(parser: pytest.Parser) -> None:
    about = "packs whose rules' examples are tests: modules, files, folders"
    parser.addini("gouji", about, type="args", default=[])
    parser.getgroup("gouji").addoption("--gouji", action="append", default=[], metavar="PACK", help=about)


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    named = [*config.getini("gouji"), *config.getoption("--gouji")]
    if named:
        items += _rules(session, [_located(name, config) for name in named])


def _located(name: str, config: pytest.Config) -> str:
    """An installed pack by its module; else a file or folder beside the configuration; else a module."""
    from gouji.installed import installed

    path = config.rootpath / name
    return str(path) if path.exists() and name not in {point.module for point in installed()} else name


def _rules(session: pytest.Session, named: list[str]) -> Iterator[RuleItem]:
    from gouji.errors import GoujiError
    from gouji.plugins import load_packs
    from gouji.testing.choose import chosen

    try:
        registry = load_packs(named)
        rules = chosen(named, registry)
    except GoujiError as error:
        raise pytest.UsageError(error.message.en) from error
    for rule in rules:
        yield RuleItem.from_parent(session, name=f"{rule.code} {rule.name}", rule=rule, registry=registry)


class WrongExamplesError(Exception):
    """Examples that do not do what they say."""


class RuleItem(pytest.Item):
    """The examples of one rule."""

    def __init__(self, *, rule: Any, registry: Registry, **keywords: Any) -> None:
        """Any: a rule may look at any kind of subject; the rest is pytest's."""
        super().__init__(**keywords)
        self.rule = rule
        self.registry = registry

    def runtest(self) -> None:
        from gouji.testing.examples import check_examples

        if slips := [
            f"{slip.example}: {slip.message.zh} / {slip.message.en}"
            for slip in check_examples(self.rule, self.registry)
        ]:
            raise WrongExamplesError("\n".join(slips))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Any: pytest's own. The slips alone, without a trace."""
        if isinstance(excinfo.value, WrongExamplesError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path | str, int | None, str]:
        return self.rule.source.partition(":")[0] or self.rule.__module__, None, self.name

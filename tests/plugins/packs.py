"""Packs written for a test, as their authors would write them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

from tests.conftest import written

_RULE = """
class {name}(ReportRule):
    code = "{code}"
    title = Text("试用规则", "A rule on trial")
    explanation = Text("仅供测试。", "For the tests only.")
    severity = {severity}
    basis = "无"
    message = Text("试用规则的提示", "the rule on trial speaks")
    remedy = Text("不必处理", "do nothing")
    valid = "无"
    invalid = "«无»"

    def check(self, subject):
{check}
"""
_HEAD = """
from gouji import Formatter, Reader, ReportRule, Severity, Text, hookimpl

gouji_api = 1
"""
SPEAKS = "yield self.finding(subject)"


def rule(code: str = "ZZ101", check: str = SPEAKS, severity: str = "Severity.NOTE", name: str = "OnTrial") -> str:
    return _RULE.format(name=name, code=code, severity=severity, check=indent(dedent(check).strip(), " " * 8))


def hook(kind: str, items: str) -> str:
    return f"\n@hookimpl\ndef gouji_{kind}():\n    return ({items},)\n"


def pack(path: Path, *parts: str) -> Path:
    """A pack in one file: the imports, its API version, then `parts`."""
    return written(path, _HEAD + "".join(parts))


def rule_pack(path: Path, code: str = "ZZ101", check: str = SPEAKS, severity: str = "Severity.NOTE") -> Path:
    """A pack of one rule."""
    return pack(path, rule(code, check, severity), hook("rules", "OnTrial"))


def folder_pack(folder: Path, **rules: str) -> Path:
    """A pack as a folder with a module a rule."""
    collect = "\nimport sys\nfrom gouji import collect_rules\n\n@hookimpl\ndef gouji_rules():\n    return collect_rules(sys.modules[__name__])\n"
    pack(folder / "__init__.py", collect)
    for name, text in rules.items():
        written(folder / f"{name}.py", _HEAD + text)
    return folder


def install(site: Path, distribution: str, version: str, module: str) -> None:
    """What an installer leaves of a pack beside its module."""
    info = site / f"{distribution.replace('-', '_')}-{version}.dist-info"
    written(info / "METADATA", f"Name: {distribution}\nVersion: {version}\n")
    written(info / "entry_points.txt", f"[console_scripts]\nsome = other:main\n\n[gouji]\nrules = {module}\n")

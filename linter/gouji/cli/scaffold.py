"""The texts that `gouji new` writes: each is whole and does what its examples say, to be changed from there."""

from __future__ import annotations

from string import Template as Form

_EXAMPLE = """
# 云陵县人民政府2021年政府信息公开工作年度报告

## 三、收到和处理政府信息公开申请情况

| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
"""
_WRONG = _EXAMPLE.replace("申请数量 | 8 | 1 | 0 | 0 | 0 | 0 | 9", "申请数量 | «12» | 1 | 0 | 0 | 0 | 0 | 9")

_TOML = Form('''\
# $code：规则文件是数据，不运行任何程序。键用中文或英文都可以（docs/rule-files.md）。
接口 = 1
$place
[[规则]]
代码 = "$code"
标题 = "自然人申请多于总计"
级别 = "错误"        # 错误、警告、提示
依据 = "写明文件名称、文号和条款"
处理 = "对照登记台账核对"
# 用表里的行名、列名写，如“本年新收 + 上年结转 = 办理结果总计 + 结转下年度”；gouji show 报告 列出全部名称。
勾稽 = "总计.本年新收 ≥ 自然人.本年新收"
# 不写勾稽时，可写以下各项：
# 用语 = { 部分 = "总体情况", 须有 = ["政策解读"], 不得有 = ["零申请"] }
# 事项 = ["联系方式", "全年统计期限"]
# 篇幅 = { 部分 = "总体情况", 至多 = 1000 }
# 因地而异的数和词可写成参数，由配置改变：参数 = { 字数 = { 默认 = 1000 } }，用处写 "{字数}"。
# 正例不提示；反例里«»标出的，正是应当提示之处。例子是小报告，可从 gouji show 的输出粘贴；多个例子用一行 === 分开。
正例 = """$valid"""
反例 = """$invalid"""
''')

_PYTHON = Form('''\
"""$code: a rule in Python, for what a rule file cannot say. gouji test $file tries its examples."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Finding, Severity, Table, TableRule, Text, Unchecked, hookimpl

gouji_api = 1


class PartExceedsTotal(TableRule):
    code = "$code"
    title = Text("自然人申请多于总计", "More requests of persons than in all")
    explanation = Text("总计含自然人，不会比它小。", "The total includes natural persons.")
    severity = Severity.ERROR
    jurisdiction = "$place"
    table = "applications"
    basis = "写明文件名称、文号和条款"
    message = Text("自然人{part}，多于总计{total}", "natural persons {part}, more than the total {total}")
    remedy = Text("对照登记台账核对", "check against the register")
    valid = """$valid"""
    invalid = """$invalid"""

    def check(self, subject: Table) -> Iterator[Finding | Unchecked]:
        part, total = subject.cell("received", "natural_person"), subject.cell("received", "total")
        if part and total and part.value is not None and total.value is not None and part.value > total.value:
            yield self.finding(part, total, part=part.value, total=total.value)


@hookimpl
def gouji_rules() -> tuple[type[TableRule], ...]:
    return (PartExceedsTotal,)
''')

_PYPROJECT = Form("""\
[build-system]
requires = ["hatchling>=1.26"]
build-backend = "hatchling.build"

[project]
name = "$name"
version = "0.1.0"
description = "Rules for gouji"
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["gouji>=0.1"]

[project.entry-points.gouji]
rules = "$module"

[tool.hatch.build.targets.wheel]
packages = ["$module"]

# `pytest` tries the examples of every rule.
[tool.pytest.ini_options]
gouji = ["$module"]
""")

_README = Form("""\
# $name

gouji 的规则包。规则在 `$module/rules.toml`，每条写明依据和例子。

    pip install .          # 安装后 gouji 自动找到它
    gouji rules            # 列出规则
    gouji test $name
    pytest                 # CI 只需安装、pip install pytest、pytest 三行
""")

_INIT = Form('''\
"""$name: rules for gouji, written as data in rules.toml."""

from __future__ import annotations

from pathlib import Path

from gouji import hookimpl

gouji_api = 1


@hookimpl
def gouji_rules() -> tuple[Path, ...]:
    return (Path(__file__).parent / "rules.toml",)
''')


def toml_rule(code: str, place: str) -> str:
    where = (
        f'地区 = "{place}"      # 只用于该地的报告，由机关名称认定，或用 --jurisdiction {place} 指明；删去此行则用于各地\n'
        if place
        else ""
    )
    return _TOML.substitute(code=code, place=where, valid=_EXAMPLE, invalid=_WRONG)


def python_rule(code: str, place: str) -> str:
    return _PYTHON.substitute(code=code, place=place, file=f"{code.lower()}.py", valid=_EXAMPLE, invalid=_WRONG)


def pyproject(name: str, module: str) -> str:
    return _PYPROJECT.substitute(name=name, module=module)


def readme(name: str, module: str) -> str:
    return _README.substitute(name=name, module=module)


def init(name: str) -> str:
    return _INIT.substitute(name=name)

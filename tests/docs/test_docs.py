"""The docs say what the code does: generated pages are fresh, and what is written by hand leaves nothing out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import gouji
from gouji.cli.app import run
from gouji.engine.config import _KEYS as CONFIG_KEYS
from gouji.engine.config import read_config
from gouji.engine.selection import select_rules
from gouji.engine.variants import Variants
from gouji.formats import Limits
from gouji.model.finding import NOTIFICATIONS
from gouji.names import resolved
from gouji.plugins import HOOKS, load_packs
from gouji.rulefile import vocabulary
from tests.conftest import written
from tests.support.docs import DOCS, generated

ROOT = DOCS.parent
GENERATED = dict(generated())


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GENERATED)
def test_generated_page_is_fresh(name: str) -> None:
    assert page(f"docs/{name}") == GENERATED[name], "run `make docs`"


@pytest.mark.parametrize("folder", ["rules", "samples/outputs"])
def test_no_page_of_a_rule_or_sample_that_is_no_more(folder: str) -> None:
    assert {path.relative_to(DOCS).as_posix() for path in (DOCS / folder).iterdir()} == {
        name for name in GENERATED if name.startswith(f"{folder}/")
    }


def test_every_notification_code_has_its_meaning() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "linter").rglob("*.py")]
    given = {code for source in sources for code in re.findall(r'"(GJ9\d\d)"(?!:)', source)}
    assert given == set(NOTIFICATIONS)


def test_every_setting_is_explained() -> None:
    text = page("docs/configuration.md")
    keys = (*CONFIG_KEYS, "limits", "pdf-engine", "ocr", *Limits._fields)
    assert [key for key in keys if f"`{key}`" not in text] == []


def test_every_hook_and_public_name_is_explained() -> None:
    text = page("docs/packs.md")
    assert [name for name in (*HOOKS, *gouji.__all__) if f"`{name}`" not in text] == []


def test_every_dependency_is_justified() -> None:
    project = tomllib.loads(page("pyproject.toml"))
    needed = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    names = [re.split(r"[<>=~ ]", one)[0] for one in needed]
    text = page("docs/dependencies.md")
    assert [name for name in names if f"| {name} |" not in text] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readme_gives_the_two_commands_first(name: str) -> None:
    head = page(name).split("\n## ")[0]
    assert "make demo" in head
    assert "make test" in head


def test_both_readmes_have_the_same_parts() -> None:
    code = [re.findall(r"```.*?```", page(name), re.DOTALL) for name in ("README.md", "README.zh-CN.md")]
    heads = [len(re.findall(r"^## ", page(name), re.MULTILINE)) for name in ("README.md", "README.zh-CN.md")]
    assert heads[0] == heads[1]
    assert len(code[0]) == len(code[1])


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_finding_shown_is_what_gouji_says(
    name: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    run(["check", "--lang", lang, "docs/samples"])
    told = capsys.readouterr().out.splitlines()
    (shown,) = re.findall(r"```text\n(.*?)```", page(name), re.DOTALL)
    assert [line for line in shown.splitlines() if line not in told] == []


def test_samples_show_something_and_are_no_failure_of_the_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(["check", "--fail-on", "never", "docs/samples"]) == 0
    told = capsys.readouterr()
    assert {code for code in ("BAL004", "SUM003", "STR001", "EXT001") if code not in told.out} == set()
    assert told.err == ""


def markdown_files() -> list[Path]:
    folders = ("*.md", "docs/*.md", "docs/rules/*.md", "docs/howto/*.md", "plugins/*/README.md")
    return [path for folder in folders for path in ROOT.glob(folder)]


@pytest.mark.parametrize("path", markdown_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose)
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_ci_runs_the_readme_test_command() -> None:
    script = [line for line in page(".ci/run").splitlines() if line and not line.startswith("#")]
    assert script[-1] == "exec make test"


def test_every_key_and_word_of_rule_files_is_documented() -> None:
    text = page("docs/rule-files.md")
    chinese = [*vocabulary.KEYS, *vocabulary.FACTS, *vocabulary.SEVERITIES, *vocabulary.LEVELS, *vocabulary.AXES]
    assert [word for word in (*chinese, *vocabulary.PREAMBLE, *vocabulary.WHOLE) if word not in text] == []
    english = [*vocabulary.KEYS.values(), *vocabulary.FACTS.values()]
    assert [word for word in english if f"`{word}`" not in text] == ["zh", "en"]


def test_the_equations_of_the_page_on_rule_files_are_equations() -> None:
    stated = re.findall(r'^勾稽 = "(.+?)" ', page("docs/rule-files.md"), re.MULTILINE)
    assert len(stated) == 7
    for text in stated:
        assert resolved(text, next(one for one in load_packs().templates if one.id == "gb2021"), "try")


def test_the_parameters_of_the_page_on_rule_files_are_set_as_it_says(tmp_path: Path) -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```", page("docs/rule-files.md"), re.MULTILINE | re.DOTALL)
    rule, setting = (next(one for one in blocks if one.startswith(head)) for head in ("[[规则]]", "[HA103]"))
    more = '级别 = "提示"\n依据 = "某省通知"\n正例 = "无"\n反例 = "«无»"\n'
    written(tmp_path / "rules.toml", f"接口 = 1\n{rule}{more}")
    config = read_config(written(tmp_path / "gouji.toml", f'plugins = ["rules.toml"]\n{setting}'))
    rules = load_packs(config.plugins).rules
    said = [
        one.remedy.zh
        for settings in (config, config.overrides[0].over(config))
        for one in select_rules(rules, settings).rules
        if one.code == "HA103"
    ]
    assert said == ["压缩到800字以内", "压缩到500字以内"]


def test_what_the_page_on_the_configuration_shows_is_a_configuration(tmp_path: Path) -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```", page("docs/configuration.md"), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 5
    for text in blocks:
        config = read_config(written(tmp_path / "gouji.toml", text))
        rules = load_packs([str(ROOT / "plugins/gouji-example/gouji_example")] if "DEMO" in text else []).rules
        assert Variants(rules, config, ()).common.rules

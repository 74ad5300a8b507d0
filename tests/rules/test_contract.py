"""What holds for every built-in rule, for the pack that brings them, and for the public names they are written with."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

import gouji
import gouji_rules
from gouji import hookspecs
from gouji.formatters.pages import split_examples
from gouji.model.finding import Severity
from gouji.plugins import HOOKS, AnyRule, Registry, load_packs
from gouji.text import Text

RULES = load_packs().rules
FOLDER = Path(gouji_rules.__path__[0])
FILES = sorted(
    path for path in FOLDER.rglob("*.py") if not path.name.startswith("_") and "__pycache__" not in path.parts
)
# Codes given so far, which stay. A new rule need not be added: it is one file, and its pages are made by `make docs`.
CODES = {
    "ACT001", "ACT002", "ACT003", "ACT004", "ACT005", "ACT006", "ACT007", "ACT008", "ACT009",
    "BAL001", "BAL002", "BAL003", "BAL004", "BAL005", "BAL006",
    "SUM001", "SUM002", "SUM003", "SUM004", "SUM005", "SUM006",
    "STR001", "STR002", "STR003", "STR004", "STR005", "STR006", "STR007", "STR008", "STR009", "STR010", "STR011", "STR012", "STR013", "STR014", "STR015",
    "CON001", "CON002", "CON003", "CON004", "CON005", "CON006",
    "TPL001", "TPL002", "TPL003", "TPL004", "TPL005", "TPL006",
    "FEE001", "FEE002", "FEE003", "FEE004", "FEE005",
    "PLA001", "PLA002",
    "STY001", "STY002", "STY003", "STY004", "STY005", "STY006",
    "FMT001", "FMT002", "FMT003", "FMT004", "FMT005", "FMT006", "FMT007", "FMT008",
    "XYR001", "XYR002", "XYR003", "XYR004", "XYR005", "XYR006", "XYR007", "XYR008",
    "NAR001", "NAR002", "NAR003", "NAR004", "NAR005", "NAR006", "NAR007", "NAR008", "NAR009", "NAR010", "NAR011", "NAR012", "NAR013",
    "ARI001", "ARI002", "ARI003", "ARI004", "ARI005", "ARI006", "ARI007", "ARI008",
    "EXT001", "EXT002", "EXT003", "EXT004",
}  # fmt: skip
# Off by default until enough real reports have shown that they do not cry wolf.
SECOND_WAVE = {
    "NAR011", "NAR013", "ARI003", "ARI004", "ARI006", "ARI007",
    "ACT008", "CON005", "FEE002", "FEE005", "FMT007", "STR008", "STR010", "STR013", "STY005", "STY006", "SUM004", "SUM006",
    "TPL005", "XYR003", "XYR007", "XYR008",
}  # fmt: skip
PUBLIC = [
    "AddedColumn", "AddedValue", "Assessment", "Breakdown", "Cell", "Claim", "Document", "Fact", "Fault", "FaultRule", "Figure", "Finding",
    "Formatter", "IdentityRule", "Location", "Note", "NoteRule", "Outcome", "Paragraph", "Quantity", "Reader",
    "Report", "ReportRule", "Rule", "Section", "Severity", "Share", "Signature", "Source", "StrayRow", "Table",
    "TableRule", "Template", "Text", "Unchecked", "View", "__version__", "collect_rules", "enumerator", "figures_of",
    "fold", "hookimpl", "narrow", "pattern", "plain", "signature_of", "statements_of",
]  # fmt: skip
HAN = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile("[A-Za-z]{2}")

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_no_code_goes_away() -> None:
    assert CODES - {rule.code for rule in RULES} == set()


def test_no_code_and_no_name_is_given_twice() -> None:
    assert {code: n for code, n in Counter(rule.code for rule in RULES).items() if n > 1} == {}
    assert {name: n for name, n in Counter(rule.name for rule in RULES).items() if n > 1} == {}


def test_the_second_wave_is_off_by_default() -> None:
    assert {rule.code for rule in RULES if not rule.default} & CODES == SECOND_WAVE


@every_rule
def test_code_and_name_have_their_form(rule: type[AnyRule]) -> None:
    assert re.fullmatch(r"[A-Z]{2,4}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.name)
    assert not rule.name.startswith(("check-", "use-", "avoid-", "require-", "ensure-"))


@every_rule
@pytest.mark.parametrize("name", ["title", "explanation", "message", "remedy"])
def test_every_text_is_in_both_languages(rule: type[AnyRule], name: str) -> None:
    text: Text = getattr(rule, name)
    places = re.compile(r"\{\w+\}")
    if text.zh == text.en == "{note}":
        return  # the note itself is in both languages
    zh, en = places.sub("", text.zh), places.sub("", text.en)
    assert HAN.search(zh), text.zh
    assert LATIN.search(en), text.en
    # Words of the form may be quoted in English, an English text is not written in Chinese.
    assert len(HAN.findall(en)) < len(LATIN.findall(en)), text.en


@every_rule
def test_a_rule_says_what_it_rests_on_and_shows_it(rule: type[AnyRule]) -> None:
    assert HAN.search(rule.basis)
    assert isinstance(rule.severity, Severity)
    assert all(text.strip() for text in split_examples(rule.valid))
    assert all("«" in text and "»" in text for text in split_examples(rule.invalid))
    assert "«" not in rule.valid


@every_rule
def test_a_rule_is_for_forms_that_there_are(rule: type[AnyRule], registry: Registry) -> None:
    forms = {template.id for template in registry.templates}
    assert set(rule.templates) <= forms
    if kind := getattr(rule, "kind", ""):
        kinds = {identity.kind for template in registry.templates for identity in template.identities}
        assert kind in kinds


def test_every_file_of_the_pack_is_loaded_and_holds_one_rule() -> None:
    loaded = Counter(Path(str(sys.modules[rule.__module__].__file__)) for rule in RULES)
    assert loaded == Counter(FILES)


@every_rule
def test_the_file_is_named_for_its_rule(rule: type[AnyRule]) -> None:
    assert rule.__module__.rpartition(".")[2].replace("_", "-") == rule.name


def test_the_public_names_are_these() -> None:
    assert gouji.__all__ == PUBLIC
    assert [name for name in PUBLIC if getattr(gouji, name, None) is None] == []
    with pytest.raises(AttributeError, match="no attribute 'Rules'"):
        _ = gouji.Rules


def test_the_hooks_are_these_four_and_each_is_explained() -> None:
    hooks = {name: hook for name, hook in vars(hookspecs).items() if hasattr(hook, "gouji_spec")}
    assert list(hooks) == list(HOOKS) == ["gouji_rules", "gouji_templates", "gouji_readers", "gouji_formatters"]
    assert all(hook.__doc__ for hook in hooks.values())

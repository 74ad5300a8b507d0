"""What other repositories copy: each file parses, names what exists, and its commands do what its page says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from gouji.builtin import gouji_readers
from gouji.twin import sidecar_of
from tests.conftest import clean_text, faulty_text, written
from tests.support.faulted import faulty, in_format

ROOT = Path(__file__).parents[2]
CI = ROOT / "docs" / "ci"
HOWTO = ROOT / "docs" / "howto"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the recipes are for shells of Unix")


def parsed(path: Path) -> Any:
    """Any: as YAML gives it."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """In a shell as a CI runner starts it: stops at the first failure, gouji on the path, a language of its own."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "GOUJI_LANG": "en", **variables}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    written(tmp_path / "reports" / "年报 一.md", faulty_text())
    written(tmp_path / "reports" / "b.pdf", in_format(faulty(), "pdf"))
    written(tmp_path / "clean" / "c.md", clean_text())
    return tmp_path


class TestPreCommit:
    HOOK = parsed(ROOT / ".pre-commit-hooks.yaml")[0]

    def test_the_hook_has_what_pre_commit_asks_for(self) -> None:
        (hook,) = parsed(ROOT / ".pre-commit-hooks.yaml")
        assert {"id", "name", "entry", "language"} <= hook.keys()
        assert hook["language"] == "python"
        (repo,) = parsed(CI / "pre-commit-config.yaml")["repos"]
        assert [one["id"] for one in repo["hooks"]] == [hook["id"]]

    def test_it_takes_every_format_and_nothing_else(self) -> None:
        endings = [ending for reader in gouji_readers() for ending in reader.endings]
        for written_so in (str.lower, str.upper):
            assert [one for one in map(written_so, endings) if not re.search(self.HOOK["files"], f"a{one}")] == []
        assert not [name for name in ("a.py", "a.json", "md", "a.md.bak") if re.search(self.HOOK["files"], name)]

    def test_it_passes_over_text_twins(self) -> None:
        for path in ("reports/a.pdf", "年报/gouji/b.docx"):
            assert not re.search(self.HOOK["exclude"], path)
            assert re.search(self.HOOK["exclude"], Path(sidecar_of(path)).as_posix())

    @pytest.mark.parametrize(("files", "code"), [(["reports/年报 一.md", "reports/b.pdf"], 1), (["clean/c.md"], 0)])
    def test_its_command_fails_where_there_are_findings(self, files: list[str], code: int, repository: Path) -> None:
        (repo,) = parsed(CI / "pre-commit-config.yaml")["repos"]
        names = " ".join(f"'{file}'" for file in files)
        ran = shell(f"{self.HOOK['entry']} {' '.join(repo['hooks'][0]['args'])} {names}", repository)
        assert ran.returncode == code, ran.stderr
        assert ("BAL004" in ran.stdout) == bool(code)


class TestGitHub:
    ACTION = parsed(ROOT / "action.yml")
    STEPS: Mapping[str, Any] = {step.get("name", step.get("uses")): step for step in ACTION["runs"]["steps"]}

    def run(self, repository: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
        """The step that checks, with its expressions filled in; and the exit code it hands on."""
        step = self.STEPS["Check"]
        given = {name: one.get("default", "") for name, one in self.ACTION["inputs"].items()} | inputs
        variables = {
            key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
            for key, value in step["env"].items()
        }
        output = repository / "output.txt"
        output.unlink(missing_ok=True)
        ran = shell(step["run"], repository, GITHUB_OUTPUT=str(output), **variables)
        assert ran.returncode == 0, ran.stderr
        return ran, output.read_text(encoding="utf-8").strip().removeprefix("code=")

    def test_it_is_a_composite_action_whose_steps_have_shells(self) -> None:
        assert self.ACTION["runs"]["using"] == "composite"
        assert all("shell" in step for step in self.ACTION["runs"]["steps"] if "run" in step)
        assert all(one["description"] for one in self.ACTION["inputs"].values())
        used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
        assert used == set(self.ACTION["inputs"])

    def test_no_expression_stands_in_a_script(self) -> None:
        """What a stranger writes into a pull request must not become a command."""
        assert [step for step in self.ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []

    def test_it_writes_sarif_and_annotations_and_hands_on_the_exit_code(self, repository: Path) -> None:
        ran, code = self.run(repository, paths="reports\nclean/c.md", category="年报")
        assert code == "1"
        assert ran.stdout.count("::error file=") == 4
        log = json.loads((repository / "gouji.sarif").read_text(encoding="utf-8"))
        assert log["runs"][0]["automationDetails"]["id"] == "年报/"
        assert len(log["runs"][0]["results"]) == 4
        assert "suppressions" not in json.dumps(log)

    def test_paths_and_arguments_stand_a_line_each(self, repository: Path) -> None:
        ran, code = self.run(repository, paths="reports/年报 一.md\n", args="--select\nSUM003\n--severity\nSUM003=note")
        assert code == "0"
        assert ran.stdout.count("\n") == 1
        assert ran.stdout.startswith("::notice file=reports/年报 一.md")

    def test_with_twins_the_marks_stand_in_them(self, repository: Path) -> None:
        ran, _ = self.run(repository, paths="reports/b.pdf", args="--write-sidecars")
        assert ran.stdout.count("::error file=reports/.gouji/b.pdf.md,line=") == 2

    def test_what_a_path_holds_is_no_command(self, repository: Path) -> None:
        _, code = self.run(repository, paths='$(touch owned)\n`touch owned`\n"; touch owned; "')
        assert code == "2"
        assert not (repository / "owned").exists()

    def test_with_a_baseline_only_new_findings_fail(self, repository: Path) -> None:
        shell("gouji baseline write known.sarif reports", repository)
        assert self.run(repository, paths="reports", baseline="known.sarif")[1] == "0"

    @pytest.mark.parametrize("code", ["0", "1", "2"])
    def test_the_last_step_fails_as_gouji_did(self, code: str, repository: Path) -> None:
        assert shell(self.STEPS["Fail on findings"]["run"], repository, GOUJI_CODE=code).returncode == int(code)

    def test_it_installs_itself_and_uploads_what_it_wrote(self) -> None:
        assert self.STEPS["Install gouji"]["run"].endswith('pip install --quiet "$GOUJI_SOURCE"')
        upload = self.STEPS["Upload to code scanning"]
        assert upload["uses"].startswith("github/codeql-action/upload-sarif@")
        assert upload["with"] == {"sarif_file": "${{ inputs.sarif }}"}

    def test_the_workflow_gives_what_the_action_takes(self) -> None:
        workflow = parsed(CI / "github-workflow.yml")
        # As the upload's own page asks for it: what is not named here is taken away.
        assert workflow["permissions"] == {"contents": "read", "security-events": "write", "actions": "read"}
        step = workflow["jobs"]["gouji"]["steps"][-1]
        assert set(step["with"]) <= set(self.ACTION["inputs"])


class TestGitLab:
    JOB = parsed(CI / "gitlab-ci.yml")["gouji"]

    def test_its_reports_are_written_and_the_job_succeeds(self, repository: Path) -> None:
        ran = shell(
            "\n".join(self.JOB["script"]), repository, **{**self.JOB["variables"], "GOUJI_PATHS": "reports clean"}
        )
        assert ran.returncode == 0, ran.stderr
        reports = self.JOB["artifacts"]["reports"]
        found = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
        assert [one["check_name"] for one in found] == ["BAL004", "SUM003"] * 2
        root = ElementTree.fromstring((repository / reports["junit"]).read_text(encoding="utf-8"))
        assert root.get("failures") == "4"

    def test_a_run_that_failed_fails_the_job(self, repository: Path) -> None:
        assert shell("\n".join(self.JOB["script"]), repository, GOUJI_ARGS="", GOUJI_PATHS="missing").returncode == 2

    def test_it_installs_what_its_variable_names(self) -> None:
        assert self.JOB["before_script"] == ['pip install --quiet "$GOUJI_PACKAGE"']
        assert "slim" not in self.JOB["image"]  # a package may be named by git+https
        assert set(self.JOB["variables"]) == {"GOUJI_PACKAGE", "GOUJI_PATHS", "GOUJI_ARGS"}


class TestAzure:
    PIPELINE = parsed(CI / "azure-pipelines.yml")

    def script(self, folder: Path) -> str:
        """The step that checks, with the variables filled in as the agent does it."""
        text = str(next(step["script"] for step in self.PIPELINE["steps"] if "gouji check" in step.get("script", "")))
        variables = {
            **self.PIPELINE["variables"],
            "GOUJI_PATHS": "reports",
            "Build.ArtifactStagingDirectory": str(folder),
        }
        while found := re.search(r"\$\(([\w.]+)\)", text):
            text = text.replace(found[0], variables[found[1]])
        return text

    def test_the_log_and_the_tests_are_where_the_tasks_look_for_them(self, repository: Path, tmp_path: Path) -> None:
        folder = tmp_path / "staging"
        folder.mkdir()
        assert shell(self.script(folder), repository).returncode == 1
        tasks = {step["task"]: step for step in self.PIPELINE["steps"] if "task" in step}
        assert tasks["PublishBuildArtifacts@1"]["inputs"]["artifactName"] == "CodeAnalysisLogs"
        assert json.loads((folder / "CodeAnalysisLogs" / "gouji.sarif").read_text(encoding="utf-8"))["runs"][0][
            "results"
        ]
        name = tasks["PublishTestResults@2"]["inputs"]["testResultsFiles"].rpartition("/")[2]
        ElementTree.fromstring((folder / "CodeAnalysisLogs" / name).read_text(encoding="utf-8"))
        for task in ("PublishBuildArtifacts@1", "PublishTestResults@2"):
            assert tasks[task]["condition"] == "succeededOrFailed()"


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("pre-commit", "pre-commit-config.yaml"),
        ("github", "github-workflow.yml"),
        ("gitlab", "gitlab-ci.yml"),
        ("azure", "azure-pipelines.yml"),
    ],
)
@pytest.mark.parametrize("ending", ["md", "zh-CN.md"])
def test_each_has_a_page_in_both_languages_that_shows_it_whole(page: str, file: str, ending: str) -> None:
    text = (HOWTO / f"{page}.{ending}").read_text(encoding="utf-8")
    assert f"```yaml\n{(CI / file).read_text(encoding='utf-8')}```" in text
    assert f"({page}.{'zh-CN.md' if ending == 'md' else 'md'})" in text


def test_every_command_on_a_page_is_one_that_gouji_has(repository: Path) -> None:
    """Each line of a shell block that calls gouji is run: none is refused as wrong usage."""
    seen = 0
    for path in sorted(HOWTO.glob("*.md")):
        folder = repository / path.stem
        folder.mkdir()
        written(folder / "reports" / "report.pdf", in_format(faulty(), "pdf"))
        shell("gouji baseline write known.sarif reports; gouji baseline write old.sarif reports", folder)
        blocks = re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        for line in (line for block in blocks for line in block.splitlines() if line.startswith("gouji ")):
            ran = shell(line, folder)
            assert ran.returncode in (0, 1), (path.name, line, ran.stderr)
            seen += 1
    assert seen >= 8

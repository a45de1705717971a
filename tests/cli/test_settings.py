from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

JSON = ("--output-format", "json")


@pytest.fixture
def project(desk: Path) -> Path:
    """
    The working folder with a settings file that names the sources.
    """
    (desk / "claimcheck.toml").write_text('sources = ["refs"]\n')
    return desk


def paths(result: Any) -> list[str]:  # noqa: ANN401 - a Result
    return [document["path"] for document in json.loads(result.out)["documents"]]


class TestSettingsFile:
    def test_is_enough(self, run: Run, project: Path) -> None:
        """
        With sources in the settings, a check needs no option.
        """
        assert 1 == run("check", "drafts").code
        assert 2 == run("check", "drafts", "--isolated").code
        assert project.is_dir()

    def test_is_found_from_the_draft(
        self,
        run: Run,
        project: Path,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path_factory: pytest.TempPathFactory,
    ) -> None:
        """
        A draft brings its settings along, whatever the working folder is.
        """
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

        assert 1 == run("check", project / "drafts" / "b.txt").code

    def test_then_from_the_working_folder(
        self, run: Run, project: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """
        A draft without settings above it takes those of the working folder.
        """
        other = tmp_path_factory.mktemp("other") / "x.md"
        other.write_text("It is wrong .")

        assert 1 == run("check", other).code
        assert (project / "claimcheck.toml").exists()

    def test_paths_in_it_count_from_it(
        self, run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Sources are found from a folder below, too.
        """
        monkeypatch.chdir(project / "drafts")

        assert ["b.txt"] == paths(run("check", "b.txt", *JSON))

    @pytest.mark.parametrize(
        ("settings", "options", "code"),
        [
            ('fail-on = "never"', (), 0),
            ('fail-on = "never"', ("--fail-on", "contradicted"), 1),
            ('[severity]\nCC111 = "warning"', (), 0),
            ('[severity]\ncontradicted-date = "off"', (), 0),
            ('[severity]\nCC111 = "off"', ("--severity", "CC111=error"), 1),
            ('[severity]\nCC102 = "error"\nCC111 = "off"', (), 1),
            ('[per-file-ignores]\n"*.txt" = ["CC1"]', (), 0),
            ('[per-file-ignores]\n"*.md" = ["CC1"]', (), 1),
            ("", ("--per-file-ignores", "drafts/**:CC111"), 0),
            ('exclude = ["*.txt"]', (), 0),
            ('exclude = ["*.txt"]', ("--exclude", "x"), 1),
            ('exclude = ["*.txt"]', ("--extend-exclude", "x"), 0),
            ('include = ["*.md"]', (), 0),
            ('include = ["*.md"]', ("--include", "*.txt"), 1),
        ],
    )
    def test_gate(
        self, run: Run, project: Path, settings: str, options: tuple[str, ...], code: int
    ) -> None:
        """
        Settings decide what gates, and an option on the command line wins over them.
        """
        (project / "claimcheck.toml").write_text(f'sources = ["refs"]\n{settings}\n')

        assert code == run("check", "drafts", *options).code

    def test_show_and_format(self, run: Run, project: Path) -> None:
        """
        What is shown, in which format and which files, can be set.
        """
        (project / "claimcheck.toml").write_text(
            'sources = ["refs"]\noutput-format = "concise"\nshow = ["supported"]\n'
            '[output]\njson = "r.json"\n'
        )
        result = run("check", "drafts")

        assert "drafts/a.md:1:5: CC103 supported: it is right\n" == result.out
        assert json.loads((project / "r.json").read_text())["documents"]

    def test_off_is_not_shown_and_not_lost(self, run: Run, project: Path) -> None:
        """
        A claim of a code that is off is only in the JSON, with the reason.
        """
        (project / "claimcheck.toml").write_text('sources = ["refs"]\n[severity]\nCC1 = "off"\n')
        text = run("check", "drafts").out
        claims = json.loads(run("check", "drafts/b.txt", *JSON).out)["documents"][0]["claims"]

        assert "1 contradicted, 1 supported, 1 unverifiable (1 no passage); 2 kept silent\n" == text
        assert [("contradicted", "CC111 is off"), ("unverifiable", "CC102 is off")] == [
            (c["verdict"]["label"], c["verdict"]["suppression"]["reason"]) for c in claims
        ]

    @pytest.mark.parametrize("code", ["CC902", "CC9"])
    def test_a_failure_stays_a_failure(self, run: Run, project: Path, code: str) -> None:
        """
        No setting turns a file that could not be checked into a success.
        """
        (project / "drafts" / "bad.md").write_bytes(b"a caf\xe9")
        (project / "claimcheck.toml").write_text(
            'sources = ["refs"]\nfail-on = "never"\n[per-file-ignores]\n"**" = ["CC"]\n'
        )

        assert 2 == run("check", "drafts").code
        assert 2 == run("check", "drafts", "--severity", f"{code}=off").code


class TestWrongSettings:
    @pytest.mark.parametrize(
        ("files", "args", "messages"),
        [
            (
                {"claimcheck.toml": 'sorces = []\njobs = "x"\n'},
                ("check", "drafts"),
                [
                    'claimcheck.toml:1: no key "sorces"; did you mean "sources"?',
                    'claimcheck.toml:2: "jobs" must be a whole number from 1 to 1024, got "x"',
                ],
            ),
            (
                {"claimcheck.toml": "", "drafts/claimcheck.toml": 'sources = ["a"]'},
                ("check", "drafts/a.md", "refs"),
                ["have those of"],
            ),
            (
                {
                    "claimcheck.toml": 'sources = ["refs"]',
                    "drafts/sub/.claimcheck.toml": "",
                    "drafts/sub/x.md": "It",
                },
                ("check", "drafts"),
                ["drafts/sub has the settings of"],
            ),
            ({}, ("check", "drafts", "--config", "no.toml"), ["no.toml: no such settings file"]),
            ({}, ("check", "drafts", "--config", "drafts"), ["drafts: no such settings file"]),
            (
                {"x.toml": ""},
                ("check", "drafts", "--config", "x.toml", "--isolated"),
                ["--isolated wants none"],
            ),
            ({}, ("check", "drafts", "--severity", "CC111"), ["--severity takes CODE=LEVEL"]),
            (
                {},
                ("check", "drafts", "--severity", "CC111=of"),
                ['did you mean "off"?'],
            ),
            ({}, ("check", "drafts", "--severity", "CC7=off"), ['no code "CC7" that can be set']),
            ({}, ("check", "drafts", "--per-file-ignores", "CC102"), ["takes PATTERN:CODE"]),
            ({}, ("check", "drafts", "--per-file-ignores", "a:CC7"), ['no code "CC7"']),
            ({"claimcheck.toml": ""}, ("check", "drafts"), ["no source given"]),
            (
                {"claimcheck.toml": 'sources = ["refs"]\nexclude = ["*"]'},
                ("check", "drafts"),
                ["no draft in this folder", "left out by the settings"],
            ),
            (
                {"claimcheck.toml": 'sources = ["refs"]\nforce-exclude = true\nexclude = ["a.md"]'},
                ("check", "drafts/a.md"),
                ["no draft is left"],
            ),
            ({"claimcheck.toml": 'sources = ["no"]'}, ("check", "drafts"), ["no: no such file"]),
            (
                {"claimcheck.toml": 'sources = ["refs"]\nbaseline = "b.json"'},
                ("check", "drafts"),
                ["b.json: no such baseline; write it with --write-baseline"],
            ),
            (
                {"claimcheck.toml": 'sources = ["refs"]\nverifier = "own"'},
                ("check", "drafts"),
                ['"verifier" is "own", so verifier-model and verifier-tokenizer must name a file'],
            ),
            (
                {
                    "claimcheck.toml": 'sources = ["refs"]\nverifier-model = "no.onnx"\n'
                    'verifier-tokenizer = "t.json"'
                },
                ("check", "drafts", "--verifier", "own"),
                ["no.onnx: cannot be read: No such file"],
            ),
            (
                {
                    "claimcheck.toml": 'sources = ["refs"]\nverifier-model = "m.onnx"\n'
                    'verifier-tokenizer = "t.json"\nverifier = "own"',
                    "m.onnx": "no model",
                    "t.json": "{}",
                },
                ("check", "drafts"),
                ["m.onnx: not an ONNX model that can be loaded"],
            ),
            (
                {"claimcheck.toml": 'sources = ["refs"]\n[output]\njson = "claimcheck.toml"'},
                ("check", "drafts"),
                ["is a draft or a source"],
            ),
        ],
    )
    def test_is_exit_2(
        self,
        run: Run,
        desk: Path,
        files: dict[str, str],
        args: tuple[str, ...],
        messages: list[str],
    ) -> None:
        """
        A broken or contradictory setting is told before any work; nothing is written.
        """
        for name, text in files.items():
            (desk / name).parent.mkdir(exist_ok=True)
            (desk / name).write_text(text)
        before = sorted(desk.rglob("*"))
        needs_sources = "refs" not in args and "claimcheck.toml" not in files
        result = run(*args, *(("-s", "refs") if needs_sources else ()))

        assert (2, "") == (result.code, result.out)
        assert all(message in result.err for message in messages), result.err
        assert all(line.startswith("claimcheck: ") for line in result.err.splitlines())
        assert before == sorted(desk.rglob("*"))


class TestSelection:
    def test_named_drafts_are_checked_anyway(self, run: Run, project: Path) -> None:
        """
        A draft that is named is checked although it is excluded, unless that is forced.
        """
        (project / "claimcheck.toml").write_text('sources = ["refs"]\nexclude = ["b.txt"]\n')

        assert ["drafts/a.md"] == paths(run("check", "drafts", *JSON))
        assert ["drafts/b.txt"] == paths(run("check", "drafts/b.txt", *JSON))
        assert ["drafts/a.md"] == paths(
            run("check", "drafts/b.txt", "drafts/a.md", "--force-exclude", *JSON)
        )

    def test_gitignore(self, run: Run, project: Path) -> None:
        """
        What .gitignore names is left out of folders, on request not.
        """
        (project / ".git").mkdir()
        (project / ".gitignore").write_text("*.txt\n")
        (project / "drafts" / ".git").rename(project / "drafts" / ".other")

        assert ["drafts/a.md"] == paths(run("check", "drafts", *JSON))
        assert ["drafts/a.md", "drafts/b.txt"] == paths(
            run("check", "drafts", "--no-respect-gitignore", *JSON)
        )

    @pytest.mark.parametrize("folder", ["node_modules", "venv", "site-packages"])
    def test_folders_of_tools_are_left_out(self, run: Run, project: Path, folder: str) -> None:
        """
        Folders that hold other people's files are left out by default.
        """
        (project / "drafts" / folder).mkdir()
        (project / "drafts" / folder / "x.md").write_text("It is wrong .")

        assert ["drafts/a.md", "drafts/b.txt"] == paths(run("check", "drafts", *JSON))


class TestOtherCommands:
    def test_index_split_and_clean(self, run: Run, project: Path) -> None:
        """
        Sources, cache folder and granularity hold for the other commands that need them.
        """
        (project / "refs" / "a.md").write_text("The tent weighs 2.4 kg and it is green.")
        (project / "claimcheck.toml").write_text(
            'sources = ["refs"]\ncache-dir = "kept"\ngranularity = "clause"\n'
        )
        built = run("index", "build")
        listed = run("index", "info")
        split = json.loads(run("split", "drafts/a.md", *JSON).out)
        cleaned = run("clean")

        assert (0, 0) == (built.code, cleaned.code)
        assert built.out.startswith("kept/index/")
        assert listed.out.startswith("kept/index/")
        assert split["signature"].endswith("granularity clause")
        assert cleaned.out.startswith("removed kept/index: 1 entry, ")


class TestConfig:
    def test_every_key_with_its_origin(self, run: Run, project: Path) -> None:
        """
        All keys are printed, defaults commented out, the rest with its file.
        """
        (project / "claimcheck.toml").write_text('sources = ["refs"]\n[severity]\nCC1 = "off"\n')
        lines = run("config").out.splitlines()

        assert "# settings of claimcheck.toml" == lines[0]
        assert 'sources = ["refs"]  # claimcheck.toml' == lines[1]
        assert 'severity = { CC1 = "off" }  # claimcheck.toml' in lines
        assert '# fail-on = "contradicted"  # default' in lines

    def test_json_and_one_key(self, run: Run, project: Path) -> None:
        """
        For programs there is JSON, and one key can be asked for.
        """
        made = json.loads(run("config", "jobs", *JSON).out)

        assert {
            "file": (project / "claimcheck.toml").as_posix(),
            "settings": [{"key": "jobs", "value": 1, "origin": "default"}],
        } == made
        assert (
            "# no settings file\n# jobs = 1  # default\n" == run("config", "jobs", "--isolated").out
        )

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (("config", "job"), "no setting named 'job; did you mean \"jobs\"?'"),
            (("config", "--path", "no"), "no: no such file or folder"),
        ],
    )
    def test_wrong(self, run: Run, args: tuple[str, ...], message: str) -> None:
        """
        An unknown key or path is exit 2.
        """
        result = run(*args)

        assert (2, "") == (result.code, result.out)
        assert message in result.err

"""Write the reference pages that are made from the program itself, or say which are out of date.

Usage:
    python docs/generate.py           write them
    python docs/generate.py --check   exit 1 if one differs from what would be written
"""

from __future__ import annotations

import importlib.util
import inspect
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

import msgspec

from claimcheck.claims.rules import RULES
from claimcheck.cli import main as claimcheck
from claimcheck.cli._rules import default_of
from claimcheck.cli._settings_text import to_toml
from claimcheck.codes import CODES
from claimcheck.config import keys
from claimcheck.report import FORMATS, Renderer
from claimcheck.report.shapes import CheckedClaimRecord
from claimcheck.text.sentences import sentences

REFERENCE = Path(__file__).parent / "reference"
COMMANDS = (
    (),
    ("check",),
    ("annotate",),
    ("split",),
    ("verify",),
    ("wiki",),
    ("wiki", "add"),
    ("wiki", "remove"),
    ("wiki", "suggest"),
    ("wiki", "lock"),
    ("wiki", "sync"),
    ("wiki", "refresh"),
    ("wiki", "diff"),
    ("wiki", "verify"),
    ("wiki", "attribution"),
    ("index",),
    ("index", "build"),
    ("index", "info"),
    ("rule",),
    ("schema",),
    ("config",),
    ("clean",),
)


def codes_page() -> str:
    """Return the page of all codes, in their order."""
    parts = [
        "# Codes\n",
        "`claimcheck rule CODE` prints the same in the terminal.",
        "Default is the severity, unless the draft only quotes a speaker.",
        "“off” is counted and not shown; “exit 2” says that something could not be checked.\n",
        "| Code | Name | Default | Summary |",
        "|---|---|---|---|",
        *(
            f"| [{code.code}](#{code.code.lower()}-{code.name.replace(' ', '-')}) | {code.name} "
            f"| {default_of(code)} | {code.summary} |"
            for code in CODES.values()
        ),
        "",
    ]
    for code in CODES.values():
        parts += [f"## {code.code} {code.name}\n"]
        parts += [*_sentences_of(code.explanation), ""]
        parts += [f"- Draft: {code.draft}"]
        parts += [f"- Source: {code.source}"] if code.source else []
        parts += [f"- Silent when: {code.silent}", ""]
    return "\n".join(parts)


def command_line_page() -> str:
    """Return the page of every command's help."""
    parts = ["# Command line\n"]
    for words in COMMANDS:
        name = " ".join(("claimcheck", *words))
        parts += [f"## {name}\n", "```text", _help(words).strip(), "```", ""]
    return "\n".join(parts)


def _help(words: tuple[str, ...]) -> str:
    caught = io.StringIO()
    with redirect_stdout(caught):
        claimcheck([*words, "--help"])
    return "\n".join(line.rstrip() for line in caught.getvalue().splitlines())


def report_page() -> str:
    """Return the page of every field of the JSON report.

    Raises:
        ValueError: ``report_fields`` does not have the meaning of exactly the fields there are.
    """
    fields = _report_fields()
    parts = [
        "# Report format\n",
        "This is what `claimcheck check --output-format json` writes.",
        "`claimcheck schema report` prints the same as a JSON Schema.",
        "Fields stand in the order given here, and none is ever left out.",
        "A span is a pair `[start, end]` of code points, the end not included, counted from 0.\n",
    ]
    for record in fields.RECORDS:
        name = _record_name(record)
        summary = " ".join((record.__doc__ or "").split()).replace("``", "`")
        parts += [f"## {name}\n", f"{summary}\n", "| Field | Type | Meaning |", "|---|---|---|"]
        shape, meanings = msgspec.structs.fields(record), fields.MEANINGS[name]
        if {field.name for field in shape} != set(meanings):
            msg = f"docs/report_fields.py does not have the fields of {name!r}"
            raise ValueError(msg)
        parts += [
            f"| `{field.name}` | {_type_words(msgspec.inspect.type_info(field.type))} "
            f"| {meanings[field.name]} |"
            for field in shape
        ]
        parts.append("")
    return "\n".join([*parts, _OTHER_FORMS])


_OTHER_FORMS = """\
## The other forms

- `--output-format jsonl` writes one claim a line, with `path` and `published` of its draft.
  Its last line has the `type` `end` and what belongs to the whole report.
  A file without it was cut off.
- `claimcheck split --output-format json` writes the same without verdicts, counts and diagnostics.
- `claimcheck verify` adds `label`, `probabilities`, `code`, `reason` and `why` to each row.
- `claimcheck schema --help` lists the schemas of all of these.
"""


def _report_fields() -> ModuleType:
    """Load the file beside this one, whatever the working directory is."""
    spec = importlib.util.spec_from_file_location(
        "report_fields", Path(__file__).with_name("report_fields.py")
    )
    if spec is None or spec.loader is None:
        msg = "docs/report_fields.py cannot be loaded"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _record_name(record: type[msgspec.Struct]) -> str:
    if record is CheckedClaimRecord:
        return "claim"
    return record.__name__.removesuffix("Record").lower()


_PLAIN: dict[type[msgspec.inspect.Type], str] = {
    msgspec.inspect.StrType: "string",
    msgspec.inspect.IntType: "integer",
    msgspec.inspect.FloatType: "number",
    msgspec.inspect.BoolType: "true or false",
    msgspec.inspect.DateType: "date, as `2019-04-24`",
    msgspec.inspect.NoneType: "null",
}


def _type_words(kind: msgspec.inspect.Type) -> str:
    """Return a type of the wire in words, with links to the other records."""
    if isinstance(kind, msgspec.inspect.UnionType):
        return " or ".join(_type_words(each) for each in kind.types)
    if isinstance(kind, msgspec.inspect.VarTupleType):
        return f"list of {_type_words(kind.item_type)}"
    if isinstance(kind, msgspec.inspect.EnumType):
        return ", ".join(f"`{member.value}`" for member in kind.cls)
    if isinstance(kind, msgspec.inspect.StructType):
        name = _record_name(kind.cls)
        return "span" if name == "span" else f"[{name}](#{name})"
    return _PLAIN[type(kind)]


def formats_page() -> str:
    """Return the page of every output format, from what its module says of itself."""
    parts = [
        "# Output formats\n",
        "`--output-format NAME` prints a format, and `-o NAME=PATH` writes it to a file.",
        "`-o` may be repeated, so that one run serves a person, a build service and an archive.",
        "[How to use each of them](../how-to/report-formats.md) has the recipes.\n",
        "Lines and columns count from 1, and an end is not included.",
        "A column is a character (a code point) unless the format says otherwise below.",
        "CR, LF and CR LF end a line, and a tab is one character.\n",
        "All formats but `full` and `concise` say everything they can, whatever `--show` says.",
        "`json`, `jsonl`, `junit` and `html` have every claim.",
        "The others leave out supported claims and what nobody can check, such as opinions.",
        "Only `claimreview` has the supported ones too, and no warnings.\n",
        "| Format | What it is |",
        "|---|---|",
    ]
    details = []
    for name, render in FORMATS.items():
        text = inspect.cleandoc(_module_doc(render)).replace("``", "`")
        summary, *paragraphs = text.split("\n\n")
        parts.append(f"| [{name}](#{name}) | {' '.join(summary.split())} |")
        details += [f"## {name}\n"]
        for paragraph in (summary, *paragraphs):
            details += [*_sentences_of(paragraph), ""]
    return "\n".join([*parts, "", *details])


def _module_doc(render: Renderer) -> str:
    return sys.modules[render.__module__].__doc__ or ""


def settings_page() -> str:
    """Return the page of every key of the settings file, in their order."""
    parts = [
        "# Settings\n",
        "They stand in `claimcheck.toml`, `.claimcheck.toml` or, under `[tool.claimcheck]`,",
        "`pyproject.toml`.",
        "`claimcheck config` prints those that hold.",
        "`claimcheck schema settings` prints the JSON Schema.",
        "How to [set up a project](../how-to/set-up-a-project.md) has an example.\n",
        "| Key | Must be | Default | Meaning |",
        "|---|---|---|---|",
    ]
    for key in keys():
        default = "none" if key.default is None else f"`{to_toml(key.default)}`"
        parts.append(f"| `{key.name}` | {key.must} | {default} | {key.description} |")
    return "\n".join([*parts, ""])


def splitting_rules_page() -> str:
    """Return the page of all splitting rules, in the order in which they are tried."""
    parts = [
        "# Splitting rules\n",
        "They are tried in this order; the name stands in `rules` of a claim.",
        "Level is the coarsest granularity that uses a rule.\n",
        "| Rule | Level | What it does |",
        "|---|---|---|",
    ]
    details = []
    for rule in RULES:
        summary, *sections = inspect.cleandoc(type(rule).__doc__ or "").split("\n\n")
        parts.append(f"| [{rule.name}](#{rule.name}) | {rule.level.value} | {summary} |")
        details += [f"## {rule.name}\n"]
        for section in sections:
            title, _, text = section.partition("\n")
            details += [f"**{title.rstrip(':')}.**", *_sentences_of(text), ""]
    return "\n".join([*parts, "", *details])


def _sentences_of(text: str) -> list[str]:
    """Return a paragraph with one sentence a line."""
    joined = " ".join(text.split())
    return [span.of(joined) for span in sentences(joined)]


PAGES = {
    "codes.md": codes_page,
    "command-line.md": command_line_page,
    "formats.md": formats_page,
    "report.md": report_page,
    "settings.md": settings_page,
    "splitting-rules.md": splitting_rules_page,
}


def main(arguments: list[str]) -> int:
    """Write or compare the pages; return the exit status."""
    stale = []
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make()
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    for name in stale:
        sys.stdout.write(f"docs/reference/{name} is out of date; run python docs/generate.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

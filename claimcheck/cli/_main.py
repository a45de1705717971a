"""Run a command and turn whatever happens into an exit code and at most one line of complaint."""

from __future__ import annotations

import traceback
from collections.abc import Sequence

import typer

from claimcheck import __version__
from claimcheck.cli import (
    annotate,
    check,
    clean,
    config,
    index,
    rule,
    schema,
    split,
    verify,
    wiki,
)
from claimcheck.cli._outputs import forget_stdout
from claimcheck.cli._stderr import complain
from claimcheck.errors import ClaimcheckError

OK, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130

# typer brings its own copy of click since 0.29 and used the real one before.
_BadUsage: type[Exception] = next(
    kind
    for kind in typer.BadParameter.__mro__
    if kind.__name__ == "ClickException" and issubclass(kind, Exception)
)

app = typer.Typer(
    name="claimcheck",
    help=(
        "Check drafts against reference sources, offline.\n\n"
        "Exit code: 0 nothing found, 1 findings, 2 something could not be checked."
    ),
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if value:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: bool = typer.Option(
        False,  # noqa: FBT003 - typer wants the default first
        "--version",
        help="Print the version and exit.",
        callback=_print_version,
        is_eager=True,
        show_default="off",
    ),
) -> None:
    del version


app.command("check")(check.check)
app.command("annotate")(annotate.annotate)
app.command("split")(split.split)
app.command("verify")(verify.verify)
app.add_typer(wiki.app, name="wiki")
app.add_typer(index.app, name="index")
app.command("rule")(rule.rule)
app.command("config")(config.config)
app.command("clean")(clean.clean)
app.command("schema")(schema.schema)


def main(args: Sequence[str] | None = None) -> int:
    """Run claimcheck with ``args``, those of the process when none, and return the exit code.

    0 means nothing at or above ``--fail-on``, 1 findings, 2 wrong usage or input that could not
    be used, 130 interrupted by the user.
    """
    command = typer.main.get_command(app)
    try:
        code = command.main(
            args=None if args is None else list(args),
            prog_name="claimcheck",
            standalone_mode=False,
        )
    except _BadUsage as error:
        complain(_usage_line(error))
        return FAILED
    except ClaimcheckError as error:
        for line in getattr(error, "problems", (str(error),)):
            complain(line)
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        forget_stdout()
        return OK
    except Exception as error:  # noqa: BLE001 - our own fault must never look like a finding
        traceback.print_exc()
        complain(f"internal error: {type(error).__name__}: {error}; please report it")
        return FAILED
    if code == INTERRUPTED:
        complain("interrupted")
    return code if isinstance(code, int) else OK


def _usage_line(error: BaseException) -> str:
    """Return the message of a wrong option or argument, and where help is to be had."""
    message = getattr(error, "format_message", lambda: str(error))().replace("Value error, ", "")
    context = getattr(error, "ctx", None)
    where = getattr(context, "command_path", "claimcheck")
    return f"{message.rstrip('.')}; see {where} --help"

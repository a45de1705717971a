"""``claimcheck split``: the claims of a draft, without checking them."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import _options as opt
from claimcheck.cli import _setting_options as setting


def split(  # noqa: PLR0913 - typer takes one parameter an option
    *,
    path: Annotated[
        str,
        typer.Argument(
            metavar="PATH",
            help="A draft, a folder or pattern of drafts, or - for stdin.",
            show_default=False,
        ),
    ],
    granularity: opt.Granularity = None,
    published: opt.Published = None,
    output_format: opt.TextOutput = opt.TextOrJson.TEXT,
    stdin_filename: opt.StdinFilename = None,
    config: setting.Config = None,
    isolated: setting.Isolated = False,
    color: opt.Color = opt.Colour.AUTO,
) -> int:
    """Split a draft into claims that stand alone, each with its place in the draft.

    Granularity and which drafts of a folder count come from the settings, unless an option says
    otherwise.
    """
    from claimcheck.cli import _inputs, _outputs, _settings  # noqa: PLC0415 - help must be quick

    day = opt.read_date("--published", published)
    where = _settings.Where(config=config, isolated=isolated)
    given = {"granularity": granularity}
    effective = _settings.load([path], where, given, stdin_filename=stdin_filename)
    level = effective.settings.granularity
    found = _inputs.find_drafts(
        [path], stdin_filename=stdin_filename, selection=effective.selection
    )
    drafts = _inputs.read_drafts(found, published=day)

    from claimcheck.cli import _run  # noqa: PLC0415 - the splitter is heavy
    from claimcheck.cli._stderr import complain  # noqa: PLC0415 - see above
    from claimcheck.report import Options, split_text  # noqa: PLC0415 - see above
    from claimcheck.report.records import encode_indented, split_to_records  # noqa: PLC0415 - see above

    parts = _run.split_documents(drafts.documents, level)
    if output_format is opt.TextOrJson.JSON:
        signature = _run.split_signature(level)
        text = encode_indented(split_to_records(parts, signature=signature))
    else:
        text = split_text.render(parts, Options(colour=_outputs.wants_colour(color)))
    _outputs.write_stdout(text)
    for note in drafts.diagnostics:
        complain(f"{note.path}: {note.message} ({note.code})")
    return 2 if drafts.diagnostics else 0

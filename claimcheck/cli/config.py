"""``claimcheck config``: the settings that hold, and where each came from."""

from __future__ import annotations

from typing import Annotated

import typer

from claimcheck.cli import _options as opt
from claimcheck.cli import _setting_options as setting


def config(
    *,
    key: Annotated[
        str | None,
        typer.Argument(metavar="[KEY]", help="Print this key alone.", show_default="all keys"),
    ] = None,
    path: Annotated[
        str | None,
        typer.Option(
            "--path",
            metavar="PATH",
            help="Draft or folder whose settings to print.",
            show_default="the working directory",
        ),
    ] = None,
    config: setting.Config = None,
    isolated: setting.Isolated = False,
    output_format: opt.TextOutput = opt.TextOrJson.TEXT,
) -> int:
    """Print the effective settings, and whether each comes from a file or is the default.

    The text is a settings file; what is a default is commented out.
    """
    from claimcheck.cli import _outputs, _settings, _settings_text  # noqa: PLC0415 - help must be quick
    from claimcheck.report.records import encode_indented  # noqa: PLC0415 - see above

    where = _settings.Where(config=config, isolated=isolated)
    effective = _settings.load(_settings.existing(path), where, {})
    names = _settings_text.names_of(key)
    if output_format is opt.TextOrJson.JSON:
        text = encode_indented(_settings_text.record_of(effective, names))
    else:
        text = _settings_text.text_of(effective, names)
    _outputs.write_stdout(text)
    return 0

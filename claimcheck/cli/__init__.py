"""The command line: one command a file, helpers in files that begin with an underscore.

Nothing heavy is imported before a command runs, so help and completion are quick.
"""

from claimcheck.cli._main import main

__all__ = ["main"]

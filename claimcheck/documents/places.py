"""Where a project ends: what strangers put into it must not lead to what lies outside."""

from __future__ import annotations

import os
from pathlib import Path

LEADS_OUT = "is a link that leads out of the project; name it to have it read"


def project_of(folder: Path) -> Path:
    """Return the repository that a folder lies in, or the folder itself outside of one.

    Links are followed, so that the answer is where the files are.
    """
    real = Path(os.path.realpath(folder))
    return next((place for place in (real, *real.parents) if (place / ".git").exists()), real)


def leads_out(path: Path, project: Path) -> bool:
    """Say whether a path, its links followed, is outside of a project."""
    real = Path(os.path.realpath(path))
    return real != project and project not in real.parents

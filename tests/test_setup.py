"""What ./run and ./check have in common: which set of packages is installed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from parts.compiler import ROOT

PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*==[^ ;]+)", re.MULTILINE)


def sh(script: str, build: Path) -> subprocess.CompletedProcess[str]:
    command = f'. "{ROOT}/requirements/setup.sh"; {script}'
    return subprocess.run(
        ["/bin/sh", "-eu", "-c", command, "sh", str(build)], text=True, capture_output=True, timeout=30
    )


def test_the_extras_stay_chosen_until_they_are_taken_away(tmp_path: Path) -> None:
    look = 'lock_of run "$1"; echo; lock_of check "$1"; echo'

    assert sh(look, tmp_path).stdout.split() == ["run", "check"]
    assert sh(f'choose_extras on "$1"; {look}', tmp_path).stdout.split() == ["extras", "check"]
    assert sh(look, tmp_path).stdout.split() == ["extras", "check"]
    assert sh(f'choose_extras off "$1"; {look}', tmp_path).stdout.split() == ["run", "check"]


def test_another_word_changes_nothing_and_says_what_the_extras_are(tmp_path: Path) -> None:
    done = sh('choose_extras "" "$1"', tmp_path)

    assert done.returncode == 2
    assert "CC BY-SA 4.0" in done.stderr
    assert not (tmp_path / ".build" / "extras").exists()


def test_the_extras_come_with_the_very_versions_of_run() -> None:
    run, extras = (
        set(PINNED.findall((ROOT / "requirements" / f"{name}.txt").read_text())) for name in ("run", "extras")
    )

    assert run < extras
    assert {name.split("==")[0] for name in extras - run} >= {"pyarrow", "wordfreq"}

"""What is installed is whole: templates and configuration come from the wheel, wherever it is run."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from newsletter import environment

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> tuple[list[str], Path, dict[str, str]]:
    """How the unpacked wheel's program is called, the folder to call it in, and its environment.

    What it depends on comes from the packages of this Python, whose own digest is kept out.
    """
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    built = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert built.returncode == 0, built.stderr
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    packages = f"{folder / 'site'}:{sysconfig.get_path('purelib')}"
    work = folder / "work"
    work.mkdir()
    return [sys.executable, "-S", "-m", "digest"], work, environment(PYTHONPATH=packages, PYTHONSAFEPATH="1")


def run(installed, *arguments: str) -> subprocess.CompletedProcess[str]:
    command, work, variables = installed
    done = subprocess.run(
        [*command, *arguments], cwd=work, env=variables, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_the_program_is_the_wheel_s_own(installed):
    command, work, variables = installed
    where = subprocess.run(
        [command[0], "-S", "-c", "import digest; print(digest.__file__)"],
        cwd=work,
        env=variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(work.parent / "site")


def test_help(installed):
    assert "digest demo" in run(installed, "--help").stdout


def test_the_demo_finds_its_templates_and_samples(installed):
    run(installed, "demo", "--no-open")
    assert "World" in (installed[1] / "demo" / "demo.html").read_text()


def test_init_writes_the_starter_and_it_is_valid(installed):
    run(installed, "init", "mine")
    assert (installed[1] / "mine" / "config.yaml").is_file()
    run(installed, "-c", "mine/config.yaml", "status")


def test_every_file_of_the_package_is_in_it(installed):
    site = installed[1].parent / "site" / "digest"
    missing = [
        path.relative_to(ROOT)
        for path in (ROOT / "digest").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
        if not (site / path.relative_to(ROOT / "digest")).is_file()
    ]
    missing += [path for path in (ROOT / "templates").iterdir() if not (site / "templates" / path.name).is_file()]
    assert missing == []

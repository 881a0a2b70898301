"""What people install is what stands here: built, installed far from the checkout, and used there."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

pytestmark = pytest.mark.wheel

# Nothing of this checkout or of the person's own settings leaks into the second environment.
ENVIRONMENT = {
    **{
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "ROLLINGTEXT"))
    },
    "NO_COLOR": "1",
    "COLUMNS": "80",
    "SOURCE_DATE_EPOCH": "1577836800",
}


def call(*words: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run(words, cwd=cwd, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{words} failed ({done.returncode}):\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(kind: str, source: Path, into: Path) -> Path:
    call(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", into, cwd=source)
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new virtual environment that holds the wheel and what it declares, at the locked versions."""
    away = tmp_path_factory.mktemp("away")
    call(sys.executable, "-m", "venv", away / "venv", cwd=away)
    programs = away / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pins = away / "pins.txt"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins.write_text("\n".join(re.findall(r"^[a-z0-9-]+==\S+", lock, re.MULTILINE)), encoding="utf-8")
    pip = (programs / "python", "-m", "pip", "--disable-pip-version-check", "--no-input")
    call(*pip, "install", "--quiet", wheel, "-c", pins, cwd=away)
    call(*pip, "check", cwd=away)
    return programs


def test_the_wheel_carries_the_code_the_drafts_and_the_schemas(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    expected = {"rollingtext/py.typed"}
    expected |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "rollingtext").rglob("*.py")}
    expected |= {f"rollingtext/reports/page/page.{kind}" for kind in ("html", "css", "js")}
    for folder in ("drafts", "schemas"):
        files = [path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files, f"{folder}/ is empty"
        expected |= {f"rollingtext/_data/{name}" for name in files}
    assert expected - carried == set()
    assert {name.split("/")[0] for name in carried} == {"rollingtext", f"rollingtext-{VERSION}.dist-info"}


def test_the_source_distribution_is_complete_and_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    for folder in ("sdist", "unpacked", "wheel"):
        (tmp_path / folder).mkdir()
    with tarfile.open(build("sdist", ROOT, tmp_path / "sdist")) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2 has none yet
        archive.extractall(tmp_path / "unpacked")
    (source,) = (tmp_path / "unpacked").iterdir()
    wanted = ["LICENSE", "README.md", "CHANGELOG.md", "Makefile", "requirements.lock", "tests/test_wheel.py"]
    assert [name for name in wanted if not (source / name).is_file()] == []
    assert build("wheel", source, tmp_path / "wheel").read_bytes() == wheel.read_bytes()


def test_the_installed_command_tells_its_version(installed: Path) -> None:
    assert VERSION in call(installed / "rollingtext", "--version", cwd=installed)


def test_the_installed_command_shows_a_bundled_draft(installed: Path) -> None:
    """Nothing of the checkout is in sight: package and draft both come from the wheel."""
    find = "from importlib.resources import files; print(files('rollingtext') / '_data' / 'drafts')"
    drafts = Path(call(installed / "python", "-I", "-c", find, cwd=installed).strip())
    assert drafts.is_relative_to(installed.parent)
    draft = max(path for path in drafts.glob("*/*.md") if path.name[:1].isdigit())
    assert call(installed / "rollingtext", "show", draft, "--as", "outline", cwd=installed).strip() != ""

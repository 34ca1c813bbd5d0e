"""The build backend of the wheel (PEP 517): CMake builds, this file packs.

It uses the standard library alone, so that a wheel can be made without a network. A wheel holds the Python package, the
private module and libnewscorpus beside it; libunistring, zlib and zstd are the system's.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LICENSES = (ROOT / "LICENSE", HERE / "LICENSE-libunistring.txt")

# What a source distribution holds: what the wheel is built from, and its tests.
SOURCES = ("CMakeLists.txt", "LICENSE", "cmake", "pkgconfig", "libnewscorpus", "bindings", "tests/parity/sample.ncf",
           "tests/parity/sample.ncm")


def _project() -> tuple[dict[str, Any], str]:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = re.search(r"project\(newscorpus VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))
    assert version
    return project, version[1]


def _metadata() -> str:
    project, version = _project()
    lines = ["Metadata-Version: 2.1", f"Name: {project['name']}", f"Version: {version}",
             f"Summary: {project['description']}", f"License: {project['license']['text']}",
             f"Requires-Python: {project['requires-python']}"]
    lines += [f"Classifier: {classifier}" for classifier in project["classifiers"]]
    for extra, requirements in project["optional-dependencies"].items():
        lines += [f"Provides-Extra: {extra}"]
        lines += [f'Requires-Dist: {requirement}; extra == "{extra}"' for requirement in requirements]
    readme = (HERE / project["readme"]).read_text(encoding="utf-8")
    return "\n".join([*lines, "Description-Content-Type: text/markdown", "", readme])


def _tag() -> str:
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    platform = re.sub(r"[-.]", "_", sysconfig.get_platform())
    return f"{python}-{python}-{platform}"


def _build(target: Path, work: Path) -> None:
    """Builds the package and installs it below `target`."""
    configure = ["cmake", "-S", str(ROOT), "-B", str(work), "-DCMAKE_BUILD_TYPE=Release", "-DNEWSCORPUS_PYTHON=ON",
                 "-DNEWSCORPUS_TOOLS=OFF", "-DBUILD_TESTING=OFF", f"-DPython3_EXECUTABLE={sys.executable}"]
    if any((Path(folder) / "ninja").exists() for folder in os.environ.get("PATH", "").split(os.pathsep)):
        configure += ["-G", "Ninja"]
    subprocess.run(configure, check=True)
    jobs = os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL") or str(os.cpu_count() or 1)
    subprocess.run(["cmake", "--build", str(work), "--parallel", jobs], check=True)
    subprocess.run(["cmake", "--install", str(work), "--prefix", str(target), "--component", "python", "--strip"], check=True)


class _Wheel:
    """A wheel in the making; RECORD is written when it is closed."""

    def __init__(self, path: Path, info: str) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self._info = info
        self._record: list[str] = []

    def add(self, name: str, data: bytes, mode: int = 0o644) -> None:
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.external_attr = (0o100000 | mode) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        self._record.append(f"{name},sha256={digest},{len(data)}\n")

    def close(self) -> None:
        self._record.append(f"{self._info}/RECORD,,\n")
        self.add(f"{self._info}/RECORD", "".join(self._record).encode())
        self._zip.close()


def build_wheel(wheel_directory: str, config_settings: object = None, metadata_directory: object = None) -> str:
    """Makes a wheel and gives its file name."""
    project, version = _project()
    info = f"{project['name']}-{version}.dist-info"
    name = f"{project['name']}-{version}-{_tag()}.whl"
    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary, "tree")
        _build(tree, Path(temporary, "build"))
        wheel = _Wheel(Path(wheel_directory, name), info)
        for path in sorted(path for path in tree.rglob("*") if path.is_file()):
            wheel.add(path.relative_to(tree).as_posix(), path.read_bytes(), 0o755 if ".so" in path.name else 0o644)
        for path in LICENSES:
            wheel.add(f"{info}/licenses/{path.name}", path.read_bytes())
        wheel.add(f"{info}/METADATA", _metadata().encode())
        wheel.add(f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: newscorpus\nRoot-Is-Purelib: false\nTag: {_tag()}\n".encode())
        wheel.close()
    return name


def build_sdist(sdist_directory: str, config_settings: object = None) -> str:
    """Makes a source distribution and gives its file name."""
    project, version = _project()
    base = f"{project['name']}-{version}"

    def wanted(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
        member.uid = member.gid = member.mtime = 0
        member.uname = member.gname = ""
        return None if "__pycache__" in member.name else member

    with tarfile.open(Path(sdist_directory, f"{base}.tar.gz"), "w:gz") as archive:
        for source in SOURCES:
            archive.add(ROOT / source, f"{base}/{source}", filter=wanted)
        # The project file stands at the root of a source distribution and points to the backend below it.
        pyproject = (HERE / "pyproject.toml").read_text(encoding="utf-8")
        pyproject = pyproject.replace('backend-path = ["."]', 'backend-path = ["bindings/python"]')
        pyproject = pyproject.replace('readme = "../README.md"', 'readme = "bindings/README.md"')
        for name, text in (("pyproject.toml", pyproject), ("PKG-INFO", _metadata())):
            member = tarfile.TarInfo(f"{base}/{name}")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return f"{base}.tar.gz"

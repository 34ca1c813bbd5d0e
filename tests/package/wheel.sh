#!/bin/sh
# Makes a source distribution, builds a wheel from it without a network, and installs that into
# a clean environment that knows nothing of the build. usage: wheel.sh SOURCE BUILD
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v swig >/dev/null || { echo "skipped: swig is not installed"; exit 77; }
python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
  { echo "skipped: no Python 3.11 with venv"; exit 77; }
unset PYTHONPATH
export PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1 CMAKE_BUILD_PARALLEL_LEVEL=2

python3 -m venv "$work/env"
python="$work/env/bin/python"
(cd "$source/bindings/python" && "$python" -c 'import build_backend; print(build_backend.build_sdist("'"$work"'"))')
"$python" -m pip wheel --quiet --no-deps --wheel-dir "$work/wheels" "$work"/newscorpus-*.tar.gz
"$python" -m pip install --quiet --no-deps "$work"/wheels/newscorpus-*.whl

cd /
"$python" - "$source/tests/parity/sample.ncf" "$source/libnewscorpus/data/english.ncm" <<'END'
import importlib.metadata
import pathlib
import sys

import newscorpus as nc

assert "env" in pathlib.Path(nc.__file__).parts, nc.__file__
assert importlib.metadata.version("newscorpus") == nc.__version__
files = [str(file) for file in importlib.metadata.files("newscorpus")]
for wanted in ("py.typed", "LICENSE", "LICENSE-libunistring.txt", "native.pyi", "libnewscorpus.so"):
    assert any(wanted in file for file in files), (wanted, files)
maps = pathlib.Path("/proc/self/maps")
if maps.exists():
    loaded = {line.split()[-1] for line in maps.read_text().splitlines() if "libnewscorpus.so" in line}
    assert len(loaded) == 1 and "env" in pathlib.Path(loaded.pop()).parts, loaded
corpus = nc.read(sys.argv[1])
assert nc.loads(corpus.to_json()) == corpus and len(corpus.analyze()) == 2
if pathlib.Path(sys.argv[2]).exists():
    assert nc.model_json() == nc.model_json(sys.argv[2])
print("wheel:", nc.__version__, corpus)
END
"$python" -m pip uninstall --quiet --yes newscorpus
"$python" -c 'import newscorpus' 2>/dev/null && { echo "something of the package stayed behind"; exit 1; }
exit 0

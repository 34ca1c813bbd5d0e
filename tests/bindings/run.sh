#!/bin/sh
# Runs one file of the Python package's tests. usage: run.sh BUILD PYTHON FILE
# The test environment of `make test` (build/venv) is used when it is there, from a sanitized build beside it, too.
set -eu
build=$1 python=$2
shift 2
for environment in "$build/venv" "$(dirname "$build")/build/venv"; do
  [ -x "$environment/bin/python" ] && python=$environment/bin/python && break
done
"$python" -c 'import pytest' 2>/dev/null || { echo "skipped: pytest is not installed for $python"; exit 77; }
export PYTHONPATH="$build/python" PYTHONDONTWRITEBYTECODE=1
exec "$python" -X dev -m pytest -q -p no:cacheprovider "$@"

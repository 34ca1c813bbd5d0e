#!/bin/sh
# Runs the same program in C, Python and Lua and compares what they print, byte by byte.
# usage: run.sh BUILD PYTHON C-PROGRAM PYTHON-SCRIPT LUA-SCRIPT ARGUMENT...
set -eu
build=$1 python=$2 program=$3 python_script=$4 lua_script=$5
shift 5
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$program" "$@" >"$out/c"
[ -s "$out/c" ] || { echo "the C program printed nothing"; exit 1; }
compared=0
if [ -d "$build/python/newscorpus" ]; then
  PYTHONPATH="$build/python" "$python" "$python_script" "$@" >"$out/python"
  cmp "$out/c" "$out/python"
  compared=$((compared + 1))
fi
for version in 5.4 5.3; do
  [ -d "$build/lua/$version" ] && command -v "lua$version" >/dev/null || continue
  LUA_PATH="$build/lua/?.lua;$build/lua/?/init.lua;;" LUA_CPATH="$build/lua/$version/?.so;;" \
    "lua$version" "$lua_script" "$@" >"$out/lua$version"
  cmp "$out/c" "$out/lua$version"
  compared=$((compared + 1))
done
[ "$compared" -gt 0 ] || { echo "skipped: no binding was built"; exit 77; }
echo "$(wc -c <"$out/c") bytes equal in C and $compared other languages and versions"

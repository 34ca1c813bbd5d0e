#!/bin/sh
# Builds the rock from a copy of the tree, without a network, for each version of Lua, and uses it from a clean tree of
# rocks. usage: rock.sh SOURCE BUILD
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v luarocks >/dev/null || { echo "skipped: luarocks is not installed"; exit 77; }
command -v swig >/dev/null || { echo "skipped: swig is not installed"; exit 77; }
unset LUA_PATH LUA_CPATH
export CMAKE_BUILD_PARALLEL_LEVEL=2

mkdir "$work/source"
for part in CMakeLists.txt LICENSE cmake pkgconfig libnewscorpus bindings; do
  cp -r "$source/$part" "$work/source/$part"
done
cd "$work/source"
done=0
for version in 5.4 5.3; do
  command -v "lua$version" >/dev/null && [ -e "/usr/include/lua$version/lua.h" ] || continue
  luarocks --lua-version "$version" --only-server "$work" --tree "$work/rocks" make bindings/lua/newscorpus-scm-1.rockspec \
    >"$work/log" 2>&1 || { tail -40 "$work/log"; exit 1; }
  (
    cd /
    LUA_PATH="$work/rocks/share/lua/$version/?.lua;$work/rocks/share/lua/$version/?/init.lua" \
      LUA_CPATH="$work/rocks/lib/lua/$version/?.so" "lua$version" - "$source/tests/parity/sample.ncf" \
      "$source/libnewscorpus/data/english.ncm" <<'END'
local nc = require "newscorpus"
local corpus = nc.read(arg[1])
assert(nc.loads(corpus:to_json()) == corpus and #corpus:analyze() == 2)
for line in io.lines("/proc/self/maps") do
  local path = line:match("%S*libnewscorpus%.so%S*")
  assert(not path or path:find("/rocks/", 1, true), path)
end
local model = io.open(arg[2], "rb")
assert(not model or nc.model_json() == nc.model_json(arg[2]))
print("rock:", _VERSION, nc.version, corpus)
END
  )
  luarocks --lua-version "$version" --tree "$work/rocks" remove newscorpus >/dev/null
  done=$((done + 1))
done
[ "$done" -gt 0 ] || { echo "skipped: no version of Lua with headers"; exit 77; }

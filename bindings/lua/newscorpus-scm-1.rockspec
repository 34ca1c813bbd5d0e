-- luarocks make bindings/lua/newscorpus-scm-1.rockspec, from the project's root; needs CMake, SWIG and libunistring, zlib,
-- zstd with their headers.
rockspec_format = "3.0"
package = "newscorpus"
version = "scm-1"
source = { url = "git+https://newscorpus.example/newscorpus.git" }
description = {
  summary = "News text into articles, entities and event records",
  homepage = "https://newscorpus.example",
  license = "MIT",
}
supported_platforms = { "unix" }
dependencies = { "lua >= 5.3, < 5.5" }
build = {
  type = "command",
  build_command = [[cmake -S . -B build-rock -DCMAKE_BUILD_TYPE=Release -DNEWSCORPUS_LUA=ON -DNEWSCORPUS_LUA_VERSIONS=rock -DNEWSCORPUS_LUA_INCLUDE_DIR="$(LUA_INCDIR)" -DNEWSCORPUS_LUA_LIBDIR="$(LIBDIR)" -DNEWSCORPUS_LUA_LUADIR="$(LUADIR)" -DNEWSCORPUS_TOOLS=OFF -DBUILD_TESTING=OFF && cmake --build build-rock]],
  install_command = "cmake --install build-rock --component lua --strip",
  copy_directories = {},
}

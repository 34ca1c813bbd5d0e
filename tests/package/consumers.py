"""Being a dependency: the C quickstart is built against the installed library by find_package, by pkg-config, against the
static library, after moving the prefix, and with the project as a subdirectory. All print the same.
usage: consumers.py SOURCE BUILD CORPUS"""
import os
import shutil
import subprocess
import sys
import tempfile

source, build, corpus = map(os.path.abspath, sys.argv[1:4])
quickstart = os.path.join(source, "examples", "c", "quickstart.c")
CMAKE = """cmake_minimum_required(VERSION 3.25)
project(consumer C)
%s
add_executable(consumer "%s")
target_link_libraries(consumer PRIVATE %s)
"""


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit("%s\n%s%s" % (" ".join(command), done.stdout, done.stderr))
    return done.stdout


def by_cmake(folder, name, find, target, *arguments):
    here = os.path.join(folder, name)
    os.makedirs(here)
    with open(os.path.join(here, "CMakeLists.txt"), "w") as f:
        f.write(CMAKE % (find, quickstart, target))
    run("cmake", "-S", here, "-B", here + "/b", "-DCMAKE_BUILD_TYPE=Release", *arguments)
    run("cmake", "--build", here + "/b", "-j2")
    path = here + "/b/consumer"
    return path if os.path.exists(path) else here + "/b/bin/consumer"


def libdir(prefix):
    return next(os.path.dirname(os.path.join(d, f)) for d, _, files in os.walk(prefix) for f in files if f == "libnewscorpus.so")


with tempfile.TemporaryDirectory() as folder:
    prefix = os.path.join(folder, "installed")
    run("cmake", "--install", build, "--prefix", prefix)
    moved = os.path.join(folder, "moved")
    shutil.copytree(prefix, moved, symlinks=True)
    shutil.rmtree(prefix)
    lib = libdir(moved)
    programs = {
        "find_package": by_cmake(folder, "shared", "find_package(newscorpus 0.1 REQUIRED)", "newscorpus::shared", "-DCMAKE_PREFIX_PATH=" + moved),
        "find_package, static": by_cmake(folder, "static", "find_package(newscorpus 0.1 REQUIRED)", "newscorpus::static", "-DCMAKE_PREFIX_PATH=" + moved),
        "subdirectory": by_cmake(folder, "sub", 'add_subdirectory("%s" newscorpus EXCLUDE_FROM_ALL)' % source, "newscorpus::newscorpus"),
    }
    environment = dict(os.environ, PKG_CONFIG_PATH=os.path.join(lib, "pkgconfig"))
    flags = run("pkg-config", "--define-prefix", "--cflags", "--libs", "newscorpus", env=environment).split()
    programs["pkg-config"] = os.path.join(folder, "by-pkg-config")
    run("cc", quickstart, "-o", programs["pkg-config"], *flags, "-Wl,-rpath," + lib)
    flags = run("pkg-config", "--define-prefix", "--static", "--cflags", "--libs", "newscorpus", env=environment).split()
    programs["pkg-config, static"] = os.path.join(folder, "by-pkg-config-static")
    run("cc", quickstart, "-o", programs["pkg-config, static"], *[f for f in flags if f != "-lnewscorpus"],
        os.path.join(lib, "libnewscorpus.a"), *[f for f in flags if f.startswith("-l") and f != "-lnewscorpus"])
    printed = {name: run(path, corpus, env=dict(os.environ, LD_LIBRARY_PATH=lib)) for name, path in programs.items()}
    command = run(os.path.join(moved, "bin", "newscorpus"), "--version")
first = next(iter(printed.values()))
different = [name for name, text in printed.items() if text != first]
print("%s: %d ways, %d events" % (command.strip(), len(printed), first.count("\n")))
if different:
    print("other output by:", ", ".join(different))
sys.exit(bool(different) or not first)

"""What the tests of quality share: where the tool and the annotated data are, and floors under figures.
A test is called with the command and the project; it is skipped where the data is absent."""
import json
import os
import subprocess
import sys
import tempfile

tool, project = map(os.path.abspath, sys.argv[1:3])
shared = os.environ.get("NEWSCORPUS_SHARED") or os.path.join(os.path.dirname(project), "shared")
dev = os.path.join(shared, "data", "dev")
scorers = os.path.join(shared, "score")


def skip(why):
    print("skipped:", why)
    sys.exit(77)


if not os.path.isdir(scorers) or not os.path.isdir(dev):
    skip("no annotated data at " + shared)
sys.path.insert(0, scorers)


def has_model():
    """Whether the command has a language model built in."""
    return "network" in subprocess.run([tool, "model"], capture_output=True, text=True).stdout


def score(script, *data):
    """What a scorer says of the command, as its JSON."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        done = subprocess.run([sys.executable, os.path.join(scorers, script), *data, "--tool", tool, "--json", out], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        with open(out, encoding="utf-8") as f:
            return json.load(f), done.stdout


def judge(figures):
    """Prints (name, value, floor) line by line, and ends the test: with failure when a value lies below its floor."""
    failed = 0
    for name, value, floor in figures:
        good = value >= floor - 1e-9
        failed += not good
        print("%-40s %7.2f  floor %6.2f  %s" % (name, value, floor, "ok" if good else "TOO LOW"))
    sys.exit(failed != 0)

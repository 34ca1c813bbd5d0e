"""What the tests of quality on annotated data share: where the data is, and its scorers. They are skipped where it is absent."""
import json
import os
import subprocess
import sys
import tempfile

from figures import project, skip, tool

shared = os.environ.get("NEWSCORPUS_SHARED") or os.path.join(os.path.dirname(project), "shared")
dev = os.path.join(shared, "data", "dev")
scorers = os.path.join(shared, "score")

if not os.path.isdir(scorers) or not os.path.isdir(dev):
    skip("no annotated data at " + shared)
sys.path.insert(0, scorers)


def score(script, *data):
    """What a scorer says of the command, as its JSON."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        done = subprocess.run([sys.executable, os.path.join(scorers, script), *data, "--tool", tool, "--json", out], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        with open(out, encoding="utf-8") as f:
            return json.load(f), done.stdout

"""What the tests of quality share: where the tool and the annotated data are, and floors under figures.
A test is called with the command and the project; it is skipped where the data is absent."""
import os
import sys

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


def judge(figures):
    """Prints (name, value, floor) line by line, and ends the test: with failure when a value lies below its floor."""
    failed = 0
    for name, value, floor in figures:
        good = value >= floor - 1e-9
        failed += not good
        print("%-40s %7.2f  floor %6.2f  %s" % (name, value, floor, "ok" if good else "TOO LOW"))
    sys.exit(failed != 0)

"""What every test of quality shares: the command, and floors under figures. A test is called with the command and the project."""
import os
import subprocess
import sys

tool, project = map(os.path.abspath, sys.argv[1:3])


def skip(why):
    print("skipped:", why)
    sys.exit(77)


def has_model():
    """Whether the command has a language model built in."""
    return "network" in subprocess.run([tool, "model"], capture_output=True, text=True).stdout


def judge(figures):
    """Prints (name, value, floor) line by line, and ends the test: with failure when a value lies below its floor."""
    failed = 0
    for name, value, floor in figures:
        good = value >= floor - 1e-9
        failed += not good
        print("%-40s %7.2f  floor %6.2f  %s" % (name, value, floor, "ok" if good else "TOO LOW"))
    sys.exit(failed != 0)

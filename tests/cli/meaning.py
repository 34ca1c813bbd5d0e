"""The example of docs/meaning.md gives what the page says; which rules fired may change. usage: meaning.py NEWSCORPUS PAGE"""
import os
import re
import subprocess
import sys
import tempfile

TOOL, PAGE = map(os.path.abspath, sys.argv[1:3])


def blocks(page):
    """The indented blocks of the page's example, without their indentation."""
    example = page.split("## An example")[1].split("\n## ")[0]
    found = re.findall(r"(?:^(?:    .*)?\n)+", example, re.M)
    return [re.sub(r"^    ", "", block, flags=re.M).strip("\n") + "\n" for block in found if block.strip()]


def said(line):
    """A line without the rules and what they went by."""
    return re.sub(r"  because .*|, because [a-z-]+| \([a-z-]+\)(?=,|$)", "", line)


with open(PAGE, encoding="utf-8") as file:
    article, wanted, *_ = blocks(file.read())
with tempfile.TemporaryDirectory() as folder:
    text, ncf = os.path.join(folder, "divers.txt"), os.path.join(folder, "divers.ncf")
    with open(text, "w", encoding="utf-8") as file:
        file.write(article)
    subprocess.run([TOOL, "analyze", "-q", text, "--published", "2025-12-08", "-o", ncf], check=True)
    listed = subprocess.run([TOOL, "articles", ncf], capture_output=True, text=True, check=True).stdout
    shown = subprocess.run([TOOL, "show", ncf, listed.splitlines()[1].split()[0]], capture_output=True, text=True, check=True).stdout
given = {said(line) for line in shown.splitlines()}
lacking = [line for line in wanted.splitlines() if line and said(line) not in given]
if not wanted.startswith("Entities") or lacking:
    print("the page says what the tool does not:", *lacking, "it gives:", shown, sep="\n")
    sys.exit(1)

"""Numbers of findings: the enumeration, the table of kinds, diagnostics.yaml and the cases of bad input agree."""

import json
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
library = source / "libnewscorpus"
KEYS = ["number", "name", "since", "severity", "status", "text", "example", "remedy"]
problems = []


def read_registry(path):
    """The list of flat mappings that the registry is, one key a line."""
    entries = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        match = re.fullmatch(r"(- |  )(\w+): (.+)", line)
        if not match:
            problems.append(f"{path.name}:{number}: not \"key: value\"")
            continue
        if match[1] == "- ":
            entries.append({})
        value = match[3]
        entries[-1][match[2]] = json.loads(value) if value[0] == '"' else value
    return entries


header = (library / "src/format/diagnostics.h").read_text(encoding="utf-8")
table = (library / "src/format/diagnostics.c").read_text(encoding="utf-8")
numbers = {name: int(value) for name, value in re.findall(r"\bNCI_D_(\w+) = (\d+)", header) if value != "0"}
kinds = {}
for name, severity, status, remedy in re.findall(
    r'\{ NCI_D_(\w+), NCORP_(\w+), NCORP_(ERR_\w+),\s*"((?:[^"\\]|\\.)*)" \}', table
):
    kinds[numbers.get(name, name)] = {
        "name": name.lower().replace("_", "-"),
        "severity": severity.lower(),
        "status": status,
        "remedy": remedy.replace('\\"', '"').replace("\\\\", "\\"),
    }
registry = read_registry(library / "diagnostics.yaml")

listed = [int(entry["number"]) for entry in registry]
if listed != sorted(set(listed)):
    problems.append("diagnostics.yaml: the numbers do not rise")
if sorted(numbers.values()) != listed:
    problems.append(f"the enumeration and diagnostics.yaml differ in {sorted(set(numbers.values()) ^ set(listed))}")
if list(kinds) != listed:
    problems.append(f"the table of kinds and diagnostics.yaml differ in {sorted(set(kinds) ^ set(listed), key=str)}, or in order")
for entry in registry:
    if list(entry) != KEYS:
        problems.append(f"{entry.get('number')}: has the keys {list(entry)}")
        continue
    kind = kinds.get(int(entry["number"]), {})
    for key in ("name", "severity", "status", "remedy"):
        if kind and entry[key] != kind[key]:
            problems.append(f"{entry['number']}: {key} is {kind[key]!r} in the table and {entry[key]!r} in diagnostics.yaml")
    for key in ("text", "example", "remedy"):
        if not entry[key].strip():
            problems.append(f"{entry['number']}: {key} is empty")

raised = set()
for case in sorted((source / "tests/invalid").glob("*/case")):
    for line in case.read_text(encoding="utf-8").splitlines():
        match = re.match(r"(note|warning|error|fails \w+) (\d+) ", line)
        if not match:
            continue
        number = int(match[2])
        raised.add(number)
        severity = kinds.get(number, {}).get("severity")
        if severity and not match[1].startswith("fails") and severity != match[1]:
            problems.append(f"{case.parent.name}: {number} is of severity {severity}")
for number in listed:
    if number not in raised:
        problems.append(f"{number}: no case in tests/invalid raises it")

for problem in problems:
    print(problem)
print(f"{len(listed)} diagnostics, {len(list((source / 'tests/invalid').glob('*/case')))} cases, {len(problems)} problems")
sys.exit(bool(problems))

"""The format rules of Universal Dependencies (levels 1 and 2 of its validator), as far as they do not depend on a language."""
import re

COLUMNS = "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC".split()
FEATURE = re.compile(r"[A-Z][A-Za-z0-9]*(\[[a-z0-9]+\])?=[A-Z0-9][A-Za-z0-9]*(,[A-Z0-9][A-Za-z0-9]*)*")
SPACED = {"FORM", "LEMMA", "MISC"}


def sentences(text):
    """-> (number of the first line, comments, rows) of each sentence."""
    comments, rows, first = [], [], 1
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            if comments or rows:
                yield first, comments, rows
            comments, rows, first = [], [], number + 1
        elif line[0] == "#":
            comments.append(line)
        else:
            rows.append(dict(zip(COLUMNS, line.split("\t"))))


def value(comments, name):
    found = [c.partition("=")[2] for c in comments if c[1:].partition("=")[0].strip() == name]
    return found[0][1:] if len(found) == 1 else None


def check_file(text):
    """-> what is wrong, as a list of strings."""
    problems, ids = [], set()
    if text and not text.endswith("\n\n"):
        problems.append("the file does not end in an empty line")
    if "\r" in text or "\n\n\n" in text or text.startswith("\n"):
        problems.append("a carriage return or an empty line too many")
    for number, line in enumerate(text.split("\n"), 1):
        if line and line[0] != "#" and line.count("\t") != 9:
            problems.append(f"{number}: not ten columns")
    if problems:
        return problems
    for first, comments, rows in sentences(text):
        found = check_comments(comments, ids) or check_rows(rows) or check_text(value(comments, "text"), rows) or check_tree(rows)
        problems += [f"sentence at line {first}: {p}" for p in found]
    return problems


def check_comments(comments, ids):
    sent_id, text = value(comments, "sent_id"), value(comments, "text")
    if not sent_id or re.search(r"\s", sent_id):
        yield f"sent_id is {sent_id!r}"
    if sent_id in ids:
        yield f"sent_id {sent_id!r} is there twice"
    ids.add(sent_id)
    if not text or text != text.strip():
        yield f"text is {text!r}"
    names = [c[1:].partition("=")[0].split()[0] for c in comments]
    for name in ("newdoc", "newpar"):
        if names.count(name) > 1:
            yield f"{name} is there twice"
    if "newdoc" in names and "newpar" in names and names.index("newpar") < names.index("newdoc"):
        yield "newpar before newdoc"


def check_rows(rows):
    words, until = 0, 0
    for row in rows:
        for name in COLUMNS:
            cell = row[name]
            if not cell or cell != cell.strip() or "  " in cell or (name not in SPACED and re.search(r"\s", cell)):
                yield f"{row['ID']}: {name} is {cell!r}"
        match = re.fullmatch(r"([1-9]\d*)(?:-([1-9]\d*))?", row["ID"])
        if not match or int(match[1]) != words + 1:
            yield f"id {row['ID']} behind {words}"
            return
        if match[2]:
            if int(match[2]) <= words + 1 or until > words:
                yield f"range {row['ID']}"
            until = int(match[2])
            if any(row[name] != "_" for name in COLUMNS[2:9]):
                yield f"{row['ID']}: a surface token with more than a form"
        else:
            words += 1
            if "SpaceAfter" in row["MISC"] and words < until:
                yield f"{row['ID']}: SpaceAfter inside a surface token"
            yield from check_word(row)
    if until > words:
        yield "a range beyond the last word"


def check_word(row):
    if row["UPOS"] != "_" and not re.fullmatch("[A-Z]+", row["UPOS"]):
        yield f"{row['ID']}: UPOS is {row['UPOS']}"
    if row["FEATS"] != "_":
        features = row["FEATS"].split("|")
        if not all(FEATURE.fullmatch(f) for f in features):
            yield f"{row['ID']}: FEATS is {row['FEATS']}"
        if [f.lower() for f in features] != sorted(f.lower() for f in features):
            yield f"{row['ID']}: FEATS are not sorted"
    if row["DEPREL"] != "_" and not re.fullmatch(r"[a-z]+(:[a-z]+)?", row["DEPREL"]):
        yield f"{row['ID']}: DEPREL is {row['DEPREL']}"


def check_text(text, rows):
    """The forms of the surface tokens and what they say of the space behind them spell the text."""
    rest, skip = text, 0
    for row in rows:
        if skip:
            skip -= 1
            continue
        if "-" in row["ID"]:
            a, b = map(int, row["ID"].split("-"))
            skip = b - a + 1
        if not rest.startswith(row["FORM"]):
            yield f"{row['ID']}: the text goes on {rest[:20]!r}"
            return
        rest = rest[len(row["FORM"]):]
        spaced = "SpaceAfter=No" not in row["MISC"].split("|")
        if rest and rest[0].isspace() != spaced:
            yield f"{row['ID']}: SpaceAfter and the text differ"
        rest = rest.lstrip()
    if rest:
        yield f"the text goes on {rest[:20]!r}"


def check_tree(rows):
    words = [row for row in rows if "-" not in row["ID"]]
    heads = [row["HEAD"] for row in words]
    if all(h == "_" for h in heads):
        return
    if not all(h.isdigit() and int(h) <= len(words) for h in heads):
        yield f"heads are {heads}"
        return
    heads = [int(h) for h in heads]
    if heads.count(0) != 1:
        yield f"{heads.count(0)} roots"
    for row, head in zip(words, heads):
        if (head == 0) != (row["DEPREL"] == "root") and row["DEPREL"] != "_":
            yield f"{row['ID']}: {row['DEPREL']} of {head}"
    for word in range(len(words)):
        seen = set()
        at = word + 1
        while at and at not in seen:
            seen.add(at)
            at = heads[at - 1]
        if at:
            yield f"a cycle at {at}"
            return

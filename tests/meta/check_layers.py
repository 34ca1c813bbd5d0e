"""The layering law: a file includes its own layer, lower ones and public headers; libunistring stays in text, malloc in
base/alloc.c; public headers include public headers only."""
import os
import re
import sys

root = os.path.join(sys.argv[1], "libnewscorpus")
ALLOWED = {"base": set(), "text": {"base"}}
ALLOWED["format"] = ALLOWED["language"] = ALLOWED["knowledge"] = ALLOWED["text"] | {"text"}
ALLOWED["model"] = ALLOWED["text"] | {"text", "format", "language", "knowledge"}
ALLOWED["structure"] = ALLOWED["model"] | {"model"}
ALLOWED["meaning"] = ALLOWED["structure"] | {"structure"}
ALLOWED["link"] = ALLOWED["meaning"] | {"meaning"}
ALLOWED["export"] = ALLOWED["api"] = ALLOWED["link"] | {"link"}
ALLOWED["api"] = ALLOWED["api"] | {"export"}
UNISTRING = {"unistr.h", "unicase.h", "uninorm.h", "unictype.h", "uniwbrk.h", "unigbrk.h", "unilbrk.h", "unitypes.h", "uniname.h"}
FORBIDDEN = re.compile(r"\b(malloc|calloc|realloc|free|abort|exit|assert|setlocale|strtod|atof|atoi|tolower|toupper|isalpha|isdigit|"
                       r"isspace|strtok|rand|getenv|printf|fprintf|sprintf|puts|longjmp|signal|qsort)\s*\(")
wrong = []


def sources(folder):
    for path, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".c", ".h", ".h.in")):
                yield os.path.join(path, name)


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)
    return re.sub(r"//[^\n]*", "", text)


for path in sources(os.path.join(root, "src")):
    layer = os.path.relpath(path, os.path.join(root, "src")).split(os.sep)[0]
    if layer not in ALLOWED:
        wrong.append("%s: \"%s\" is no layer" % (path, layer))
        continue
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if not text.lstrip().startswith("/*"):
        wrong.append("%s: does not begin by saying what it is" % path)
    if text.count("\n") > 1500:
        wrong.append("%s: more than 1,500 lines" % path)
    for number, line in enumerate(without_comments(text).split("\n"), 1):
        m = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        if m and "/" in m[1]:
            other = m[1].split("/")[0]
            if other != layer and other not in ALLOWED[layer]:
                wrong.append("%s:%d: %s must not include %s" % (path, number, layer, other))
        elif m and not m[1].endswith("_gen.h"):
            wrong.append("%s:%d: includes are written \"layer/file.h\"" % (path, number))
        m = re.match(r"\s*#\s*include\s*<([^>]+)>", line)
        if m and m[1] in UNISTRING and layer != "text":
            wrong.append("%s:%d: libunistring is included in text only" % (path, number))
        m = FORBIDDEN.search(line)
        if m and not path.endswith(os.path.join("base", "alloc.c")) and not re.search(r"(\.|->)\s*%s\s*\($" % m[1], line[:m.end()]):
            wrong.append("%s:%d: %s() is not for the library" % (path, number, m[1]))
for path in sources(os.path.join(root, "include")):
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if re.match(r'\s*#\s*include\s*"', line):
                wrong.append("%s:%d: public headers include <newscorpus/...> only" % (path, number))
print("\n".join(wrong))
sys.exit(bool(wrong))

"""No function of the library calls itself, directly or through others, and none has a large frame: the depth of the stack
is known whatever the input. Reads the machine code of the static library. NEEDS A BUILD."""
import os
import re
import shutil
import subprocess
import sys

source, build = sys.argv[1:3]
static = os.path.join(build, "lib", "libnewscorpus.a")
LARGEST_FRAME = 8 * 1024

if not shutil.which("objdump") or os.uname().machine != "x86_64":
    print("skipped: reads x86-64 code with objdump")
    sys.exit(77)
if any(word in subprocess.run(["nm", static], capture_output=True, text=True).stdout for word in ("__asan", "__tsan", "__gcov")):
    print("skipped: sanitizers and coverage change the code")
    sys.exit(77)

# Calls, tail calls and addresses that are taken: whoever gets a function's address may call it.
listing = subprocess.run(["objdump", "-dr", "--no-show-raw-insn", static], capture_output=True, text=True, check=True).stdout
calls, frames, member, function = {}, {}, "", None
for line in listing.splitlines():
    m = re.match(r"(\S+\.o):\s+file format", line)
    if m:
        member = m[1]
        continue
    m = re.match(r"[0-9a-f]+ <([^>]+)>:$", line)
    if m:
        name = m[1]
        function = name if name.startswith(("nci_", "ncorp_")) else member + ":" + name
        calls.setdefault(function, set())
        frames.setdefault(function, 0)
        continue
    if function is None:
        continue
    # Compilers write a frame of 128 bytes as adding -128, which is shorter, and give it back by subtracting that.
    m = re.search(r"\b(sub|add)\s+\$0x([0-9a-f]+),%rsp", line)
    if m:
        size = int(m[2], 16)
        size = size - 2**64 if size >= 2**63 else size
        frames[function] += max(size if m[1] == "sub" else -size, 0)
    m = re.search(r"\bcall\s+[0-9a-f]+ <([^>+]+)>", line) or re.search(r"\bjmp\s+[0-9a-f]+ <([^>+]+)>$", line)
    target = m[1] if m else None
    m = re.search(r"R_X86_64_(?:PLT32|PC32|GOTPCREL\w*|64)\s+([A-Za-z_][\w.]*)", line)
    if m:
        target = m[1]
    if target and not target.startswith("."):
        calls[function].add(target if target.startswith(("nci_", "ncorp_")) else member + ":" + target)

# Calls through pointers are those of tables: structures of callbacks never lead back into their caller's layer from
# below. What is left is a graph of known edges, whose strongly connected parts have to be single functions.
index, low, stack, on_stack, parts = {}, {}, [], set(), []


def connect(root):
    """Tarjan's algorithm without recursion."""
    work = [(root, iter(sorted(calls.get(root, ()))))]
    index[root] = low[root] = len(index)
    stack.append(root)
    on_stack.add(root)
    while work:
        node, edges = work[-1]
        for other in edges:
            if other not in calls:
                continue
            if other not in index:
                index[other] = low[other] = len(index)
                stack.append(other)
                on_stack.add(other)
                work.append((other, iter(sorted(calls[other]))))
                break
            if other in on_stack:
                low[node] = min(low[node], index[other])
        else:
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
            if low[node] == index[node]:
                part = []
                while True:
                    part.append(stack.pop())
                    on_stack.discard(part[-1])
                    if part[-1] == node:
                        break
                if len(part) > 1 or node in calls[node]:
                    parts.append(sorted(part))


for name in sorted(calls):
    if name not in index:
        connect(name)
wrong = ["recursive: " + ", ".join(part) for part in parts]
wrong += ["%s: a frame of %d bytes" % (name, size) for name, size in sorted(frames.items()) if size > LARGEST_FRAME]
largest = max(frames, key=frames.get)
print("\n".join(wrong) or "%d functions, %d calls, the largest frame has %d bytes (%s)"
      % (len(calls), sum(map(len, calls.values())), frames[largest], largest))
sys.exit(bool(wrong))

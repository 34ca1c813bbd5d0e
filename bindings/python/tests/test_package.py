"""The package as such: its names, documentation, types and examples."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import newscorpus as nc
import pytest

PUBLIC = """
Amount ArgumentError Article ArticleEntity Block BusyError CancelledError Corpus Count Diagnostic Dictionary Difference
DifferenceValue EncodingError Entity EntityName Error Event EventMention Evidence Fact Features FileError FormatError Layer LimitError Linker
Mention Name NameMatch NameReason Named OutOfMemoryError Participant Patterns Place Progress Quantity Quote Records Report Sentence Size SkippedWarning StateError
Step Story Table Time Token TokenColumns Tokens UnsupportedError arrow compare_names concat explain loads model_json name_keys read read_text stream
""".split()

MEMBERS = {
    "Article": """authors blocks corpus dateline dateline_span entities events explain id language mentions near_duplicate_of
        outlet published published_from quantities quotes sentences story text times title to_json tokens uri""",
    "Corpus": """analyze arrow articles blocks diagnostics entities event_mentions events events_table generator language link linked
        mentions quantities quotes report sentences stories times to_conllu to_events to_json tokens write write_events""",
    "Event": """actors cameo confidence contexts corpus date date_precision differences duration enddate evidence explain id modes place
        quad_code recipients reports size status to_dict to_json type""",
    "Dictionary": "counts diagnostics folder",
    "Patterns": "counts diagnostics path",
    "EventMention": """actor_codes actors article attribution because cameo code confidence contexts date duration end evidence explain modes
        place recipient_codes recipients record record_id sentence size span start status text time to_dict type""",
    "ArticleEntity": """article country country_because facts gender id lat lon mentions name quotes roles sector sector_because to_dict type unnamed""",
    "Entity": """article_ids articles corpus country explain facts id lat lon mention_count mentions name names quotes roles sector
        to_dict to_json type unnamed""",
    "Evidence": "article because field span text to_dict",
    "Fact": "article because country end former of of_id role sector span start text to_dict",
    "Mention": """article because end entity entity_id evidence evidence_span form gender head head_span name number span stands_for start text
        to_dict type""",
    "Quantity": """article because bound casualty end evidence evidence_span high span start text to_dict unit unit_span
        value""",
    "Quote": "article because cue cue_span end inside kind speaker speaker_name span start text to_dict",
    "Table": "columns name to_parquet",
    "Time": """article because begin_value end end_value evidence evidence_span freq mod quant span start text to_dict type
        value""",
    "Sentence": "article end index root span start text to_dict tokens",
    "Token": """ancestors article children common deprel end feats head index lemma path_to sentence span start subtree
        subtree_text text to_dict upos xpos""",
    "TokenColumns": "deprel end feats head lemma start strings upos values xpos",
    "Features": "get items keys values",
    "Records": "count index to_pandas",
    "Named": "count get index to_pandas",
    "Layer": "count ends index starts to_pandas",
    "Tokens": "columns count ends index starts to_pandas",
}


def public(kind: type) -> list[str]:
    return sorted(name for name in dir(kind) if not name.startswith("_"))


def test_public_names() -> None:
    assert sorted(nc.__all__) == PUBLIC
    visible = {name for name in vars(nc) if not name.startswith("_")} - {"annotations", "spark"}
    assert visible == set(PUBLIC)
    for name, members in MEMBERS.items():
        assert public(getattr(nc, name)) == sorted(members.split()), name
    assert re.fullmatch(r"\d+\.\d+\.\d+", nc.__version__)


def test_everything_is_documented() -> None:
    for name in PUBLIC:
        if name == "Progress":
            continue
        thing = getattr(nc, name)
        assert inspect.getdoc(thing), name
        if inspect.isclass(thing) and not issubclass(thing, BaseException):
            for member in public(thing):
                attribute = inspect.getattr_static(thing, member)
                if isinstance(attribute, (property, FunctionType)):
                    assert inspect.getdoc(attribute), f"{name}.{member}"


def test_examples_in_the_documentation() -> None:
    package = Path(nc.__file__).parent
    ran = 0
    for path in sorted(package.glob("*.py")):
        module = __import__("newscorpus" if path.stem == "__init__" else f"newscorpus.{path.stem}", fromlist=["_"])
        result = doctest.testmod(module, extraglobs={"nc": nc})
        assert result.failed == 0, path
        ran += result.attempted
    readme = Path(__file__).parents[2] / "README.md"
    result = doctest.testfile(str(readme), module_relative=False)
    assert result.failed == 0
    assert ran + result.attempted >= 6


def test_types(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    assert (Path(nc.__file__).parent / "py.typed").exists()
    user = tmp_path / "user.py"
    user.write_text('''
import newscorpus as nc

corpus: nc.Corpus = nc.read("folder", published="2025-01-01").analyze(threads=2, progress=False)
for event in corpus.events:
    print(event.date, event.type, [a.name for a in event.actors])
title: str | None = corpus.articles["id"].title
first: nc.Entity = corpus.entities["Zelensky"]
tail: nc.Records[nc.Article] = corpus.articles[1:]
start: int = corpus.articles[0].tokens[0].start
starts: memoryview = corpus.articles[0].tokens.starts
token: nc.Token = corpus.tokens[0]
number: str | None = token.feats.get("Number")
steps: tuple[nc.Step, ...] | None = token.path_to(corpus.articles[0].sentences[0].tokens[:2][-1])
heads: memoryview | None = corpus.articles[0].tokens[3:].columns().head
lemmas: list[str | None] = corpus.articles[0].tokens.columns().values("lemma")
speaker: str | None = corpus.quotes[0].speaker_name
facts: tuple[nc.Fact, ...] = first.facts + corpus.articles[0].entities[0].facts
rule: str | None = facts[0].because or corpus.times[0].because
high: int | float | None = corpus.quantities[0].high
written: int = corpus.arrow("events").to_parquet("events.parquet")
table: nc.Table = nc.arrow("folder", "tokens", plain=True)
for batch in nc.stream(["a", "b"], batch=10):
    sizes: int = len(batch.mentions)
''', encoding="utf-8")
    wrong = tmp_path / "wrong.py"
    wrong.write_text('import newscorpus as nc\nnc.read("x").articles[0].titel\nnc.read(5)\n', encoding="utf-8")

    def mypy(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), *args],
                              capture_output=True, text=True, cwd=Path(nc.__file__).parents[1], timeout=300)

    done = mypy("-p", "newscorpus")
    assert done.returncode == 0, done.stdout
    done = mypy(str(user))
    assert done.returncode == 0, done.stdout
    done = mypy(str(wrong))
    assert done.stdout.count("error:") == 2, done.stdout


def test_stub_matches_the_private_module() -> None:
    from newscorpus._lib import native

    stub = (Path(nc.__file__).parent / "_lib" / "native.pyi").read_text(encoding="utf-8")
    for kind in ("Article", "Tree", "Corpus", "Sources", "Reader"):
        body = re.search(rf"^class {kind}:\n((?:    .*\n|\n)+)", stub, re.M)
        assert body
        wanted = sorted(re.findall(r"def (\w+)", body[1]))
        assert wanted == [name for name in public(getattr(native, kind)) if name != "thisown"]
    for name in re.findall(r"^(\w+): int$", stub, re.M):
        assert isinstance(getattr(native, name), int)
    functions = sorted(re.findall(r"^def (\w+)", stub, re.M))
    assert functions == sorted(name for name, value in vars(native).items()
                               if isinstance(value, FunctionType) and not name.startswith("_"))

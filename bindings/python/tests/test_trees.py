"""Tokens and dependency trees: good ones, and what hostile files hold."""

from __future__ import annotations

import copy
import json
import os
import pickle
import time
from pathlib import Path

import newscorpus as nc
import pytest

TREES = Path(os.environ.get("NEWSCORPUS_SAMPLE") or Path(__file__).parents[3] / "tests" / "parity" / "sample.ncf").with_name("trees.ncf")


@pytest.fixture
def trees() -> nc.Corpus:
    return nc.read(TREES, strict=True)


def texts(tokens: tuple[nc.Token, ...]) -> list[str]:
    return [token.text for token in tokens]


def test_a_tree(trees: nc.Corpus) -> None:
    sentence = trees.articles["t1"].sentences[0]
    root = sentence.root
    assert root is not None and root.text == "met" and root.head is None and root.ancestors == ()
    assert texts(root.children) == ["Ada", "pilots", "Tavel", "Monday", "."]
    subject = root.children[0]
    assert (subject.subtree_text, texts(subject.subtree)) == ("Minister Ada Brun", ["Minister", "Ada", "Brun"])
    assert subject.head == root and subject.sentence == sentence and subject.sentence.index == 0
    striking = sentence.tokens[5]
    assert texts(striking.ancestors) == ["pilots", "met"]
    assert striking.common(sentence.tokens[4]) == sentence.tokens[6]
    path = striking.path_to(subject)
    assert path is not None and [(step.token.text, step.up) for step in path] == [("pilots", True), ("met", True), ("Ada", False)]
    assert striking.path_to(striking) == ()
    assert root.path_to(trees.articles["t1"].tokens[13]) is None
    assert root.common(trees.articles["t1"].tokens[13]) is None
    assert repr(root) == "<Token [18:21] 'met' VERB root>"


def test_features(trees: nc.Corpus) -> None:
    met, before = trees.articles["t1"].tokens[3], trees.articles["t1"].tokens[7]
    assert met.feats == {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"} and list(met.feats)[0] == "Mood"
    assert str(met.feats) == "Mood=Ind|Tense=Past|VerbForm=Fin" and eval(repr(met.feats), {"Features": nc.Features}) == met.feats
    assert before.feats == {} and not before.feats and before.feats.get("Number") is None
    assert trees.articles["t2"].tokens[3].feats == {"A": "1"}
    assert {met.feats: 1}[nc.Features("Tense=Past|Mood=Ind|VerbForm=Fin")] == 1
    with pytest.raises(KeyError):
        met.feats["Number"]


def test_bad_heads_have_answers(trees: nc.Corpus) -> None:
    article = trees.articles["t2"]
    for token in article.tokens:
        assert token in token.subtree and token not in token.ancestors
        assert all(child.head == token for child in token.children)
    assert texts(article.tokens[3].ancestors) == ["go", "heads", "These"]
    assert article.tokens[0].head is None and article.tokens[0].to_dict()["head"] == 2
    assert trees.articles["t3"].sentences[0].root is None


def test_other_tokens_are_of_the_same_article(trees: nc.Corpus) -> None:
    token = trees.articles["t1"].tokens[0]
    assert nc.read(TREES).articles["t1"].tokens[1].path_to(token) is not None
    for wrong in (token.path_to, token.common):
        with pytest.raises(ValueError, match="different articles"):
            wrong(trees.articles["t2"].tokens[0])
        with pytest.raises(TypeError, match="not a Token"):
            wrong(0)  # type: ignore[arg-type]


def test_columns(trees: nc.Corpus) -> None:
    for article in trees.articles:
        columns = article.tokens.columns()
        assert len(columns) == len(article.tokens)
        assert [article.text[s:e] for s, e in zip(columns.start, columns.end)] == texts(tuple(article.tokens))
        for name in ("lemma", "upos", "xpos", "feats", "deprel"):
            assert columns.values(name) == [token.to_dict()[name] for token in article.tokens]
        heads = [-1] * len(article.tokens) if columns.head is None else columns.head.tolist()
        assert heads == [-1 if (head := token.to_dict()["head"]) is None else head for token in article.tokens]
    tokens = trees.articles["t1"].sentences[1].tokens
    part = tokens.columns()
    assert (part.values("upos")[:3], part.xpos, part.strings[-1]) == (["PUNCT", "PRON", "AUX"], None, None)
    assert part.head is not None and part.head[0] == 16 and tokens[::-1].columns().values("upos")[0] == "PUNCT"
    assert tokens[2:2].columns().values("lemma") == []
    assert repr(part) == "<TokenColumns 13 tokens: start end lemma upos feats deprel head>"
    with pytest.raises(ValueError, match="lemma, upos"):
        part.values("head")


def test_tables(trees: nc.Corpus) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    table = trees.tokens.to_pandas()
    assert len(table) == len(trees.tokens)
    for column in ("article", "text", "upos", "deprel", "start", "sentence", "head"):
        assert column in table
    rows = [token.to_dict() for token in trees.tokens]
    assert [None if head < 0 else head for head in table["head"].fillna(-1)] == [row["head"] for row in rows]
    assert [None if upos != upos else upos for upos in table["upos"]] == [row["upos"] for row in rows]
    assert list(table["sentence"]) == [token.sentence and token.sentence.index for token in trees.tokens]
    assert list(trees.articles["t1"].tokens[3:5].to_pandas()["text"]) == ["met", "the"]
    assert len(trees.articles["t1"].tokens[:0].to_pandas()) == 0
    assert len(nc.concat([]).tokens.to_pandas()) == 0


def test_stages() -> None:
    text = nc.read_text("Ana Ilic met Bo Lund in Oslo on Friday.", id="a")
    for stage in ("tokens", "tags", "parse"):
        corpus = text.analyze(link=False, stages=[stage])
        article = corpus.articles[0]
        assert len(article.tokens) == 10 and len(article.mentions) == 0
        columns = article.tokens.columns()
        assert stage == "parse" or columns.head is None and columns.deprel is None
        assert stage != "tokens" or columns.upos is None and columns.lemma is None
        assert (article.sentences[0].root is None) == (columns.deprel is None)


def test_values_survive_copies(trees: nc.Corpus) -> None:
    token = trees.articles["t1"].tokens[5]
    for again in (pickle.loads(pickle.dumps(token)), copy.deepcopy(token)):
        assert again == token and texts(again.ancestors) == texts(token.ancestors) and again.sentence == token.sentence
    assert pickle.loads(pickle.dumps(token.feats)) == token.feats


def test_a_sentence_shows_itself(trees: nc.Corpus) -> None:
    html = trees.articles["t2"].sentences[2]._repr_html_()
    assert "<svg" in html and "&lt;b&gt;&amp;&quot;&#39;" in html and "<b>" not in html and "href" not in html
    assert ">nsubj<" in trees.articles["t1"].sentences[0]._repr_html_()


def test_a_long_chain_is_no_deep_stack() -> None:
    count = 20000
    tokens = {"start": list(range(0, 2 * count, 2)), "end": list(range(1, 2 * count, 2)), "head": [-1, *range(count - 1)]}
    article = {"record": "article", "id": "a", "text": "a " * count, "sentences": [[0, 2 * count - 1]], "tokens": tokens}
    corpus = nc.loads('{"record":"corpus","ncf":1}\n' + json.dumps(article), format="ncf")
    begun = time.process_time()
    first, last = corpus.articles[0].tokens[0], corpus.articles[0].tokens[-1]
    assert len(last.ancestors) == count - 1 and len(first.subtree) == count
    path = last.path_to(first)
    assert path is not None and len(path) == count - 1
    assert time.process_time() - begun < 5

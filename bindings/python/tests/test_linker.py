"""Linking in pieces."""

import newscorpus as nc
import pytest

TEXTS = ["Keir Starmer met Mark Carney in London on Monday. The talks were about steel.\n",
         "Mark Carney met Keir Starmer in London on Monday, aides said. Steel was on the table.\n",
         "Farmers in Chile picked fewer cherries than a year ago because frost came late.\n"]


@pytest.fixture(scope="module")
def articles():
    return [nc.read_text(text, id=f"t{i}", published="2024-05-14").analyze(link=False) for i, text in enumerate(TEXTS)]


def ids(corpus):
    return [(a.id, a.story, [m.entity and m.entity.id for m in a.mentions]) for a in corpus.articles]


def test_pieces_are_the_whole(articles, tmp_path):
    linker = nc.Linker(threads=1)
    for article in articles[:2]:
        linker.add(article)
    linker.save(tmp_path / "two.ncl")
    linker = nc.Linker(tmp_path / "two.ncl", spill=tmp_path)
    linker.add(articles[2])
    linker.add(articles[0])
    linker.settle()
    whole = nc.concat(articles).link()
    assert [x for a in articles for x in ids(linker.link(a))] == ids(whole)
    assert linker.counts == {"articles": 3, "entities": len(whole.entities), "events": len(whole.events), "stories": len(whole.stories)}
    assert [e.id for part in linker.records("entities", 2) for e in part.entities] == [e.id for e in whole.entities]
    assert [e.id for part in linker.records("events") for e in part.events] == [e.id for e in whole.events]


def test_mistakes(articles, tmp_path):
    with pytest.raises(nc.ArgumentError):
        nc.Linker().link(articles[0])
    with pytest.raises(nc.FileError):
        nc.Linker(tmp_path / "none.ncl")
    (tmp_path / "bad.ncl").write_bytes(b"NCLINKS\0" + bytes(40))
    with pytest.raises(nc.UnsupportedError):
        nc.Linker(tmp_path / "bad.ncl")
    with pytest.raises(ValueError):
        list(nc.Linker().records("articles"))

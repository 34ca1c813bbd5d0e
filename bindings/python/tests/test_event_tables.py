"""Event records in the formats of event data."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import newscorpus as nc
import pytest

COLUMNS = {"petrarch2": 11, "phoenix": 26, "gdelt": 61, "gdelt-mentions": 16}


def test_plover_lines_are_json_that_says_what_the_record_does(corpus: nc.Corpus) -> None:
    records = [json.loads(line) for line in corpus.to_events("plover").splitlines()]
    assert records == corpus.events_table("plover")
    assert [record["id"] for record in records] == [event.id for event in corpus.events]
    for record, event in zip(records, corpus.events):
        assert record["event"] == [event.type]
        assert (record["quad_code"], record["date"], record["mode"]) == (event.quad_code, event.date, list(event.modes))
        assert [actor["identifier_text"] for actor in record["actor"]] == [actor.name for actor in event.actors]
        assert record["event_loc"]["resolved_place"] == event.place.name
        assert [record["cite_info"][each["cite"]]["citation"] for each in record["text_info"]] == \
            [report.article_id for report in event.reports]
        for words, where, report in zip(record["event_text"], record["text_info"], event.reports):
            assert report.article is not None
            assert report.article.text[where["start"]:where["end"]] == words


@pytest.mark.parametrize(("format", "count"), COLUMNS.items())
def test_tables_have_all_their_columns(corpus: nc.Corpus, format: str, count: int) -> None:
    rows = list(csv.reader(io.StringIO(corpus.to_events(format)), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows and all(len(row) == count for row in rows)
    table = corpus.events_table(format)
    assert len(table) == len(rows)
    for row, cells in zip(table, rows):
        assert len(row) == count
        assert [value or "" for value in row.values()] == cells


def test_rows_are_dicts_by_column(corpus: nc.Corpus) -> None:
    row = corpus.events_table()[0]
    assert row["Actor1Code"] == "CHEGOV"
    assert row["ActionGeo_FullName"] == "Geneva, Switzerland"
    assert row["AvgTone"] is None
    assert corpus.events_table("phoenix")[0]["SourceActorRole"] == "GOV"


def test_files(corpus: nc.Corpus, tmp_path: Path) -> None:
    corpus.write_events(tmp_path / "events.tsv", format="gdelt")
    assert (tmp_path / "events.tsv").read_text(encoding="utf-8") == corpus.to_events("gdelt")
    corpus.write_events(tmp_path / "events.jsonl.gz")
    with gzip.open(tmp_path / "events.jsonl.gz", "rt", encoding="utf-8") as f:
        assert f.read() == corpus.to_events()
    assert len(list(tmp_path.iterdir())) == 2


def test_mistakes(corpus: nc.Corpus, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is none of plover, petrarch2"):
        corpus.to_events("csv")
    with pytest.raises(ValueError, match="compression"):
        corpus.write_events(tmp_path / "x", compression="rar")
    with pytest.raises(nc.UnsupportedError, match="not linked"):
        nc.read_text("It rained.").to_events()
    with pytest.raises(nc.UnsupportedError):
        nc.read_text("It rained.").write_events(tmp_path / "x", format="gdelt")
    with pytest.raises(nc.FileError):
        corpus.write_events(tmp_path / "no folder" / "x")
    assert not list(tmp_path.iterdir())

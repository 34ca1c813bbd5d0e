"""What the tests share: a small corpus in which every layer and record has something."""

from __future__ import annotations

import os
from pathlib import Path

import newscorpus as nc
import pytest

SAMPLE = Path(os.environ.get("NEWSCORPUS_SAMPLE") or Path(__file__).parents[3] / "tests" / "parity" / "sample.ncf")


@pytest.fixture(scope="session")
def sample() -> Path:
    return SAMPLE


@pytest.fixture
def content() -> str:
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture
def meaning() -> nc.Article:
    """An article in which every field of every layer of meaning has something."""
    return nc.read(SAMPLE.with_name("meaning.ncf"), strict=True).articles[0]


@pytest.fixture
def corpus() -> nc.Corpus:
    return nc.read(SAMPLE, strict=True)

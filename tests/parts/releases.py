"""A later release: this package copied, with more migrations after the last. Each of its kinds has one to try."""

from __future__ import annotations

import shutil
from pathlib import Path

import wordcounts
from wordcounts.store import schema

PACKAGE = Path(wordcounts.__file__).parent

EXPAND = """
kind = "expand"
revision = "{revision}"
down_revision = "{after}"

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column("analyses", sa.Column("note", sa.Text(), nullable=True))
"""
"""Adds a column that the older release does not know."""

CONTRACT = """
kind = "contract"
revision = "{revision}"
down_revision = "{after}"

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table("analyses") as table:
        table.drop_column("worker")
"""
"""Takes away a column that the older release writes; on SQLite by copying the table of analyses and dropping it."""

NOTED = """    Column("finished_at", Double),
    Column("note", Text, default="of the later release"),
"""


def add(migrations: Path, revision: str, text: str, *, after: str) -> None:
    """Write one more migration into a folder of migrations."""
    (migrations / "versions" / f"{revision}.py").write_text(text.format(revision=revision, after=after))


def migrations_in(folder: Path) -> Path:
    """A copy of this release's migrations, to add to."""
    return Path(shutil.copytree(schema.MIGRATIONS, folder / "migrations"))


def later(folder: Path) -> Path:
    """A later release, which expands and uses what it added; returns what PYTHONPATH must begin with."""
    package = folder / "wordcounts"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "built"))
    add(package / "store" / "migrations", "later_note", EXPAND, after=schema.head())
    tables = package / "store" / "tables.py"
    text = tables.read_text()
    assert '    Column("finished_at", Double),\n' in text
    tables.write_text(text.replace('    Column("finished_at", Double),\n', NOTED))
    return folder


def latest(folder: Path) -> Path:
    """The release after `later`, which takes something away as well."""
    later(folder)
    add(folder / "wordcounts" / "store" / "migrations", "latest_worker", CONTRACT, after="later_note")
    return folder

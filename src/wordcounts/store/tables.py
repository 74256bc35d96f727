"""The tables, private to the store. One schema for SQLite and PostgreSQL.

Times are seconds since 1970 as DOUBLE, by the database's clock (`clock.now`): one arithmetic on both databases.
Bodies, texts and tables of words are zstandard-compressed bytes (`compression`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts rowids only in a column whose type is exactly INTEGER.
_SERIAL = BigInteger().with_variant(Integer, "sqlite")


def _analysis_id() -> Column[str]:
    return Column("analysis_id", String(32), ForeignKey("analyses.id", ondelete="CASCADE"), primary_key=True)


analyses = Table(
    "analyses",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("stage", String(16)),
    Column("attempt", Integer, nullable=False, default=0),
    Column("deaths", Integer, nullable=False, default=0),
    Column("fence", BigInteger, nullable=False, default=0),
    Column("lease_until", Double),
    Column("worker", String(64)),
    Column("next_attempt_at", Double),
    Column("hinted_at", Double),
    Column("kind", String(8), nullable=False),
    Column("url", Text),
    Column("scheme_guessed", Boolean, nullable=False, default=False),
    Column("extraction", String(16), nullable=False),
    Column("language", String(35)),
    Column("title", Text, nullable=False, default=""),
    Column("owner", String(64)),
    Column("delete_token_hash", String(64)),
    Column("retry_of", String(32)),
    Column("fresh", Boolean, nullable=False, default=False),
    Column("keep", String(8), nullable=False, default="all", server_default="all"),
    Column("share_key", String(64)),
    Column("shares", String(32)),  # no foreign key: the leader may be deleted, and its followers go on
    Column("shared", Boolean, nullable=False, default=False, server_default=false()),
    Column("idempotency_key", String(255)),
    Column("request_hash", String(64)),
    Column("collection_id", String(32)),  # no foreign key: SQLite would copy the table to add one
    Column("recipe", String(64)),
    Column("n_tokens", BigInteger),
    Column("n_types", BigInteger),
    Column("n_hapaxes", BigInteger),
    Column("notices", Text, nullable=False, default="[]"),
    Column("error_code", String(64)),
    Column("error_message", Text),
    Column("error_permanent", Boolean),
    Column("created_at", Double, nullable=False),
    Column("started_at", Double),
    Column("finished_at", Double),
)
Index("ix_analyses_owner_created_at_id", analyses.c.owner, analyses.c.created_at, analyses.c.id)
Index("ix_analyses_created_at_id", analyses.c.created_at, analyses.c.id)
# What the reconciler asks every second, over the few rows that are not at rest.
Index(
    "ix_analyses_waiting",
    analyses.c.created_at,
    sqlite_where=text("state = 'queued'"),
    postgresql_where=text("state = 'queued'"),
)
# And what the bulk lane asks for each batch: the rows of one collection that wait, in their order.
Index(
    "ix_analyses_collected",
    analyses.c.collection_id,
    analyses.c.created_at,
    sqlite_where=text("state = 'queued' AND collection_id IS NOT NULL"),
    postgresql_where=text("state = 'queued' AND collection_id IS NOT NULL"),
)
# Those that nobody waits behind a collection for.
Index(
    "ix_analyses_singles",
    analyses.c.created_at,
    sqlite_where=text("state = 'queued' AND collection_id IS NULL"),
    postgresql_where=text("state = 'queued' AND collection_id IS NULL"),
)
Index(
    "ix_analyses_leased",
    analyses.c.lease_until,
    sqlite_where=text("state = 'running'"),
    postgresql_where=text("state = 'running'"),
)
Index(
    "uq_analyses_owner_idempotency_key",
    analyses.c.owner,
    analyses.c.idempotency_key,
    unique=True,
    sqlite_where=text("idempotency_key IS NOT NULL"),
    postgresql_where=text("idempotency_key IS NOT NULL"),
)

Index(
    "ix_analyses_share_key_created_at",
    analyses.c.share_key,
    analyses.c.created_at,
    sqlite_where=text("share_key IS NOT NULL"),
    postgresql_where=text("share_key IS NOT NULL"),
)
Index(
    "ix_analyses_shares",
    analyses.c.shares,
    sqlite_where=text("shares IS NOT NULL"),
    postgresql_where=text("shares IS NOT NULL"),
)

documents = Table(
    "documents",
    metadata,
    _analysis_id(),
    Column("final_url", Text),
    Column("title", Text, nullable=False, default=""),
    Column("language", String(35), nullable=False, default=""),
    Column("media_type", String(255), nullable=False, default=""),
    Column("charset", String(64), nullable=False, default=""),
    Column("declared_media_type", String(255)),
    Column("declared_charset", String(64)),
    Column("n_bytes", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("fetched_at", Double),
    Column("body", LargeBinary, nullable=False),  # empty: not kept; an empty document is a frame that says so
)

frequencies = Table(
    "frequencies",
    metadata,
    _analysis_id(),
    Column("extraction", String(16), primary_key=True),
    Column("recipe", String(64), nullable=False),
    Column("n_tokens", BigInteger, nullable=False),
    Column("n_types", BigInteger, nullable=False),
    Column("n_hapaxes", BigInteger, nullable=False),
    Column("notices", Text, nullable=False, default="[]"),
    Column("body", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),  # empty: not kept
)

transitions = Table(
    "transitions",
    metadata,
    Column("number", _SERIAL, primary_key=True, autoincrement=True),
    Column("analysis_id", String(32), ForeignKey("analyses.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Double, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("reason", Text, nullable=False, default=""),
)

meters = Table(
    "meters",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("labels", String(200), primary_key=True),
    Column("value", Double, nullable=False),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", String(15), primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("scopes", String(64), nullable=False),  # parted by blanks
    Column("rate", String(32)),
    Column("created_at", Double, nullable=False),
    Column("used_at", Double),
    Column("revoked_at", Double),
)

collections = Table(
    "collections",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("owner", String(64)),
    Column("delete_token_hash", String(64)),
    Column("state", String(16), nullable=False),
    Column("extraction", String(16), nullable=False),
    Column("language", String(35)),
    Column("keep", String(8), nullable=False),
    Column("site", Text),  # JSON: a site's address and limits; nothing for a list
    Column("walk", String(16)),  # how far the walk over the site is
    Column("fence", BigInteger, nullable=False, default=0),
    Column("lease_until", Double),
    Column("hinted_at", Double),
    Column("n_numbered", Integer, nullable=False, default=0),  # numbers are given once
    Column("n_joined", Integer, nullable=False, default=0),
    Column("n_bytes", BigInteger, nullable=False, default=0, server_default="0"),  # of a site's pages, unpacked
    Column("idempotency_key", String(255)),
    Column("request_hash", String(64)),
    Column("created_at", Double, nullable=False),
)
Index("ix_collections_owner_created_at_id", collections.c.owner, collections.c.created_at, collections.c.id)
Index("ix_collections_created_at_id", collections.c.created_at, collections.c.id)
Index(
    "uq_collections_owner_idempotency_key",
    collections.c.owner,
    collections.c.idempotency_key,
    unique=True,
    sqlite_where=text("idempotency_key IS NOT NULL"),
    postgresql_where=text("idempotency_key IS NOT NULL"),
)

members = Table(
    "members",
    metadata,
    Column("collection_id", String(32), ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("analysis_id", String(32), ForeignKey("analyses.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("key", String(64), nullable=False),
    Column("depth", Integer, nullable=False, default=0),
    Column("dated_at", Double),
    Column("text_hash", String(64)),
    Column("duplicate_of", Integer),
    Column("shape", String(16)),  # of a site's page: which others its address is like
    Column("canonical", String(64)),  # the key of the address that the page names as its own
    UniqueConstraint("collection_id", "key"),
)
Index("ix_members_text_hash", members.c.collection_id, members.c.text_hash, members.c.number)
Index("ix_members_collection_id_shape", members.c.collection_id, members.c.shape)
Index("ix_members_collection_id_canonical", members.c.collection_id, members.c.canonical)

# Addresses of a site that led to a member, or to none any more: they are not gone to again.
aliases = Table(
    "aliases",
    metadata,
    Column("collection_id", String(32), ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("number", Integer, nullable=False),
)

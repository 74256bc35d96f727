"""Collections: analyses under one name.

Revision: 0006_collections
"""

import sqlalchemy as sa
from alembic import op

revision = "0006_collections"
down_revision = "0005_keep"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    _collections()
    _members()
    op.add_column("analyses", sa.Column("collection_id", sa.String(length=32), nullable=True))
    _waiting("ix_analyses_collected", ["collection_id", "created_at"], "state = 'queued' AND collection_id IS NOT NULL")
    _waiting("ix_analyses_singles", ["created_at"], "state = 'queued' AND collection_id IS NULL")


def _collections() -> None:
    op.create_table(
        "collections",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("delete_token_hash", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("extraction", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("keep", sa.String(length=8), nullable=False),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("walk", sa.String(length=16), nullable=True),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.Double(), nullable=True),
        sa.Column("hinted_at", sa.Double(), nullable=True),
        sa.Column("n_numbered", sa.Integer(), nullable=False),
        sa.Column("n_joined", sa.Integer(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=255), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collections")),
    )
    op.create_index("ix_collections_owner_created_at_id", "collections", ["owner", "created_at", "id"])
    op.create_index("ix_collections_created_at_id", "collections", ["created_at", "id"])
    known = sa.text("idempotency_key IS NOT NULL")
    op.create_index(
        "uq_collections_owner_idempotency_key",
        "collections",
        ["owner", "idempotency_key"],
        unique=True,
        sqlite_where=known,
        postgresql_where=known,
    )


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("collection_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("analysis_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("dated_at", sa.Double(), nullable=True),
        sa.Column("text_hash", sa.String(length=64), nullable=True),
        sa.Column("duplicate_of", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["analysis_id"], ["analyses.id"], name=op.f("fk_members_analysis_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collections.id"], name=op.f("fk_members_collection_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("collection_id", "number", name=op.f("pk_members")),
        sa.UniqueConstraint("collection_id", "key", name=op.f("uq_members_collection_id_key")),
    )
    op.create_index(op.f("ix_members_analysis_id"), "members", ["analysis_id"])
    op.create_index("ix_members_text_hash", "members", ["collection_id", "text_hash", "number"])


def _waiting(name: str, columns: list[str], of: str) -> None:
    op.create_index(name, "analyses", columns, sqlite_where=sa.text(of), postgresql_where=sa.text(of))


def downgrade() -> None:
    op.drop_index("ix_analyses_singles", "analyses")
    op.drop_index("ix_analyses_collected", "analyses")
    with op.batch_alter_table("analyses") as table:
        table.drop_column("collection_id")
    op.drop_table("members")
    op.drop_table("collections")

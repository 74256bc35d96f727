"""Analyses, their documents, tables of words and histories.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

kind = "expand"
revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "analyses",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("deaths", sa.Integer(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.Double(), nullable=True),
        sa.Column("worker", sa.String(length=64), nullable=True),
        sa.Column("next_attempt_at", sa.Double(), nullable=True),
        sa.Column("hinted_at", sa.Double(), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("scheme_guessed", sa.Boolean(), nullable=False),
        sa.Column("extraction", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("delete_token_hash", sa.String(length=64), nullable=True),
        sa.Column("retry_of", sa.String(length=32), nullable=True),
        sa.Column("fresh", sa.Boolean(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=255), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("recipe", sa.String(length=64), nullable=True),
        sa.Column("n_tokens", sa.BigInteger(), nullable=True),
        sa.Column("n_types", sa.BigInteger(), nullable=True),
        sa.Column("n_hapaxes", sa.BigInteger(), nullable=True),
        sa.Column("notices", sa.Text(), nullable=False),
        sa.Column("error_code", sa.String(length=64), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("error_permanent", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("started_at", sa.Double(), nullable=True),
        sa.Column("finished_at", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analyses")),
    )
    op.create_index("ix_analyses_created_at_id", "analyses", ["created_at", "id"], unique=False)
    op.create_index(
        "ix_analyses_leased",
        "analyses",
        ["lease_until"],
        unique=False,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_index("ix_analyses_owner_created_at_id", "analyses", ["owner", "created_at", "id"], unique=False)
    op.create_index(
        "ix_analyses_waiting",
        "analyses",
        ["created_at"],
        unique=False,
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.create_index(
        "uq_analyses_owner_idempotency_key",
        "analyses",
        ["owner", "idempotency_key"],
        unique=True,
        sqlite_where=sa.text("idempotency_key IS NOT NULL"),
        postgresql_where=sa.text("idempotency_key IS NOT NULL"),
    )
    op.create_table(
        "documents",
        sa.Column("analysis_id", sa.String(length=32), nullable=False),
        sa.Column("final_url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("media_type", sa.String(length=255), nullable=False),
        sa.Column("charset", sa.String(length=64), nullable=False),
        sa.Column("declared_media_type", sa.String(length=255), nullable=True),
        sa.Column("declared_charset", sa.String(length=64), nullable=True),
        sa.Column("n_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("fetched_at", sa.Double(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["analysis_id"], ["analyses.id"], name=op.f("fk_documents_analysis_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("analysis_id", name=op.f("pk_documents")),
    )
    op.create_table(
        "frequencies",
        sa.Column("analysis_id", sa.String(length=32), nullable=False),
        sa.Column("extraction", sa.String(length=16), nullable=False),
        sa.Column("recipe", sa.String(length=64), nullable=False),
        sa.Column("n_tokens", sa.BigInteger(), nullable=False),
        sa.Column("n_types", sa.BigInteger(), nullable=False),
        sa.Column("n_hapaxes", sa.BigInteger(), nullable=False),
        sa.Column("notices", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["analysis_id"], ["analyses.id"], name=op.f("fk_frequencies_analysis_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("analysis_id", "extraction", name=op.f("pk_frequencies")),
    )
    op.create_table(
        "transitions",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("analysis_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["analysis_id"], ["analyses.id"], name=op.f("fk_transitions_analysis_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_transitions")),
    )
    op.create_index(op.f("ix_transitions_analysis_id"), "transitions", ["analysis_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_transitions_analysis_id"), table_name="transitions")
    op.drop_table("transitions")
    op.drop_table("frequencies")
    op.drop_table("documents")
    op.drop_index(
        "uq_analyses_owner_idempotency_key",
        table_name="analyses",
        sqlite_where=sa.text("idempotency_key IS NOT NULL"),
        postgresql_where=sa.text("idempotency_key IS NOT NULL"),
    )
    op.drop_index(
        "ix_analyses_waiting",
        table_name="analyses",
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.drop_index("ix_analyses_owner_created_at_id", table_name="analyses")
    op.drop_index(
        "ix_analyses_leased",
        table_name="analyses",
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.drop_index("ix_analyses_created_at_id", table_name="analyses")
    op.drop_table("analyses")

"""Walks over sites: the shapes of addresses, canonical ones, and those that lead to a member.

Revision: 0007_walks
"""

import sqlalchemy as sa
from alembic import op

revision = "0007_walks"
down_revision = "0006_collections"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    op.add_column("collections", sa.Column("n_bytes", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("members", sa.Column("shape", sa.String(length=16), nullable=True))
    op.add_column("members", sa.Column("canonical", sa.String(length=64), nullable=True))
    op.create_index("ix_members_collection_id_shape", "members", ["collection_id", "shape"])
    op.create_index("ix_members_collection_id_canonical", "members", ["collection_id", "canonical"])
    op.create_table(
        "aliases",
        sa.Column("collection_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collections.id"], name=op.f("fk_aliases_collection_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("collection_id", "key", name=op.f("pk_aliases")),
    )


def downgrade() -> None:
    op.drop_table("aliases")
    op.drop_index("ix_members_collection_id_canonical", "members")
    op.drop_index("ix_members_collection_id_shape", "members")
    with op.batch_alter_table("members") as table:
        table.drop_column("canonical")
        table.drop_column("shape")
    with op.batch_alter_table("collections") as table:
        table.drop_column("n_bytes")

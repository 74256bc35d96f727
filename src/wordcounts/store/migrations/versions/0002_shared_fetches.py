"""Equal requests share a fetch: who follows whom, and who has a copy.

Revision: 0002_shared_fetches
"""

import sqlalchemy as sa
from alembic import op

revision = "0002_shared_fetches"
down_revision = "0001"
branch_labels = None
depends_on = None

KEYED = sa.text("share_key IS NOT NULL")
FOLLOWING = sa.text("shares IS NOT NULL")


def upgrade() -> None:
    # All nullable or with a default: the release before this one goes on adding rows without them.
    op.add_column("analyses", sa.Column("share_key", sa.String(length=64), nullable=True))
    op.add_column("analyses", sa.Column("shares", sa.String(length=32), nullable=True))
    op.add_column("analyses", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_analyses_share_key_created_at",
        "analyses",
        ["share_key", "created_at"],
        sqlite_where=KEYED,
        postgresql_where=KEYED,
    )
    op.create_index("ix_analyses_shares", "analyses", ["shares"], sqlite_where=FOLLOWING, postgresql_where=FOLLOWING)


def downgrade() -> None:
    op.drop_index("ix_analyses_shares", table_name="analyses")
    op.drop_index("ix_analyses_share_key_created_at", table_name="analyses")
    for column in ("shared", "shares", "share_key"):
        op.drop_column("analyses", column)

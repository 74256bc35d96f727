"""What an analysis keeps: all, or its counts only.

Revision: 0005_keep
"""

import sqlalchemy as sa
from alembic import op

revision = "0005_keep"
down_revision = "0004_api_keys"
branch_labels = None
depends_on = None
kind = "expand"


def upgrade() -> None:
    with op.batch_alter_table("analyses") as table:
        table.add_column(sa.Column("keep", sa.String(length=8), nullable=False, server_default="all"))


def downgrade() -> None:
    with op.batch_alter_table("analyses") as table:
        table.drop_column("keep")

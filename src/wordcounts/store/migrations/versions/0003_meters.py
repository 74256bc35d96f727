"""Counters of all processes.

Revision: 0003_meters
"""

import sqlalchemy as sa
from alembic import op

revision = "0003_meters"
down_revision = "0002_shared_fetches"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meters",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("labels", sa.String(length=200), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", "labels", name=op.f("pk_meters")),
    )


def downgrade() -> None:
    op.drop_table("meters")

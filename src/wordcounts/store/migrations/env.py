"""Alembic's entry: runs on the connection that `schema.upgrade` gives it, inside its transaction."""

from alembic import context

from wordcounts.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
context.run_migrations()

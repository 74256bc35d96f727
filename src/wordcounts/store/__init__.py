"""The only rooms that know the database. They return values, never rows."""

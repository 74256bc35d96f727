"""The only rooms that know Redis and RQ. A hint may be lost or doubled: the row in the database is the truth."""

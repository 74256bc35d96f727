"""The caged child process that turns hostile bytes into a table, and the pool that keeps it warm."""

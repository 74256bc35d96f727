"""The only rooms that reach the outside web: which addresses may be dialled, and the bounded client."""

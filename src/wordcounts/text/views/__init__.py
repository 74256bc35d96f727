"""What is seen of a table: derived when it is read, never when it is counted."""

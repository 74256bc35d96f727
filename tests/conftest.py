"""What holds for every test."""

from hypothesis import settings

# An example may take as long as it takes: a busy machine is no fault of the code, and nothing is tested by the clock.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

"""Formulas: numbers in, numbers out. Knows neither tables nor texts; undefined is None, never a NaN or a stand-in."""

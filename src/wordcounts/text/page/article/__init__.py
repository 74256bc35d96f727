"""The main text of a page: units measured, scored by a model, and chosen for the page as a whole."""

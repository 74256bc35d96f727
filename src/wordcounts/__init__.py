"""Give it a web page, and see which words it is made of."""

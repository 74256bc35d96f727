"""A site as addresses: which it lists, which its pages link, which are within it, and which are the same page. Pure."""

"""lexbor's own functions, as selectolax's library exports them: for the kernel's walk over the tree of a page.

selectolax makes a Python object of each node that is asked for, and writes the page out for everything else; the kernel
needs neither. Nobody promises these functions, but they are exported, and lexbor documents each: so they are called in
the versions that were tried, where every one of them is found, and nothing is known of what their pointers point at.
Elsewhere, and where the kernel is not sure of what it sees, pages are written out and scanned: slower, to the same end.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Final

from wordcounts.text.page.library import page_library

TRIED: Final = ("1.0",)
"""Versions of selectolax, major and minor, whose functions were tried on every page we have."""

NAMES: Final = (
    "lxb_html_document_create", "lxb_html_document_parse", "lxb_html_document_destroy", "lxb_dom_document_root",
    "lxb_dom_node_type_noi", "lxb_dom_node_tag_id_noi", "lxb_dom_node_first_child_noi", "lxb_dom_node_next_noi",
    "lxb_dom_node_parent_noi", "lxb_dom_element_qualified_name", "lxb_dom_element_first_attribute_noi",
    "lxb_dom_element_next_attribute_noi", "lxb_dom_attr_qualified_name", "lxb_dom_attr_value_noi",
    "lxb_html_node_is_void_noi", "lxb_html_serialize_cb", "lxb_dom_node_text_content",
    "lxb_dom_document_destroy_text_noi",
)  # fmt: skip
"""As `Lexbor` in kernel/common.h has them, in its order."""

Lexbor = ctypes.Array[ctypes.c_void_p]


@cache
def lexbor() -> Lexbor | None:
    """Where the functions are, in the order of NAMES; None where they are not to be called."""
    import selectolax
    from selectolax import lexbor as module

    if ".".join(selectolax.__version__.split(".")[:2]) not in TRIED or page_library() is None:
        return None
    try:
        library = ctypes.CDLL(module.__file__)  # it is loaded: this is its handle
        return (ctypes.c_void_p * len(NAMES))(*(ctypes.cast(library[name], ctypes.c_void_p).value for name in NAMES))
    except (OSError, AttributeError):
        return None

"""How long to look for documents that no reader should mind."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fuzz-seconds", type=float, default=0, help="look for so long, at random; 0: the same few documents"
    )

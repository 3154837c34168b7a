"""The library has no models: beside another database its tests would say the same again."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run these in the first half alone. Who asks for the database here is refused by pytest."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.sqlite_only)

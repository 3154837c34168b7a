"""Journeys: whole jobs in a real browser against a real server, on SQLite."""

from tests.browser import chromium, empty_site, site, visit, visit_empty

__all__ = ["chromium", "empty_site", "site", "visit", "visit_empty"]

"""Accessibility: every page in a real browser, looked at by axe."""

from tests.browser import chromium, empty_site, site, visit, visit_empty

__all__ = ["chromium", "empty_site", "site", "visit", "visit_empty"]

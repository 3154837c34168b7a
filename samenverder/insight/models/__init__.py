"""What insight keeps: the index of search, and which weekly mails were made."""

from samenverder.insight.models.digest import WeeklyDigest
from samenverder.insight.models.search import SearchEntry, SearchTodo

__all__ = ["SearchEntry", "SearchTodo", "WeeklyDigest"]

"""Numbers of chance for rows that people make without a name.

A counted number tells which row came first: beside a clock, or the seats at a table, that can tell
who made it. These tell nothing, in the database, in an address or in a handover file.
"""

import secrets
from typing import Any

from django.db import models

BITS = 52  # exact in every spreadsheet and script


def number_of_chance() -> int:
    """A number nobody can tell an order from."""
    return secrets.randbits(BITS) + 1


class ChanceField(models.BigIntegerField):
    """A number that was drawn. SQLite files the row under it, with no hidden number that counts."""

    def db_type(self, connection: Any) -> str | None:
        """Of SQLite a primary key of this type only is the number of the row itself."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class UnorderedModel(models.Model):
    """A row whose number says nothing of when it was made."""

    id = ChanceField(primary_key=True, default=number_of_chance, editable=False)

    class Meta:
        abstract = True

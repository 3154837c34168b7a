"""How a line of the server's log is written: without the numbers of what people told.

Beside the moment of the line such a number would say when a contribution without a name was made.
"""

import logging
import re

NUMBER_OF_CHANCE = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)


class PlainFormatter(logging.Formatter):
    """A line and what went wrong, with “…” for each number of chance."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole of it, the traceback too."""
        return NUMBER_OF_CHANCE.sub("…", super().format(record))

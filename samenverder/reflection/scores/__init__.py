"""Scores from somebody's spreadsheet: which column is which statement, and what each cell says."""

from samenverder.reflection.scores.columns import CloseMatch, Columns, match_columns
from samenverder.reflection.scores.reading import Frame, ScoreRow, frame_of, read_rows

__all__ = [
    "CloseMatch",
    "Columns",
    "Frame",
    "ScoreRow",
    "frame_of",
    "match_columns",
    "read_rows",
]

"""Instruments as files: one checked content, written to and read from TOML and XLSX."""

from samenverder.reflection.exchange.checks import (
    MAX_STATEMENTS,
    MAX_THEMES,
    MIN_STATEMENTS,
    build,
    missing,
)
from samenverder.reflection.exchange.content import (
    InstrumentContent,
    StatementContent,
    ThemeContent,
)
from samenverder.reflection.exchange.faults import ContentErrors, Fault, in_file
from samenverder.reflection.exchange.toml_file import read_toml, write_toml
from samenverder.reflection.exchange.xlsx_file import (
    read_instrument_table,
    write_instrument_xlsx,
)

__all__ = [
    "ContentErrors",
    "Fault",
    "InstrumentContent",
    "StatementContent",
    "ThemeContent",
    "MAX_STATEMENTS",
    "MAX_THEMES",
    "MIN_STATEMENTS",
    "build",
    "in_file",
    "missing",
    "read_instrument_table",
    "read_toml",
    "write_instrument_xlsx",
    "write_toml",
]

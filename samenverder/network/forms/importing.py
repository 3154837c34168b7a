"""The form with which a coordinator brings in a whole list."""

import io
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.lib.tables import ENDINGS, Table, TableError, read_table
from samenverder.network.forms.base import RoomForm
from samenverder.network.operations.import_table import table_as_text

MAX_ROWS = 2000


class ImportForm(RoomForm):
    """A pasted table or a file. What is in the file moves into the text: it stays on screen."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx), LibreOffice (.ods) or CSV."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    text = forms.CharField(
        label=_("Or paste the table here"),
        help_text=_("Copy the cells in your spreadsheet, with the row of column names."),
        required=False,
        strip=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "class": "paste"}),
    )
    table: Table | None = None

    def clean(self) -> dict[str, Any]:
        """Read whichever was given, the file first."""
        data = super().clean() or {}
        file, text = data.get("file"), data.get("text", "")
        if self.errors:
            return data
        if not file and not text.strip():
            self.add_error("text", _("Paste a table or choose a file."))
            return data
        try:
            if file:
                self.table = read_table(file, file.name, max_rows=MAX_ROWS)
                self.show("text", table_as_text(self.table))
            else:
                content = io.BytesIO(text.encode())
                self.table = read_table(content, "tabel.txt", max_rows=MAX_ROWS)
        except TableError as error:
            self.add_error("file" if file else "text", str(error))
        return data

"""What can be wrong with a file someone offers, as a sentence for that person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, str | Promise] = {
    "too_large": _("The file is larger than %(megabytes)s MB. Split it into smaller files."),
    "too_large_inside": _(
        "The file holds far more than it seems to. Copy only the table to a new workbook "
        "and save that."
    ),
    "not_a_table": _(
        "We cannot read %(filename)s as a table. Save it as Excel (.xlsx), LibreOffice (.ods) "
        "or CSV."
    ),
    "old_excel": _("This is an old Excel file (.xls). Open it in Excel and save it as .xlsx."),
    "encrypted": _("The file has a password. Remove the password and try again."),
    "broken": _("The file is damaged. Open it in Excel or LibreOffice and save it once more."),
    "empty": _("There is nothing in %(filename)s. We need a row with names of columns first."),
    "too_many_rows": _("The table has more than %(limit)s rows. Split it into smaller files."),
    "too_many_columns": _("The table has more than %(limit)s columns. Remove what is not needed."),
    "too_large_unpacked": _(
        "Unpacked, the file is larger than %(megabytes)s MB. Choose a file that holds less."
    ),
    "broken_gzip": _("The packed file (.gz) is damaged. Download it once more."),
    "not_geojson": _(
        "We cannot read %(filename)s as a map file (GeoJSON with features). Download it once "
        "more, or choose a CSV file."
    ),
    "empty_map": _("There are no places in %(filename)s. Choose another file."),
}


class TableError(ValueError):
    """A file that cannot be read as a table.

    ``key`` names the problem (see ``MESSAGES``), ``params`` fills its sentence;
    ``str(error)`` is the sentence in the active language.
    """

    def __init__(self, key: str, **params: str | int) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params

    def __str__(self) -> str:
        return str(MESSAGES[self.key]) % self.params

"""Choosing a file, and which of its columns is which fact."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm
from samenverder.register.columns import LABELS
from samenverder.register.files import ACCEPTED
from samenverder.register.models import SourceSort
from samenverder.web.forms import LongSelect


class FileForm(RoomForm):
    """One file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("DUO's address file (CSV), a file with places (GeoJSON, .gz), Excel or CSV."),
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another one."),
        },
    )


class ColumnsForm(RoomForm):
    """For each fact the column it stands in. Columns are told by their place in the header."""

    def __init__(self, *args: Any, header: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.header = list(header)
        columns: list[tuple[str, Any]] = [("", _("Not in this file"))]
        columns += [(f"kolom-{at}", name) for at, name in enumerate(header) if name]
        self.fields["sort"] = forms.ChoiceField(
            label=_("Which sort of file is this?"), choices=SourceSort.choices
        )
        for fact, label in LABELS.items():
            self.fields[fact] = forms.ChoiceField(
                label=str(label), choices=columns, required=False, widget=LongSelect
            )

    @staticmethod
    def initial_for(header: Sequence[str], sort: str, columns: dict[str, str]) -> dict[str, str]:
        """What is proposed now."""
        at = {fact: header.index(name) for fact, name in columns.items() if name in header}
        return {"sort": sort, **{fact: f"kolom-{place}" for fact, place in at.items()}}

    def clean(self) -> dict[str, Any]:
        """A column is one fact, not two."""
        data = super().clean() or {}
        seen: dict[str, str] = {}
        for fact in LABELS:
            if not (value := data.get(fact)):
                continue
            if value in seen:
                sentence = _("This column is “%(label)s” already. Choose another one.")
                self.add_error(fact, sentence % {"label": LABELS[seen[value]]})
            seen.setdefault(value, fact)
        return data

    @property
    def columns(self) -> dict[str, str]:
        """{fact: column} as chosen."""
        given = {fact: self.cleaned_data.get(fact) for fact in LABELS}
        return {f: self.header[int(v.removeprefix("kolom-"))] for f, v in given.items() if v}

"""The list of what is not right, above a form."""

import re

from django import forms
from django.template import Context, Template
from django.utils import translation


class Two(forms.Form):
    name = forms.CharField(label="Name")
    day = forms.DateField(label="Day", required=False)
    place = forms.CharField(label="Place", error_messages={"required": "Say where."})


def summary(data: dict[str, str], language: str = "en") -> str:
    with translation.override(language):
        form = Two(data)
        form.is_valid()
        return Template('{% include "web/error_summary.html" %}').render(Context({"form": form}))


def lines(data: dict[str, str], language: str = "en") -> list[str]:
    """The lines of the summary as text."""
    page = summary(data, language)
    return [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"<li>(.*?)</li>", page)]


def test_what_says_no_more_than_required_names_its_field():
    assert lines({"place": "Here"}) == ["“Name” is not filled in yet."]
    assert lines({"place": "Hier"}, "nl") == ["“Name” is nog niet ingevuld."]


def test_what_says_more_stays_as_it_is():
    assert lines({"name": "A", "day": "soon"}) == ["Enter a valid date.", "Say where."]


def test_a_label_cannot_bring_in_markup(monkeypatch):
    monkeypatch.setattr(Two.base_fields["name"], "label", "<b>&")
    assert "“&lt;b&gt;&amp;” is not filled in yet." in summary({"place": "Here"})

"""Links that people type: open to everybody, nothing secret in them, one sentence when not."""

import pytest
from django import forms

from samenverder.network.forms.fields import LinkField


class Linked(forms.Form):
    """A form with a link in it."""

    url = LinkField(required=False)


@pytest.mark.parametrize(
    "link",
    [
        "https://school.example/a b", "school.example/draaiboek", "http://leren.example:8080/a",
        "https://school.example/zoek?mail=a@b.example", "https://93.184.215.14/a",
        "https://bücher.example/", "",
    ],
)  # fmt: skip
def test_an_open_link_is_kept(link):
    form = Linked({"url": link.replace(" ", "%20")})
    assert form.is_valid(), form.errors
    assert not link or form.cleaned_data["url"].startswith("http")


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("https://user:pw@school.example/", "user name or password"),
        ("https://user@school.example/", "user name or password"),
        ("https://@school.example/", "Begin with https"),
        ("http://169.254.169.254/latest", "within one network"),
        ("http://127.0.0.1/", "within one network"),
        ("http://[::1]/", "within one network"),
        ("http://[::ffff:10.0.0.1]/", "within one network"),
        ("http://192.168.1.4:8080/", "within one network"),
        ("http://localhost:8000/", "within one network"),
        ("https://intranet.local/a", "within one network"),
        ("https://bestanden.school.internal/a", "within one network"),
        ("ftp://school.example/a", "Begin with https"),
        ("javascript:alert(1)", "Begin with https"),
        ("http://2130706433/", "Begin with https"),
        ("https://[1", "Begin with https"),
        ("praat met Els", "Begin with https"),
    ],
)
def test_another_link_is_refused_with_one_sentence(link, why):
    form = Linked({"url": link})
    assert not form.is_valid()
    [sentence] = form.errors["url"]
    assert why in sentence

"""Many choices written in one go look as a few do."""

import pytest
from django.test import SimpleTestCase

from samenverder.network.forms.widgets import Checks, ManyChecks

KINDS = (Checks, ManyChecks)
CHOICES = [(1, "De Linde"), (2, "Één & ander"), ("x", '<script>"'), (40, "Vijverhof")]


@pytest.mark.parametrize("attrs", [{"id": "a"}, {"id": "id_partners", "aria-describedby": "hint"}])
@pytest.mark.parametrize("value", [None, [], [2], ["40", "x"], ["nothing"]])
def test_many_checks_are_those_of_a_few(attrs, value):
    few, many = (kind(choices=CHOICES).render("partners", value, attrs) for kind in KINDS)
    SimpleTestCase().assertHTMLEqual(few, many)
    assert few.count("checked") == many.count("checked") == len(set(value or []) - {"nothing"})

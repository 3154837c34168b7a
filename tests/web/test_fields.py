"""Fields of every form: what is pasted is never cut without a word."""

from django import forms
from django.utils.translation import override


class Reason(forms.Form):
    line = forms.CharField(max_length=3)
    text = forms.CharField(max_length=3, widget=forms.Textarea)


def test_the_browser_is_not_told_to_cut_and_the_server_says_how_long_it_is() -> None:
    empty = str(Reason())
    assert "maxlength" not in empty
    assert 'name="line"' in empty
    form = Reason({"line": "four", "text": "fives"})
    assert not form.is_valid()
    assert "4" in form.errors["line"][0]
    assert 'value="four"' in str(form)
    assert "fives" in str(form)


class Choosing(forms.Form):
    one = forms.ChoiceField(choices=[("a", "A")])
    some = forms.MultipleChoiceField(choices=[("a", "A")])


def test_a_choice_that_is_not_there_gets_our_own_sentence() -> None:
    with override("nl"):
        form = Choosing({"one": "all", "some": ["all"]})
        sentence = "Dit kunt u niet (meer) kiezen. Kies iets uit de lijst."
        assert form.errors == {"one": [sentence], "some": [sentence]}

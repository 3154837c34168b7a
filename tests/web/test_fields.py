"""Fields of every form: what is pasted is never cut without a word."""

from django import forms


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

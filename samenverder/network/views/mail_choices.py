"""The page behind the address at the foot of a mail. Looking changes nothing: only sending does."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samenverder.network.forms.widgets import Checks
from samenverder.network.mail_choices import MailKey, read_key, stopped, who_stopped
from samenverder.network.models import MailSubject, Person
from samenverder.network.operations.mail_choices import (
    choose_mail,
    choose_partnerships,
    stop_mail,
)


class MailForm(forms.Form):
    """Which mail still comes from one partnership."""

    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Which mail do you want?"),
        choices=MailSubject.choices,
        widget=Checks,
        required=False,
    )


class PartnershipsForm(forms.Form):
    """From which partnerships one kind of mail still comes."""

    wanted = forms.TypedMultipleChoiceField(
        label=gettext_lazy("From which partnerships?"), coerce=int, widget=Checks, required=False
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.pk, person.partnership.name) for person in people]
        self.fields["wanted"].choices = choices  # type: ignore[attr-defined]


@csrf_exempt  # the key in the address is what counts; mail programs send this without a page
@require_http_methods(["GET", "HEAD", "POST"])
def mail_choice(request: HttpRequest, key: str) -> HttpResponse:
    """Choose which mail comes; a mail program's one click stops the mail it stands in."""
    found = read_key(key)
    if found is None:
        raise Http404
    if request.POST.get("List-Unsubscribe") == "One-Click":
        for person in found.people:
            stop_mail(person=person, subject=found.subject)
        return HttpResponse(_("You no longer get this mail."), content_type="text/plain")
    form = _form(found, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        _keep(found, form.cleaned_data["wanted"])
        messages.success(request, _("Your choice is kept."))
        return redirect(request.path)
    context = {
        "form": form,
        "region": "" if found.everywhere else found.people[0].partnership.name,
        "subject": found.subject.label,
        "help_page": "aanmelden",
    }
    return render(request, "network/mail_choice.html", context)


def _form(found: MailKey, data: Any) -> forms.Form:
    if found.everywhere:
        gone = who_stopped(found.subject, [person.pk for person in found.people])
        wanted = [person.pk for person in found.people if person.pk not in gone]
        return PartnershipsForm(data, people=found.people, initial={"wanted": wanted})
    gone_subjects = stopped(found.people[0])
    subjects = [each for each in MailSubject.values if each not in gone_subjects]
    return MailForm(data, initial={"wanted": subjects})


def _keep(found: MailKey, wanted: Sequence[Any]) -> None:
    if found.everywhere:
        choose_partnerships(people=found.people, subject=found.subject, wanted=set(wanted))
    else:
        choose_mail(person=found.people[0], wanted=wanted)

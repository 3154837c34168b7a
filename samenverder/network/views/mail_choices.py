"""The page behind the address at the foot of a mail. Looking changes nothing: only sending does."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samenverder.network.forms.widgets import Checks
from samenverder.network.mail_choices import read_key, stopped
from samenverder.network.models import MailSubject
from samenverder.network.operations.mail_choices import choose_mail, stop_mail


class MailForm(forms.Form):
    """Which mail still comes."""

    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Which mail do you want?"),
        choices=MailSubject.choices,
        widget=Checks,
        required=False,
    )


@csrf_exempt  # the key in the address is what counts; mail programs send this without a page
@require_http_methods(["GET", "HEAD", "POST"])
def mail_choice(request: HttpRequest, key: str) -> HttpResponse:
    """Choose which mail comes; a mail program's one click stops the mail it stands in."""
    found = read_key(key)
    if found is None:
        raise Http404
    person, subject = found
    if request.POST.get("List-Unsubscribe") == "One-Click":
        stop_mail(person=person, subject=subject)
        return HttpResponse(_("You no longer get this mail."), content_type="text/plain")
    if request.method == "POST":
        form = MailForm(request.POST)
        if form.is_valid():
            choose_mail(person=person, wanted=form.cleaned_data["wanted"])
            messages.success(request, _("Your choice is kept."))
            return redirect(request.path)
    wanted = [each for each in MailSubject.values if each not in stopped(person)]
    context = {
        "form": MailForm(initial={"wanted": wanted}),
        "region": person.partnership.name,
        "help_page": "aanmelden",
    }
    return render(request, "network/mail_choice.html", context)

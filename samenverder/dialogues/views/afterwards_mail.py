"""Mail after the meeting: who wants the report, sending it, and the message about what came."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.dialogues.forms.afterwards import AddressForm, MessageForm
from samenverder.dialogues.models import Dialogue, DialogueAddress, DialoguePhase
from samenverder.dialogues.operations import afterwards_addresses as addresses
from samenverder.dialogues.operations import afterwards_mailing as mailing
from samenverder.dialogues.queries.afterwards import things_of
from samenverder.dialogues.queries.afterwards_mailing import addresses_of, mail_state
from samenverder.dialogues.queries.afterwards_message import drafted
from samenverder.dialogues.queries.participation import own_seat, require_dialogue
from samenverder.dialogues.views.pages import LEAD, dialogue_for, show
from samenverder.live.tokens import sign_topic
from samenverder.network.views.pages import attempt
from samenverder.web import undo


def _back(dialogue: Dialogue) -> HttpResponse:
    return redirect("dialogues:after_mail", dialogue.partnership.slug, dialogue.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Who gets mail about this meeting and how far it is; a POST puts an address on the list."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    form = AddressForm(request.POST or None)
    if form.is_valid() and form.attempt(
        addresses.leave_address,
        dialogue=dialogue,
        email=form.cleaned_data["email"],
        language="nl",
        by=request.user,
        for_other=True,
    ):
        said = _("%(email)s gets the report.") % {"email": form.result.email}
        off = reverse("dialogues:after_address_off", args=[region, pk, form.result.pk])
        undo.offer(request, said, off)
        return _back(dialogue)
    page = "after_mail_state" if request.headers.get("X-Fragment") == "1" else "after_mail"
    invited = len(addresses.invited_to(dialogue))
    return show(
        request, page, dialogue.partnership, dialogue=dialogue, form=form, invited=invited,
        mail=mail_state(dialogue), rows=addresses_of(dialogue), over=addresses.is_over(dialogue),
        closed=dialogue.phase == DialoguePhase.CLOSED,
        stream=f"/live/{sign_topic(dialogue.topic)}",
    )  # fmt: skip


@require_POST
def add_invited(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Everybody who was invited goes on the list."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    done = attempt(request, addresses.add_invited, dialogue=dialogue, by=request.user)
    if done is not None:
        number = 0 if done is True else int(done)
        said = ngettext("%(n)d address is added.", "%(n)d addresses are added.", number)
        messages.success(request, said % {"n": number})
    return _back(dialogue)


@require_POST
def address_off(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """Take an address off the list."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    found = dialogue.addresses.filter(pk=row).first() if row < 2**62 else None
    if found is None:
        raise Http404
    if attempt(request, addresses.take_off, address=found, dialogue=dialogue, by=request.user):
        here = reverse("dialogues:after_mail", args=[region, pk])
        undo.offer(request, _("The address is off the list."), here, email=found.email)
    return _back(dialogue)


@require_POST
def send_report(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Mail the report to everybody who waits for it."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    sent = attempt(request, mailing.send_report, dialogue=dialogue, by=request.user)
    if sent:
        said = ngettext(
            "The report is on its way to %(n)d address.",
            "The report is on its way to %(n)d addresses.",
            sent,
        )
        messages.success(request, said % {"n": sent})
    return _back(dialogue)


@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Write the message about what came of it and see it as it will be; then send it, once."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    state = mail_state(dialogue)["outcome"]
    row = state.mailing
    start = {
        "text": row.text if row else drafted(dialogue, things_of(dialogue)),
        "version": row.version if row else 0,
    }
    form = MessageForm(request.POST or None, initial=start)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if "versturen" in request.POST:
            return _send(request, dialogue, version)
        text = form.cleaned_data["text"]
        save = {"dialogue": dialogue, "by": request.user, "version": version, "text": text}
        if form.attempt(mailing.save_message, **save):
            here = reverse("dialogues:after_message", args=[region, pk])
            return redirect(f"{here}#voorbeeld")
    return show(
        request, "after_message", dialogue.partnership, form=form, dialogue=dialogue, state=state,
        draft=row, closed=dialogue.phase == DialoguePhase.CLOSED,
    )  # fmt: skip


def _send(request: HttpRequest, dialogue: Dialogue, version: int) -> HttpResponse:
    sent = attempt(
        request, mailing.send_message, dialogue=dialogue, by=request.user, version=version
    )
    if not sent:
        return redirect("dialogues:after_message", dialogue.partnership.slug, dialogue.pk)
    said = ngettext(
        "The message is on its way to %(n)d address.",
        "The message is on its way to %(n)d addresses.",
        sent,
    )
    messages.success(request, said % {"n": sent})
    return _back(dialogue)


@require_POST
def own_address(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Somebody with an account wants the report too."""
    dialogue = dialogue_for(request, region, pk)
    user: Any = request.user
    if attempt(
        request,
        addresses.leave_address,
        dialogue=dialogue,
        email=user.email,
        language=user.language,
        by=user,
    ):
        words = {"email": user.email}
        messages.success(request, _("You get the report at %(email)s.") % words)
    return redirect("dialogues:after", region, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def leave_address(request: HttpRequest, code: str) -> HttpResponse:
    """On a device in the room: leave an address. It is kept apart from what was told."""
    dialogue = require_dialogue(request, code)
    seat, _secret = own_seat(request, dialogue)
    if seat is None:
        return redirect("dialogues:join", dialogue.code)
    form = AddressForm(request.POST or None)
    if form.is_valid() and form.attempt(
        addresses.leave_address,
        dialogue=dialogue,
        email=form.cleaned_data["email"],
        language=get_language() or "nl",
    ):
        messages.success(request, _("You get the report by mail after the meeting."))
        return redirect("dialogues:table", dialogue.code)
    status = 422 if form.errors else 200
    context = {"dialogue": dialogue, "form": form, "over": addresses.is_over(dialogue)}
    return render(request, "dialogues/after_leave_address.html", context, status=status)


@csrf_exempt  # the ticket in the address is what counts; mail programs send this without a page
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, key: str) -> HttpResponse:
    """The address at the foot of the mail: looking changes nothing, sending stops the mail."""
    rows = DialogueAddress.objects.select_related("dialogue__partnership")
    found = rows.filter(ticket=key).first()
    if found is None:
        raise Http404
    form = AddressForm(request.POST if "email" in request.POST else None)
    if form.is_bound:
        if form.is_valid() and form.attempt(
            addresses.begin_again, address=found, email=form.cleaned_data["email"]
        ):
            return redirect(request.path)
    elif request.method == "POST":
        addresses.stop(address=found)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse(_("You no longer get this mail."), content_type="text/plain")
        return redirect(request.path)
    context = {
        "dialogue": found.dialogue,
        "known": bool(found.email),
        "over": addresses.is_over(found.dialogue),
        "form": form,
        "help_page": "aanmelden",
    }
    status = 422 if form.errors else 200
    return render(request, "dialogues/after_stop.html", context, status=status)

"""Saving a practice: with the button, or as somebody types. Two people at once: nothing is lost."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_time
from samenverder.library.forms.merging import WritingForm, as_seen, plain
from samenverder.library.forms.writing import BeginPracticeForm
from samenverder.library.models import Practice
from samenverder.library.operations import writing
from samenverder.live.tokens import sign_topic
from samenverder.network.operations.problems import EditedMeanwhile, Refused

MOST_TURNS = 5
WRITES_NOW = timedelta(minutes=3)


def is_typed(request: HttpRequest) -> bool:
    """The page asks by itself, while somebody types."""
    return request.headers.get("X-Autosave") == "1"


def save(
    form: WritingForm, practice: Practice, by: Any, *, as_typed: bool = False
) -> tuple[Practice | None, bool]:
    """Save what could be read of the form, with what somebody else saved meanwhile.

    Gives the practice and whether theirs is in it; None when both wrote in one place (the form
    shows both texts then) or when it cannot be saved now (the form says why).
    """
    values, version, merged = form.values(), form.cleaned_data.get("version") or 0, False
    for _turn in range(MOST_TURNS):
        try:
            return writing.change_practice(
                practice=practice, by=by, version=version, as_typed=as_typed, **values
            ), merged
        except EditedMeanwhile as edited:
            current: Any = edited.current
            merged, (values, clashes) = True, form.put_together(current)
            version = current.version
            if clashes:
                form.tell_clashes(current, values, clashes)
                return None, True
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
            return None, False
    form.add_error(None, _("Others are saving this all the time. Save once more."))
    return None, False


def saved_as_typed(request: HttpRequest, practice: Practice, form: WritingForm) -> JsonResponse:
    """Save what can be read; the answer says what differs from what was sent, and what was left."""
    if not {"title", "what"} <= set(request.POST):
        return JsonResponse({"sentence": _("This could not be saved.")}, status=422)
    form.is_valid()
    left, mine = _wrong(form), {name: plain(value) for name, value in form.values().items()}
    who = who_writes(practice, request.user)
    saved, merged = save(form, practice, request.user, as_typed=True)
    if saved is None and merged:
        words = _("%(name)s changed the same lines. Look at both texts and put them together.")
        name = form.current.changed_by.name if form.current.changed_by else _("Somebody")
        return JsonResponse({"sentence": words % {"name": name}}, status=409)
    if saved is None:
        return JsonResponse({"sentence": " ".join(map(str, form.non_field_errors()))}, status=422)
    return JsonResponse(_answer(saved, mine) | {"left": left, "who": who})


def begun_as_typed(request: HttpRequest, partnership: Any, form: BeginPracticeForm) -> JsonResponse:
    """Begin a draft as soon as it has a name and says what is done."""
    form.is_valid()
    if not {"title", "what"} <= set(form.cleaned_data):
        words = _(
            "This stays on this device until it has a name and says what you do. Then it is saved "
            "as a draft."
        )
        return JsonResponse({"sentence": words, "waits": True}, status=202)
    left, values = _wrong(form), form.values()
    key = form.cleaned_data.get("begun_with")
    if not form.attempt(
        writing.begin_practice, partnership=partnership, by=request.user, begun_with=key, **values
    ):
        return JsonResponse({"sentence": " ".join(map(str, form.non_field_errors()))}, status=422)
    practice = form.result
    body = _answer(practice, {name: plain(value) for name, value in values.items()})
    address = f"{practice.get_absolute_url()}wijzigen/"
    topic = sign_topic(f"practice:{practice.pk}")
    return JsonResponse(body | {"left": left, "who": "", "url": address, "live": topic})


def as_it_is(request: HttpRequest, practice: Practice) -> JsonResponse:
    """The practice as it stands now, for a page that is open elsewhere."""
    body = {
        "values": _shown(practice),
        "seen": as_seen(practice),
        "version": practice.version,
        "who": who_writes(practice, request.user),
    }
    return JsonResponse(body, headers={"Cache-Control": "no-store"})


def who_writes(practice: Practice, user: Any) -> str:
    """Somebody else who wrote in it in the last minutes, as a sentence."""
    at, by = practice.changed_at, practice.changed_by
    if at is None or by is None or by.pk == user.pk or timezone.now() - at > WRITES_NOW:
        return ""
    words = _("%(name)s is writing here too, last at %(time)s.")
    return words % {"name": by.name, "time": format_time(at, get_language() or "nl")}


def _answer(practice: Practice, mine: dict[str, Any]) -> dict[str, Any]:
    shown = _shown(practice)
    theirs = {
        name: {"shown": shown[name], "own": own}
        for name, own in mine.items()
        if plain(getattr(practice, name)) != own
    }
    at = format_time(timezone.now(), get_language() or "nl")
    return {
        "seen": as_seen(practice),
        "version": practice.version,
        "theirs": theirs,
        "saved": _("Saved at %(time)s") % {"time": at},
    }


def _shown(practice: Practice) -> dict[str, list[str]]:
    """{field: what the page shows in it}, as a page reads its own fields."""
    form = WritingForm(practice=practice)
    sent = form.as_it_was()
    names = [name for name in form.fields if name not in ("version", "seen", "maybe")]
    found = {name: sent.get(name, "") for name in names}
    return {name: value if isinstance(value, list) else [value] for name, value in found.items()}


def _wrong(form: Any) -> str:
    """The first field that could not be read: its name and how to mend it."""
    for name, errors in form.errors.items():
        field = form.fields.get(name)
        if field is not None and not field.widget.is_hidden:
            return f"{field.label} {errors[0]}"
    return ""

"""What the pages of actions, decisions and agreements have in common."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenverder.commitments.forms import CommentForm
from samenverder.commitments.operations import EditConflict, add_comment
from samenverder.commitments.queries import actions_of_source
from samenverder.commitments.queries.choices import WORD_OF
from samenverder.commitments.queries.history import history, shown
from samenverder.commitments.sources import way_back
from samenverder.commitments.themes import theme_name
from samenverder.live.tokens import sign_topic
from samenverder.web import undo
from samenverder.web.back import back_to

LINKS = {
    "action": ("owner", "focus_area", "created_by"),
    "decision": ("focus_area", "created_by", "mandate__person", "confirmed_by"),
    "agreement": ("focus_area", "created_by"),
}


def rows_of(model: Any, *, removed: bool = False) -> Any:
    """The rows a page may show, with what it shows of them."""
    rows = model.objects.select_related(*LINKS[str(model.kind.value)])
    return rows if removed else rows.filter(deleted_at__isnull=True)


def detail_page(
    request: HttpRequest, row: Any, forms: dict[str, Any], wrong: Any = None, **more: Any
) -> HttpResponse:
    """The page of one commitment; `wrong` is the form that still needs something."""
    kind = str(row.kind.value)
    forms = {"comment_form": CommentForm(auto_id="reactie_%s"), **forms}
    if wrong is not None:
        forms |= {name: wrong for name, form in forms.items() if type(form) is type(wrong)}
    context = {
        kind: row,
        "row": row,
        "theme": theme_name(row.theme_code),
        "way_back": way_back(row, request.user),
        "events": history(row),
        "comments": list(row.comments.select_related("by")),
        "comment_url": reverse(f"commitments:{kind}_comment", args=[row.partnership.slug, row.pk]),
        "remove_url": reverse(f"commitments:{kind}_remove", args=[row.partnership.slug, row.pk]),
        "form": wrong,
        **forms,
        "topic": sign_topic(f"actions:{row.partnership_id}"),
        "undo": undo.take(request),
        "help_page": "acties" if kind == "action" else "afspraken",
        **{
            f"may_{verb}": request.user.has_perm(f"commitments.{verb}_{kind}", row)
            for verb in ("change", "remove", "comment")
        },
        **more,
    }
    status = 422 if wrong is not None else 200
    return render(request, f"commitments/{kind}_detail.html", context, status=status)


def follow_up(request: HttpRequest, row: Any) -> dict[str, Any]:
    """What follows from a decision or an agreement, and where to write down more of it."""
    add = reverse("commitments:action_add", args=[row.partnership.slug])
    may_add = request.user.has_perm("commitments.add_action", row.partnership)
    return {
        "follow_up": list(actions_of_source(row.partnership, row.get_absolute_url())),
        "follow_up_url": f"{add}?bij={WORD_OF[row.kind]}-{row.pk}" if may_add else "",
    }


def comment_on(request: HttpRequest, row: Any) -> CommentForm | HttpResponse:
    """Place the comment and go to it; or the form that still needs something."""
    form = CommentForm(request.POST, auto_id="reactie_%s")
    if not form.is_valid():
        return form
    add_comment(row=row, by=request.user, text=form.cleaned_data["text"])
    messages.success(request, _("Your comment is placed."))
    return redirect(f"{row.get_absolute_url()}#reacties")


def take_off(request: HttpRequest, region: str, row: Any, delete: Any) -> HttpResponse:
    """Take a commitment off the list; the next page offers the way back."""
    kind = str(row.kind.value)
    try:
        delete(**{kind: row, "by": request.user})
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
        return redirect("commitments:list", region)
    text = _("“%(text)s” is off the list.") % {"text": row.text}
    undo.offer(request, text, reverse(f"commitments:{kind}_restore", args=[region, row.pk]))
    return redirect("commitments:list", region)


def put_back(request: HttpRequest, row: Any, restore: Any) -> HttpResponse:
    """Put a removed commitment back."""
    try:
        restore(**{str(row.kind.value): row, "by": request.user})
    except ValidationError as error:
        messages.info(request, " ".join(error.messages))
    else:
        messages.success(request, _("It is back on the list."))
    return redirect(back_to(request, row.get_absolute_url()))


def shown_conflicts(conflict: EditConflict) -> list[dict[str, Any]]:
    """Both texts of every part that two people changed, as they read them."""
    return [
        {
            "label": label_of(conflict.row, part.field),
            "theirs": shown(part.field, part.theirs),
            "mine": shown(part.field, part.mine),
            "by": part.by,
            "at": part.at,
        }
        for part in conflict.conflicts
    ]


def label_of(row: Any, field: str) -> str:
    """What a part of a commitment is called above its two texts."""
    texts = {
        "action": _("What will we do?"),
        "decision": _("What was decided?"),
        "agreement": _("What is agreed?"),
    }
    return {
        "text": texts[str(row.kind.value)],
        "owner": _("Owner"),
        "due_on": _("Done by"),
        "subject": _("About"),
        "kind_of": _("About"),
        "amount": _("Amount"),
        "hours": _("Hours"),
        "decided_on": _("Decided on"),
        "starts_on": _("From"),
        "until": _("Until and including"),
        "parties": _("Parties"),
        "focus_area": _("Focus area"),
        "theme": _("Theme"),
    }.get(field, _("State"))

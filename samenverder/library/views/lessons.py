"""Lessons that are no practice yet, and making one of a lesson or a pearl."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenverder.dialogues.models import Contribution, ContributionKind, ContributionState
from samenverder.lib.tables import Sheet
from samenverder.library.operations.beginning import begin_from_lesson, begin_from_pearl
from samenverder.library.queries.lessons import (
    KINDS,
    Lesson,
    lesson_row,
    lessons_at,
    other_spellings,
    places_of_lessons,
)
from samenverder.library.sheets import practice_word
from samenverder.library.views.common import VIEW, WRITE, address, show
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.views.pages import attempt, download, page_of
from samenverder.web.back import post_or_go

PER_PAGE = 25
MOST_IN_A_FILE = 5000


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {
        "bron": request.GET.get("bron", "")[:20],
        "zoek": " ".join(request.GET.get("zoek", "").split())[:80],
        "toon": "alle" if request.GET.get("toon") == "alle" else "",
    }


def _places(request: HttpRequest, partnership: Partnership, chosen: dict[str, str]) -> Any:
    return places_of_lessons(
        partnership,
        request.user,
        kind=chosen["bron"],
        words=chosen["zoek"],
        every=chosen["toon"] == "alle",
    )


@require_safe
def lesson_list(request: HttpRequest, region: str) -> HttpResponse:
    """What tracks, plans and projects taught; `bron`, `zoek` and `toon` narrow it."""
    partnership = get_partnership_for(request, region, VIEW)
    chosen = _chosen(request)
    page = page_of(request, _places(request, partnership, chosen), PER_PAGE)
    total = page.paginator.count
    every = bool(chosen["toon"])
    return show(
        request,
        "lessons",
        partnership,
        page=page,
        lessons=lessons_at(partnership, request.user, list(page)),
        chosen=chosen,
        kinds=KINDS,
        narrowed=bool(chosen["bron"] or chosen["zoek"]),
        heading=_heading(total, every=every),
        better=_better(request, partnership, chosen["zoek"]) if not total else [],
        may_write=request.user.has_perm(WRITE, partnership),
    )


def _better(request: HttpRequest, partnership: Partnership, words: str) -> list[tuple[str, str]]:
    """(words, address) of other spellings."""
    found = other_spellings(partnership, request.user, words)
    return [(text, f"?{urlencode({'zoek': text})}") for text in found]


def _heading(total: int, *, every: bool) -> str:
    if not total:
        return _("Lessons")
    if every:
        words = ngettext("%(n)d lesson that was learned", "%(n)d lessons that were learned", total)
    else:
        words = ngettext(
            "%(n)d lesson that is no practice yet", "%(n)d lessons that are no practice yet", total
        )
    return words % {"n": total}


@require_safe
def lesson_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The same as CSV or Excel."""
    partnership = get_partnership_for(request, region, VIEW)
    places = list(_places(request, partnership, _chosen(request))[:MOST_IN_A_FILE])
    header = [_("Day"), _("From"), _("Where"), _("Who"), _("What was learned"), practice_word()]
    rows = [_line(lesson) for lesson in lessons_at(partnership, request.user, places)]
    return download(kind, "lessen", Sheet(_("Lessons"), header, rows), partnership)


def _line(lesson: Lesson) -> list[Any]:
    practice: Any = lesson.practice
    name = str(practice) if practice and practice.may_open else ""
    return [lesson.day, lesson.label, lesson.where, lesson.who, lesson.text, name]


@post_or_go("library:lessons", "region")
def from_lesson(request: HttpRequest, region: str, source: str, lesson: int) -> HttpResponse:
    """Make a draft of a lesson, and go on writing it."""
    partnership = get_partnership_for(request, region, WRITE)
    row = lesson_row(partnership, request.user, source, lesson)
    if row is None:
        raise Http404
    made = attempt(
        request, begin_from_lesson, partnership=partnership, by=request.user, kind=source, row=row
    )
    return _write_on(request, made) if made else redirect("library:lessons", region)


@post_or_go("library:list", "region")
def from_pearl(request: HttpRequest, region: str, key: UUID) -> HttpResponse:
    """Make a draft of a pearl, and go on writing it. What is not on a wall is not found."""
    partnership = get_partnership_for(request, region, WRITE)
    rows = Contribution.objects.filter(
        dialogue__partnership=partnership, dialogue__removed_at=None, withdrawn=False,
        kind=ContributionKind.PEARL, state=ContributionState.SHOWN,
    )  # fmt: skip
    pearl = rows.select_related("table__focus_area", "dialogue").filter(key=key).first()
    if pearl is None:
        raise Http404
    made = attempt(request, begin_from_pearl, partnership=partnership, by=request.user, pearl=pearl)
    if not made:
        return redirect(pearl.dialogue.get_absolute_url())
    if pearl.contact:
        words = _(
            "With the pearl stands whom others may call: %(contact)s. Choose them below as the "
            "contact; who is not in the list has to be added to the network first."
        )
        messages.info(request, words % {"contact": pearl.contact})
    return _write_on(request, made)


def _write_on(request: HttpRequest, practice: Any) -> HttpResponse:
    messages.success(
        request, _("There is a draft with these words. Write on; a colleague reads it after that.")
    )
    return redirect(address("change", practice))

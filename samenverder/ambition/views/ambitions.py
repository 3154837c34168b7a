"""The ambition as it stands, its versions, and what is different between them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenverder.ambition import queries
from samenverder.ambition.models import AmbitionVersion, FocusArea, VersionState
from samenverder.ambition.queries.comments import blocks_of, comments_of, said_before, tally_of
from samenverder.ambition.queries.differences import Differences, differences
from samenverder.ambition.queries.endorsements import Support, support_of
from samenverder.ambition.queries.people import own_mandates, own_organisations
from samenverder.ambition.queries.questions import question_tally, questions, taken_up
from samenverder.ambition.queries.versions import before
from samenverder.ambition.views.pages import may_change, show, version_for
from samenverder.ambition.work import Tally, Work, tallies, work_of
from samenverder.lib.text import whole_number
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.models import Partnership

EXAMPLES = 2  # of each kind of work, under a focus area
QUESTIONS = 5


@dataclass(frozen=True)
class AreaRow:
    """A focus area, how much serves it, and the first few of each kind."""

    area: FocusArea
    tallies: list[Tally]
    work: list[Work]
    has_question: bool = False

    @property
    def is_idle(self) -> bool:
        """Nobody works on it: there is nothing open, and no question was taken up."""
        return not self.has_question and not any(tally.open for tally in self.tallies)

    @property
    def done(self) -> int:
        return sum(tally.done for tally in self.tallies)


@require_safe
def ambition_detail(request: HttpRequest, region: str) -> HttpResponse:
    """The ambition that stands, who stands behind it, and what is done for each focus area."""
    partnership = get_partnership_for(request, region, "ambition.view_ambition")
    lying = queries.lying(partnership)
    standing, proposal = lying["standing"], lying["shared"]
    support = support_of(standing) if standing else None
    areas = area_rows(partnership)
    return show(
        request,
        "detail",
        partnership,
        version=standing,
        proposal=proposal,
        draft=lying["draft"] if may_change(request, partnership) else None,
        support=support,
        proposal_support=support_of(proposal) if proposal else None,
        to_endorse=to_endorse(request, standing, support),
        areas=areas,
        idle_words=idle_words(areas),
        questions=questions(partnership)[:QUESTIONS],
        question_tally=question_tally(partnership),
    )


def area_rows(partnership: Partnership) -> list[AreaRow]:
    """Each focus area with what is done for it; the queries do not grow with the list."""
    areas = list(queries.focus_areas(partnership).select_related("owner"))
    counted = tallies(partnership)
    numbers = [area.pk for area in areas]
    work = work_of(partnership, numbers, each=EXAMPLES, only_open=True, counted=counted)
    asked = taken_up(partnership)
    rows = []
    for area in areas:
        area.partnership = partnership
        shown = [row for kind in work.get(area.pk, {}).values() for row in kind]
        rows.append(AreaRow(area, counted.get(area.pk, []), shown, area.pk in asked))
    return rows


def idle_words(rows: list[AreaRow]) -> str:
    """Which focus areas nobody works on, as a sentence; empty when there are none."""
    idle = [row.area.title for row in rows if row.is_idle]
    if not idle:
        return ""
    if len(idle) == len(rows):
        return _("Nobody works on any of the focus areas now.")
    if len(idle) == 1:
        return _("Nobody works on “%(title)s” now.") % {"title": idle[0]}
    told = _("Nobody works on %(n)d of the %(total)d focus areas now.")
    return told % {"n": len(idle), "total": len(rows)}


def to_endorse(
    request: HttpRequest, version: AmbitionVersion | None, support: Support | None
) -> bool:
    """This user holds a mandate of a partner that said nothing about this text yet."""
    if version is None or support is None or not version.can_be_endorsed:
        return False
    mine = {row.organisation_id for row in own_mandates(request.user, version.partnership)}
    return any(row.organisation.pk in mine for row in support.silent)


@require_safe
def version_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One version: its text, what partners say about it, and what can be done with it."""
    return version_page(request, version_for(request, region, pk))


def version_page(
    request: HttpRequest,
    version: AmbitionVersion,
    *,
    form: Any = None,
    about: int | None = None,
) -> HttpResponse:
    """The page of a version; `form` is a comment that still needs something, `about` its place."""
    from samenverder.ambition.views.comments import comment_forms

    comments = list(comments_of(version))
    mine = own_organisations(request.user, version.partnership) if version.takes_comments else []
    may_comment = request.user.has_perm("ambition.comment_ambition", version.partnership)
    blocks = blocks_of(version, comments)
    support: Support | None = support_of(version) if not version.is_draft else None
    earlier = before(version, may_change=may_change(request, version.partnership))
    return show(
        request,
        "version",
        version.partnership,
        version=version,
        before=earlier,
        said_earlier=comments_of(earlier).count() if earlier and not version.is_draft else 0,
        blocks=comment_forms(blocks, mine, form, about) if may_comment else blocks_only(blocks),
        tally=tally_of(comments),
        may_comment=may_comment and version.takes_comments,
        without_place=may_comment and version.takes_comments and not mine,
        said_before=said_before(version) if version.is_draft else {},
        support=support,
        to_endorse=to_endorse(request, version, support),
        states=VersionState,
        form=form,
    )


def blocks_only(blocks: list[Any]) -> list[dict[str, Any]]:
    """The text with its comments, for who cannot add one."""
    return [{"block": block, "form": None, "open": False} for block in blocks]


@require_safe
def version_list(request: HttpRequest, region: str) -> HttpResponse:
    """Every version this user may read, and what was changed in focus areas, newest first."""
    partnership = get_partnership_for(request, region, "ambition.view_ambition")
    rows = list(queries.readable(partnership, may_change=may_change(request, partnership)))
    for row in rows:
        row.partnership = partnership
    return show(
        request, "versions", partnership, versions=rows, changes=queries.changes(partnership)
    )


@require_safe
def version_differences(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What is different between this version and another (`met`), word by word."""
    version = version_for(request, region, pk)
    partnership = version.partnership
    rows = queries.readable(partnership, may_change=may_change(request, partnership))
    others = rows.exclude(pk=version.pk)
    chosen = whole_number(request.GET.get("met", ""))
    other = (
        row_or_404(others, pk=chosen)
        if chosen
        else before(version, may_change=may_change(request, partnership)) or others.last()
    )
    old, new = (other, version) if other and other.number < version.number else (version, other)
    found = differences(old, new) if old and new else None
    return show(
        request,
        "differences",
        partnership,
        version=version,
        other=other,
        old=old,
        new=new,
        others=others,
        found=found,
        heading=difference_words(found, old, new) if found and old and new else "",
    )


def difference_words(found: Differences, old: AmbitionVersion, new: AmbitionVersion) -> str:
    """What the page shows, in one sentence."""
    numbers = {"old": old.number, "new": new.number}
    if not found.any:
        return _("Version %(new)d says the same as version %(old)d") % numbers
    paragraphs = found.changed + found.added + found.removed
    if found.sentence.kind == "same":
        told = ngettext(
            "Version %(new)d differs from version %(old)d in %(n)d paragraph",
            "Version %(new)d differs from version %(old)d in %(n)d paragraphs",
            paragraphs,
        )
        if not paragraphs:
            told = _("Version %(new)d has the paragraphs of version %(old)d in another order")
    elif paragraphs:
        told = ngettext(
            "Version %(new)d has another sentence, and %(n)d paragraph unlike version %(old)d",
            "Version %(new)d has another sentence, and %(n)d paragraphs unlike version %(old)d",
            paragraphs,
        )
    else:
        told = _("Version %(new)d has another sentence than version %(old)d")
    return told % {**numbers, "n": paragraphs}

"""Pitches as they are shown, what boards answered without an agreement, and pitch days."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from samenverder.answers.around import AFTER_THE_PITCH
from samenverder.answers.models import NeedAnswer
from samenverder.answers.queries.asked import place_of
from samenverder.insight.documents import Document, Source, day_of, join, path_of, register
from samenverder.pitchdays.models import PitchDay
from samenverder.pitches.models import BoardPitch, PitchSlide
from samenverder.plans.models import PlanState


def _pitch(row: BoardPitch) -> Iterable[Document]:
    """What stands on the slides that are shown; never what the speaker says."""
    plan = row.plan
    if row.removed_at is None and plan.removed_at is None and plan.state != PlanState.DRAFT:
        slides = row.slides.all()
        yield Document(
            plan.partnership_id,
            row.ask,
            path_of("pitches:detail", row.pk),
            body=join(*(f"{slide.title} {slide.lines}" for slide in slides)),
            meta=join(plan.school.name, row.occasion),
            day=row.day,
        )


def _answer(row: NeedAnswer) -> Iterable[Document]:
    """What a board answered when it is no agreement: that is found among the agreements."""
    plan = row.need.plan
    shown = plan.removed_at is None and plan.state in AFTER_THE_PITCH
    if row.removed_at is None and not row.is_yes and shown:
        yield Document(
            plan.partnership_id,
            str(row.asked.get("text") or ""),
            f"{path_of('plans:detail', plan.pk)}#{place_of(row.need_id)}",
            body=join(row.text, row.organisation.name, row.person_name),
            meta=join(plan.school.name, row.organisation.name),
            day=day_of(row.at),
        )


def _day(row: PitchDay) -> Iterable[Document]:
    if row.removed_at is None:
        yield Document(
            row.partnership_id,
            row.title,
            path_of("pitchdays:detail", row.pk),
            body=row.where,
            meta=row.where,
            day=row.on,
        )


def of_plans(model: Any, path: str) -> Callable[[list[int]], Iterable[int]]:
    """Which rows of this model hang on these plans."""
    return lambda plans: model.objects.filter(**{f"{path}__in": plans}).values_list("pk", flat=True)


TOUCHED_BY_PLANS = {
    "pitch": of_plans(BoardPitch, "plan"),
    "need_answer": of_plans(NeedAnswer, "need__plan"),
}
_SLIDES = PitchSlide.objects.filter(removed_at=None, shown=True)
_PITCHES = BoardPitch.objects.select_related("plan__school")
KINDS = (
    Source(
        "pitch",
        _("Pitches"),
        _PITCHES.prefetch_related(Prefetch("slides", _SLIDES)).all,
        _pitch,
        (("pitches_boardpitch", "id"), ("pitches_pitchslide", "pitch_id")),
    ),
    Source(
        "need_answer",
        _("Answers of boards"),
        NeedAnswer.objects.select_related("need__plan__school", "organisation").all,
        _answer,
        (("answers_needanswer", "id"),),
    ),
    Source(
        "pitch_day",
        _("Pitch days"),
        PitchDay.objects.select_related("meeting__host", "host").all,
        _day,
        (("pitchdays_pitchday", "id"),),
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)

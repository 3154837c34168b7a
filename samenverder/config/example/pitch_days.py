"""Pitch days in the example region: of eleven schools last spring, this week, and one to come."""

from datetime import date, datetime, time, timedelta

from django.utils import translation

from samenverder.lib.text import ZONE
from samenverder.network.models import Organisation, Partnership, User
from samenverder.pitchdays.models import PitchDay, PitchDayGuest, PitchSlot
from samenverder.pitchdays.operations.boards import propose_boards
from samenverder.pitchdays.operations.slots import lay_out
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.plans.models import SchoolPlan
from samenverder.tracks.models import LearningTrack

TODAY = date(2026, 11, 22)


def add_pitch_days(partnership: Partnership, users: dict[str, User]) -> None:
    """A day for the pitch in each learning track, and one in December for who comes later."""
    by = users["Sem Verhagen"]
    with translation.override("nl"):
        for track in LearningTrack.objects.filter(partnership=partnership).order_by("starts_on"):
            _of_track(track, by)
        _to_come(partnership, by)


def _of_track(track: LearningTrack, by: User) -> None:
    item = track.items.filter(kind="pitch").select_related("meeting").first()
    if item is None or item.day is None:
        return
    day = PitchDay.objects.create(
        partnership=track.partnership, track=track, item=item, meeting=item.meeting,
        title=item.title, day=item.day, starts=time(13, 30), ends=time(16, 30), host=item.host,
        place=item.place, minutes=4, questions=6, between=3, led_by=by, created_by=by,
    )  # fmt: skip
    lay_out(day)
    propose_boards(day)
    if item.day < TODAY:
        _held(day)


def _held(day: PitchDay) -> None:
    """Every part began and ended, mostly as planned; who had no plan to show was skipped."""
    late = timedelta()
    for part in parts_of(day, datetime.combine(TODAY, time(9), ZONE)):
        slot = part.slot
        if slot.is_pitch and part.plan is None:
            slot.skipped_at = part.planned_from
            slot.save(update_fields=["skipped_at"])
            continue
        slot.began_at = part.planned_from + late
        late += timedelta(minutes=4 if slot.kind == "break" else 0)
        slot.ended_at = part.planned_to + late
        slot.save(update_fields=["began_at", "ended_at"])
    guests = PitchDayGuest.objects.filter(board__pitch_day=day).order_by("pk")
    for number, guest in enumerate(guests):
        guest.present = number % 4 != 3
        guest.save(update_fields=["present"])


def _to_come(partnership: Partnership, by: User) -> None:
    """A shorter afternoon in December: who was not ready yet, and a school without a plan."""
    host = Organisation.objects.get(name="Praktijkschool De Klink", partnerships=partnership)
    day = PitchDay.objects.create(
        partnership=partnership, title="Tweede pitchmiddag", day=date(2026, 12, 10),
        starts=time(14, 0), ends=time(15, 30), host=host, place="Theaterlokaal", created_by=by,
    )  # fmt: skip
    plans = SchoolPlan.objects.filter(partnership=partnership, state="shared")
    rows = [
        PitchSlot(kind="pitch", school=plan.school, plan=plan)
        for plan in plans.select_related("school").order_by("school__name", "pk")[:3]
    ]
    later = Organisation.objects.get(name="Scholengemeenschap De Brug", partnerships=partnership)
    rows.append(PitchSlot(kind="pitch", school=later))
    first = PitchSlot(kind="opening", title="Inloop en welkom", minutes=10)
    last = PitchSlot(kind="closing", title="Afronding", minutes=10)
    for order, slot in enumerate([first, *rows, last], start=1):
        slot.pitch_day, slot.order = day, order
        slot.save()
    propose_boards(day)

"""The board consultation to come: its agenda, a paper, and what was done since the last one."""

from datetime import timedelta

from samenverder.ambition.models import FocusArea
from samenverder.commitments.operations import add_action, set_state
from samenverder.meetings.models import AgendaItem, Meeting, MeetingDocument
from samenverder.meetings.models.document import DocumentContent
from samenverder.meetings.queries.sources import label_of, source_of
from samenverder.network.models import Person, User

WORK = [
    ("Stuur het overdrachtsformulier aan de twee scholen die het nog niet hebben.", "Thijs Ooms"),
    ("Vraag het werkgeversservicepunt om één telefoonnummer voor scholen.", "Mark Tolsma"),
    ("Zet de data van de mentorenscholing in de jaarplanning.", "Ilse Rademaker"),
]
NEXT_AGENDA = [
    ("Welkom, en onze ambitie", "inform", 5, "", None),
    ("Wie mag tot welk bedrag tekenen?", "decide", 30, "means", 0),
    ("Uitkomst van de reflectie", "discuss", 40, "", None),
    ("Bezoek aan werkgevers in het voorjaar", "discuss", 20, "", 1),
    ("Rondvraag", "discuss", 5, "", None),
]


def prepare_next(
    meeting: Meeting, people: dict[str, Person], areas: list[FocusArea], by: User
) -> None:
    """The agenda of the next one, with a paper, somebody's own item, and actions of last time."""
    meeting.purpose = "Besluiten over de mandaten, en samen kijken naar de reflectie van november."
    meeting.preparation = "Bel Hanneke vooraf over het mandaat van de stichting."
    meeting.online_url = "https://video.lindemeer.example/bestuurlijk-overleg"
    meeting.save()
    _agenda(meeting, people["Hanneke Bruin"], areas, by)
    _paper(meeting, by)
    _done_since(meeting, people, by)


def _agenda(meeting: Meeting, owner: Person, areas: list[FocusArea], by: User) -> None:
    for order, (title, kind, minutes, subject, area) in enumerate(NEXT_AGENDA):
        AgendaItem.objects.create(
            meeting=meeting,
            order=order + 1,
            title=title,
            kind=kind,
            minutes=minutes,
            subject=subject,
            owner=owner if kind == "decide" else None,
            focus_area=areas[area] if area is not None and area < len(areas) else None,
            put_in_by=by,
        )
    AgendaItem.objects.create(
        meeting=meeting,
        order=9,
        title="Vervoer naar de regiodag",
        minutes=10,
        state="put_in",
        text="De bussen waren vorig jaar te vol.",
        put_in_by=owner.user,
    )


def _paper(meeting: Meeting, by: User) -> None:
    text = b"Wie mag tot welk bedrag tekenen? Een voorstel in drie regels."
    paper = MeetingDocument.objects.create(
        meeting=meeting, name="voorstel-mandaten.txt", extension="txt", size=len(text), added_by=by
    )
    DocumentContent.objects.create(document=paper, content=text)


def _done_since(meeting: Meeting, people: dict[str, Person], by: User) -> None:
    """Three actions of the last one, all done."""
    held = Meeting.objects.filter(series=meeting.series, state="held")
    last = held.order_by("-starts_at").first()
    item = last.items.order_by("order").first() if last is not None else None
    if last is None or item is None:
        return
    for at, (what, who) in enumerate(WORK):
        action = add_action(
            partnership=meeting.partnership,
            by=by,
            text=what,
            due_on=last.starts_at.date() + timedelta(days=42 + 7 * at),
            owner=people[who],
            focus_area=item.focus_area,
            source_label=label_of(last),
            source_url=source_of(last, item),
        )
        set_state(action=action, by=by, state="done")

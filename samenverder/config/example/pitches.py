"""Pitches of the example region: those of the plans that were pitched, and one being prepared."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import override

from samenverder.network.models import Partnership, User
from samenverder.pitches.making import slides_from
from samenverder.pitches.models import BoardPitch, PitchScreen, PitchSlide, SlideKind
from samenverder.plans.models import SchoolPlan

GAINS = """Leerlingen: kiezen na ervaring
Bedrijven: leren nieuwe collega’s kennen
Het mbo: krijgt studenten die blijven
Het jeugdteam: ziet eerder wie hulp nodig heeft"""
NEEDS = """120 uur: voor de uitstroomcoördinator, tot de zomer
€ 4.800: voor vervoer van acht leerlingen
Eén vaste dag: zonder lessen, vanaf 1 februari"""


@dataclass(frozen=True)
class Told:
    """What a school made of its slides: the ask, who speaks, own words by kind of slide."""

    title: str
    ask: str
    speaker: str
    day: date | None
    occasion: str = "Bestuurlijk overleg"
    minutes: int = 5
    made: datetime = datetime(2026, 11, 16, 15)
    lines: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


PITCHES = [
    Told(
        "Stage vanaf klas 3", "Wij vragen u om één dag per week stage voor heel klas 3.",
        "Noor Timmer", date(2026, 12, 10),
        lines={SlideKind.ASK: NEEDS, SlideKind.BENEFIT: GAINS},
        notes={
            SlideKind.ASK: "Begin met Sem: hij koos horeca en stond na zes weken weer op de stoep. Hij wist niet hoe het werk was.",
            SlideKind.WHY: "Noem de zeven gesprekken. Laat even een stilte vallen.",
            SlideKind.NEEDS: "Vraag de drie besluiten een voor een. Zonder de vaste dag kunnen we niet beginnen.",
        },
    ),
    Told(
        "Eerst meekijken, dan kiezen", "Wij vragen u om vier meekijkdagen voor elke leerling.",
        "Farah Nasri", None, occasion="",
        notes={SlideKind.ASK: "Begin met de vraag: wie van u koos in één keer goed?"},
    ),
    Told(
        "De werkplek komt in de les", "Wij vragen u om materiaal en uren, zodat de werkplek in de les komt.",
        "Wendy Schippers", None, occasion="",
        notes={SlideKind.GOALS: "Vertel wat leerlingen zeiden na de eerste les met de lasser."},
    ),
    Told(
        "Elke mentor een loopbaangesprek", "Wij vragen u om tijd en scholing, zodat elke mentor dit gesprek kan voeren.",
        "Ilse Rademaker", date(2026, 11, 5), made=datetime(2026, 10, 26, 15),
        notes={SlideKind.WHY: "Lees voor wat de leerling uit klas 4 zei."},
    ),
]  # fmt: skip


def add_pitches(partnership: Partnership, users: dict[str, User]) -> None:
    """The slides of four plans; the first school changed some of them itself."""
    plans = SchoolPlan.objects.filter(partnership=partnership)
    for told in PITCHES:
        _pitch(plans.get(title=told.title), told, users["Marloes Dekker"])


def _pitch(plan: SchoolPlan, told: Told, by: User) -> None:
    version = plan.versions.get(number=plan.versions.count())
    pitch = BoardPitch.objects.create(
        plan=plan, made_from=version, language="nl", ask=told.ask, speaker=told.speaker,
        occasion=told.occasion, day=told.day, minutes=told.minutes, created_by=by,
        created_at=timezone.make_aware(told.made),
    )  # fmt: skip
    PitchScreen.objects.create(pitch=pitch)
    with override("nl"):
        made = slides_from(version.content, told.ask)
    for at, row in enumerate(made):
        said = [told.notes.get(row.kind, ""), row.notes]
        PitchSlide.objects.create(
            pitch=pitch, order=at, kind=row.kind, title=row.title, made=row.words(),
            lines=told.lines.get(row.kind, row.lines), notes="\n".join(filter(None, said)),
        )  # fmt: skip

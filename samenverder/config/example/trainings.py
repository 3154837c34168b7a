"""Eight trainings in the example region: to come, full, called off, held, without a date."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.lib.text import ZONE
from samenverder.network.models import Organisation, Partnership, Person, User
from samenverder.trainings.models import (
    SignUp,
    SignUpState,
    Training,
    TrainingDate,
    TrainingEvaluation,
)


@dataclass(frozen=True)
class Day:
    """A date: days from today, from and until which hour, where, how many places, who."""

    days: int
    hours: tuple[int, int]
    place: str
    places: int = 16
    people: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    called_off: str = ""
    answers: int = 0


TEACHERS = (
    "Fatima Aydin", "Noor Timmer", "Ilse Rademaker", "Tarik Yilmaz", "Amira Haddad",
    "Roos Terpstra", "Els Haverkamp", "Lotte Sanders", "Saskia Ploeg", "Nadia Bouzid",
    "Wendy Schippers", "Farah Nasri",
)  # fmt: skip
LEADERS = ("Ruben Kuipers", "Bas Hoekman", "Mieke Straver", "Jasper Nooteboom", "Gijs Koelman")
ROOM = "Mbo Rivierenland, lokaal 2.14"
TALKS = "Loopbaangesprekken voeren met leerlingen die niet weten wat ze willen"
# title, who gives it, aim, for whom, hours, euros, theme, focus area, sectors, days
TRAININGS: list[tuple[Any, ...]] = [
    (
        TALKS, "Mbo Rivierenland Lindemeer",
        "U voert een gesprek waarin de leerling zelf vertelt wat hij wil, en legt het zo vast dat "
        "de volgende school ermee verder kan.",
        "Mentoren, decanen en loopbaanbegeleiders", 3, 0, "inspiration", 2, ["vo", "pro", "vso"],
        [
            Day(-41, (13, 16), ROOM, 12, TEACHERS[:9], ("Saskia Ploeg",), answers=6),
            Day(17, (13, 16), ROOM, 8, TEACHERS[:10]),
            Day(59, (13, 16), "Lindecollege, mediatheek", 16, TEACHERS[10:]),
        ],
    ),
    (
        "Praktijkopleider op de werkvloer", "Bouwbedrijf Van Eiken",
        "U begeleidt een leerling op de werkplek, geeft bruikbare terugkoppeling en weet wanneer u "
        "de school belt.",
        "Praktijkopleiders en stagebegeleiders", 7, 145, "partners", 1, ["employer", "pro", "vso"],
        [Day(24, (9, 16), "Werkplaats Van Eiken, Zandwijk", 14, ("Bram Stuurman", "Fatima Aydin",
                                                                "Nadia Bouzid"))],
    ),
    (
        "De Wet passend onderwijs in een middag", "",
        "U weet welke plichten en welke ruimte een school heeft, en past dat toe op twee gevallen "
        "uit de regio.",
        "Teamleiders en zorgcoördinatoren", 4, 85, "decisiveness", None, [],
        [Day(10, (13, 17), "Stadhuis van Lindemeer", 20, LEADERS,
             called_off="De trainer is ziek. In het voorjaar komt er een nieuwe datum.")],
    ),
    (
        "Samen kijken naar cijfers", "",
        "U leest de cijfers van uw school naast die van de regio, en stelt er een goede vraag bij.",
        "Directeuren en teamleiders", 3, 0, "monitoring", None, [],
        [Day(-26, (9, 12), "Gemeente Oosterveld", 12, (*LEADERS, "Daan Postma", "Hanneke Bruin"),
             ("Daan Postma",), answers=3),
         Day(38, (9, 12), "Online", 30, ("Henk Bosma", "Hanneke Bruin"))],
    ),
    (
        "Ouders als partner bij de overstap", "Jeugdhulp Lindestreek",
        "U betrekt ouders vroeg bij de overstap en bespreekt zorgen zonder oordeel.",
        "Mentoren en intakers", 3, 60, "relation", 0, ["vo", "pro", "vso", "mbo"],
        [Day(31, (13, 16), "Vso De Wending", 10, ("Petra Loman", "Samir Benali", "Lotte Sanders"))],
    ),
    (
        "Een dag meelopen in de zorg", "Zorggroep Waterlelie",
        "U ziet wat een leerling op een stage in de zorg doet, en kunt dat in de klas laten zien.",
        "Docenten en jobcoaches", 8, 0, "partners", 1, [],
        [Day(45, (8, 16), "Zorggroep Waterlelie")],
    ),
    (
        "Gesprekken tussen scholen en bedrijven leiden", "",
        "U leidt een gesprek waarin een school en een bedrijf iets afspreken dat beide helpt.",
        "Projectleiders en accountmanagers", 5, 110, "decisiveness", None, [], [],
    ),
    (
        "Overdracht zonder gaten", "Stichting Onderwijs aan de Linde",
        "U draagt een leerling over zo dat er niets verloren gaat, en belt na zes weken.",
        "Zorgcoördinatoren en intakers", 8, 0, "relation", 0, [],
        [Day(0, (9, 17), "Praktijkschool De Werf", 12, ("Mieke Straver", "Thijs Ooms",
                                                        "Petra Loman", "Noor Timmer"))],
    ),
]  # fmt: skip
OPEN_TO = {"Overdracht zonder gaten": (
    "Praktijkschool De Werf", "Vso De Wending", "Vso De Sprong", "Mbo Rivierenland Lindemeer",
)}  # fmt: skip
OUTSIDE = {
    "De Wet passend onderwijs in een middag": "Onderwijsrecht in Gewone Taal",
    "Samen kijken naar cijfers": "Bureau Telraam",
    "Gesprekken tussen scholen en bedrijven leiden": "Gespreksatelier De Veerpont",
}
SAID = [
    (5, "Dat ik stiltes mag laten vallen.", ""),
    (4, "Het gespreksblad gebruik ik morgen al.", "Meer oefenen met echte gesprekken."),
    (5, "", ""),
    (4, "Een leerling weet meer dan hij zegt.", "Eerder op de dag, dan ben ik frisser."),
    (3, "", "Ik had graag een voorbeeld uit het vso gezien."),
    (4, "Bellen na zes weken.", ""),
]


def add_trainings(partnership: Partnership, people: dict[str, Person], users: Any) -> None:
    """The catalogue with its dates, who comes, who waits, who was there and what they thought."""
    by = users["Marloes Dekker"]
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order", "pk"))
    partners = {row.name: row for row in partnership.organisations.all()}
    everybody = {row.name: row for row in Person.objects.filter(partnership=partnership)}
    sign_ups: list[SignUp] = []
    evaluations: list[TrainingEvaluation] = []
    for line in TRAININGS:
        training = _training(partnership, partners, areas, everybody, by, line)
        for day in line[-1]:
            date = _date(training, day)
            sign_ups += _sign_ups(date, day, everybody, by)
            evaluations += [
                TrainingEvaluation(date=date, usable=n, words=said, better=more)
                for n, said, more in SAID[: day.answers]
            ]
    SignUp.objects.bulk_create(sign_ups)
    TrainingEvaluation.objects.bulk_create(evaluations)


def _training(
    partnership: Partnership,
    partners: dict[str, Organisation],
    areas: list[FocusArea],
    people: dict[str, Person],
    by: User,
    line: tuple[Any, ...],
) -> Training:
    title, given_by, aim, audience, hours, euros, theme, area, sectors, _days = line
    training = Training.objects.create(
        partnership=partnership,
        title=title,
        provider=partners.get(given_by),
        provider_name=OUTSIDE.get(title, ""),
        aim=aim,
        audience=audience,
        hours=hours,
        euros=euros,
        conditions="Neem een vraag uit uw eigen praktijk mee." if euros == 0 else "",
        theme_code=theme,
        focus_area=None if area is None else areas[area],
        sectors=sectors,
        for_all_partners=title not in OPEN_TO,
        contact=people["Marloes Dekker"],
        created_by=by,
    )
    training.partners.set(partners[name] for name in OPEN_TO.get(title, ()))
    return training


def _date(training: Training, day: Day) -> TrainingDate:
    on = timezone.localdate() + dt.timedelta(days=day.days)
    start, end = (dt.datetime.combine(on, dt.time(hour), ZONE) for hour in day.hours)
    return TrainingDate.objects.create(
        training=training,
        starts_at=start,
        ends_at=end,
        place=day.place,
        capacity=day.places,
        sign_up_by=on - dt.timedelta(days=5) if day.days > 5 else None,
        cancelled_at=timezone.now() if day.called_off else None,
        reason=day.called_off,
        sequence=1 if day.called_off else 0,
    )


def _sign_ups(date: TrainingDate, day: Day, people: dict[str, Person], by: User) -> list[SignUp]:
    """In order; who comes after the last place waits. Everybody was told."""
    rows = []
    for rank, name in enumerate(day.people, start=1):
        state = SignUpState.IN if rank <= day.places else SignUpState.WAITING
        known = day.days < -20
        rows.append(
            SignUp(
                date=date, person=people[name], rank=rank, state=state, told=state,
                told_sequence=date.sequence, by=by,
                attended=name not in day.absent if known else None,
                evaluation_asked=known and name not in day.absent,
                evaluated=known and name not in day.absent and rank <= day.answers,
                signed_up_at=date.starts_at - dt.timedelta(days=60) + dt.timedelta(hours=rank),
            )
        )  # fmt: skip
    return rows

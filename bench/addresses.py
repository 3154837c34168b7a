"""Every address of the product with examples filled in, taken from the url resolver itself.

A new address is found by itself. When it has a parameter nobody gave an example for, `paths`
says so: add it to EXAMPLES.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from bench.region import INVITATION_KEY, Region
from bench.ties import RELATION_KEY
from samenverder.library.keys import question_key
from samenverder.meetings.keys import answer_key, feed_key
from samenverder.network.models import Access, Position
from samenverder.trainings.evaluation_keys import evaluation_key, place_key
from samenverder.trainings.keys import feed_key as training_key
from samenverder.trainings.keys import guest_key, offer_key

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^)]*\))*\)")
Find = Callable[[Region], Any]

# Which example fills a parameter: (what the route holds, parameter) → values. First match counts.
EXAMPLES: list[tuple[str, str, Find]] = [
    ("", "region", lambda r: r.slug),
    ("bibliotheek/<int:pk>/lezen/", "pk", lambda r: [r.practices[0].pk, r.to_read.pk]),
    ("bibliotheek/verzamelingen/", "pk", lambda r: _collection(r).pk),
    ("bibliotheek/verzamelingen/", "line", lambda r: _collection(r).lines.first().pk),
    ("bibliotheek/", "pk", lambda r: r.practices[0].pk),
    ("bibliotheek/", "use", lambda r: r.practices[0].uses.first().pk),
    ("bibliotheek/", "question", lambda r: r.practices[0].questions.first().pk),
    ("bibliotheek/gebruikt-door/", "organisation", lambda r: r.organisations[0].pk),
    ("bibliotheek/links/", "material", lambda r: r.practices[0].materials.first().pk),
    ("bibliotheek/", "number", lambda _r: 1),
    ("bibliotheek/uit-les/", "source", lambda _r: "plan"),
    ("bibliotheek/uit-les/", "lesson", lambda r: r.plans[-1].evaluations.first().pk),
    ("bibliotheek/uit-parel/", "key", lambda r: _pearl(r).key),
    ("bibliotheek/", "material", lambda r: r.practices[0].materials.last().pk),
    ("pitchdagen/", "pk", lambda r: r.pitch_days[0].pk),
    ("pitchdagen/", "slot", lambda r: r.pitch_days[0].slots.last().pk),
    ("pitchdagen/", "board", lambda r: r.pitch_days[0].boards.first().pk),
    ("pitchdagen/", "guest", lambda r: r.pitch_days[0].boards.first().guests.first().pk),
    ("pitchdagen/", "name", lambda _r: ["beginnen", "meer-tijd"]),
    ("leergangen/sjablonen/", "template", lambda r: r.track_templates[0].pk),
    ("leergangen/", "pk", lambda r: r.tracks[0].pk),
    ("leergangen/", "item", lambda r: r.tracks[0].items.first().pk),
    ("leergangen/", "school", lambda r: r.tracks[0].schools.first().pk),
    ("leergangen/", "lead", lambda r: r.tracks[0].schools.first().leads.first().pk),
    ("leergangen/", "material", lambda r: r.tracks[0].items.first().materials.last().pk),
    ("plannen/behoeften/afspraak/", "pk", lambda r: r.promise.agreement_id),
    ("plannen/behoeften/project/", "pk", lambda r: r.projects[0].pk),
    ("plannen/behoeften/project/", "row", lambda r: _line(r, "needs")),
    ("plannen/toezeggingen/besturen/", "pk", lambda r: r.organisations[0].pk),
    ("plannen/toezeggingen/scholen/", "pk", lambda r: r.organisations[1].pk),
    ("plannen/toezeggingen/", "answer", lambda r: r.promise.pk),
    ("plannen/toezeggingen/", "row", lambda r: r.promise.received.first().pk),
    ("plannen/antwoorden/", "pk", lambda r: r.pitched[0].pk),
    ("plannen/antwoorden/", "need", lambda r: r.pitched[0].planneeds.first().pk),
    ("opleiding/plaats/", "key", lambda r: place_key(_was_there(r))),
    ("opleiding/evaluatie/", "key", lambda r: evaluation_key(_was_there(r))),
    ("data/<int:day>/aanwezig/", "day", lambda r: _was_there(r).date_id),
    ("data/<int:day>/aanwezig/", "row", lambda r: _was_there(r).pk),
    ("data/<int:day>/bewijs/", "day", lambda r: _was_there(r).date_id),
    ("data/<int:day>/bewijs/", "row", lambda r: _was_there(r).pk),
    ("data/<int:day>/evaluatie/", "day", lambda r: _was_there(r).date_id),
    ("opleidingsagenda/", "key", lambda r: training_key(r.partnership.training_feeds.first())),
    ("opleiding-aanbod/", "key", lambda r: offer_key(_offer_address(r))),
    ("opleiding-aanbod/", "row", lambda r: _offer_address(r).sign_ups.first().pk),
    ("opleiding-aanbod/", "offer", lambda r: _coming(r).offers.first().pk),
    ("opleiding-uitnodiging/", "key", lambda r: guest_key(_region_code(r))),
    ("opleidingen/", "need", lambda r: r.trainings[0].needs.first().pk),
    ("opleidingen/", "offer", lambda r: _coming(r).offers.first().pk),
    ("opleidingen/", "code", lambda r: _region_code(r).pk),
    ("opleidingen/", "guest", lambda r: r.trainings[0].guests.first().pk),
    ("opleidingen/", "brought", lambda r: r.partnership.training_imports.first().pk),
    ("opleidingen/", "pk", lambda r: r.trainings[0].pk),
    ("opleidingen/", "day", lambda r: r.trainings[0].dates.order_by("starts_at")[1].pk),
    ("opleidingen/", "row", lambda r: _sign_up(r).pk),
    ("bijeenkomsten/dialoog/", "pk", lambda r: r.dialogues[-1].pk),
    ("dialoog/<int:pk>/", "table", lambda r: r.dialogues[-1].tables.first().pk),
    ("dialoog/<int:pk>/", "key", lambda r: r.dialogues[-1].contributions.first().key),
    ("dialoog/<int:pk>/", "group", lambda r: r.dialogues[-1].groups.first().pk),
    ("dialoog/<int:pk>/", "order", lambda _r: 1),
    ("dialoog/<int:pk>/", "name", lambda _r: "pauze"),
    ("na-afloop/uitkomst/", "row", lambda r: _destination(r).pk),
    ("na-afloop/vraag/", "row", lambda r: r.dialogues[-1].party_questions.first().pk),
    ("vraag-na-dialoog/", "key", lambda r: _party_key(r)),
    ("na-afloop/post/adres/", "row", lambda r: r.dialogues[-1].addresses.first().pk),
    ("dialoogpost/", "key", lambda r: r.dialogues[-1].addresses.first().ticket),
    ("dialoogscherm/<str:screen>/", "screen", lambda r: r.dialogues[-1].screen_key),
    ("dialoogscherm/<str:screen>/", "key", lambda r: r.dialogues[-1].contributions.first().key),
    ("foto/<uuid:key>/", "size", lambda _r: ["klein", "foto"]),
    ("dialoog/<int:pk>/papier/", "what", lambda _r: ["tafels", "kaarten"]),
    ("dialoogscherm/", "key", lambda r: r.dialogues[-1].screen_key),
    ("dialoog/<str:code>/", "code", lambda r: r.dialogues[-1].code),
    ("dialoog/<str:code>/", "key", lambda r: r.dialogues[-1].contributions.first().key),
    ("met-wie/rondes/", "pk", lambda r: r.relation_round.pk),
    ("met-wie/", "key", lambda r: RELATION_KEY.format(slug=r.slug)),
    ("netwerk/organisaties/", "pk", lambda r: r.organisations[0].pk),
    ("netwerk/mensen/", "pk", lambda r: r.people[0].pk),
    ("netwerk/mandaten/", "pk", lambda r: r.mandates[0].pk),
    ("netwerk/groepen/", "pk", lambda r: r.groups[0].pk),
    ("netwerk/groepen/", "member", lambda r: r.groups[0].members.order_by("pk")[0].pk),
    ("/welkom/", "pk", lambda r: r.welcomes[0].pk),
    ("/welkom/", "step", lambda r: r.welcomes[0].steps.order_by("pk")[0].pk),
    ("netwerk/mensen/", "position", lambda r: _position(r).pk),
    ("netwerk/toegang/", "pk", lambda r: _access(r).pk),
    ("netwerk/uitnodigingen/", "pk", lambda r: r.invitations[0].pk),
    ("uitnodiging/", "key", lambda r: INVITATION_KEY.format(slug=r.slug)),
    ("register/vestigingen/", "pk", lambda r: r.partnership.register_sites.first().pk),
    ("register/inlezen/", "pk", lambda r: _imports(r)),
    ("register/partners/", "pk", lambda r: r.partnership.site_picks.first().pk),
    ("plannen/projecten/", "promise", lambda r: _outside(r).outside_promises.all()[0].pk),
    ("projecten/<int:pk>/samen/<int:plan>/toezeggingen/", "plan", lambda r: _outside(r).pk),
    ("projecten/voor/", "organisation", lambda r: r.organisations[0].pk),
    ("projecten/<int:pk>/mijlpalen/", "row", lambda r: _line(r, "milestones")),
    ("projecten/<int:pk>/<slug:part>/toevoegen/", "part", lambda _r: PROJECT_PARTS),
    ("projecten/<int:pk>/<slug:part>/", "part", lambda _r: "mijlpalen"),
    ("projecten/<int:pk>/<slug:part>/", "row", lambda r: _line(r, "milestones")),
    ("projecten/<int:pk>/belang/", "organisation", lambda r: r.organisations[0].pk),
    ("projecten/<int:pk>/samen/", "plan", lambda r: _line(r, "joint_plans")),
    ("plannen/projecten/", "pk", lambda r: r.projects[0].pk),
    ("plannen/pitches/van/", "plan", lambda r: r.to_pitch.pk),
    ("plannen/pitches/", "pk", lambda r: r.pitch.pk),
    ("plannen/pitches/", "slide", lambda r: r.pitch.slides.last().pk),
    ("plannen/pitches/", "number", lambda _r: 2),
    ("plannen/<int:pk>/mensen/", "row", lambda r: r.plans[0].people.last().pk),
    ("plannen/<int:pk>/regels/", "rows", lambda _r: "nodig"),
    ("plannen/<int:pk>/regels/", "row", lambda r: r.plans[0].planneeds.first().pk),
    ("plannen/<int:pk>/reacties/", "comment", lambda r: r.plans[0].comments.first().pk),
    ("plannen/<int:pk>/terugblik/", "pk", lambda r: r.plans[-1].pk),
    ("plannen/<int:pk>/terugblik/", "evaluation", lambda r: r.plans[-1].evaluations.first().pk),
    ("plannen/<int:pk>/versies/", "number", lambda _r: 2),
    ("plannen/<int:pk>/delen/", "section", lambda _r: "nodig"),
    ("plannen/<int:pk>/stap/", "step", lambda _r: "gepitcht"),
    ("plannen/<int:pk>/", "pk", lambda r: r.plans[0].pk),
    ("bijeenkomsten/<int:pk>/datum/", "pk", lambda r: r.meetings.proposed.pk),
    ("bijeenkomsten/<int:pk>/datum/", "option", lambda r: r.meetings.option().pk),
    ("bijeenkomsten/<int:pk>/verslag/<int:item>/", "pk", lambda r: r.meetings.held.pk),
    ("bijeenkomsten/<int:pk>/verslag/", "item", lambda r: _held_item(r)),
    ("bijeenkomsten/<int:pk>/agenda/<int:item>/", "pk", lambda r: r.meetings.running.pk),
    ("bijeenkomsten/<int:pk>/leiden/<int:item>/", "pk", lambda r: r.meetings.running.pk),
    ("bijeenkomsten/<int:pk>/stukken/", "pk", lambda r: r.meetings.running.pk),
    ("bijeenkomsten/<int:pk>/genodigden/<int:attendee>/", "pk", lambda r: r.meetings.running.pk),
    ("bijeenkomsten/<int:pk>/agenda/sjablonen/", "pk", lambda r: r.meetings.running.pk),
    ("bijeenkomsten/", "pk", lambda r: [row.pk for row in r.meetings.looked_at]),
    ("bijeenkomsten/", "item", lambda r: r.meetings.item().pk),
    ("bijeenkomsten/", "attendee", lambda r: r.meetings.attendee().pk),
    ("bijeenkomsten/", "document", lambda r: r.meetings.document().pk),
    ("bijeenkomsten/", "template", lambda r: r.meetings.template.pk),
    ("bijeenkomsten/", "step", lambda _r: "beginnen"),
    ("bijeenkomsten.", "form", lambda _r: ["csv", "xlsx"]),
    ("vraag-over-voorbeeld/<slug:key>/", "key", lambda r: _question_key(r)),
    ("bijeenkomst/<slug:key>/", "key", lambda r: answer_key(r.meetings.attendee())),
    ("agenda/<slug:key>.ics", "key", lambda r: feed_key(r.meetings.feed)),
    ("speerpunten/", "pk", lambda r: r.areas[0].pk),
    ("ambitie/versies/<int:pk>/reacties/", "pk", lambda r: r.texts[0].pk),
    ("ambitie/versies/<int:pk>/partners/<int:row>/", "pk", lambda r: r.texts[1].pk),
    ("ambitie/versies/", "pk", lambda r: [row.pk for row in r.texts]),
    ("ambitie/versies/", "comment", lambda r: r.comments[0].pk),
    ("ambitie/versies/", "row", lambda r: r.endorsements[0].pk),
    ("ambitie/vragen/", "pk", lambda r: r.questions[0].pk),
    ("acties/", "pk", lambda r: _action(r).pk),
    ("besluiten/", "pk", lambda r: r.decisions[0].pk),
    ("afspraken/", "pk", lambda r: r.agreements[0].pk),
    ("afspraken/", "batch", lambda _r: "0"),
    ("afspraken.", "form", lambda _r: ["csv", "xlsx"]),
    ("post/", "key", lambda r: _mail_key(r)),
    ("", "kind", lambda _r: ["csv", "xlsx"]),
    ("instrumenten/<int:pk>/wijzigen/", "pk", lambda r: r.draft.pk),
    ("instrumenten/", "pk", lambda r: [r.instruments[0].pk, r.instruments[-1].pk, r.draft.pk]),
    ("instrumenten/", "theme", lambda r: r.draft.themes.first().pk),
    ("instrumenten/", "statement", lambda r: r.draft.statements.first().pk),
    ("sessies/", "pk", lambda r: r.session.pk),
    ("sessies/", "code", lambda r: r.session.instrument.statements.first().code),
    ("sessies/", "argument", lambda r: r.session.arguments.first().shuffle),
    ("sessies/", "step", lambda _r: "openen"),
    ("sessies/", "name", lambda _r: "openen"),
    ("scherm/", "key", lambda r: r.session.screen_key),
    ("meedoen/", "code", lambda r: r.session.code),
    ("meedoen/", "number", lambda _r: 1),
    ("hulp/", "name", lambda _r: ["start", "sessie"]),
    ("account/", "key", lambda _r: "onbekend"),
    ("account/", "uidb36", lambda _r: "1"),
    ("account/", "pk", lambda _r: 1),
]
PROJECT_PARTS = [
    "deelnemers", "fasen", "mijlpalen", "begroting", "uitgaven", "raadpleging", "opbrengsten",
    "terugblik",
]  # fmt: skip
# Besides the bare address: what a page can be asked for.
QUERIES = {
    "ambition:comment_list": ["?toon=open"],
    "ambition:question_list": ["?stand=open"],
    "insight:search": ["?q=linde", "?q=reflectie"],
    "insight:network": ["?niveau=mensen", "?laag=practice&periode=alles", "?pagina=2"],
    "meetings:list": [
        "?toon=geweest&zoek=overleg",
        "?toon=alle&soort=board&pagina=2",
        "?toon=mijn",
    ],
    "meetings:run": ["?deel=stand", "?deel=vangst"],
    "commitments:list": [
        "?toon=alle&volgorde=-wie",
        "?toon=te-laat&zoek=actie",
        "?toon=wacht&soort=besluit",
        "?toon=organisatie",
        "?toon=alle&soort=afspraak&volgorde=stand&pagina=2",
    ],
    "network:people": ["?sorteer=-organisation", "?q=linde&laag=board", "?wie=vertrokken"],
    "network:partners": ["?laag=board&soort=vo", "?gaten=ja&op=2025-01-01"],
    "network:mandates": ["?over=means&bedrag=5000", "?einde=binnenkort", "?toon=afgelopen"],
    "network:groups": ["?toon=afgelopen"],
    "insight:welcome_list": ["?toon=afgelopen"],
    "network:log": ["?wat=person_changed"],
    "reflection:session_list": ["?sorteer=naam&q=reflectie"],
    "reflection:console": ["?deel=links", "?deel=midden", "?deel=rechts"],
    "web:help_index": ["?q=sessie"],
    "dialogues:returning": ["?toon=alles", "?per=alles", "?volgorde=naam&soort=puzzle"],
    "dialogues:told": ["?q=verteld", "?volgorde=herkend&plaats=Zaal"],
    "dialogues:console": ["?tafel=1", "?op=groepen"],
    "tracks:list": ["?stand=running"],
    "library:list": [
        "?zoek=afspraak&volgorde=naam",
        "?sector=pro&laag=practice&kosten=tot-500&gebruikt=anderen",
        "?zoek=begeleidt&pagina=2",
    ],
    "trainings:list": [
        "?toon=alle&zoek=gesprekken&volgorde=naam",
        "?plek=vrij&sector=vo&thema=inspiration",
        "?toon=geweest&volgorde=aanbieder&pagina=2",
    ],
    "tracks:new": ["?begin=leeg"],
    "pitches:handout": ["?taal=nl", "?notities=ja&taal=en"],
    "answers:needs": [
        "?beeld=scholen",
        "?beeld=scholen&pagina=2",
        "?sorteer=bedrag&pagina=2",
        "?antwoord=open&soort=means&zoek=vervoer",
    ],
    "answers:board": ["?toon=nu", "?pagina=2"],
    "plans:list": [
        "?zoek=plan+iedereen&volgorde=school",
        "?stand=shared&volgorde=besluit",
        "?toon=mijn",
        "?toon=bestuur",
    ],
    "plans:lessons": ["?zoek=eerder"],
    "plans:differences": ["?met=1", "?met=nu"],
    "plans:differences_pdf": ["?met=nu&taal=en"],
    "projects:list": [
        "?stand=running",
        "?zoek=e&einde=binnenkort",
        "?belang=mist",
        "?volgorde=-einde&pagina=2&kwartaal=2027-1",
        "?mijlpaal=laat",
    ],
    "register:site_list": ["?zoek=linde&volgorde=-leerlingen", "?stand=dicht", "?pagina=2"],
    "register:site_map": ["?gemeente=Lindemeer", "?regio=p:Overijssel"],
    "register:pick": ["?gemeente=Lindemeer"],
}
# Pages whose picture depends on where the session stands.
OF_SESSION = re.compile(r"sessies/<int:pk>|^meedoen/<|^scherm/")
FRAGMENTS = re.compile(
    r"^meedoen/<|^scherm/|^dialoogscherm/|tafel/$|leiden/$|^regio/<slug:region>/$|acties/$"
)


@dataclass(frozen=True)
class Address:
    """One line of the url configuration."""

    name: str
    route: str

    @property
    def is_of_session(self) -> bool:
        """What it shows depends on the phase of the example session."""
        return bool(OF_SESSION.search(self.route))

    @property
    def is_of_region(self) -> bool:
        """Only somebody with access to the partnership gets it."""
        return self.route.startswith("regio/<slug:region>/")

    @property
    def has_fragment(self) -> bool:
        """A page that renews itself asks for it as a fragment."""
        return bool(FRAGMENTS.search(self.route))

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Request:
    """One request to make. `label` names it the same in every region."""

    address: Address
    path: str
    label: str
    fragment: bool = False

    @property
    def headers(self) -> dict[str, str]:
        return {"X-Fragment": "1"} if self.fragment else {}


def addresses() -> list[Address]:
    """Every address there is, in the order of the url configuration."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern).removeprefix("^")
        if isinstance(entry, URLPattern):
            yield Address(f"{space}{entry.name}", route.removesuffix("$"))
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, route, inner)


def requests(address: Address, region: Region) -> list[Request]:
    """The requests that together show this address: every example, query and fragment."""
    made = []
    several = paths(address, region)
    for number, path in enumerate(several):
        label = f"{address.name} {number + 1}" if len(several) > 1 else address.name
        for query in ["", *QUERIES.get(address.name, [])]:
            made.append(Request(address, path + query, label + query))
        if address.has_fragment:
            made.append(Request(address, path, f"{label} (fragment)", fragment=True))
    return made


def paths(address: Address, region: Region) -> list[str]:
    """The address with examples of this region filled in; several where several are given.

    Raises LookupError for a parameter without an example.
    """
    names = parameters(address)
    choices = [examples(address, name, region) for name in names]
    return ["/" + fill(address, dict(zip(names, row, strict=True))) for row in product(*choices)]


def parameters(address: Address) -> list[str]:
    """The names of the parameters, in order."""
    return [match[1] or match[2] for match in PARAMETER.finditer(address.route)]


def fill(address: Address, values: dict[str, Any]) -> str:
    """The route with these values in the place of its parameters."""
    return PARAMETER.sub(lambda match: str(values[match[1] or match[2]]), address.route)


def examples(address: Address, name: str, region: Region) -> list[Any]:
    """The values given for one parameter. Raises LookupError when there is none."""
    for part, parameter, find in EXAMPLES:
        if parameter == name and part in address.route:
            found = find(region)
            return found if isinstance(found, list) else [found]
    raise LookupError(f"Give an example for <{name}> of {address.name} in bench/addresses.py.")


def _position(region: Region) -> Position:
    return region.people[0].positions.order_by("pk").first()


def _imports(region: Region) -> list[int]:
    """One that waits, and one that was brought in."""
    rows = region.partnership.register_imports
    return [rows.filter(done_at=None).first().pk, rows.filter(done_at__isnull=False).first().pk]


def _region_code(region: Region) -> Any:
    """An invitation of another region that nobody accepted."""
    return region.trainings[0].guest_codes.first()


def _offer_address(region: Region) -> Any:
    """Where somebody without an account has signed people of their school up."""
    return region.trainings[0].offer_addresses.exclude(sign_ups=None).first()


def _coming(region: Region) -> Any:
    """A date of the first training that is still to come."""
    return region.trainings[0].dates.order_by("starts_at")[1]


def _held_item(region: Region) -> int:
    return region.meetings.item(region.meetings.held).pk


def _access(region: Region) -> Access:
    return Access.objects.get(partnership=region.partnership, user=region.users[-1])


def _question_key(region: Region) -> str:
    practice = region.practices[0]
    return question_key(practice.questions.get(), practice.contact)


def _mail_key(region: Region) -> str:
    from samenverder.network.mail_choices import stop_address

    return stop_address(region.people[0], "digest").rstrip("/").rpartition("/")[2]


def _action(region: Region) -> Any:
    return region.session.session_actions.order_by("pk").first().action


def _party_key(region: Region) -> str:
    from samenverder.dialogues.queries.asked import question_key as party_key

    return party_key(region.dialogues[-1].party_questions.first())


def _destination(region: Region) -> Any:
    """What was decided about something of the last dialogue meeting."""
    from samenverder.dialogues.models import Destination

    rows = Destination.objects.filter(contribution__dialogue=region.dialogues[-1])
    return rows.order_by("pk").first()


def _pearl(region: Region) -> Any:
    """A pearl of the last dialogue meeting."""
    return region.dialogues[-1].contributions.filter(kind="pearl").first()


def _outside(region: Any) -> Any:
    return region.projects[0].joint_plans.get(organisation=None)


def _line(region: Region, name: str) -> int:
    """One line of the first project."""
    found: int = getattr(region.projects[0], name).order_by("pk")[0].pk
    return found


def _sign_up(region: Region) -> Any:
    """The first who signed up for the first date to come."""
    return region.trainings[0].dates.order_by("starts_at")[1].sign_ups.first()


def _collection(region: Region) -> Any:
    """The collection with every practice in it."""
    return region.practices[0].collected.get().collection


def _was_there(region: Region) -> Any:
    """The first who was there on the date that has been."""
    return region.trainings[0].dates.order_by("starts_at")[0].sign_ups.first()

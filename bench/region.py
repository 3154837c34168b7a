"""A made-up partnership of any size: for benches, and for tests that compare small with large.

The same sizes give the same region, but for the keys that Samen Verder draws itself. Rows are
written in bulk, past the operations; only what is few goes through them.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.ambition.operations import add_focus_area, set_ambition
from samenverder.audit.operations import record
from samenverder.network.models import (
    Access,
    Invitation,
    Layer,
    Membership,
    Organisation,
    OrganisationKind,
    OutgoingMail,
    Partnership,
    Person,
    Position,
    Role,
    User,
)
from samenverder.network.models.access import hash_key

SEED = 20261117
FIRST = [
    "Anouk",
    "Bram",
    "Carla",
    "Daan",
    "Els",
    "Femke",
    "Gijs",
    "Hanna",
    "Imke",
    "Joris",
    "Karin",
    "Lars",
    "Mila",
    "Noor",
    "Otto",
]
LAST = [
    "Appelman",
    "Boomgaard",
    "Cornelis",
    "Dijkhof",
    "Eikelboom",
    "Frankema",
    "Groenewoud",
    "Hazelaar",
]
KINDS = {
    OrganisationKind.VO: "Lindecollege",
    OrganisationKind.PRO: "Praktijkschool De Werf",
    OrganisationKind.VSO: "Vso De Wending",
    OrganisationKind.MBO: "Mbo Rivierenland",
    OrganisationKind.BOARD: "Stichting Lindescholen",
    OrganisationKind.MUNICIPALITY: "Gemeente Lindemeer",
    OrganisationKind.YOUTH_CARE: "Jeugdhulp Lindemeer",
    OrganisationKind.EMPLOYER: "Bakkerij De Linde",
    OrganisationKind.EMPLOYER_SERVICE: "Werkgeverspunt Lindemeer",
    OrganisationKind.OTHER: "Vereniging Lindemeer",
}
ROLES = [Role.COORDINATOR, Role.FACILITATOR, Role.MEMBER, Role.READER]
INVITATION_KEY = "sleutel-van-de-uitnodiging-{slug}"


@dataclass(frozen=True)
class Sizes:
    """How many of everything. `actions` is per session; `others` is for what else is listed."""

    organisations: int
    people: int
    sessions: int
    participants: int
    actions: int
    users: int
    log: int
    others: int


LARGE = Sizes(
    organisations=200,
    people=2000,
    sessions=60,
    participants=100,
    actions=4,
    users=30,
    log=2000,
    others=9,
)
SMALL = Sizes(
    organisations=3,
    people=3,
    sessions=3,
    participants=6,
    actions=3,
    users=4,
    log=60,
    others=3,
)


@dataclass
class Region:
    """What was made; the lists are in the order of making."""

    partnership: Partnership
    sizes: Sizes
    dice: random.Random
    today: date
    organisations: list[Organisation] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    users: list[User] = field(default_factory=list)
    areas: list[FocusArea] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)
    mandates: list[Any] = field(default_factory=list)
    texts: list[Any] = field(default_factory=list)
    comments: list[Any] = field(default_factory=list)
    endorsements: list[Any] = field(default_factory=list)
    questions: list[Any] = field(default_factory=list)
    groups: list[Any] = field(default_factory=list)
    welcomes: list[Any] = field(default_factory=list)
    instruments: list[Any] = field(default_factory=list)
    draft: Any = None
    sessions: list[Any] = field(default_factory=list)
    relation_round: Any = None
    meetings: Any = None
    decisions: list[Any] = field(default_factory=list)
    agreements: list[Any] = field(default_factory=list)
    tracks: list[Any] = field(default_factory=list)
    track_templates: list[Any] = field(default_factory=list)
    pitch_days: list[Any] = field(default_factory=list)
    projects: list[Any] = field(default_factory=list)
    plans: list[Any] = field(default_factory=list)
    pitched: list[Any] = field(default_factory=list)
    pitch: Any = None
    to_pitch: Any = None
    promise: Any = None
    dialogues: list[Any] = field(default_factory=list)
    trainings: list[Any] = field(default_factory=list)
    practices: list[Any] = field(default_factory=list)
    to_read: Any = None

    @property
    def slug(self) -> str:
        return self.partnership.slug

    @property
    def coordinator(self) -> User:
        return self.users[0]

    @property
    def session(self) -> Any:
        """The last session, on which most pages are looked at."""
        return self.sessions[-1]

    @property
    def third(self) -> int:
        """The first third of the people sign in, the last third are invited, the rest neither."""
        return max(1, len(self.people) // 3)

    def user(self, role: str) -> User:
        """Somebody with this role."""
        return self.users[ROLES.index(Role(role))]


def make_region(
    slug: str, sizes: Sizes, *, own_instrument: bool = False, today: date | None = None
) -> Region:
    """A whole region. With `own_instrument` its sessions use an instrument of its own."""
    from bench.answer_rows import add_answers
    from bench.commitment_rows import add_commitments
    from bench.dialogue_rows import add_dialogues
    from bench.library_rows import add_practices
    from bench.life import add_life
    from bench.meetings_rows import add_meetings
    from bench.need_rows import add_needs
    from bench.pitch_rows import add_pitches
    from bench.pitchday_rows import add_pitch_days
    from bench.plan_rows import add_plans
    from bench.project_rows import add_projects
    from bench.register_rows import add_register
    from bench.rounds import add_instruments, add_rounds
    from bench.ties import add_rounds_of_ties
    from bench.track_rows import add_tracks
    from bench.training_around_rows import add_around_trainings
    from bench.training_rows import add_trainings
    from bench.vision import add_vision

    with transaction.atomic():
        partnership = Partnership.objects.create(
            name=f"Regio {slug.capitalize()}", slug=slug, pairing_salt=f"bench-{slug}"
        )
        day = today or timezone.localdate()
        region = Region(partnership, sizes, random.Random(SEED), day)
        _organisations(region)
        _people(region)
        _users(region)
        _neighbours(region)
        _invitations(region)
        add_life(region)
        _ambition(region)
        add_vision(region)
        add_meetings(region)
        add_rounds_of_ties(region)
        add_commitments(region)
        add_plans(region)
        add_pitches(region)
        add_projects(region)
        add_dialogues(region)
        add_tracks(region)
        add_trainings(region)
        add_answers(region)
        add_needs(region)
        add_around_trainings(region)
        add_pitch_days(region)
        add_practices(region)
        add_register(region)
        add_instruments(region)
        add_rounds(region, own_instrument=own_instrument)
        _log(region)
    return region


def _organisations(region: Region) -> None:
    """Partners of every kind; besides them some that stopped."""
    kinds = cycle(KINDS.items())
    total = region.sizes.organisations + region.sizes.others
    rows = [
        Organisation(name=f"{name} {number}", kind=kind, town="Lindemeer")
        for number, (kind, name) in zip(range(1, total + 1), kinds, strict=False)
    ]
    made = Organisation.objects.bulk_create(rows)
    since = region.today - timedelta(days=1200)
    Membership.objects.bulk_create(
        Membership(
            partnership=region.partnership,
            organisation=row,
            since=since,
            until=None if at < region.sizes.organisations else region.today - timedelta(days=90),
            layers_not_needed=["board"] if at % 4 == 3 else [],
        )
        for at, row in enumerate(made)
    )
    region.organisations = made[: region.sizes.organisations]


def _people(region: Region) -> None:
    """People with a position each, some with a second; besides them some who left."""
    left = region.today - timedelta(days=60)
    total = region.sizes.people + region.sizes.others
    made = Person.objects.bulk_create(
        Person(
            partnership=region.partnership,
            name=f"{FIRST[at % len(FIRST)]} {LAST[at // len(FIRST) % len(LAST)]} {at + 1}",
            email=f"persoon{at + 1}@{region.slug}.example",
            left_on=None if at < region.sizes.people else left,
        )
        for at in range(total)
    )
    Position.objects.bulk_create(
        Position(
            person=person,
            organisation=region.organisations[(at + turn) % len(region.organisations)],
            layer=Layer.values[at // len(region.organisations) % 3],
            title=("LOB-coördinator", "wethouder", "teamleider")[at % 3],
            since=region.today - timedelta(days=800),
            until=region.today - timedelta(days=30) if turn == 2 else None,
        )
        for at, person in enumerate(made)
        for turn in range(3 if at % 10 == 0 else 1)
    )
    region.people = made[: region.sizes.people]


def _users(region: Region) -> None:
    """People who sign in: one of each role first, then mostly members."""
    region.users = User.objects.bulk_create(
        User(
            email=f"gebruiker{at + 1}@{region.slug}.example",
            name=region.people[at].name if at < len(region.people) else f"Lezer {at + 1}",
            password="!",
        )
        for at in range(region.sizes.users)
    )
    Access.objects.bulk_create(
        Access(
            user=user,
            partnership=region.partnership,
            role=ROLES[at] if at < len(ROLES) else ROLES[2 + at % 2],
        )
        for at, user in enumerate(region.users)
    )
    known = region.people[: region.third]
    for user, person in zip(region.users, known, strict=False):
        person.user = user
    Person.objects.bulk_update(known, ["user"])


def _neighbours(region: Region) -> None:
    """Other partnerships the coordinator coordinates, each with an organisation of its own."""
    for number in range(1, region.sizes.others):
        other = Partnership.objects.create(
            name=f"Buurregio {number} van {region.slug}", slug=f"{region.slug}-buur-{number}"
        )
        Access.objects.create(user=region.coordinator, partnership=other, role=Role.COORDINATOR)
        organisation = Organisation.objects.create(
            name=f"Buurschool {number} van {region.slug}", kind=OrganisationKind.VO
        )
        Membership.objects.create(
            partnership=other, organisation=organisation, since=region.today - timedelta(days=100)
        )


def _invitations(region: Region) -> None:
    """Invitations that wait for an answer, with their mails. The key of the first one is known."""
    key = INVITATION_KEY.format(slug=region.slug)
    region.invitations = Invitation.objects.bulk_create(
        Invitation(
            partnership=region.partnership,
            person=region.people[-1 - at % region.third],
            email=f"nieuw{at}@{region.slug}.example",
            key_hash=hash_key(f"{key}{at or ''}"),
            invited_by=region.coordinator,
        )
        for at in range(region.sizes.others)
    )
    OutgoingMail.objects.bulk_create(
        OutgoingMail(to=row.email, subject="Uitnodiging", about=f"invitation:{row.pk}")
        for row in region.invitations
    )


def _ambition(region: Region) -> None:
    """The ambition, changed a few times, and focus areas."""
    for version in range(region.sizes.others):
        set_ambition(
            partnership=region.partnership,
            by=region.coordinator,
            sentence=f"Elke jongere vindt een plek die past: daar zorgen wij voor ({version}).",
            adopted_on=region.today - timedelta(days=500 - version),
            expected_version=version,
            text="Een kop\n\n" + "\n\n".join(f"Alinea {n} van {version}." for n in range(4)),
        )
    region.areas = [
        add_focus_area(partnership=region.partnership, by=region.coordinator, title=title)
        for title in (f"Speerpunt {number}" for number in range(1, region.sizes.others + 1))
    ]
    for area in region.areas:
        area.description, area.owner = "Iedereen een plek.", region.people[0]
        area.starts_on, area.ends_on = region.today, region.today + timedelta(days=900)
    FocusArea.objects.bulk_update(region.areas, ["description", "owner", "starts_on", "ends_on"])


def _log(region: Region) -> None:
    """Lines of the log about all kinds of things, by everybody."""
    things = {
        "person": ("person_changed", region.people),
        "organisation": ("organisation_changed", region.organisations),
        "session": ("results_revealed", region.sessions),
        "instrument": ("instrument_published", region.instruments),
        "user": ("access_given", region.users),
        "partnership": ("partnership_changed", [region.partnership]),
        "ambition": ("ambition_set", [region.partnership.ambition]),
        "focus_area": ("focus_area_added", region.areas),
    }
    kinds = cycle(things.items())
    for at, (kind, (verb, rows)) in zip(range(region.sizes.log), kinds, strict=False):
        record(
            partnership_id=region.partnership.pk,
            actor=region.users[at % len(region.users)],
            verb=verb,
            subject=f"{kind}:{rows[at % len(rows)].pk}",
        )

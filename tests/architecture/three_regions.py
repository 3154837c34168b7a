"""Three partnerships in which every text is a canary, and what two of them share."""

from dataclasses import dataclass

from django.test import Client

from bench.region import Region, Sizes, make_region
from bench.visitors import browser
from samenverder.insight import index
from samenverder.network.models import (
    Access,
    Layer,
    MailAttachment,
    MailFile,
    Membership,
    Organisation,
    OrganisationKind,
    OutgoingMail,
    Person,
    Position,
    Role,
    User,
)
from samenverder.reflection.figures import build_figures
from samenverder.reflection.models import Answer, Invitee, Participant, Snapshot
from tests.architecture.canaries import Canaries, text_fields
from tests.architecture.tenancy import crossings

SIZES = Sizes(
    organisations=3, people=4, sessions=3, participants=6, actions=2, users=4, log=10, others=2
)


@dataclass
class World:
    """A, B and C; what A and B share; and who looks at A."""

    a: Region
    b: Region
    c: Region
    shared: Organisation
    both: User
    words: Canaries
    visitors: dict[str, Client]


def make_world() -> World:
    """Three regions of one make, an organisation and a user in A and B, canaries everywhere."""
    a, b, c = (make_region(slug, SIZES, own_instrument=True) for slug in ("aa", "bb", "cc"))
    shared = Organisation.objects.create(name="s", kind=OrganisationKind.MBO, town="s")
    both = User.objects.create(email="both@example.org", name="s", password="!")
    for region in (a, b):
        _share(region, shared, both)
    words = Canaries()
    for letter, region in zip("abc", (a, b, c), strict=True):
        words.fill(region.partnership, letter, besides={shared, both})
        words.fill_files(region.partnership, letter)
        _refresh(region)
    for row in (shared, both):
        words.fill_row(row, "s", text_fields(type(row)))
    for region in (a, b, c):
        _figures_again(region)
    assert not crossings()
    index.take_in()
    return World(a, b, c, shared, both, words, _visitors(a, both))


def _visitors(region: Region, both: User) -> dict[str, Client]:
    """Somebody of each role in A, somebody who coordinates B as well, and a participant."""
    seat = region.session
    visitors = {str(role): browser(region.user(role), seat_in=seat) for role in Role.values}
    return visitors | {"both": browser(both, seat_in=seat), "nobody": browser(seat_in=seat)}


def _share(region: Region, organisation: Organisation, both: User) -> None:
    """The organisation takes part, people of this partnership work there and fill in."""
    partnership = region.partnership
    Membership.objects.create(
        partnership=partnership, organisation=organisation, since=region.today
    )
    Access.objects.create(user=both, partnership=partnership, role=Role.COORDINATOR)
    person = Person.objects.create(partnership=partnership, name="x", user=both)
    for worker in (person, region.people[1]):
        Position.objects.create(person=worker, organisation=organisation, layer=Layer.PRACTICE)
    for session in region.sessions:
        Invitee.objects.create(session=session, person=person, organisation=organisation)
    seats = Participant.objects.filter(session__partnership=partnership, layer=Layer.PRACTICE)
    seats.update(organisation=organisation)
    mail = OutgoingMail.objects.get(about=f"invitation:{region.invitations[0].pk}")
    file = MailFile.objects.create(digest=str(partnership.pk), content=b"")
    MailAttachment.objects.create(mail=mail, name="x", content_type="text/plain", file=file)


def _refresh(region: Region) -> None:
    rows = [region.partnership, *region.sessions, *region.users, *region.invitations]
    for row in [*rows, *region.dialogues, *region.organisations, *region.instruments, region.draft]:
        row.refresh_from_db()


def _figures_again(region: Region) -> None:
    """Figures hold names of themes, partners and people: build them from the canaries."""
    Snapshot.objects.filter(session__in=region.sessions).delete()
    Answer.objects.filter(participant__session__in=region.sessions).update(snapshot=None)
    for session in region.sessions:
        session.instrument.refresh_from_db()
        figures = build_figures(session, number=1)
        Snapshot.objects.create(session=session, number=1, figures=figures)

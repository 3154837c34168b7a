"""The fixed cast. Alice coordinates, Frank facilitates, Mia is a member, Rita reads; Charlie
coordinates another region and may see nothing here."""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from samenverder.network.models import (
    Access,
    Layer,
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    Person,
    Position,
    Role,
    User,
)

PASSWORD = "lindebomen-in-bloei-1"


@dataclass(frozen=True)
class Region:
    """A partnership with three organisations."""

    partnership: Partnership
    organisations: list[Organisation]

    @property
    def slug(self) -> str:
        return self.partnership.slug


def make_region(name: str, slug: str) -> Region:
    """A partnership with a school, a municipality and an employer."""
    partnership = Partnership.objects.create(name=name, slug=slug)
    kinds = [
        (f"Praktijkschool {name}", OrganisationKind.PRO),
        (f"Gemeente {name}", OrganisationKind.MUNICIPALITY),
        (f"Bakkerij {name}", OrganisationKind.EMPLOYER),
    ]
    organisations = [Organisation.objects.create(name=n, kind=k) for n, k in kinds]
    for organisation in organisations:
        Membership.objects.create(
            partnership=partnership, organisation=organisation, since=date(2024, 8, 1)
        )
    return Region(partnership, organisations)


def make_user(
    name: str, region: Region, role: str, *, layer: str = Layer.PRACTICE, organisation: int = 0
) -> User:
    """A user with a role, who is also a person with a position in the region."""
    email = f"{name.split()[0].lower()}@{region.slug}.example"
    user = User.objects.create_user(email, PASSWORD, name=name)
    Access.objects.create(user=user, partnership=region.partnership, role=role)
    person = Person.objects.create(
        partnership=region.partnership, name=name, email=email, user=user
    )
    Position.objects.create(
        person=person, organisation=region.organisations[organisation], layer=layer
    )
    return user


def make_cast(region: Region) -> dict[str, User]:
    """One user for each role."""
    return {
        Role.COORDINATOR: make_user("Alice Aalders", region, Role.COORDINATOR, layer=Layer.BOARD),
        Role.FACILITATOR: make_user("Frank Fokkema", region, Role.FACILITATOR, organisation=1),
        Role.MEMBER: make_user("Mia Mulder", region, Role.MEMBER, layer=Layer.MANAGEMENT),
        Role.READER: make_user("Rita Ridder", region, Role.READER, organisation=2),
    }


def client_for(user: User | None) -> Client:
    """A browser in which this user is signed in (nobody for None)."""
    client = Client()
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client

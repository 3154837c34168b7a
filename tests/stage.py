"""Sessions in every phase on top of the example region, for who looks at whole pages.

Run as `python -m tests.stage` with a data folder that has the example region. What a page needs to
know (numbers, codes, keys) is written to `stage.json` in that folder.
"""

import hashlib
import json
import os
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

LONG = (
    "Spreek met alle scholen, gemeenten en werkgevers van de regio af wie de jongeren belt die op "
    "de eerste schooldag van het nieuwe jaar nog nergens staan ingeschreven, en wie er dan "
    "langsgaat als er niemand opneemt."
)
ARGUMENTS = [
    "Wij horen het pas als het te laat is.",
    "Bij ons staat het elke maand op de agenda, en dat werkt.",
    "De jobcoach belt, maar niemand weet wie er daarna aan zet is. " * 3,
]


def build() -> dict[str, Any]:
    """Make everything; returns what pages need to know."""
    from django.utils import timezone

    from samenverder.network.models import Partnership, User
    from samenverder.reflection.models import ReflectionSession

    region = Partnership.objects.get(slug="lindemeer")
    by = User.objects.get(email="marloes@lindemeer.example")
    previous = ReflectionSession.objects.filter(phase="closed").order_by("-starts_at").first()
    start = timezone.now() - timedelta(minutes=20)
    stage = _Stage(region, by, previous, start)
    known: dict[str, Any] = {name: getattr(stage, name)() for name in PHASES}
    known |= {"closed": _known(previous, []), "instruments": _instruments(region, by)}
    known |= {"invitation": _invitation(region, by), "people": _people(region)}
    known |= {"second_factor": _second_factor()}
    _empty_region()
    return known


PHASES = [
    "planned", "overfull", "opened", "nobody", "before", "themes", "statement", "voting", "agreed", "few",
    "blank", "talk", "named", "week",
]  # fmt: skip


class _Stage:
    """A session for each phase; every method is one, and returns what pages need of it."""

    def __init__(self, region: Any, by: Any, previous: Any, start: Any) -> None:
        self.region, self.by, self.previous, self.start = region, by, previous, start
        self.dice = random.Random(1)

    def plan(self, title: str, **fields: Any) -> Any:
        """A session in which all forty people are invited."""
        from samenverder.network.models import Person
        from samenverder.reflection.operations.instruments import load_regional_instrument
        from samenverder.reflection.operations.sessions import plan_session

        fields = {
            "title": title,
            "instrument": load_regional_instrument(),
            "starts_at": self.start,
            "duration": 60,
            "previous": self.previous,
            "place": "Stadhuis van Lindemeer",
            **fields,
        }
        invited = list(Person.objects.filter(partnership=self.region))
        return plan_session(partnership=self.region, by=self.by, invited=invited, **fields)

    def open(self, title: str, people: int = 21, **fields: Any) -> tuple[Any, list[str]]:
        """An open session in which so many people answered; with their personal codes."""
        from samenverder.network.models import Person
        from samenverder.reflection.operations.answers import GivenAnswer, record_answers
        from samenverder.reflection.operations.seats import take_seat
        from samenverder.reflection.operations.sessions import open_session

        session = open_session(session=self.plan(title, **fields), by=self.by)
        codes = []
        for person in Person.objects.filter(partnership=self.region).order_by("pk")[:people]:
            at = person.positions.first()
            seat, code = take_seat(
                session=session, organisation=at.organisation, layer=at.layer, name=person.name
            )
            given = [
                GivenAnswer(row.code, self.dice.choice([1, 2, 2, 3, 3, 4, 4, 4, 5, None]), n)
                for n, row in enumerate(session.instrument.statements.order_by("order"), 1)
            ]
            half = 9 if len(codes) == 1 else len(given)
            record_answers(session=session, participant=seat, answers=given[:half])
            codes.append(code)
        return session, codes

    def reveal(self, title: str, people: int = 21, **fields: Any) -> tuple[Any, list[str]]:
        from samenverder.reflection.operations.reveal import reveal

        session, codes = self.open(title, people, **fields)
        reveal(session=session, by=self.by)
        session.refresh_from_db()
        return session, codes

    def show(self, title: str, code: str = "A3") -> tuple[Any, list[str]]:
        """A statement on screen, with arguments."""
        from samenverder.reflection.operations.answers import record_argument
        from samenverder.reflection.operations.lead import show_statement

        session, codes = self.reveal(title)
        for personal, text in zip(codes[3:], ARGUMENTS, strict=False):
            record_argument(session=session, code=personal, statement=code, text=text)
        statement = session.instrument.statements.get(code=code)
        return show_statement(session=session, by=self.by, statement=statement), codes

    def planned(self) -> dict[str, Any]:
        return _known(self.plan("Reflectie die nog komt"), [])

    def overfull(self) -> dict[str, Any]:
        """Everything as long as it may be."""
        return _known(self.plan(LONG[:119] + "?", purpose=LONG * 3, place=LONG[:158]), [])

    def opened(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import go_to_part

        session, codes = self.open("Reflectie die loopt")
        return _known(go_to_part(session=session, by=self.by, part=2), codes)

    def nobody(self) -> dict[str, Any]:
        return _known(*self.open("Reflectie waar nog niemand is", 0))

    def before(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import go_to_part

        session, codes = self.open("Reflectie die terugkijkt", 2)
        return _known(go_to_part(session=session, by=self.by, part=1), codes)

    def themes(self) -> dict[str, Any]:
        return _known(*self.reveal("Reflectie met uitkomst", 36))

    def statement(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import toggle_arguments, write_note

        session, codes = self.show("Reflectie in gesprek")
        row = session.statement
        write_note(session=session, by=self.by, statement=row, text=LONG, version=0)
        return _known(toggle_arguments(session=session, by=self.by), codes)

    def voting(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import open_second_vote

        session, codes = self.show("Reflectie die opnieuw stemt", "P3")
        return _known(open_second_vote(session=session, by=self.by), codes)

    def agreed(self) -> dict[str, Any]:
        from samenverder.reflection.operations.capture import capture_action
        from samenverder.reflection.operations.sessions import go_to_actions, set_next_round

        session, codes = self.show("Reflectie met acties")
        session = go_to_actions(session=session, by=self.by)
        due = (self.start + timedelta(days=60)).date()
        for text in ("Zet de ambitie bovenaan elke agenda.", LONG, "Bel de drie werkgevers."):
            capture_action(
                session=session,
                by=self.by,
                text=text,
                due_on=due,
                owner_name="Fatima Aydin",
                statement=session.statement,
            )
        on = (self.start + timedelta(days=360)).date()
        set_next_round(session=session, by=self.by, on=on)
        return _known(session, codes)

    def few(self) -> dict[str, Any]:
        return _known(*self.reveal("Reflectie met vier mensen", 4))

    def blank(self) -> dict[str, Any]:
        from samenverder.reflection.operations.lead import toggle_blank

        session, codes = self.open("Reflectie met leeg scherm", 1)
        return _known(toggle_blank(session=session, by=self.by), codes)

    def talk(self) -> dict[str, Any]:
        return _known(*self.open("Open gesprek", 0, mode="conversation"))

    def named(self) -> dict[str, Any]:
        return _known(*self.reveal("Reflectie met open namen", 8, names="open"))

    def week(self) -> dict[str, Any]:
        until = self.start - timedelta(days=1)
        session, codes = self.open("Reflectie van de week", 6, timing="beforehand")
        session.answers_from, session.answers_until = until - timedelta(days=6), until
        session.save()
        return _known(session, codes)


def _known(session: Any, codes: list[str]) -> dict[str, Any]:
    return {
        "pk": session.pk,
        "code": session.code,
        "key": session.screen_key,
        "url": session.get_absolute_url(),
        "seats": codes,
    }


def _instruments(region: Any, by: Any) -> dict[str, int]:
    """A published own instrument and a draft with a theme and a statement."""
    from samenverder.reflection.operations.instruments import (
        copy_instrument,
        load_regional_instrument,
        publish_instrument,
    )

    regional = load_regional_instrument()
    own = copy_instrument(instrument=regional, partnership=region, by=by)
    publish_instrument(instrument=own, by=by)
    draft = copy_instrument(instrument=regional, partnership=region, by=by)
    theme = draft.themes.order_by("order").first()
    return {
        "regional": regional.pk,
        "own": own.pk,
        "draft": draft.pk,
        "theme": theme.pk,
        "statement": theme.statements.order_by("order").first().pk,
    }


def _invitation(region: Any, by: Any) -> dict[str, Any]:
    """Two people are invited; one link as it stands in the mail."""
    from samenverder.network.models import OutgoingMail, Person
    from samenverder.network.operations.invitations import invite

    people = Person.objects.filter(partnership=region, user=None).order_by("pk")[:2]
    last = [invite(by=by, person=person, role="member") for person in people][-1]
    text = OutgoingMail.objects.order_by("-pk").first().text
    key = text.split("/uitnodiging/")[1].split("/")[0]
    return {"pk": last.pk, "key": key, "email": last.email}


def _people(region: Any) -> dict[str, int]:
    from samenverder.commitments.models import ActionItem
    from samenverder.network.models import Access, Person

    _long_names(region)
    person = Person.objects.get(partnership=region, name="Fatima Aydin")
    at = person.positions.first()
    return {
        "person": person.pk,
        "position": at.pk,
        "organisation": at.organisation_id,
        "access": Access.objects.get(partnership=region, user__email__startswith="sem@").pk,
        "action": ActionItem.objects.filter(partnership=region, state="open").first().pk,
    }


def _long_names(region: Any) -> None:
    """An organisation, a person and a role with the longest names somebody could think of."""
    from samenverder.network.models import Membership, Organisation, Person, Position

    name = "Samenwerkingsstichting Praktijkonderwijs en Arbeidsmarktbegeleiding Lindestreek"
    organisation = Organisation.objects.create(name=name, kind="pro", town="Sint-Maartensvlotbrug")
    since = region.memberships.first().since
    Membership.objects.create(partnership=region, organisation=organisation, since=since)
    person = Person.objects.create(
        partnership=region,
        name="Wilhelmina-Charlotte van Oldenzaal-Schimmelpenninck tot den Bosch",
        email="wilhelminacharlotte.vanoldenzaalschimmelpenninck@lindestreek.example",
    )
    title = "onderwijsarbeidsmarktfondscoördinator en plaatsvervangend voorzitter"
    Position.objects.create(
        person=person, organisation=organisation, layer="management", title=title
    )


def _second_factor() -> dict[str, Any]:
    """Carla signs in with an app and has a passkey as well."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP

    from samenverder.network.models import User

    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    carla = User.objects.get(email="carla@lindemeer.example")
    TOTP.activate(carla, secret)
    RecoveryCodes.activate(carla)
    key = Authenticator.objects.create(
        user=carla,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Laptop van Carla", "credential": _passkey()},
    )
    return {"secret": secret, "passkey": key.pk}


def _passkey() -> dict[str, Any]:
    """What a device sends when it makes a passkey; nobody has its secret half."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from fido2.cose import ES256
    from fido2.utils import websafe_encode
    from fido2.webauthn import (
        AttestationObject,
        AttestedCredentialData,
        AuthenticatorData,
        CollectedClientData,
    )

    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    name = b"laptop-van-carla"
    site = hashlib.sha256(b"localhost").digest()
    made = AttestedCredentialData.create(bytes(16), name, public)
    told = AuthenticatorData.create(site, 0x45, 0, made)
    asked = CollectedClientData.create("webauthn.create", b"vraag", "http://localhost")
    return {
        "id": websafe_encode(name),
        "rawId": websafe_encode(name),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(asked),
            "attestationObject": websafe_encode(AttestationObject.create("none", told, {})),
        },
    }


def _empty_region() -> None:
    """A partnership with a coordinator and nothing else; she has no other."""
    from samenverder.config.example.region import PASSWORD
    from samenverder.network.models import User
    from samenverder.network.operations.partnerships import create_partnership

    user = User.objects.create_user("nora@lindemeer.example", PASSWORD, name="Nora Nieuw")
    create_partnership(name="Regio Nieuwland", coordinator=user)


def main() -> None:
    """Build the stage in the data folder of this environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
    os.environ["GROUP_COMMIT"] = "0"
    django.setup()
    from django.conf import settings

    known = build()
    (Path(settings.VAR) / "stage.json").write_text(json.dumps(known, indent=1))


if __name__ == "__main__":
    main()

"""Sessions in every phase on top of the example region, for who looks at whole pages.

Run as `python -m tests.stage` with a data folder that has the example region. What a page needs to
know (numbers, codes, keys) is written to `stage.json` in that folder.
"""

import hashlib
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

from tests.stage.ambition import known_ambition
from tests.stage.board_answers import known_board_answers
from tests.stage.dialogues import known_dialogues
from tests.stage.library import known_library
from tests.stage.meetings import known_meetings
from tests.stage.needs import known_needs
from tests.stage.pitchdays import known_pitch_days
from tests.stage.pitches import known_pitches
from tests.stage.plans import known_plans
from tests.stage.projects import known_projects
from tests.stage.reuse import known_reuse
from tests.stage.sessions import PHASES, Sessions, known_of
from tests.stage.tracks import known_tracks
from tests.stage.training_needs import known_training_needs
from tests.stage.trainings import known_trainings


def build() -> dict[str, Any]:
    """Make everything; returns what pages need to know."""
    from django.utils import timezone

    from samenverder.network.models import Partnership, User
    from samenverder.reflection.models import ReflectionSession

    region = Partnership.objects.get(slug="lindemeer")
    by = User.objects.get(email="marloes@lindemeer.example")
    previous = ReflectionSession.objects.filter(phase="closed").order_by("-starts_at").first()
    start = timezone.now() - timedelta(minutes=20)
    sessions = Sessions(region, by, previous, start)
    known: dict[str, Any] = {name: getattr(sessions, name)() for name in PHASES}
    known |= {"closed": known_of(previous, []), "instruments": _instruments(region, by)}
    known |= {"invitation": _invitation(region, by), "people": _people(region)}
    known |= {"second_factor": _second_factor(), "relation": _relation(region, by)}
    known |= {"meetings": known_meetings(region, by)}
    known |= {"dialogues": known_dialogues(region, by)}
    known |= {"ambition": known_ambition(region, by)}
    known |= {"plans": known_plans(region)}
    known |= {"pitches": known_pitches(region)}
    known |= {"tracks": known_tracks(region)}
    known |= {"library": known_library(region), "reuse": known_reuse(region)}
    known |= {"trainings": known_trainings(region)}
    known |= {"training_needs": known_training_needs(region)}
    known |= {"pitch_days": known_pitch_days(region, by)}
    known |= {"projects": known_projects(region)}
    known |= {"needs": known_needs(region)}
    known |= {"board_answers": known_board_answers(region)}
    _empty_region()
    return known


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


def _relation(region: Any, by: Any) -> dict[str, Any]:
    """A round of “With whom do you work?” that is open; one link as it stands in the mail."""
    from samenverder.network.models import OutgoingMail
    from samenverder.network.operations.relations import mail_round, open_round

    made = open_round(by=by, partnership=region, name="Voorjaar 2027")
    mail_round(by=by, round=made)
    text = OutgoingMail.objects.filter(about__startswith="relation:").first().text
    return {"pk": made.pk, "key": text.split("/met-wie/")[1].split("/")[0]}


def _people(region: Any) -> dict[str, int]:
    from samenverder.commitments.models import ActionItem, Agreement, Decision
    from samenverder.network.mail_choices import stop_address
    from samenverder.network.models import Access, Mandate, Person, WorkingGroup

    _long_names(region)
    person = Person.objects.get(partnership=region, name="Fatima Aydin")
    at = person.positions.first()
    group = WorkingGroup.objects.get(partnership=region, kind="core_team")
    return {
        "person": person.pk,
        "position": at.pk,
        "leaver": Person.objects.get(partnership=region, name="Hanneke Bruin").pk,
        "mandate": Mandate.objects.get(partnership=region, person__name="Daan Postma").pk,
        "group": group.pk,
        "member": group.members.first().pk,
        "welcome": region.welcomes.first().pk,
        "organisation": at.organisation_id,
        "access": Access.objects.get(partnership=region, user__email__startswith="sem@").pk,
        "action": ActionItem.objects.filter(partnership=region, state="open").first().pk,
        "decision": Decision.objects.filter(partnership=region, state="confirmed").first().pk,
        "provisional": Decision.objects.filter(partnership=region, state="provisional").first().pk,
        "agreement": Agreement.objects.filter(partnership=region, state="running").first().pk,
        "mail": "/post/" + stop_address(person, "digest").partition("/post/")[2],
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

"""Every address of the product, with example values that exist in one world."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from samenverder.dialogues.queries.asked import question_key as question_key_of_party
from samenverder.library.keys import question_key

AROUND_TRAININGS = {
    "trainings:feed", "trainings:guest_accept",
    "trainings:offered", "trainings:offered_sign_off", "trainings:offered_release",
}  # fmt: skip
AROUND_KEYS = {"need", "offer", "code", "guest", "brought"}


def all_addresses() -> Iterator[tuple[str, str]]:
    """Name and pattern of every address."""
    yield from _walk(get_resolver(), "", "")


def _walk(resolver: URLResolver, prefix: str, space: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", prefix + str(pattern.pattern)
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, prefix + str(pattern.pattern), inner)


def parameters(pattern: str) -> list[str]:
    """The names of the values an address takes."""
    import re

    return re.findall(r"<(?:\w+:)?(\w+)>", pattern)


# Readers see instruments that can be used; drafts are for coordinators.
PUBLISHED = {
    "reflection:instrument_detail",
    "reflection:instrument_toml",
    "reflection:instrument_xlsx",
}


OF_PROMISE = {
    f"answers:{name}"
    for name in (
        "together_undo", "project_undo", "project_need_put", "project_need_remove", "board",
        "board_export",
        "school", "school_export", "received", "received_undo",
    )
}  # fmt: skip


@dataclass
class World:
    """What one partnership holds, as values for addresses."""

    region: str
    session: Any
    instrument: Any
    theme: Any
    statement: Any
    action: Any
    decision: Any
    agreement: Any
    area: Any
    organisation: Any
    person: Any
    position: Any
    access: Any
    invitation: Any
    published: Any
    mandate: Any
    text: Any
    question: Any
    comment: Any
    endorsement: Any
    group: Any
    welcome: Any
    register: dict[str, Any]
    meetings: Any
    project: Any
    plan: Any = None
    pitch: Any = None
    promise: Any = None
    track: Any = None
    pitch_day: Any = None
    dialogue: Any = None
    training: Any = None
    practice: Any = None
    invitation_key: str = "geen-sleutel"
    relation_round: Any = None

    def values(self, name: str, pattern: str) -> dict[str, Any]:
        """The values for one address of this world."""
        return {key: self._value(name, key) for key in parameters(pattern)}

    def _value(self, name: str, key: str) -> Any:
        fixed = {
            "region": self.region, "number": 1, "argument": 1, "theme": self.theme.pk,
            "statement": self.statement.pk, "position": self.position.pk, "kind": "csv",
            "form": "csv", "batch": "1-1", "comment": self.comment.pk,
            "row": self.endorsement.pk,
            "member": self.group.members.first().pk, "uidb36": "1", "code": self.session.code,
        }  # fmt: skip
        if name.startswith("plans:"):
            return self._of_plan(key)
        if name.startswith("pitches:"):
            return self._of_pitch(key)
        if name in OF_PROMISE:
            return self._of_promise(name, key)
        if name.startswith("answers:") and key in {"region", "pk", "need", "kind"}:
            return self._of_plan("row" if key == "need" else key)
        if name.startswith("tracks:"):
            return self._of_track(key)
        if name.startswith("pitchdays:"):
            return self._of_pitch_day(key)
        if name in AROUND_TRAININGS or (name.startswith("trainings:") and key in AROUND_KEYS):
            return self._around_training(name, key)
        if name.startswith("trainings:"):
            return self._of_training(name, key)
        if name.startswith("dialogues:"):
            return self._of_dialogue(name, key)
        if name.startswith("library:"):
            return self._of_practice(name, key)
        if name.startswith("meetings:"):
            return self._of_meeting(name, key)
        if name.startswith("projects:"):
            return self._of_project(name, key)
        if key == "pk":
            return (self.published if name in PUBLISHED else self._row(name)).pk
        if name == "reflection:results_statement" and key == "code":
            return "A1"
        special = {
            ("reflection:screen", "key"): self.session.screen_key,
            ("network:invitation", "key"): self.invitation_key,
            ("reflection:session_step", "step"): "leeg-scherm",
            ("reflection:console_command", "name"): "leeg",
            ("web:help_page", "name"): "meedoen",
            ("insight:welcome_tick", "step"): self.welcome.steps.first().pk,
            ("insight:welcome_untick", "step"): self.welcome.steps.first().pk,
        }
        return special.get((name, key), fixed.get(key, "onbekend"))

    def _of_meeting(self, name: str, key: str) -> Any:
        made, running = self.meetings, self.meetings.running
        meeting = made.held if "minutes" in name else running
        if name in {"meetings:dates", "meetings:date_choose", "meetings:date_answer"}:
            meeting = made.proposed
        values = {
            "region": self.region, "pk": meeting.pk, "item": made.item(meeting).pk, "form": "csv",
            "attendee": made.attendee().pk, "option": made.option().pk, "step": "beginnen",
            "document": made.document().pk, "template": made.template.pk, "key": "geen-sleutel",
        }  # fmt: skip
        return values[key]

    def _of_project(self, name: str, key: str) -> Any:
        outside = self.project.joint_plans.get(organisation=None)
        partner = self.project.joint_plans.exclude(organisation=None).get()
        values = {
            "region": self.region, "pk": self.project.pk, "kind": "csv", "part": "mijlpalen",
            "row": self.project.milestones.get().pk, "organisation": self.organisation.pk,
            "plan": (outside if "outside" in name else partner).pk,
            "promise": outside.outside_promises.get().pk,
        }  # fmt: skip
        return values[key]

    def _of_dialogue(self, name: str, key: str) -> Any:
        card = self.dialogue.contributions.first()
        values = {
            "region": self.region, "pk": self.dialogue.pk, "code": self.dialogue.code,
            "table": self.dialogue.tables.first().pk, "order": 1, "name": "leeg",
            "group": self.dialogue.groups.first().pk,
            "key": self._dialogue_key(name, card),
            "screen": self.dialogue.screen_key, "size": "klein", "what": "kaarten", "kind": "csv",
            "row": self._dialogue_row(name),
        }  # fmt: skip
        return values[key]

    def _dialogue_key(self, name: str, card: Any) -> Any:
        if name == "dialogues:stop_mail":
            return self.dialogue.addresses.first().ticket
        if name == "dialogues:asked":
            return question_key_of_party(self.dialogue.party_questions.first())
        return self.dialogue.screen_key if name == "dialogues:screen" else card.key

    def _dialogue_row(self, name: str) -> Any:
        from samenverder.dialogues.models import Destination

        if name == "dialogues:after_address_off":
            return self.dialogue.addresses.first().pk
        if name in {"dialogues:after_ask_again", "dialogues:after_take_answer"}:
            return self.dialogue.party_questions.first().pk
        rows = Destination.objects.filter(contribution__dialogue=self.dialogue)
        return rows.order_by("pk").values_list("pk", flat=True).first()

    def _of_practice(self, name: str, key: str) -> Any:
        if name == "library:asked":
            return question_key(self.practice.questions.get(), self.practice.contact)
        collection = self.practice.collected.get().collection
        of_collection = "collection" in name or name.startswith("library:line_")
        link = name == "library:link_try"
        material = self.practice.materials.first() if link else self.practice.materials.last()
        values = {
            "region": self.region, "number": 1, "kind": "csv", "source": "plan",
            "pk": collection.pk if of_collection else self.practice.pk, "material": material.pk,
            "use": self.practice.uses.get().pk, "question": self.practice.questions.get().pk,
            "organisation": self.practice.organisation_id, "line": collection.lines.get().pk,
            "lesson": self.plan.evaluations.first().pk,
            "key": self.dialogue.contributions.filter(kind="pearl").first().key,
        }  # fmt: skip
        return values[key]

    def _of_plan(self, key: str) -> Any:
        values = {
            "region": self.region, "kind": "csv", "pk": self.plan.pk, "section": "nodig",
            "rows": "nodig", "row": self.plan.planneeds.first().pk, "number": 1,
            "comment": self.plan.comments.first().pk, "step": "gepitcht",
            "evaluation": self.plan.evaluations.first().pk,
        }  # fmt: skip
        return values[key]

    def _of_promise(self, name: str, key: str) -> Any:
        if "together_undo" in name:
            return {"region": self.region, "pk": self.promise.agreement_id}[key]
        if "project" in name:
            values = {"pk": self.project.pk, "row": self.project.needs.get().pk}
            return {"region": self.region, **values}[key]
        school = self.promise.need.plan.school_id
        values = {
            "region": self.region, "kind": "csv", "answer": self.promise.pk,
            "pk": self.promise.organisation_id if "board" in name else school,
            "row": self.promise.received.get().pk,
        }  # fmt: skip
        return values[key]

    def _around_training(self, name: str, key: str) -> Any:
        from samenverder.trainings.keys import feed_key, guest_key, offer_key

        training, here = self.training, self.training.partnership
        code = training.guest_codes.get()
        values = {
            "need": training.needs.get().pk, "offer": training.dates.get().offers.get().pk,
            "code": code.pk, "guest": training.guests.get().pk,
            "brought": here.training_imports.get().pk,
            "key": guest_key(code), "row": training.dates.get().sign_ups.get().pk,
        }  # fmt: skip
        if "feed" in name:
            return feed_key(here.training_feeds.get())
        if key == "key" and "offered" in name:
            return offer_key(training.offer_addresses.get())
        return values[key]

    def _of_training(self, name: str, key: str) -> Any:
        from samenverder.trainings.evaluation_keys import evaluation_key, place_key

        sealed_for = place_key if "place" in name else evaluation_key
        date = self.training.dates.get()
        values = {
            "region": self.region, "kind": "csv", "pk": self.training.pk, "day": date.pk,
            "row": date.sign_ups.get().pk, "key": sealed_for(date.sign_ups.get()),
        }  # fmt: skip
        return values[key]

    def _of_pitch(self, key: str) -> Any:
        values = {
            "region": self.region, "plan": self.plan.pk, "pk": self.pitch.pk, "number": 1,
            "slide": self.pitch.slides.last().pk,
        }  # fmt: skip
        return values[key]

    def _of_pitch_day(self, key: str) -> Any:
        board = self.pitch_day.boards.get()
        values = {
            "region": self.region, "kind": "csv", "pk": self.pitch_day.pk, "board": board.pk,
            "slot": self.pitch_day.slots.get().pk, "guest": board.guests.get().pk,
            "name": "beginnen",
        }  # fmt: skip
        return values[key]

    def _of_track(self, key: str) -> Any:
        school, item = self.track.schools.get(), self.track.items.get()
        template = self.track.partnership.track_templates.get()
        values = {
            "region": self.region, "kind": "csv", "pk": self.track.pk, "item": item.pk,
            "school": school.pk, "lead": school.leads.get().pk, "template": template.pk,
            "material": item.materials.get().pk,
        }  # fmt: skip
        return values[key]

    def _row(self, name: str) -> Any:
        rows = {
            "reflection:instrument": self.instrument, "reflection:": self.session,
            "commitments:person": self.person, "insight:welcome": self.welcome,
            "commitments:decision": self.decision, "commitments:agreement": self.agreement,
            "commitments:": self.action, "ambition:focus": self.area,
            "ambition:question": self.question, "ambition:": self.text,
            "network:relation": self.relation_round,
            "network:organisation": self.organisation, "network:invitation": self.invitation,
            "network:mandate": self.mandate, "network:group": self.group,
            "network:access": self.access, "network:": self.person,
            "register:pick": self.register["pick"], "register:import": self.register["import"],
            "register:": self.register["site"],
        }  # fmt: skip
        for start, row in rows.items():
            if name.startswith(start):
                return row
        return self.person

    def url(self, name: str, pattern: str) -> str:
        """The address itself."""
        return reverse(name, kwargs=self.values(name, pattern))


def make_world(partnership: Any, users: dict[str, Any]) -> World:
    """Something of everything in one partnership; a session whose results are shown."""
    from datetime import date, timedelta

    from bench.dialogue_rows import make_dialogue
    from bench.library_rows import make_practice
    from bench.meetings_rows import make_meetings
    from bench.need_rows import make_promise
    from bench.pitch_rows import make_pitch
    from bench.pitchday_rows import make_pitch_day
    from bench.plan_rows import look_back_on, make_plan
    from bench.register_rows import make_register
    from bench.track_rows import make_track
    from bench.training_around_rows import make_around_training
    from bench.training_rows import make_training
    from samenverder.ambition.models import FocusArea
    from samenverder.commitments.operations import (
        Party,
        add_action,
        record_agreement,
        record_decision,
    )
    from samenverder.network.models import (
        Access,
        Invitation,
        Mandate,
        Person,
        Position,
        Role,
        WorkingGroup,
    )
    from samenverder.network.models.access import new_invitation_key
    from samenverder.network.operations.relations import open_round
    from samenverder.network.operations.welcomes import start_welcome
    from samenverder.reflection.operations.instruments import (
        copy_instrument,
        load_regional_instrument,
        publish_instrument,
    )
    from samenverder.reflection.operations.reveal import reveal
    from tests.reflection.session_world import Phone, make_open_session

    alice = users[Role.COORDINATOR]
    session = make_open_session(partnership, alice)
    for _ in range(5):
        Phone(session).answer_all(session, 4)
    reveal(session=session, by=alice)
    session.refresh_from_db()
    draft = copy_instrument(
        instrument=load_regional_instrument(), partnership=partnership, by=alice
    )
    published = copy_instrument(
        instrument=load_regional_instrument(), partnership=partnership, by=alice
    )
    publish_instrument(instrument=published, by=alice)
    theme = draft.themes.order_by("order").first()
    key, key_hash = new_invitation_key()
    position = Position.objects.filter(person__user=users[Role.READER]).first()
    since = date(2024, 8, 1)
    group = WorkingGroup.objects.create(partnership=partnership, name="Kernteam", since=since)
    group.members.create(person=position.person, since=since)
    text, question, comment, endorsement = _ambition_rows(partnership, users, position)
    newcomer = Person.objects.create(partnership=partnership, name="Nora Nieuw")
    plan = make_plan(partnership, alice, partnership.organisations.order_by("pk").first())
    look_back_on(plan, alice, 1)
    project = _project(partnership, alice)
    training = make_training(partnership, alice, newcomer)
    make_around_training(training, plan, alice)
    return World(
        region=partnership.slug,
        group=group,
        text=text,
        question=question,
        comment=comment,
        endorsement=endorsement,
        mandate=Mandate.objects.create(
            partnership=partnership, person=position.person, since=since, subjects=["means"],
            organisation=position.organisation, given_by="Bestuur",
        ),
        welcome=start_welcome(partnership=partnership, person=newcomer),
        session=session,
        instrument=draft,
        published=published,
        theme=theme,
        statement=theme.statements.first(),
        action=add_action(
            partnership=partnership, by=alice, text="Iets doen", owner=None,
            owner_name="Niemand", due_on=date.today() + timedelta(days=9),
        ),
        decision=record_decision(
            partnership=partnership, by=alice, text="Iets besluiten", subject="training"
        ),
        agreement=record_agreement(
            partnership=partnership, by=alice, kind="means", text="Iets afspreken",
            parties=[Party(partnership.organisations.first())], starts_on=date.today(),
        ),
        area=FocusArea.objects.create(partnership=partnership, title="Leren in de praktijk"),
        organisation=partnership.organisations.order_by("pk").first(),
        person=position.person,
        position=position,
        access=Access.objects.get(partnership=partnership, user=users[Role.READER]),
        invitation=Invitation.objects.create(
            partnership=partnership, person=position.person, key_hash=key_hash,
            email="nieuw@lindemeer.example",
        ),
        invitation_key=key,
        register=make_register(partnership, alice),
        meetings=make_meetings(partnership, alice, [position.person]),
        plan=plan,
        pitch=make_pitch(plan, alice),
        dialogue=make_dialogue(partnership),
        training=training,
        practice=make_practice(
            partnership, alice, 0, partnership.organisations.order_by("pk").first(),
            Person.objects.get(partnership=partnership, user=users[Role.FACILITATOR]),
        ),
        track=make_track(
            partnership, alice, partnership.organisations.order_by("pk").first(),
            Person.objects.get(partnership=partnership, user=users[Role.MEMBER]),
        ),
        pitch_day=make_pitch_day(partnership, alice, plan, position.person),
        project=project,
        promise=make_promise(partnership, alice, project),
        relation_round=open_round(by=alice, partnership=partnership, name="Najaar"),
    )  # fmt: skip


def _ambition_rows(partnership: Any, users: dict[str, Any], position: Any) -> tuple[Any, ...]:
    """A text in consultation, a question, a comment of a member, and what a partner says."""
    from datetime import date, timedelta

    from samenverder.ambition.models import Endorsement
    from samenverder.ambition.operations import (
        Written,
        add_comment,
        ask_question,
        save_draft,
        share,
    )
    from samenverder.network.models import Position, Role

    alice, mia = users[Role.COORDINATOR], users[Role.MEMBER]
    written = Written("Niemand raakt zoek.", "Een eerste alinea.")
    draft, _together = save_draft(partnership=partnership, by=alice, written=written)
    text = share(version=draft, by=alice, until=date.today() + timedelta(days=9))
    place = Position.objects.filter(person__user=mia).first()
    comment = add_comment(version=text, by=mia, text="Mooi.", organisation=place.organisation)
    endorsement = Endorsement.objects.create(
        version_of_text=text, organisation=position.organisation, person=position.person,
        person_name="Rita", given_by="Bestuur", stand="endorses",
    )  # fmt: skip
    return text, ask_question(partnership=partnership, by=alice, text="Wie?"), comment, endorsement


def _project(partnership: Any, alice: Any) -> Any:
    """A project with a milestone and a joint plan."""
    from datetime import date

    from samenverder.projects import operations
    from samenverder.projects.models import Milestone

    project = operations.begin_project(
        partnership=partnership, by=alice, title="Iets samen", purpose="Iets bereiken"
    )
    party = partnership.organisations.order_by("pk")[2]  # Mia does not work there
    operations.start_joint_plan(project=project, by=alice, organisation=party)
    outside = operations.start_joint_plan(
        project=project, by=alice, outside="Uitzendbureau De Haven", contact="Noor de Wit"
    )
    operations.promise(plan=outside, by=alice, text="Tien plekken", until=date(2027, 6, 1))
    operations.add_part(
        project=project, by=alice, model=Milestone, text="Iets af", due_on=date.today()
    )
    return project

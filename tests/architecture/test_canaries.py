"""Nothing of one partnership is seen in another.

Three partnerships, A, B and C, in which every text is a canary. One organisation is in A and B.
Every page, fragment, table, document and search of A is fetched, by each role, by participants
and the big screen, and holds no canary of B or C. Addresses come from the url configuration: a
new one is covered by itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from bench.addresses import Address, addresses, requests
from bench.region import Region
from bench.visitors import STAGES, browser, set_stage
from samenverder.network.models import Role
from tests.architecture.canaries import shared_fields, text_fields, text_of
from tests.architecture.tenancy import OF_NOBODY, our_models
from tests.architecture.three_regions import World

pytestmark = pytest.mark.slow

SEARCHES = {
    "insight:search": "?q={word}",
    "network:people": "?q={word}",
    "commitments:list": "?toon=alle&zoek={word}",
    "projects:list": "?zoek={word}",
    "reflection:session_list": "?q={word}",
    "web:help_index": "?q={word}",
    "register:site_list": "?zoek={word}",
    "meetings:list": "?toon=alle&zoek={word}",
}
# What must be seen by the coordinator of a partnership, or this test looks at nothing.
SHOWN = {
    "Partnership.name", "Organisation.name", "Organisation.town", "Person.name", "Person.email",
    "Position.title", "User.name", "Invitation.email", "Ambition.sentence", "FocusArea.title",
    "FocusArea.description", "AmbitionVersion.sentence", "AmbitionVersion.note",
    "AmbitionVersion.adopted_where", "AmbitionParagraph.text", "AmbitionComment.text",
    "AmbitionComment.answer", "AmbitionComment.person_name", "Endorsement.why",
    "Endorsement.person_name", "Endorsement.given_by", "RegionalQuestion.text",
    "RegionalQuestion.answer", "RegionalQuestion.asked_by_name",
    "AuditEntry.detail",
    "Mandate.given_by", "Mandate.conditions", "WorkingGroup.name",
    "WorkingGroup.purpose", "WelcomePlan.steps", "WelcomeStep.text",
    "ActionItem.text",
    "ActionItem.dropped_reason", "ActionItem.source_label",
    "Change.before", "Change.after", "Comment.text", "Decision.text", "Decision.reason",
    "Decision.mandate_label", "Decision.source_label", "Agreement.text", "Agreement.reason",
    "Agreement.parties_label", "Agreement.source_label", "AgreementParty.mandate_label",
    "Instrument.title_nl",
    "Instrument.scale_nl", "Theme.title_nl", "Theme.why_nl", "Statement.code", "Statement.text_nl",
    "Statement.probe_nl", "Statement.text_en", "ReflectionSession.title", "ReflectionSession.place",
    "ReflectionSession.purpose", "ReflectionSession.code", "ReflectionSession.screen_key",
    "RegisterSite.name", "RegisterSite.town", "RegisterSite.board_name", "SiteChange.before",
    "SiteChange.after", "RegisterImport.filename",
    "Meeting.title", "Meeting.purpose", "Meeting.preparation", "Meeting.place", "Meeting.uid",
    "Meeting.online_url", "MeetingSeries.uid", "AgendaItem.title", "AgendaItem.text",
    "AgendaItem.declined_reason", "AgendaTemplate.title", "Attendee.remark", "MinutesNote.text",
    "MinutesCorrection.reason", "MinutesCorrection.before", "MeetingDocument.name",
    "DocumentContent.content",
    "SchoolPlan.title", "SchoolPlan.sentence", "PlanSection.text", "PlanVersion.content",
    "PlanVersion.note", "PlanGoal.text", "PlanStep.who", "PlanNeed.decision", "PlanRisk.answer",
    "PlanComment.text", "PlanComment.proposal", "PlanComment.person_name",
    "LearningTrack.title", "LearningTrack.theme", "LearningTrack.question",
    "LearningTrack.conditions", "ProgrammeItem.title", "ProgrammeItem.place", "ProgrammeItem.text",
    "ProgrammeItem.preparation", "ProgrammeItem.question", "Material.name",
    "MaterialContent.content", "LookingBack.text", "LookingBack.by_name", "TrackTemplate.title",
    "Project.title", "Project.purpose", "Project.neighbours", "Project.state_reason",
    "ProjectPartner.role", "ProjectPhase.title", "Milestone.text", "ProjectConsultation.text",
    "Outcome.text", "Outcome.known_by", "ProjectReview.went_well", "ProjectReview.to_change",
    "ProjectChange.about", "ProjectChange.values",
    "BudgetLine.text", "BudgetLine.funder", "Expense.note", "Benefit.what", "Benefit.how",
    "JointPlan.text", "JointPlan.outside", "JointPlan.contact", "JointPlanVersion.text",
    "OutsidePromise.text", "ReviewFinding.about", "ReviewFinding.note", "ProjectReview.next_year",
    "BoardPitch.ask", "PitchSlide.title", "PitchDay.title", "PitchSlot.title", "NeedAnswer.text",
    "Received.text", "PlanEvaluation.lessons", "GoalOutcome.text",
    "Dialogue.title", "DialogueTable.title", "DialogueRound.question", "Contribution.text",
    "Contribution.more", "DialogueSeries.title", "ContributionGroup.name",
    "Destination.text", "Destination.outcome", "DialogueAddress.email", "DialogueMailing.text",
    "PartyQuestion.text", "PartyQuestion.answer", "PartyQuestion.party",
    "Participant.name", "Note.text", "Argument.text", "RelationRound.name",
}  # fmt: skip


class Heard:
    """Notes whether the database is asked about sessions, or about what changed with them."""

    TABLES = ('"reflection_reflectionsession"', '"insight_searchtodo"')

    def __init__(self) -> None:
        self.of_sessions = False

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.of_sessions = self.of_sessions or any(table in sql for table in self.TABLES)
        return execute(sql, *rest)


def _read(
    region: Region, address: Address, client: Client, stages: list[str]
) -> Iterator[tuple[str, str]]:
    """Everything this visitor reads at an address: a label and the text, for every session.

    An answer for which nothing was asked about sessions is the same at every stage of them.
    """
    same_at_every_stage = set()
    for session in region.sessions if address.is_of_session else [region.session]:
        here = replace(region, sessions=[session])
        for stage in stages if session is region.session else ["closed"]:
            set_stage(session, stage)
            for request in requests(address, here):
                if request in same_at_every_stage:
                    continue
                heard = Heard()
                with connection.execute_wrapper(heard):
                    response = client.get(request.path, headers=request.headers)
                    text = text_of(response)
                if response.status_code == 405:
                    return
                if not heard.of_sessions:
                    same_at_every_stage.add(request)
                yield f"{request.label} ({session.pk}, {stage})", text
    if address.name in SEARCHES:
        path = requests(address, region)[0].path
        for word in ("zq", "zqa", "zqb", "zqc", "zqs"):
            response = client.get(path + SEARCHES[address.name].format(word=word))
            yield f"{address.name} {word}", text_of(response)


def test_every_model_with_words_is_filled(world: World, db: None) -> None:
    filled = {where.split(".")[0] for word, where in world.words.places.items() if word[2] == "b"}
    with_words = [model for model in our_models() if text_fields(model)]
    of_somebody = [model for model in with_words if model not in OF_NOBODY]
    in_files = {"DocumentContent", "MaterialContent", "PracticeMaterialContent"}  # by fill_files
    assert {model.__name__ for model in of_somebody} | in_files == filled


@pytest.fixture(scope="module")
def seen_in_b(world: World) -> set[str]:
    """Every canary the coordinator of B comes across in B."""
    seen: set[str] = set()
    client = browser(world.b.coordinator, seat_in=world.b.session)
    with transaction.atomic():
        for address in addresses():
            for _label, text in _read(world.b, address, client, ["open", "talk", "closed"]):
                seen |= world.words.found_in(text)
        transaction.set_rollback(True)
    return seen


def test_the_words_are_there_to_be_seen(world: World, seen_in_b: set[str], db: None) -> None:
    fields = world.words.fields_of({word for word in seen_in_b if word[2] == "b"})
    hidden = SHOWN - fields
    assert not hidden
    print(sorted(set(world.words.places.values()) - fields))


def test_the_shared_organisation_shows_nothing_but_itself(
    world: World, seen_in_b: set[str], db: None
) -> None:
    shared = world.words.fields_of({word for word in seen_in_b if word[2] == "s"})
    mine = {place for place in shared if place.startswith("Organisation.")}
    assert mine == shared_fields()


@pytest.mark.parametrize("address", addresses(), ids=str)
def test_nothing_of_another_partnership_is_seen(address: Address, world: World, db: None) -> None:
    for who, client in world.visitors.items():
        if who == "nobody" and address.is_of_region:
            continue
        stages = list(STAGES) if who in {Role.COORDINATOR, "nobody"} else ["open", "talk"]
        allowed = _also_theirs(world) if who == "both" else set()
        for label, text in _read(world.a, address, client, stages):
            leaked = world.words.found_in(text, "bc") - allowed
            assert not leaked, (who, label, world.words.fields_of(leaked))


def test_an_organisation_elsewhere_is_not_seen(world: World, db: None) -> None:
    client = browser(world.c.coordinator, seat_in=world.c.session)
    for address in addresses():
        for label, text in _read(world.c, address, client, ["talk"]):
            assert not world.words.found_in(text, "abs"), label


def _also_theirs(world: World) -> set[str]:
    """What who coordinates both A and B may see of B while in A: its name and its partners."""
    names = {"Partnership.name", "Partnership.slug", *shared_fields()}
    of_b = {word for word, place in world.words.places.items() if word[2] == "b" and place in names}
    return of_b | _own_details(world)


def _own_details(world: World) -> set[str]:
    """On the page with one's own details stands what each partnership keeps of oneself."""
    own = world.both.people.get(partnership=world.b.partnership)
    return world.words.found_in(f"{own.name} {own.email}")

"""Welcoming who is new: started when somebody joins, ticked by whoever did a step."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.live.operations import publish
from samenverder.network.models import (
    Organisation,
    Partnership,
    Person,
    User,
    Welcome,
    WelcomePart,
    WelcomePlan,
    WelcomeStep,
)
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused, claim

MOST_STEPS = 8  # of one part
LONGEST = 200


@transaction.atomic
def start_welcome(
    *,
    partnership: Partnership,
    person: Person | None = None,
    organisation: Organisation | None = None,
    by: User | None = None,
) -> Welcome:
    """A welcome for a person or an organisation, with the steps of the partnership.

    Who had one keeps it; one that was ended goes on. `by` is who asked for it, None when it
    starts by itself because somebody joins. No mail is sent.
    """
    welcome, is_new = Welcome.objects.get_or_create(
        partnership=partnership,
        person=person,
        organisation=organisation,
        defaults={"started_on": timezone.localdate()},
    )
    if is_new:
        WelcomeStep.objects.bulk_create(_steps(welcome))
    elif welcome.ended_on and by is not None:
        reopen_welcome(by=by, welcome=welcome)
    if by is not None and is_new:
        note(partnership.pk, by, "welcome_started", welcome)
    return welcome


def _steps(welcome: Welcome) -> list[WelcomeStep]:
    plan = WelcomePlan.objects.filter(partnership_id=welcome.partnership_id).first()
    wanted = plan.steps if plan else {part: [""] for part in WelcomePart.values}
    lines = [(part, text) for part in WelcomePart.values for text in wanted.get(part, [])]
    return [
        WelcomeStep(welcome=welcome, part=part, text=text, order=order)
        for order, (part, text) in enumerate(lines)
    ]


@transaction.atomic
def tick(*, by: User, step: WelcomeStep) -> None:
    """This is done, by this user. Ticking what is ticked changes nothing."""
    rows = WelcomeStep.objects.filter(pk=step.pk, ticked_at__isnull=True)
    if rows.update(ticked_at=timezone.now(), ticked_by=by):
        _tell(step.welcome, by, "welcome_step_ticked")


@transaction.atomic
def untick(*, by: User, step: WelcomeStep) -> None:
    """This is not done after all."""
    rows = WelcomeStep.objects.filter(pk=step.pk, ticked_at__isnull=False)
    if rows.update(ticked_at=None, ticked_by=None):
        _tell(step.welcome, by, "welcome_step_unticked")


@transaction.atomic
def end_welcome(*, by: User, welcome: Welcome) -> None:
    """No longer needed; it leaves the home page and the list."""
    rows = Welcome.objects.filter(pk=welcome.pk, ended_on__isnull=True)
    if rows.update(ended_on=timezone.localdate()):
        _tell(welcome, by, "welcome_ended")


@transaction.atomic
def reopen_welcome(*, by: User, welcome: Welcome) -> None:
    """It goes on, with what was ticked before."""
    if Welcome.objects.filter(pk=welcome.pk, ended_on__isnull=False).update(ended_on=None):
        _tell(welcome, by, "welcome_reopened")


@transaction.atomic
def set_plan(
    *, by: User, partnership: Partnership, version: int, steps: Mapping[str, Sequence[str]]
) -> WelcomePlan:
    """Other steps, for whoever joins from now on; `version` 0 when there was no plan yet.

    Raises EditedMeanwhile, and Refused without any step, with too many or with a long one.
    """
    tidy = {part: [" ".join(text.split()) for text in steps.get(part, [])] for part in _parts()}
    tidy = {part: [text for text in texts if text] for part, texts in tidy.items()}
    _check_steps(tidy)
    plan, is_new = WelcomePlan.objects.get_or_create(
        partnership=partnership, defaults={"steps": tidy}
    )
    if not is_new:
        claim(plan, version)
        plan.steps = tidy
        plan.save(update_fields=["steps"])
    note(partnership.pk, by, "welcome_plan_set", partnership)
    return plan


def _parts() -> list[str]:
    return list(WelcomePart.values)


def _check_steps(steps: Mapping[str, Sequence[str]]) -> None:
    if not any(steps.values()):
        raise Refused(_("Keep at least one step."))
    for part, texts in steps.items():
        if len(texts) > MOST_STEPS:
            sentence = _("Keep it short: %(n)s steps at most.") % {"n": MOST_STEPS}
            raise Refused(sentence, part)
        if any(len(text) > LONGEST for text in texts):
            sentence = _("Keep each step within %(n)s characters.") % {"n": LONGEST}
            raise Refused(sentence, part)


def _tell(welcome: Welcome, by: User, verb: str) -> None:
    note(welcome.partnership_id, by, verb, welcome)
    publish(f"welcome:{welcome.pk}")

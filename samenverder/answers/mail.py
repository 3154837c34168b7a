"""Mail of this room: that the board answered everything. No typed text, no names of others."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from samenverder.answers.models import NeedAnswer
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import Access, OutgoingMail, Person
from samenverder.plans.models import PlanPart, SchoolPlan


def mail_complete(plan: SchoolPlan, by: Any) -> int:
    """Tell the change leads, and in whose name something was noted, that every need is answered.

    Once a day for a plan at most: who takes an answer back and gives another mails nobody again.
    Who answered it gets no mail. Returns how many mails.
    """
    about = f"answers:{plan.pk}"
    today = OutgoingMail.objects.filter(about=about, created_at__date=timezone.localdate())
    if today.exists():
        return 0
    leads = _leads(plan)
    noted = [row for row in _noted_for(plan) if row not in leads]
    reached = [row for row in (*leads, *noted) if row.email and row.user_id != by.pk]
    users = [row.user_id for row in reached if row.user_id]
    rows = Access.objects.filter(partnership=plan.partnership_id, user__in=users)
    languages = dict(rows.values_list("user_id", "user__language"))
    url = absolute_url(reverse("answers:plan", args=[plan.partnership.slug, plan.pk]))
    for person in reached:
        language = languages.get(person.user_id or 0, "nl")
        with translation.override(language):
            words = {"region": plan.partnership.name}
            send_mail(
                to=person.email,
                subject=_("The board answered everything a school plan in %(region)s asks") % words,
                template="answers/mail/complete",
                context={
                    "person": person,
                    "partnership": plan.partnership,
                    "leads": person in leads,
                    "url": url if person.user_id in languages else "",
                },
                language=language,
                about=about,
            )
    return len(reached)


def _leads(plan: SchoolPlan) -> list[Person]:
    rows = plan.people.filter(part=PlanPart.LEADS, person__left_on__isnull=True)
    return [row.person for row in rows.select_related("person")]


def _noted_for(plan: SchoolPlan) -> Iterable[Person]:
    """In whose name somebody else noted an answer that they did not look at yet."""
    rows = NeedAnswer.objects.standing().filter(need__plan=plan, confirmed_at__isnull=True)
    noted = rows.exclude(noted_by="").filter(person__left_on__isnull=True)
    return list(Person.objects.filter(pk__in=noted.values("person")).order_by("pk"))

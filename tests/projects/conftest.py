"""A project to play with, and who does what in it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone, translation

from samenverder.network.models import Person
from samenverder.projects import operations
from samenverder.projects.models import (
    BudgetLine,
    Milestone,
    Outcome,
    Project,
    ProjectPartner,
    ProjectState,
)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def person_of():
    return lambda user: Person.objects.get(user=user)


@pytest.fixture
def project(region, alice, mia, person_of, today) -> Project:
    """An idea Mia leads, for the coming year."""
    return operations.begin_project(
        partnership=region,
        by=alice,
        title="Praktijkroute",
        purpose="Driehonderd jongeren leren bij een werkgever.",
        leader=person_of(mia),
        starts_on=today,
        ends_on=today + timedelta(days=365),
    )


@pytest.fixture
def school(region):
    return region.organisations.order_by("pk").first()


@pytest.fixture
def add(alice):
    """Add a line to a project."""

    def add(project: Project, model: Any, **values: Any) -> Any:
        return operations.add_part(project=project, by=alice, model=model, **values)

    return add


@pytest.fixture
def filled(project, add, school, today) -> Project:
    """The project with a partner, a milestone, money and an outcome."""
    add(project, ProjectPartner, organisation=school, role="Biedt plekken")
    add(project, Milestone, text="Tien werkgevers doen mee", due_on=today + timedelta(days=5))
    add(project, BudgetLine, text="Begeleiding", amount=Decimal(5000), source="grant", funder="")
    add(project, Outcome, text="Tien werkgevers", known_by="Geteld", seen_on=today)
    return project


@pytest.fixture
def running(filled) -> Project:
    """The project, running."""
    Project.objects.filter(pk=filled.pk).update(state=ProjectState.RUNNING)
    filled.refresh_from_db()
    return filled


@pytest.fixture
def room(region) -> str:
    return f"/regio/{region.slug}/plannen/projecten/"


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are those of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def browser(client_for):
    """A browser in English: the language of the source texts."""

    def browser(user):
        client = client_for(user)
        client.cookies["sv_language"] = "en"
        return client

    return browser

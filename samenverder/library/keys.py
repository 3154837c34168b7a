"""The secret address with which a contact without an account answers a question.

It is made for one question and one person, is kept nowhere, and can be made again for every mail.
"""

from django.utils.crypto import constant_time_compare

from samenverder.lib.sealed import number_in, sealed
from samenverder.library.models import PracticeQuestion
from samenverder.network.models import Person


def question_key(question: PracticeQuestion, person: Person) -> str:
    """The key in the mail of this contact."""
    seal = sealed("library.question", question.pk, f"{question.salt}:{person.pk}")
    return f"{person.pk}_{seal}"


def asked_with(key: str) -> tuple[PracticeQuestion, Person] | None:
    """The question and the contact this key was made for; None when it was made for nobody."""
    who, _, rest = key.partition("_")
    rows = PracticeQuestion.objects.select_related("practice__partnership", "asked_by")
    question = rows.select_related("answered_by").filter(pk=number_in(rest)).first()
    if question is None:
        return None
    people = Person.objects.select_related("user")
    person = people.filter(partnership=question.practice.partnership_id, pk=number_in(who)).first()
    if person is None or not constant_time_compare(key, question_key(question, person)):
        return None
    return question, person

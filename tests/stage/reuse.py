"""Who uses and asks what in the library of the example region."""

from typing import Any


def known_reuse(region: Any) -> dict[str, Any]:
    """Their numbers, and a link that gives no answer."""
    from django.utils import timezone

    from samenverder.library.keys import question_key
    from samenverder.library.models import PracticeMaterial, PracticeQuestion, PracticeUse

    used = PracticeUse.objects.filter(practice__partnership=region).order_by("pk").first()
    asked = PracticeQuestion.objects.filter(practice__partnership=region).order_by("pk").first()
    link = PracticeMaterial.objects.filter(practice__partnership=region).exclude(url="").first()
    if used is None or asked is None or link is None:
        raise LookupError("The example region has uses, questions and links in its library.")
    PracticeMaterial.objects.filter(pk=link.pk).update(
        broken_since=timezone.now(), broken_why="404"
    )
    own = PracticeQuestion.objects.create(
        practice=asked.practice, text="Hoe lang duurt dat?", asked_by=region.people.get(
            user__email="noor@lindemeer.example"
        ),
    )  # fmt: skip
    fatima = region.people.get(name="Fatima Aydin")
    practice = fatima.practices.filter(state="published").order_by("pk").last()
    mailed = PracticeQuestion.objects.create(
        practice=practice, text="Mag dat ook in de vakantie?", asked_by=own.asked_by
    )
    return {
        "key": question_key(mailed, fatima),
        "own_question": f"{own.practice_id}/vraag/{own.pk}",
        "use": f"{used.practice_id}/gebruik/{used.pk}",
        "user": used.organisation_id,
        "question": f"{asked.practice_id}/vraag/{asked.pk}",
        "collection": region.practice_collections.order_by("pk").first().pk,
    }

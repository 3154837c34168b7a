"""A question to another party is mailed, answered without an account, and comes back."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from samenverder.audit.models import AuditEntry
from samenverder.dialogues import tasks
from samenverder.dialogues.models import Destination, PartyQuestion
from samenverder.dialogues.queries.afterwards import things_of
from samenverder.dialogues.queries.asked import question_key
from samenverder.dialogues.waiting_asked import answers_came_in
from samenverder.network.models import OutgoingMail, Person, Position
from samenverder.network.queries.organisations import organisations_of
from samenverder.web import undo
from tests.dialogues.test_afterwards import decide

TO = {"asked_of": "Gemeente Lindemeer", "asked_name": "Tess", "asked_email": "tess@stad.example"}


@pytest.fixture
def ask(told, here, leads, django_capture_on_commit_callbacks):
    """Decide that somebody is asked; the question as it was stored."""

    def sent(words="vervoer", **values):
        with django_capture_on_commit_callbacks(execute=True):
            answer = decide(
                leads, here, told, words, "question", question="Wie betaalt de bus?",
                **(values or TO),
            )  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()[-4000:]
        return PartyQuestion.objects.order_by("-pk").first()

    return sent


@pytest.fixture
def page():
    return lambda question: f"/vraag-na-dialoog/{question_key(question)}/"


def reply(client, address, text, version=1):
    return client.post(address, {"text": text, "version": version})


def became(told):
    return [row for one in things_of(told) for row in one.became]


class TestAsking:
    def test_somebody_outside_gets_one_mail_with_the_question_and_nothing_that_was_told(
        self, ask, page, told, client
    ):
        question = ask()
        [sent] = mail.outbox
        assert sent.to == ["tess@stad.example"] and told.title in sent.subject
        everything = sent.body + str(sent.alternatives)
        assert "Wie betaalt de bus?" in sent.body and question.by.name in sent.body
        assert "Wie betaalt het vervoer?" not in everything
        found = re.search(r"/vraag-na-dialoog/\S+", sent.body).group()
        assert found == page(question)
        shown = client.get(found).content.decode()
        assert "Wie betaalt de bus?" in shown and "vervoer" not in shown
        assert "noindex" in shown and found.split("/")[2] not in str(AuditEntry.objects.values())

    def test_the_question_is_not_filled_in_with_what_somebody_told(self, told, here, leads):
        one = next(one for one in things_of(told) if "vervoer" in one.title)
        shown = leads.get(f"{here}bestemming/?ding={one.key}").content.decode()
        field = re.search(r'<input[^>]*name="question"[^>]*>', shown).group()
        assert "vervoer" not in field

    def test_somebody_of_a_partner_is_chosen_and_their_party_follows(self, ask, region):
        mia = Person.objects.get(partnership=region, name="Mia Mulder")
        place = Position.objects.current().filter(person=mia).first().organisation
        question = ask(contact=mia.pk)
        assert [sent.to for sent in mail.outbox] == [[mia.email]]
        assert (question.party, question.email) == (place.name, "")
        assert Destination.objects.get().asked_of == place.name

    def test_who_does_not_work_at_the_party_is_not_asked_for_it(self, told, here, leads, region):
        mia = Person.objects.get(partnership=region, name="Mia Mulder")
        works = Position.objects.current().filter(person=mia).values("organisation")
        other = organisations_of(region).exclude(pk__in=works).first()
        answer = decide(
            leads, here, told, "vervoer", "question",
            question="Wie betaalt?", party=other.pk, contact=mia.pk,
        )  # fmt: skip
        assert answer.status_code == 422 and not PartyQuestion.objects.exists()
        assert "Wie betaalt?" in answer.content.decode()

    @pytest.mark.parametrize(
        "values",
        [{"asked_name": "Tess"}, {"asked_email": "tess@stad.example"}, {"asked_email": "tess"}],
    )
    def test_what_is_missing_is_said(self, values, told, here, leads):
        sent = {"question": "Wie betaalt?"} | values
        answer = decide(leads, here, told, "vervoer", "question", **sent)
        assert answer.status_code == 422 and not Destination.objects.exists()

    def test_a_partner_without_a_name_is_asked_by_ourselves(self, told, here, leads, region):
        partner = organisations_of(region).first()
        decide(leads, here, told, "vervoer", "question", question="Wie betaalt?", party=partner.pk)
        assert Destination.objects.get().asked_of == partner.name
        assert not PartyQuestion.objects.exists() and not OutgoingMail.objects.exists()

    def test_who_decides_second_mails_nobody(self, ask, told, here, leads):
        one = next(one for one in things_of(told) if "vervoer" in one.title)
        ask()
        late = {"ding": f"{one.key}:{one.version}", "kind": "question", "question": "Nog eens?"}
        assert leads.post(f"{here}bestemming/", late | TO).status_code == 422
        assert PartyQuestion.objects.count() == 1 and len(mail.outbox) == 1


class TestAnswering:
    def test_the_answer_is_a_proposal_and_is_taken_over_in_one_step(
        self, ask, page, told, here, leads, client, client_for, rita, frank, region
    ):
        question = ask()
        assert not list(answers_came_in(region, frank))
        assert reply(client, page(question), "Wij betalen de bus.").status_code == 302
        assert "1 " in next(iter(answers_came_in(region, frank))).text
        assert "Wij betalen de bus." in leads.get(here).content.decode()
        assert "Wij betalen de bus." not in client_for(rita).get(here).content.decode()
        leads.post(f"{here}vraag/{question.pk}/overnemen/", {"version": 2})
        assert Destination.objects.get().outcome == "Wij betalen de bus."
        assert "Wij betalen de bus." in client_for(rita).get(here).content.decode()
        assert "Wij betalen de bus." in client_for(rita).get(f"{here}verslag/").content.decode()
        assert not list(answers_came_in(region, frank))
        leads.post(f"{here}vraag/{question.pk}/overnemen/", {"terug": "1"})
        assert not Destination.objects.get().outcome and list(answers_came_in(region, frank))
        line = AuditEntry.objects.get(verb="dialogue_question_answered")
        assert line.actor == "respondent" and "betalen" not in str(line.detail)

    def test_another_answer_afterwards_is_news_again_and_replaces_the_first(
        self, ask, page, here, leads, client, frank, region
    ):
        question = ask()
        reply(client, page(question), "Ja.")
        leads.post(f"{here}vraag/{question.pk}/overnemen/", {"version": 2})
        reply(client, page(question), "Toch niet.", 2)
        assert list(answers_came_in(region, frank))
        leads.post(f"{here}vraag/{question.pk}/overnemen/", {"version": 2})  # saw the first
        assert Destination.objects.get().outcome == "Ja."
        leads.post(f"{here}vraag/{question.pk}/overnemen/", {"version": 3})
        assert Destination.objects.get().outcome == "Toch niet."

    def test_own_words_put_the_answer_away_only_when_it_was_read(
        self, ask, page, here, leads, client, frank, region
    ):
        question = ask()
        reply(client, page(question), "Ja.")
        row = Destination.objects.get()
        url = f"{here}uitkomst/{row.pk}/"
        leads.post(url, {"version": row.version, "zin": "Ze doen mee", "gezien": 1})
        assert list(answers_came_in(region, frank))
        leads.post(url, {"version": row.version + 1, "zin": "Ze doen echt mee", "gezien": 2})
        assert not list(answers_came_in(region, frank))

    def test_the_answer_stands_there_again_when_own_words_are_taken_away(
        self, ask, page, here, leads, client
    ):
        question = ask()
        reply(client, page(question), "De gemeente betaalt.")
        row = Destination.objects.get()
        url = f"{here}uitkomst/{row.pk}/"
        leads.post(url, {"version": row.version, "zin": "Ze doen mee", "gezien": 2})
        assert "De gemeente betaalt." not in leads.get(here).content.decode()
        leads.post(url, {"version": row.version + 1, "zin": "", "gezien": 2})
        assert "De gemeente betaalt." in leads.get(here).content.decode()
        leads.post(f"{here}vraag/{question.pk}/overnemen/", {"version": 2})
        assert Destination.objects.get().outcome == "De gemeente betaalt."

    def test_undo_of_a_second_answer_puts_the_first_one_back(self, ask, page, here, leads, client):
        question = ask()
        take = f"{here}vraag/{question.pk}/overnemen/"
        for version, text in ((1, "Ja."), (2, "De helft.")):
            reply(client, page(question), text, version)
            leads.post(take, {"version": version + 1})
        assert Destination.objects.get().outcome == "De helft."
        back = leads.session[undo.KEY]
        leads.post(back["url"], back["fields"])
        assert Destination.objects.get().outcome == "Ja."
        assert "De helft." in leads.get(here).content.decode()

    def test_an_answer_is_changed_and_taken_back_and_two_at_once_lose_nothing(
        self, ask, page, client
    ):
        question = ask()
        reply(client, page(question), "Eerst dit.")
        late = reply(client, page(question), "En dit.")
        assert late.status_code == 422
        assert "Eerst dit." in late.content.decode() and "En dit." in late.content.decode()
        assert reply(client, page(question), "x" * 401, 2).status_code == 422
        client.post(page(question), {"terug": "1", "version": 2})
        assert PartyQuestion.objects.get().answer == ""

    def test_one_question_for_several_puzzles_is_answered_once(
        self, told, here, leads, client, page
    ):
        chosen = [one for one in things_of(told) if not one.is_pearl]
        sent = {
            "ding": [f"{one.key}:{one.version}" for one in chosen], "kind": "question",
            "question": "Kan dit?",
        }  # fmt: skip
        leads.post(f"{here}bestemming/", sent | TO)
        question = PartyQuestion.objects.get()
        reply(client, page(question), "Ja.")
        leads.post(f"{here}vraag/{question.pk}/overnemen/", {"version": 2})
        assert set(Destination.objects.values_list("outcome", flat=True)) == {"Ja."}
        assert Destination.objects.count() == len(chosen) == 3


class TestTheLink:
    def test_is_nothing_for_strangers_and_guessing_is_limited(self, ask, page, client):
        question = ask()
        wrong = page(question)[:-3] + "00/"
        for _try in range(30):
            assert client.get(wrong).status_code == 404
        assert client.get(page(question)).status_code == 404

    def test_says_that_the_question_was_taken_back_and_works_when_it_is_put_back(
        self, ask, page, here, leads, client
    ):
        question, row = ask(), Destination.objects.get()
        leads.post(f"{here}ongedaan/", {"rij": row.pk})
        assert client.get(page(question)).status_code == 410
        assert reply(client, page(question), "Ja.").status_code == 410
        leads.post(f"{here}ongedaan/", {"rij": row.pk, "aan": "1"})
        assert reply(client, page(question), "Ja.").status_code == 302

    def test_ends_after_a_year(self, ask, page, client):
        question = ask()
        PartyQuestion.objects.update(asked_at=timezone.now() - timedelta(days=366))
        assert client.get(page(question)).status_code == 410
        assert not PartyQuestion.objects.get().answer

    def test_the_key_stands_nowhere(self, ask, page):
        key = question_key(ask())
        values = [str(row) for row in PartyQuestion.objects.values()]
        assert key.partition("-")[2] not in "".join(values)


class TestOnceMore:
    def again(self, here, leads, question):
        return leads.post(f"{here}vraag/{question.pk}/opnieuw/")

    def test_a_reminder_goes_once_a_week(
        self, ask, page, here, leads, django_capture_on_commit_callbacks
    ):
        question = ask()
        assert "opnieuw/" not in leads.get(here).content.decode()
        self.again(here, leads, question)
        assert OutgoingMail.objects.count() == 1
        PartyQuestion.objects.update(mailed_at=timezone.now() - timedelta(days=8))
        assert "opnieuw/" in leads.get(here).content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            self.again(here, leads, question)
        self.again(here, leads, question)
        assert len(mail.outbox) == 2 and page(question) in mail.outbox[1].body

    def test_what_could_not_be_delivered_is_said_and_goes_again_at_once(self, ask, here, leads):
        question = ask()
        OutgoingMail.objects.update(state="given_up")
        shown = leads.get(here).content.decode()
        assert "opnieuw/" in shown and 'class="error' in shown
        self.again(here, leads, question)
        assert OutgoingMail.objects.count() == 2
        assert "opnieuw/" not in leads.get(here).content.decode()

    def test_nobody_is_reminded_of_what_they_answered(self, ask, page, here, leads, client):
        question = ask()
        reply(client, page(question), "Ja.")
        PartyQuestion.objects.update(mailed_at=timezone.now() - timedelta(days=8))
        self.again(here, leads, question)
        assert OutgoingMail.objects.count() == 1


def test_names_and_addresses_go_a_year_and_a_half_after_it_ended(ask):
    ask()
    old = timezone.now() - timedelta(days=550)
    PartyQuestion.objects.update(asked_at=old, dealt_with_at=timezone.now())
    tasks.forget_addresses()
    assert PartyQuestion.objects.get().email
    PartyQuestion.objects.update(dealt_with_at=old)
    tasks.forget_addresses()
    question = PartyQuestion.objects.get()
    assert (question.email, question.name, question.party) == ("", "", "Gemeente Lindemeer")

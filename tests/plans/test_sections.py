"""Two people write in one section; nothing is lost, and each conflict is shown."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanSection
from samenverder.plans.operations import TextClash, take_step
from samenverder.plans.text import LONGEST, cleaned, paragraphs
from tests import cast
from tests.plans.conftest import looked_back, write

START = "Nine of 24 pupils stop.\nThey did not know the work."


def text_of(plan, kind="why"):
    return PlanSection.objects.get(plan=plan, kind=kind).text


@pytest.fixture
def colleague(region_lindemeer):
    return cast.make_user("Cato Collega", region_lindemeer, "member")


@pytest.mark.django_db
class TestSaving:
    def test_changes_of_different_lines_are_put_together(self, draft, mia, colleague):
        write(draft, mia, "why", START.replace("Nine", "Ten"), revision=1, seen=START)
        saved = write(draft, colleague, "why", f"{START}\nThey told us.", revision=1, seen=START)
        assert saved.merged
        assert (
            text_of(draft) == "Ten of 24 pupils stop.\nThey did not know the work.\nThey told us."
        )

    def test_changes_of_the_same_line_are_refused_and_nothing_is_overwritten(
        self, draft, mia, colleague
    ):
        write(draft, mia, "why", START.replace("Nine", "Ten"), revision=1, seen=START)
        with pytest.raises(TextClash):
            write(draft, colleague, "why", START.replace("Nine", "Six"), revision=1, seen=START)
        assert "Ten of 24" in text_of(draft)

    def test_who_did_not_hear_the_answer_is_not_told_that_they_changed_their_own_words(
        self, draft, mia
    ):
        first = f"{START} Really"
        write(draft, mia, "why", first, revision=1, seen=START)  # the answer was lost
        saved = write(draft, mia, "why", f"{first} so.", revision=1, seen=START, maybe=first)
        assert text_of(draft) == f"{first} so." == saved.text

    def test_a_lost_request_that_never_arrived_loses_nothing_either(self, draft, mia, colleague):
        write(draft, colleague, "why", f"{START}\nAnd more.", revision=1, seen=START)
        lost = START.replace("Nine", "Ten")
        write(draft, mia, "why", lost, revision=1, seen=START, maybe=lost)
        assert text_of(draft) == f"{lost}\nAnd more."

    def test_somebody_elsewhere_cannot_write(self, draft, frank, people):
        for user in (frank, people["reader"]):
            with pytest.raises(Refused):
                write(draft, user, "why", "Other words", revision=1, seen=START)

    def test_an_evaluated_plan_stays_as_it_is(self, shared, mia, decider):
        for code, who in [("pitch", mia), ("agree", decider), ("start", mia)]:
            take_step(plan=shared, by=who, code=code)
        looked_back(shared, mia, ends=True)
        with pytest.raises(Refused, match=r"evaluated|teruggekeken"):
            write(shared, mia, "why", "Other words", revision=1, seen=START)

    def test_too_much_text_is_a_sentence(self, draft, mia):
        with pytest.raises(Refused, match=r"million|miljoen"):
            write(draft, mia, "why", "x" * (LONGEST + 1), revision=1, seen=START)


class TestPastedText:
    def test_invisible_characters_go_and_words_stay(self):
        pasted = "\ufeffDoel\u00ad\u200b:\u00a09 van 24\r\n"
        pasted += "\u2022\tEerste\r\n\uf0b7 Tweede\u000bderde\x07"
        assert cleaned(pasted) == "Doel: 9 van 24\n- Eerste\n- Tweede\nderde"

    def test_lists_tables_and_headings_keep_their_meaning(self):
        pasted = "Planning\r\n\u2022\tvragen\r\n1.\tbellen\r\n2)\tgaan\r\n\r\n"
        pasted += "\tingesprongen\r\n\took dit\r\n\tWie\tKlaar\r\n"
        pasted += "Bellen\tNoor\tmei\r\nGaan\t\tjuni\r\nNaam:\tSem"
        assert cleaned(pasted).split("\n") == [
            "Planning", "- vragen", "1. bellen", "2) gaan", "",
            " ingesprongen", " ook dit",
            "– | Wie | Klaar", "Bellen | Noor | mei", "Gaan | – | juni", "Naam: Sem",
        ]  # fmt: skip

    @given(st.text())
    @example("a\tb\na\t")
    @example("\t\t\na\t\tb\n \tc\t\td")
    def test_cleaning_twice_changes_nothing_and_loses_no_letter(self, text):
        once = cleaned(text)
        assert cleaned(once) == once
        import unicodedata

        letters = [c for c in unicodedata.normalize("NFC", text) if c.isalnum()]
        assert [c for c in once if c.isalnum()] == letters

    def test_two_hundred_pages_are_kept(self):
        page = "Wij willen dat elke leerling een plek vindt die past.\r\n" * 55
        assert len(paragraphs(cleaned(page * 200))) == 11_000


@pytest.mark.django_db
class TestThePage:
    def url(self, plan, kind="waarom", tail=""):
        return f"/regio/lindemeer/plannen/{plan.pk}/delen/{kind}/{tail}"

    def test_it_saves_as_somebody_types(self, draft, mia, english):
        body = {"text": f"{START}\nMore.", "seen": START, "revision": 1, "maybe": ""}
        answer = english(mia).post(self.url(draft), body, headers={"X-Autosave": "1"})
        assert answer.status_code == 200
        assert json.loads(answer.content)["revision"] == 2
        assert text_of(draft).endswith("More.")

    def test_a_clash_shows_both_texts_and_saving_again_settles_it(
        self, draft, mia, colleague, english
    ):
        theirs = START.replace("Nine", "Ten")
        write(draft, colleague, "why", theirs, revision=1, seen=START)
        mine = START.replace("Nine", "Six")
        body = {"text": mine, "seen": START, "revision": 1, "maybe": ""}
        page = english(mia).post(self.url(draft), body)
        assert page.status_code == 409
        html = page.content.decode()
        assert "Ten of 24" in html
        assert "Six of 24" in html
        assert "Cato Collega" in html
        both = {"text": f"{mine} Or ten.", "seen": theirs, "revision": 2, "maybe": ""}
        assert english(mia).post(self.url(draft), both).status_code == 302
        assert "Or ten." in text_of(draft)

    def test_the_second_editor_is_told_who_writes(self, draft, mia, colleague, english):
        write(draft, colleague, "why", f"{START}\nAnd more.", revision=1, seen=START)
        assert (
            "Cato Collega is writing here too" in english(mia).get(self.url(draft)).content.decode()
        )
        now = english(mia).get(self.url(draft, tail="nu/")).json()
        assert now["revision"] == 2
        assert "Cato" in now["who"]

    def test_nonsense_is_a_sentence(self, draft, mia, english):
        for body in ({"text": "x"}, {"text": "x", "revision": "-1"}, {"revision": "9" * 40}):
            answer = english(mia).post(self.url(draft), body, headers={"X-Autosave": "1"})
            assert answer.status_code == 422
            assert answer.json()["sentence"]

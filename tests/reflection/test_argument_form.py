"""The page everybody shares after the reveal still has a form that each phone can send."""

import re

from django.test import Client

from samenverder.reflection.operations.lead import show_statement
from samenverder.reflection.operations.reveal import reveal
from tests.reflection.session_world import Phone, make_open_session


def test_a_phone_can_send_an_argument_from_the_shared_page(region, alice):
    session = make_open_session(region, alice)
    phones = [Phone(session) for _ in range(5)]
    for phone in phones:
        phone.answer_all(session, 4)
    reveal(session=session, by=alice)
    session.refresh_from_db()
    first = session.instrument.statements.order_by("order").first()
    show_statement(session=session, by=alice, statement=first)
    for phone in phones[:2]:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = phone.client.cookies
        page = strict.get(f"{phone.base}nu/").content.decode()
        form = page[page.index("/argument/") :].split("</form>")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form).group(1)
        sent = strict.post(
            f"{phone.base}argument/",
            {"csrfmiddlewaretoken": token, "statement": first.code, "text": "Omdat het zo is."},
        )
        assert sent.status_code == 302
    assert session.arguments.count() == 2

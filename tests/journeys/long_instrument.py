"""An open session with an instrument as long as it may be: forty statements of two lines.

Run as `python -m tests.journeys.long_instrument` with a data folder that has the example region;
prints the join code.
"""

import os

import django

SENTENCE = (
    "Wij weten van elke jongere die dit jaar overstapt wie er belt wanneer het even niet gaat, en "
    "spreken dat voor de zomer met school {n} af."
)


def build() -> str:
    """Make the instrument and the session; returns the join code."""
    from django.utils import timezone

    from samenverder.network.models import Partnership, User
    from samenverder.reflection.exchange import MAX_STATEMENTS, StatementContent
    from samenverder.reflection.operations.instrument_parts import add_statement
    from samenverder.reflection.operations.instruments import (
        copy_instrument,
        load_regional_instrument,
        publish_instrument,
    )
    from samenverder.reflection.operations.phases import open_session
    from samenverder.reflection.operations.sessions import plan_session

    region = Partnership.objects.get(slug="lindemeer")
    by = User.objects.get(email="marloes@lindemeer.example")
    own = copy_instrument(instrument=load_regional_instrument(), partnership=region, by=by)
    themes = list(own.themes.all())
    for n in range(own.statements.count(), MAX_STATEMENTS):
        content = StatementContent(code="", nl=SENTENCE.format(n=n))
        add_statement(theme=themes[n % len(themes)], by=by, content=content)
    publish_instrument(instrument=own, by=by)
    session = plan_session(
        partnership=region, by=by, title="Veertig stellingen", instrument=own,
        starts_at=timezone.now(), duration=60,
    )  # fmt: skip
    return open_session(session=session, by=by).code


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
    django.setup()
    print(build())

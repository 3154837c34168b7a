"""Bringing a database up to date before the start, and what the start prints."""

from collections.abc import Callable

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from samenverder.config.env import ConfigurationError


def prepare(*, example: bool = False, force: bool = False) -> None:
    """Migrate when needed, load the regional instrument, and the example region when asked.

    The example goes into an empty database alone, unless `force`.
    """
    django.setup()
    _require_whole()
    if changed := _needs_migration():
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    _collect_static()
    from samenverder.config.example import load_example
    from samenverder.network.models import User
    from samenverder.reflection.operations.instruments import load_regional_instrument

    load_regional_instrument()
    if example and (force or not User.objects.exists()):
        load_example()
    _prepare_search(anew=changed)


def _prepare_search(*, anew: bool) -> None:
    """The index of search: made when the tables changed or it is empty, else brought up to date."""
    from samenverder.insight import index

    if anew or index.is_empty():
        index.rebuild()
    else:
        index.take_in()


def _require_whole() -> None:
    """Nobody works in an installation that was put back by half."""
    from samenverder.config.backup import under_way

    if under_way().exists():
        raise ConfigurationError("Putting back a copy was interrupted: run it again with --yes.")


def _needs_migration() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _collect_static() -> None:
    from django.conf import settings

    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", interactive=False, verbosity=0)


def welcome() -> Callable[[str], None]:
    """What to print once the server answers: the address, the sign-ins, or how to begin.

    The database is read now: at the moment of printing the event loop runs.
    """
    sign_ins, code = sign_in_lines(), _set_up_code()

    def say(url: str) -> None:
        print(f"\nSamen Verder answers at {url}")
        if sign_ins:
            print(sign_ins)
        if code:
            print(f"\nNothing here yet. Begin at {url.rstrip('/')}/beginnen/")
            print(f"Set-up code: {code}\n")
        print("Stop with Ctrl-C.", flush=True)

    return say


def sign_in_lines() -> str:
    """The example sign-ins as text, when the example region is there."""
    from samenverder.config.example import SIGN_INS, example_is_loaded
    from samenverder.config.example.region import PASSWORD

    if not example_is_loaded():
        return ""
    lines = [f"  {email:<30} {name}, {role.label.lower()}" for email, name, role in SIGN_INS]
    head = f"\nExample sign-ins (fictional people; password for all: {PASSWORD})"
    return "\n".join([head, *lines, ""])


def _set_up_code() -> str:
    from samenverder.network.models import User

    if User.objects.exists():
        return ""
    from samenverder.network.operations.setup import setup_code

    return setup_code()

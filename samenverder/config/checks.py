"""`samenverder check`: is everything whole?"""

import django


def check_everything() -> list[str]:
    """Every fault as one sentence; an empty list when all is well."""
    django.setup()
    return [*_migrations(), *_database(), *_audit(), *_answers()]


def _migrations() -> list[str]:
    from samenverder.config.prepare import _needs_migration

    return ["The database is not up to date: start the server once."] if _needs_migration() else []


def _database() -> list[str]:
    from django.db import connection

    connection.check_constraints()
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        found = [row[0] for row in cursor.fetchall()]
    return [] if found == ["ok"] else [f"SQLite reports: {line}" for line in found]


def _audit() -> list[str]:
    from samenverder.audit.models import AuditHead
    from samenverder.audit.operations import check_all
    from samenverder.network.models import Partnership

    sealed = set(AuditHead.objects.values_list("partnership_id", flat=True))
    gone = Partnership.objects.exclude(pk__in=sealed).values_list("name", flat=True)
    return [*check_all(), *(f"The audit chain of {name} is gone." for name in gone)]


def _answers() -> list[str]:
    from django.db.models import Count

    from samenverder.reflection.models import Answer

    doubled = (
        Answer.objects.values("participant", "statement", "vote")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
        .count()
    )
    return [f"{doubled} answers are stored twice."] if doubled else []

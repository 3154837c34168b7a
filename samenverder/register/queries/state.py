"""Whether the register is still as somebody saw it."""

from django.db.models import Count, Max

from samenverder.network.models import Partnership
from samenverder.register.models import RegisterImport


def state_of(partnership: Partnership) -> str:
    """Changes whenever a file is brought in or undone: to see that a preview is still true."""
    rows = RegisterImport.objects.filter(partnership=partnership, done_at__isnull=False)
    last = rows.aggregate(n=Count("pk"), done=Max("done_at"), undone=Max("undone_at"))
    return f"{last['n']} {last['done']} {last['undone']}"

"""What every change in this room leaves behind: a line in the log and a live notice."""

from typing import Any

from django.db.models import Model

from samenverder.audit.operations import record
from samenverder.live.operations import publish


def tell(partnership_id: int, by: Any, verb: str, thing: Model, **detail: Any) -> None:
    """`thing` becomes the subject, such as "ambitionversion:12"."""
    subject = f"{thing._meta.model_name}:{thing.pk}"
    record(partnership_id=partnership_id, actor=by, verb=verb, subject=subject, **detail)
    publish(f"ambition:{partnership_id}")

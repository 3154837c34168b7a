"""The files of mail under way: each kept once, however many mails it goes with."""

import hashlib
from collections.abc import Collection

from django.db import transaction

from samenverder.network.models import MailFile


@transaction.atomic
def keep(content: bytes) -> int:
    """The number of the one row with these bytes, made when it is not there.

    It is held until the caller's transaction ends: nobody drops it before the mail points to it.
    """
    digest = hashlib.sha256(content).hexdigest()
    rows = MailFile.objects.select_for_update(no_key=True).filter(digest=digest)
    while (found := rows.values_list("pk", flat=True).first()) is None:
        made = MailFile(digest=digest, content=content)
        MailFile.objects.bulk_create([made], ignore_conflicts=True)
    return found


@transaction.atomic
def drop_unused(files: Collection[int] | None = None) -> int:
    """Wipe those of these files (or of all) that go with no mail any more; returns how many."""
    rows = MailFile.objects.order_by("pk")
    if files is None:
        files = list(rows.filter(attachments=None).values_list("pk", flat=True))
    held = rows.select_for_update(no_key=True).filter(pk__in=files)
    # asked again once they are held: another mail may have taken one meanwhile
    unused = rows.filter(pk__in=list(held.values_list("pk", flat=True)), attachments=None)
    return unused.only("pk").delete()[0]

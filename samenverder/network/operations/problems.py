"""Why something is not done, as a sentence for the person who asked."""

from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _


class Refused(Exception):
    """This cannot be done now. The sentence says why, and what would help."""

    def __init__(self, sentence: str | Promise, field: str | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field


class AlreadyThere(Refused):
    """The same form was sent before: `row` is what it made. Nothing is made a second time."""

    def __init__(self, row: Model) -> None:
        super().__init__(_("It is there already. Nothing was made a second time."))
        self.row = row


class EditedMeanwhile(Exception):
    """Somebody else saved the same thing after this person opened it."""

    def __init__(self, current: Model) -> None:
        super().__init__("Edited by somebody else meanwhile.")
        self.current = current


def claim(current: Any, version: int) -> None:
    """Make `current` the next version; raises EditedMeanwhile when it is no longer `version`.

    One UPDATE with the version in its condition, so that of two who save at once only one passes.
    """
    rows = type(current)._base_manager.filter(pk=current.pk, version=version)
    if not rows.update(version=version + 1):
        current.refresh_from_db()
        raise EditedMeanwhile(current)
    current.version = version + 1

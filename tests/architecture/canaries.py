"""Words that occur once in the world, so that one can see where a text comes from.

Every text of a partnership is replaced by a canary such as zqb0017q: the letter says of which
partnership it is, the number in which field of which row it stands.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, EmailField, Field, JSONField, Model, TextField
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from samenverder.library.models import PracticeMaterialContent
from samenverder.meetings.models import DocumentContent
from samenverder.network.models import Organisation, Partnership
from samenverder.tracks.models import MaterialContent
from tests.architecture.tenancy import our_models, rows_of

CANARY = re.compile(r"zq([a-z])\d{4}q", re.IGNORECASE)
LENGTH = 8
FIGURES = re.compile(r"\d{4}-\d\d-\d\d|\d+(\.\d+)?$")  # a day or a number, kept as text
# Texts for the program itself. With another value a page breaks or shows another page.
LEFT_ALONE = {
    "Partnership.pairing_salt": "finds the same person in another round",
    "Membership.layers_not_needed": "names of layers",
    "Person.role_before_leaving": "a role",
    "Person.ended_by_leaving": "numbers, days and the name of a change",
    "Mandate.subjects": "names of subjects",
    "Invitation.key_hash": "finds the invitation by the key in the mail",
    "RelationSeat.key_hash": "finds the seat by the key in the mail",
    "OutgoingMail.about": "leads to the invitation",
    "OutgoingMail.language": "nl or en",
    "MailAttachment.content_type": "a media type",
    "MailFile.digest": "a hash",
    "User.password": "a hash",
    "AuditEntry.actor": "leads to a user",
    "AuditEntry.subject": "leads to a thing",
    "AuditEntry.verb": "a word of the program",
    "AuditEntry.seal": "a hash",
    "AuditHead.seal": "a hash",
    "AuditHead.head_seal": "a hash",
    "Change.field": "the name of a field",
    "Change.batch": "ties changes together",
    "ProjectChange.verb": "a word of the program",
    "ProjectChange.thing": "the name of a model",
    "SearchEntry.kind": "a word of the program",
    "SearchEntry.title": "built again from what holds canaries",
    "SearchEntry.body": "built again from what holds canaries",
    "SearchEntry.meta": "built again from what holds canaries",
    "SearchEntry.url": "the address of a page",
    "SearchTodo.thing": "a word of the program",
    "Attendee.salt": "goes into the key of an address",
    "CalendarFeed.salt": "goes into the key of an address",
    "TrainingFeed.salt": "goes into the key of an address",
    "GuestCode.salt": "goes into the key of an address",
    "PartyQuestion.salt": "goes into the key of an address",
    "PracticeQuestion.salt": "goes into the key of an address",
    "CatalogueImport.made": "numbers",
    "CatalogueImport.before": "what a list changed, to set it back",
    "MeetingDocument.extension": "what the file was found to be",
    "RegisterImport.header": "knows a file of the same make",
    "RegisterImport.counts": "numbers",
    "RegisterImport.preview": "made again from the file that waits",
    "SiteChange.field": "the name of a field",
    "ReflectionSession.agenda": "names of parts",
    "ReflectionSession.salt": "finds the seat",
    "Invitee.layer": "a layer",
    "Participant.code_hash": "finds the seat",
    "Participant.pair_hash": "finds the same person in another round",
    "Participant.batch": "ties an import together",
    "Argument.author_hash": "finds one's own argument",
    "Argument.shuffle": "a sort key",
    "Snapshot.figures": "built again from what holds canaries",
    "DiscussionItem.reason": "a word of the program",
    "ReportRequest.language": "nl or en",
    "Theme.letter": "one letter",
    "BoardPitch.language": "nl or en",
    "Dialogue.salt": "finds the seat",
    "DialogueSeat.seat_hash": "finds the seat",
    "Contribution.author_hash": "finds one's own contribution",
    "Contribution.shuffle": "a sort key",
    "ContributionMark.marker_hash": "finds one's own mark",
    "DialogueAddress.email_hash": "finds an address that stopped",
    "DialogueAddress.language": "nl or en",
    "PlanWriting.sent": "a hash",
    "Material.extension": "what the file was found to be",
    "Material.url": "leads to another page",
    "Practice.sectors": "names of kinds of organisations",
    "Practice.layers": "names of layers",
    "ListedPractice.sectors": "names of kinds of organisations",
    "ListedPractice.layers": "names of layers",
    "ListedPractice.stems": "stems of a title that holds a canary",
    "PracticeMaterial.extension": "what the file was found to be",
    "PracticeMaterial.url": "leads to another page",
    "Project.handover": "ties a handing over together",
    "Milestone.handover": "ties a handing over together",
}


@dataclass
class Canaries:
    """The words given out so far, and where each stands."""

    places: dict[str, str] = field(default_factory=dict)

    def fill(self, partnership: Partnership, letter: str, besides: set[Any]) -> None:
        """Put a canary in every text of a partnership, but for the rows in `besides`."""
        for model in our_models():
            rows = rows_of(model, partnership)
            fields = text_fields(model)
            for row in rows or [] if fields else []:
                if row not in besides:
                    self.fill_row(row, letter, fields)

    def fill_files(self, partnership: Partnership, letter: str) -> None:
        """Put a canary in every file that was added to a meeting."""
        for model in (DocumentContent, MaterialContent, PracticeMaterialContent):
            for row in rows_of(model, partnership) or []:
                row.content = self._word(letter, f"{model.__name__}.content").encode()
                row.save()

    def fill_row(self, row: Model, letter: str, fields: list[Field[Any, Any]]) -> None:
        """Put canaries in one row, past whatever its `save` does."""
        values = {f.name: self._value(row, f, letter) for f in fields}
        type(row)._default_manager.filter(pk=row.pk).update(**values)

    def _value(self, row: Model, f: Field[Any, Any], letter: str) -> Any:
        where = f"{type(row).__name__}.{f.name}"
        if isinstance(f, JSONField):
            return self._inside(getattr(row, f.name), letter, where)
        word = self._word(letter, where)
        return f"{word}@voorbeeld.example" if isinstance(f, EmailField) else word

    def _inside(self, value: Any, letter: str, where: str) -> Any:
        if isinstance(value, dict):
            return {key: self._inside(item, letter, where) for key, item in value.items()}
        if isinstance(value, list):
            return [self._inside(item, letter, where) for item in value]
        is_text = isinstance(value, str) and not FIGURES.match(value)
        return self._word(letter, where) if is_text else value

    def _word(self, letter: str, where: str) -> str:
        word = f"zq{letter}{len(self.places):04}q"
        self.places[word] = where
        return word

    def found_in(self, text: str, letters: str = "") -> set[str]:
        """The canaries in a text, those of these letters only if asked."""
        words = {match[0].lower() for match in CANARY.finditer(text)}
        return {word for word in words if not letters or word[2] in letters}

    def fields_of(self, words: set[str]) -> set[str]:
        """The fields these canaries stand in."""
        return {self.places[word] for word in words}


def text_fields(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields of a model that hold words of people."""
    return [
        f
        for f in model._meta.concrete_fields
        if isinstance(f, CharField | TextField | JSONField)
        and not f.choices
        and not (f.max_length and f.max_length < LENGTH and _said(f))
        and f"{model.__name__}.{f.name}" not in LEFT_ALONE
    ]


def _said(f: Field[Any, Any]) -> bool:
    assert f"{f.model.__name__}.{f.name}" in LEFT_ALONE, f"{f} is too short for a canary"
    return True


def shared_fields() -> set[str]:
    """What two partnerships both see of an organisation that is in both."""
    return {f"Organisation.{f.name}" for f in text_fields(Organisation)}


def text_of(response: Any) -> str:
    """Everything somebody can read in a response: head, page, table, document, cookies."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    parts = [head, response.cookies.output(), content.decode("utf-8", "replace")]
    if content.startswith(b"PK"):
        parts += [_unzipped(content), _cells(content)]
    if content.startswith(b"%PDF"):
        parts.append(_pages(content))
    return "\n".join(parts)


def _unzipped(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def _cells(content: bytes) -> str:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return "\n".join(
        [*book.sheet_names, *(str(cell) for sheet in sheets for row in sheet for cell in row)]
    )


def _pages(content: bytes) -> str:
    document = PdfReader(io.BytesIO(content))
    return "\n".join([str(document.metadata), *(page.extract_text() for page in document.pages)])

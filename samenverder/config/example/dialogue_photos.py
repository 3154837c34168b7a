"""Quotes of a dialogue evening of the example region, and two drawings of a flip-over."""

import io
from uuid import UUID

from PIL import Image, ImageDraw

from samenverder.dialogues.models import (
    Contribution,
    ContributionPicture,
    Dialogue,
    PictureContent,
)
from samenverder.dialogues.photos import shrink

QUOTES = [
    ("Bel gewoon, zei mijn teamleider. Dat was genoeg.", True),
    ("Ik wist niet dat zij bij ons om de hoek zitten.", True),
    ("Dit vertel ik liever alleen hier.", False),
]
PAPER, INK, BLUE = "#f7f5ef", "#14202b", "#1c4f8a"


def add_quotes_and_photos(evening: Dialogue) -> None:
    """Three quotes, two of which may be in the report, and photos with a pearl and a puzzle."""
    tables = list(evening.tables.all())
    for number, (text, may_quote) in enumerate(QUOTES):
        key = UUID(int=evening.pk << 32 | number + 1, version=4)
        Contribution.objects.create(
            dialogue=evening, table=tables[number % len(tables)], key=key, author_hash=key.hex,
            shuffle=f"8{number}{key.hex}"[:32], kind="quote", text=text, round=1,
            may_quote=may_quote, sequence=1,
        )  # fmt: skip
    for kind, alt in (
        ("pearl", "Een flap-over met drie stappen: bellen, langsgaan, afspreken"),
        ("puzzle", "Een tekening met drie vakken: school, jeugdteam, thuis"),
    ):
        row = evening.contributions.filter(kind=kind).first()
        if row is not None:
            _put(row, alt)


def _put(row: Contribution, alt: str) -> None:
    file = io.BytesIO(_flip_over(alt))
    photo = shrink(file, len(file.getvalue()))
    picture = ContributionPicture.objects.create(
        contribution=row, key=row.key, width=photo.width, height=photo.height,
        size=len(photo.content), alt=alt,
    )  # fmt: skip
    PictureContent.objects.create(picture=picture, content=photo.content, thumbnail=photo.thumbnail)


def _flip_over(text: str) -> bytes:
    """A sheet of paper with three boxes and arrows between them."""
    sheet = Image.new("RGB", (720, 540), PAPER)
    pen = ImageDraw.Draw(sheet)
    for number, word in enumerate(text.partition(": ")[2].split(", ")):
        left = 50 + 220 * number
        pen.rounded_rectangle((left, 190, left + 160, 330), 18, outline=INK, width=6)
        pen.text((left + 20, 235), word.strip(), fill=INK, font_size=28)
        if number:
            pen.line((left - 54, 260, left - 10, 260), fill=BLUE, width=7)
            pen.polygon(((left - 12, 246), (left - 12, 274), (left, 260)), fill=BLUE)
    pen.line((50, 120, 460, 112), fill=BLUE, width=8)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()

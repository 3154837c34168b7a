"""Practices: what works, for whom, and where it travels."""

from samenverder.library.models.collection import CollectedPractice, PracticeCollection
from samenverder.library.models.listed import ListedPractice
from samenverder.library.models.notice import PracticeNotice
from samenverder.library.models.practice import (
    TEXT_FIELDS,
    EffectBasis,
    NextText,
    Practice,
    PracticeMaterial,
    PracticeMaterialContent,
    PracticeReview,
    PracticeState,
    PracticeVersion,
    content_of,
)
from samenverder.library.models.use import PracticeQuestion, PracticeUse, UseStand

__all__ = [
    "TEXT_FIELDS",
    "CollectedPractice",
    "EffectBasis",
    "ListedPractice",
    "NextText",
    "Practice",
    "PracticeCollection",
    "PracticeMaterial",
    "PracticeMaterialContent",
    "PracticeNotice",
    "PracticeQuestion",
    "PracticeReview",
    "PracticeState",
    "PracticeUse",
    "PracticeVersion",
    "UseStand",
    "content_of",
]

"""Practices: what works, for whom, and where it travels."""

from samenverder.library.models.collection import CollectedPractice, PracticeCollection
from samenverder.library.models.practice import (
    EffectBasis,
    NextText,
    Practice,
    PracticeMaterial,
    PracticeMaterialContent,
    PracticeReview,
    PracticeState,
    PracticeVersion,
)
from samenverder.library.models.use import PracticeQuestion, PracticeUse, UseStand

__all__ = [
    "CollectedPractice",
    "EffectBasis",
    "NextText",
    "Practice",
    "PracticeCollection",
    "PracticeMaterial",
    "PracticeMaterialContent",
    "PracticeQuestion",
    "PracticeReview",
    "PracticeState",
    "PracticeUse",
    "PracticeVersion",
    "UseStand",
]

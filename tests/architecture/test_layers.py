"""Foreign keys run downward only, as imports do; the linter cannot see them."""

from django.apps import apps

LAYERS = [
    "audit",
    "live",
    "network",
    "register",
    "ambition",
    "commitments",
    "meetings",
    "reflection",
    "projects",
    "plans",
    "pitches",
    "dialogues",
    "tracks",
    "answers",
    "pitchdays",
    "library",
    "trainings",
    "insight",
]


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("samenverder")]


def test_foreign_keys_run_downward() -> None:
    for model in our_models():
        own = LAYERS.index(model._meta.app_label)
        for field in model._meta.get_fields():
            other = field.related_model if field.is_relation and field.concrete else None
            if other and other._meta.app_label in LAYERS:
                assert LAYERS.index(other._meta.app_label) <= own, f"{model.__name__}.{field.name}"


def test_every_room_has_a_readme_of_some_twenty_lines() -> None:
    from pathlib import Path

    root = Path(__file__).resolve().parent.parent.parent / "samenverder"
    for room in LAYERS:
        lines = (root / room / "README.md").read_text().splitlines()
        assert 8 <= len(lines) <= 40, room

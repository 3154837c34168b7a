"""What this room does from time to time."""

from samenverder.trainings.operations import keeping


def release_kept_places() -> None:
    """Every ten minutes: places whose day has passed go to who waits."""
    keeping.release_when_due()

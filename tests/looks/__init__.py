"""Every page in the states worth looking at: for axe, and for pictures of every page."""

from tests.looks.ambition import ambition_looks
from tests.looks.board_answers import answer_looks
from tests.looks.dialogues import dialogue_looks
from tests.looks.kit import Look, Stage, enter, read_stage
from tests.looks.library import library_looks
from tests.looks.meetings import meeting_looks
from tests.looks.needs import need_looks
from tests.looks.pitchdays import pitchday_looks
from tests.looks.pitches import pitch_looks
from tests.looks.plans import plan_looks
from tests.looks.projects import project_looks
from tests.looks.register import register_looks
from tests.looks.reuse import reuse_looks
from tests.looks.rooms import room_looks
from tests.looks.sessions import session_looks
from tests.looks.tracks import track_looks
from tests.looks.training_needs import training_needs_looks
from tests.looks.trainings import training_looks

__all__ = ["Look", "Stage", "all_looks", "enter", "read_stage"]


def all_looks(stage: Stage) -> list[Look]:
    """Every page; a name is used once."""
    rooms = [
        room_looks,
        ambition_looks,
        meeting_looks,
        dialogue_looks,
        plan_looks,
        pitch_looks,
        register_looks,
        project_looks,
        track_looks,
        library_looks,
        reuse_looks,
        training_looks,
        training_needs_looks,
        pitchday_looks,
        need_looks,
        answer_looks,
    ]
    return [*session_looks(stage), *(look for room in rooms for look in room(stage))]

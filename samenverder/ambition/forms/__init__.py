"""Forms of this room."""

from samenverder.ambition.forms.comments import AnswerForm, ChangeCommentForm, CommentForm
from samenverder.ambition.forms.endorsing import EndorseForm, PaperForm
from samenverder.ambition.forms.focus_areas import ChangeFocusAreaForm, FocusAreaForm
from samenverder.ambition.forms.questions import ChangeQuestionForm, QuestionForm
from samenverder.ambition.forms.writing import (
    COMMENT,
    AdoptForm,
    ShareForm,
    WithdrawForm,
    WriteForm,
    seen_of,
)

__all__ = [
    "COMMENT",
    "AdoptForm",
    "AnswerForm",
    "ChangeCommentForm",
    "ChangeFocusAreaForm",
    "ChangeQuestionForm",
    "CommentForm",
    "EndorseForm",
    "FocusAreaForm",
    "PaperForm",
    "QuestionForm",
    "ShareForm",
    "WithdrawForm",
    "WriteForm",
    "seen_of",
]

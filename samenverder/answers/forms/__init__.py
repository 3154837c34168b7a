"""Forms of this room."""

from samenverder.answers.forms.answer import AnswerForm

__all__ = ["AnswerForm"]

"""What can be done with what a plan asks."""

from samenverder.answers.operations.answering import (
    agree_to_rest,
    answer_need,
    confirm_noted,
    put_back,
    take_back,
    take_back_all,
)

__all__ = [
    "agree_to_rest",
    "answer_need",
    "confirm_noted",
    "put_back",
    "take_back",
    "take_back_all",
]

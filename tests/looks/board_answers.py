"""Looks at what boards answer: what waits, a plan need by need, one answer."""

from typing import Any

from tests.looks.kit import HERE, Look, Stage, press

AT = f"{HERE}plannen/antwoorden/"


def answer_looks(stage: Stage) -> list[Look]:
    """Every page of answering."""
    known = stage["board_answers"]
    waits, answered = f"{AT}{known['waits']}/", f"{AT}{known['answered']}/"
    need = f"{waits}behoefte/{known['need']}/"

    def look(name: str, path: str, who: str = "hanneke", **more: Any) -> Look:
        return Look(f"antwoorden{name}", path, who, **more)

    return [
        look("", AT),
        look("-coordinator", AT, "marloes"),
        look("-geen", AT, "carla"),
        look("-niet-zo", f"{AT}?antwoord=later"),
        look("-plan", waits),
        look("-plan-lezer", waits, "carla"),
        look("-plan-noteren", f"{waits}?namens={known['board']}", "marloes"),
        look("-plan-klaar", answered),
        look("-plan-nog-niet", f"{AT}{known['shared']}/", "marloes"),
        look("-behoefte", f"{need}?antwoord=condition"),
        look("-behoefte-fout", f"{need}?antwoord=later", steps=press()),
    ]

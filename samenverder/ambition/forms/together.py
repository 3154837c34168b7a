"""Two people in one form: what the second left alone comes from the first."""

from typing import Any

from django import forms


class Together(forms.Form):
    """A versioned form that remembers what the person saw in each field.

    When somebody else saved meanwhile, fields this person did not touch show what was saved; what
    they typed stays, and the form tells what the changed fields say now.
    """

    changed_meanwhile: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = not field.widget.is_hidden

    def words_of(self, current: Any) -> dict[str, str]:
        """{field: what the thing says there now}, as people read it."""
        return {}

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What somebody else changed."""
        words = self.words_of(current).items()
        names = {name: str(self.fields[name].label).rstrip("?") for name, _now in words}
        return [(names[name], now) for name, now in words if name in self.changed_meanwhile]

    def tell_edited(self, current: Any) -> None:
        """Take over what was saved where nothing was typed, then say what changed."""
        typed = set(self.changed_data)
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        changed = set()
        for name, field in self.fields.items():
            if not field.show_hidden_initial or not hasattr(current, name):
                continue
            now, seen = _as_sent(field, getattr(current, name)), self.add_initial_prefix(name)
            if data.get(seen) != now:
                changed.add(name)
            data[seen] = now
            if name not in typed:
                data[name] = now
        self.data, self.changed_meanwhile = data, frozenset(changed)
        super().tell_edited(current)  # type: ignore[misc]


def _as_sent(field: forms.Field, value: Any) -> str:
    """A value as the browser sends it."""
    shown = field.widget.format_value(field.prepare_value(value))
    return str((shown[0] if isinstance(shown, list) else shown) or "")

"""Any changed, removed, moved, added or cut-off row of the audit chain is found."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenverder.audit.models import AuditEntry, AuditHead
from samenverder.audit.operations import carry_over, check_all, check_chain, record

pytestmark = pytest.mark.django_db


def write(n: int = 5, partnership: int = 7) -> None:
    for number in range(n):
        record(
            partnership_id=partnership, actor="system", verb="did", subject=f"thing:{number}",
            note="été 🌱",
        )  # fmt: skip


class TestALogFromElsewhere:
    LINES = [
        {"at": "2025-03-01T09:00:00.000001+00:00", "actor": "user:3", "verb": "did",
         "subject": "thing:1", "detail": {"note": "été"}},
        {"at": "2025-03-02T09:00:00+00:00", "actor": "system", "verb": "did",
         "subject": "thing:2", "detail": {}},
    ]  # fmt: skip

    def test_keeps_its_moments_and_goes_on_in_this_chain(self):
        write(2)
        assert carry_over(partnership_id=7, lines=self.LINES) == 2
        write(1)
        assert check_chain(7) == []
        carried = AuditEntry.objects.filter(number__in=(3, 4)).order_by("number")
        assert [(e.at.isoformat(), e.actor, e.detail) for e in carried] == [
            ("2025-03-01T09:00:00.000001+00:00", "user:3", {"note": "été"}),
            ("2025-03-02T09:00:00+00:00", "system", {}),
        ]

    def test_is_sealed_like_any_other_line(self):
        carry_over(partnership_id=7, lines=self.LINES)
        AuditEntry.objects.filter(number=1).update(actor="user:9")
        assert any("row 1" in fault for fault in check_chain(7))


class TestChain:
    def test_a_whole_chain_has_no_faults(self):
        write()
        assert check_all() == []

    @pytest.mark.parametrize(
        "change",
        [{"actor": "user:9"}, {"verb": "x"}, {"subject": "thing:9"}, {"detail": {"note": "x"}}],
    )
    def test_a_changed_row_is_found(self, change):
        write()
        AuditEntry.objects.filter(number=3).update(**change)
        assert any("row 3" in fault for fault in check_chain(7))

    def test_a_moved_clock_is_found(self):
        from datetime import timedelta

        from django.db.models import F

        write()
        AuditEntry.objects.filter(number=2).update(at=F("at") + timedelta(seconds=1))
        assert check_chain(7)

    @pytest.mark.parametrize("number", [1, 3, 5])
    def test_a_removed_row_is_found(self, number):
        write()
        AuditEntry.objects.filter(number=number).delete()
        assert check_chain(7)

    def test_rows_cut_off_at_the_end_are_found_even_with_a_rewritten_head(self):
        write()
        AuditEntry.objects.filter(number__gt=3).delete()
        last = AuditEntry.objects.get(number=3)
        AuditHead.objects.update(number=3, seal=last.seal)
        assert any("sealed end" in fault for fault in check_chain(7))

    def test_a_removed_head_is_found(self):
        write()
        AuditHead.objects.all().delete()
        assert check_chain(7)

    def test_an_added_row_is_found(self):
        write()
        last = AuditEntry.objects.get(number=5)
        AuditEntry.objects.create(
            partnership_id=7, number=6, at=last.at, actor="x", verb="x", subject="x", seal="0" * 64
        )
        assert check_chain(7)

    def test_a_chain_copied_to_another_partnership_is_found(self):
        write()
        AuditEntry.objects.update(partnership_id=8)
        AuditHead.objects.update(partnership_id=8)
        assert check_chain(8)

    def test_another_key_finds_everything(self, settings):
        write()
        settings.SECRET_KEY = "another-key"
        assert len(check_chain(7)) >= 5

    def test_chains_do_not_touch_each_other(self):
        write(2, partnership=1)
        write(3, partnership=2)
        assert AuditEntry.objects.filter(partnership_id=2).count() == 3
        assert check_all() == []

    def test_a_rolled_back_operation_leaves_no_line(self):
        from django.db import transaction

        with pytest.raises(ValueError, match="stop"), transaction.atomic():
            write(1)
            raise ValueError("stop")
        assert check_all() == []
        assert not AuditEntry.objects.exists()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    length=st.integers(2, 8),
    data=st.data(),
    tamper=st.sampled_from(["drop", "verb", "swap"]),
)
def test_no_tampering_goes_unseen(length, data, tamper) -> None:
    AuditEntry.objects.all().delete()
    AuditHead.objects.all().delete()
    write(length)
    number = data.draw(st.integers(1, length))
    if tamper == "drop":
        AuditEntry.objects.filter(number=number).delete()
    elif tamper == "verb":
        AuditEntry.objects.filter(number=number).update(verb="other")
    else:
        other = number % length + 1
        first, second = (AuditEntry.objects.get(number=n) for n in (number, other))
        AuditEntry.objects.filter(pk=first.pk).update(subject=second.subject)
        AuditEntry.objects.filter(pk=second.pk).update(subject=first.subject)
    assert check_chain(7)

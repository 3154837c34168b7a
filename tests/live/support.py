"""Marks for tests whose commits must be real."""

import pytest
from django.conf import settings

real_commits = [pytest.mark.usefixtures("shared_database")]
if settings.IS_POSTGRES:
    real_commits.append(pytest.mark.django_db(transaction=True))

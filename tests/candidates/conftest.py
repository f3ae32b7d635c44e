"""Somebody who is interviewed, and the interview Priya holds."""

import pytest

from tests import factories, interviewing


@pytest.fixture
def met(open_requisition):
    """An application in the interviews."""
    return factories.application(open_requisition, stage="interviewing")


@pytest.fixture
def interview(met, priya):
    """Of an hour, on Tuesday at ten, on every criterion; it is over, and the scorecard owed."""
    return interviewing.held(met, priya)


@pytest.fixture
def scorecard(interview, priya):
    """Priya's."""
    return interviewing.card_of(interview, priya)

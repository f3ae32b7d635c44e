"""Somebody who is interviewed, and the interview Priya holds."""

import pytest

from hiring import clocks
from tests import factories, interviewing
from tests.joining import FIRST_DAY, TODAY


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


@pytest.fixture
def hired(open_requisition):
    return factories.application(open_requisition, stage="hired")


@pytest.fixture
def onboarding(hired):
    """Begun on a Monday, of somebody who starts in two weeks."""
    factories.onboarding_template()
    with clocks.at(TODAY):
        return factories.onboarding(hired, FIRST_DAY)

"""People, their applications, and what is decided on them: the pages' verbs for programs."""

from candidates.api.applications import Applications
from candidates.api.candidates import Candidates
from candidates.api.checks import Checks
from candidates.api.decisions import Decisions
from candidates.api.interviews import Interviews
from candidates.api.offers import Offers
from candidates.api.onboardings import Onboardings, Tasks
from candidates.api.references import References
from candidates.api.reviews import Reviews
from candidates.api.scorecards import Scorecards
from candidates.api.shortlists import Shortlists
from candidates.api.sources import Sources, Tags

ROUTES = (
    ("candidates", Candidates),
    ("applications", Applications),
    ("shortlists", Shortlists),
    ("reviews", Reviews),
    ("scorecards", Scorecards),
    ("interviews", Interviews),
    ("references", References),
    ("checks", Checks),
    ("decisions", Decisions),
    ("onboardings", Onboardings),
    ("tasks", Tasks),
    ("offers", Offers),
    ("sources", Sources),
    ("tags", Tags),
)

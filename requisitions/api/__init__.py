"""Requisitions, what they ask for and how they are advertised: the pages' verbs for programs."""

from requisitions.api.approvals import Approvals, Changes
from requisitions.api.places import Places
from requisitions.api.postings import Postings
from requisitions.api.requisitions import Requisitions

ROUTES = (
    ("requisitions", Requisitions),
    ("approvals", Approvals),
    ("changes", Changes),
    ("postings", Postings),
    ("places", Places),
)

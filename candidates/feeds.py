import datetime as dt

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from candidates.public import cached, public_postings, revision_of
from hiring.accounts.models import Company
from requisitions.models import Posting

MANY = 50


def one_line(words: str) -> str:
    """XML takes no control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


class JobFeed(Feed):  # type: ignore[type-arg]
    """The newest jobs, for feed readers."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> Company:
        return Company.shown()

    def title(self, company: Company) -> str:
        return one_line(_("Jobs at %(company)s") % {"company": company})

    def author_name(self, company: Company) -> str:
        return one_line(str(company))

    def link(self, company: Company) -> str:
        return reverse("jobs")

    def feed_url(self, company: Company) -> str:
        return reverse("job_feed")

    def items(self, company: Company) -> list[Posting]:
        return list(public_postings().for_list().newest()[:MANY])

    def item_title(self, posting: Posting) -> str:
        return one_line(revision_of(posting).title)

    def item_description(self, posting: Posting) -> str:
        revision = revision_of(posting)
        return one_line(f"{revision.summary} {posting.where}. {revision.pay}.")

    def item_link(self, posting: Posting) -> str:
        return reverse("job", args=[posting.slug])

    def item_guid(self, posting: Posting) -> str:
        """Stays the same when the title changes."""
        return f"urn:tandem:job:{posting.requisition_id}"

    def item_pubdate(self, posting: Posting) -> dt.datetime | None:
        return posting.published_at

    def item_updateddate(self, posting: Posting) -> dt.datetime:
        return max(posting.since, revision_of(posting).since)


job_feed = cached(JobFeed())

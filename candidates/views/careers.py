from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.forms.finder import Finder
from candidates.public import cached, posting_for, public_jobs, public_postings, revision_of, tail
from candidates.structured import job_posting
from hiring.accounts.models import Company
from requisitions.markdown import as_html

MANY = 50


@cached
def jobs(request: HttpRequest) -> HttpResponse:
    """The careers site: every job that is open to strangers, and what they look for among them."""
    finder = Finder(request.GET, public_jobs())
    found = finder.find(MANY)
    page = {
        "finder": finder,
        "nearly": found.nearly,
        "count": finder.count(found),
        "page": found.page,
        "tail": tail(request),
    }
    return render(request, "careers/jobs.html", page)


@cached
def job(request: HttpRequest, slug: str) -> HttpResponse:
    posting = posting_for(slug)
    if posting.slug != slug:
        return redirect(reverse("job", args=[posting.slug], query=request.GET))
    revision = revision_of(posting)
    openings, left = posting.requisition.openings.counted_and_left()
    url = request.build_absolute_uri(reverse("job", args=[posting.slug]))
    company = Company.shown()
    page = {
        "company": company,
        "posting": posting,
        "revision": revision,
        "url": url,
        "text": as_html(revision.body),
        "openings": openings,
        "left": left,
        "structured": job_posting(posting, revision, company, url),
        "tail": tail(request),
    }
    return render(request, "careers/job.html", page)


@cached
def how_we_hire(request: HttpRequest) -> HttpResponse:
    return words(request, _("How we hire"), Company.shown().how_we_hire)


@cached
def privacy(request: HttpRequest) -> HttpResponse:
    return words(request, _("Privacy"), Company.shown().privacy)


def words(request: HttpRequest, title: str, text: str) -> HttpResponse:
    """A page that admins write."""
    if not text.strip():
        raise Http404
    return render(request, "careers/words.html", {"title": title, "text": as_html(text)})


@cached
def sitemap(request: HttpRequest) -> HttpResponse:
    page = {"site": request.build_absolute_uri("/")[:-1], "postings": public_postings().for_list()}
    return render(request, "careers/sitemap.xml", page, content_type="application/xml")


@cached
def robots(request: HttpRequest) -> HttpResponse:
    page = {"sitemap": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "careers/robots.txt", page, content_type="text/plain")

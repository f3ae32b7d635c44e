"""Of offers: who approves hears in turn, the pair hears of every step, the candidate of what is
out. No sentence names an amount: pay is read behind the link, by those who may."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.hearing.applications import own_page
from candidates.hearing.interviews import nobody
from candidates.lifecycle import OfferStatus
from candidates.models import Candidate, Offer, OfferApproval, OfferAsk
from candidates.offer_link import path_for
from hiring.accounts.models import User
from hiring.activity.models import Event, Notice
from hiring.activity.notices import Telling
from hiring.moments import say_fully
from requisitions.notices import manager, recruiter

# Who hears


def awaited(step: Any) -> Iterable[User]:
    return [one.approver for one in step.approvals.awaited().select_related("approver")]


def its_approver(approval: Any) -> Iterable[User]:
    return [approval.approver]


def whom_it_is_to(offer: Any) -> Iterable[Candidate]:
    candidate: Candidate = offer.application.candidate
    return [candidate] if candidate.email else []


def who_had_it(offer: Any) -> Iterable[Candidate]:
    """Only who has a link that is dead now."""
    return whom_it_is_to(offer) if offer.was_out else []


def whose_link_died(event: Event) -> Iterable[Candidate]:
    """Only of terms that were out: what they never read is no news."""
    return whom_it_is_to(event.subject) if event.source == OfferStatus.EXTENDED else []


def recruiter_if_asked(offer: Any) -> Iterable[User]:
    """What needed nobody's yes is no news to whoever asked."""
    return recruiter(offer) if offer.version.steps.exists() else []


def manager_and_recruiter(offer: Any) -> Iterable[User]:
    return [*manager(offer), *recruiter(offer)]


# Where it leads


def own_offer(notice: Notice) -> str:
    return path_for(notice.subject)


# What is said


def note_with_the_no(notice: Notice) -> str:
    """What the approver wrote when sending it back."""
    offer: Offer = notice.subject
    said_no = OfferApproval.objects.filter(step__version__offer=offer, answer="no")
    last = said_no.order_by("-answered_at").first()
    return last.note if last else ""


def until(notice: Notice) -> str:
    """By when they reply."""
    offer: Offer = notice.subject
    if offer.last_day is None:
        return ""
    return _(
        "Please reply by %(day)s. You can accept, decline or ask for a change, all on that page."
    ) % {"day": say_fully(offer.last_day)}


def new_terms(notice: Notice) -> str:
    return _(
        "We are changing the terms. The link that you have no longer opens anything; you get "
        "another one with the new terms soon."
    )


def what_follows(notice: Notice) -> str:
    """No amount: mails lie about."""
    version = notice.subject.version
    return _(
        "You accepted our offer, and we are glad. Your first day is %(day)s. The letter as you "
        "signed it is behind the link below; keep a copy of it. %(name)s writes to you about what "
        "comes next."
    ) % {"day": say_fully(version.start_on), "name": notice.subject.requisition.recruiter.name}


def time_is_over(notice: Notice) -> str:
    return _(
        "The time to reply to our offer has passed, so it no longer stands. If you would still "
        "like to join us, write to %(name)s on your own page."
    ) % {"name": notice.subject.requisition.recruiter.name}


def taken_back(notice: Notice) -> str:
    return _("It can no longer be accepted. If you have a question, write to %(name)s on your own "
             "page.") % {"name": notice.subject.requisition.recruiter.name}  # fmt: skip


def what_they_ask(notice: Notice) -> str:
    if notice.event is None:
        return ""
    ask = OfferAsk.objects.filter(pk=notice.event.details["ask"]).first()
    return ask.words if ask else ""


# Whether it is still so


def still_awaited(notice: Notice) -> bool:
    step = notice.subject
    return step is not None and step.approvals.awaited(notice.recipient).exists()


def still_asked(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_awaited


def still_out(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_extended


TERMS = gettext_lazy("Read the terms")
READ_OFFER = gettext_lazy("Read our offer")
OWN_PAGE = gettext_lazy("Open your page")

# fmt: off
OFFERS = (
    #       cause                   who hears                  what they read
    Telling("offer_approval.ask",   awaited,                   gettext_lazy("{actor} asks you to approve an offer to {candidate} for {requisition}."), button=TERMS, yours=True, still=still_awaited),
    Telling("offer_approval.remind", its_approver,             gettext_lazy("{actor} asks you again to approve an offer to {candidate} for {requisition}."), button=TERMS, yours=True, still=still_asked),
    Telling("offer_approval.due",   awaited,                   gettext_lazy("The offer to {candidate} for {requisition} waits for your approval."), button=TERMS, yours=True, still=still_awaited),
    Telling("offer_approval.daily", awaited,                   gettext_lazy("The offer to {candidate} for {requisition} still waits for your approval."), button=TERMS, yours=True, still=still_awaited),
    Telling("offer.approve",        recruiter_if_asked,        gettext_lazy("The offer to {candidate} for {requisition} is approved."), button=gettext_lazy("Send it")),
    Telling("offer.send_back",      recruiter,                 gettext_lazy("{actor} sent the offer to {candidate} for {requisition} back."), button=gettext_lazy("Change the terms"), text=note_with_the_no),
    Telling("offer.revise",         nobody,                    gettext_lazy("Our offer changes: {job} at {company}"), yours=True, outside=True, button=OWN_PAGE, link=own_page, text=new_terms, named=whose_link_died),
    Telling("offer.extend",         whom_it_is_to,             gettext_lazy("Our offer: {job} at {company}"), kind="offer.extend.candidate", button=READ_OFFER, yours=True, outside=True, link=own_offer, text=until, still=still_out),
    Telling("offer.extend",         manager,                   gettext_lazy("{actor} sent our offer to {candidate} for {requisition}.")),
    Telling("offer.prolong",        whom_it_is_to,             gettext_lazy("You have more time: {job} at {company}"), button=READ_OFFER, yours=True, outside=True, link=own_offer, text=until, still=still_out),
    Telling("offer.before",         whom_it_is_to,             gettext_lazy("Our offer waits for your reply: {job} at {company}"), kind="offer.before.candidate", button=READ_OFFER, yours=True, outside=True, due=False, link=own_offer, text=until, still=still_out),
    Telling("offer.before",         recruiter,                 gettext_lazy("The time for {candidate} to reply to our offer for {requisition} ends soon."), still=still_out),
    Telling("offer.ask",            manager_and_recruiter,     gettext_lazy("{candidate} asks for a change of our offer for {requisition}."), button=gettext_lazy("Read what they ask"), text=what_they_ask, still=still_out),
    Telling("offer.accept",         whom_it_is_to,             gettext_lazy("You accepted: {job} at {company}"), button=READ_OFFER, yours=True, outside=True, also_actor=True, link=own_offer, text=what_follows),
    Telling("offer.decline",        manager_and_recruiter,     gettext_lazy("{candidate} declined our offer for {requisition}.")),
    Telling("offer.expire",         manager_and_recruiter,     gettext_lazy("Our offer to {candidate} for {requisition} expired without an answer.")),
    Telling("offer.expire",         whom_it_is_to,             gettext_lazy("Our offer has ended: {job} at {company}"), kind="offer.expire.candidate", yours=True, outside=True, button=OWN_PAGE, link=own_page, text=time_is_over),
    Telling("offer.withdraw",       manager_and_recruiter,     gettext_lazy("The offer to {candidate} for {requisition} is withdrawn.")),
    Telling("offer.withdraw",       who_had_it,                gettext_lazy("We took our offer back: {job} at {company}"), kind="offer.withdraw.candidate", yours=True, outside=True, button=OWN_PAGE, link=own_page, text=taken_back),
)
# fmt: on

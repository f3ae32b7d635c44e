"""Makes things by the same verbs people use, in the fewest steps."""

import datetime as dt
from itertools import count

from candidates.models import (
    Application,
    BackgroundCheck,
    Candidate,
    CheckKind,
    CheckResult,
    Onboarding,
    OnboardingTemplate,
    Reference,
    Resume,
    Shortlist,
    Source,
)
from candidates.models.reference import Testimony
from hiring import files
from hiring.accounts.models import Agency, Department, User
from hiring.accounts.roles import Role
from hiring.activity.actors import SYSTEM
from requisitions.models import Agreement, Criterion, Posting, Requisition

numbers = count(1)


def user(name, *roles, **more):
    return User.objects.create_user(
        f"{name}@fernhill.example",
        name.title(),
        "correct horse battery",
        roles=list(roles or [Role.INTERVIEWER]),
        **{"time_zone": "Europe/Lisbon", "country": "PT", **more},
    )


def agency_recruiter(name):
    agency = Agency.objects.create(name="Nordhunt")
    return user(name, Role.AGENCY, agency=agency)


def department(name="Engineering", *, head=None):
    return Department.objects.create(name=name, head=head or user(f"head-{next(numbers)}"))


def requisition(*, manager, recruiter, department, title="Welder", criteria=2, **more):
    made = Requisition.objects.create(
        title=title,
        manager=manager,
        recruiter=recruiter,
        drafted_by=manager,
        department=department,
        **{"band_low": 50_000_00, "band_high": 60_000_00, "headcount": 1, **more},
    )
    Agreement.objects.create(requisition=made)
    for position in range(criteria):
        Criterion.objects.create(
            requisition=made, position=position, text=f"Must have {position + 1}"
        )
    return made


def opened(requisition):
    """Through submit and every approval to open."""
    requisition.submit(by=requisition.manager)
    while requisition.status == "submitted":
        waiting = requisition.round.approvals.awaited().first()
        requisition.approve(by=waiting.approver)
    requisition.open(by=requisition.recruiter)
    return requisition


def posting(requisition, *, questions=None, **more):
    """An advert in its first words, by the recruiter."""
    made = Posting.objects.create(requisition=requisition)
    words = {
        "title": requisition.title,
        "summary": "Join two parts so that they stay together.",
        "body": "## What you will do\n\nWeld.",
        "pay_low": requisition.band_low,
        "pay_high": requisition.band_high,
        "pay_note": "",
    }
    made.write(by=requisition.recruiter, questions=questions, **{**words, **more})
    return made


def published(requisition, **more):
    """On the careers site, with the manager's yes."""
    made = posting(requisition, **more)
    made.latest.ask(by=requisition.recruiter)
    made.latest.approve(by=requisition.manager)
    made.publish(by=requisition.recruiter)
    return made


def copies(posting, times):
    """As many more on the careers site, without the ado."""
    places = list(posting.requisition.places.all())
    requisitions = bulk(again(posting.requisition) for _ in range(times))
    for requisition in requisitions:
        requisition.places.set(places)
    closed = {"status": "closed", "revision_id": None}
    postings = bulk(again(posting, requisition_id=one.pk, **closed) for one in requisitions)
    revisions = bulk(again(posting.revision, posting_id=one.pk) for one in postings)
    for one, revision in zip(postings, revisions, strict=True):
        one.status, one.revision = "live", revision
    Posting.objects.bulk_update(postings, ["status", "revision"])


def again(thing, **changed):
    fields = [f for f in thing._meta.concrete_fields if not (f.generated or f.primary_key)]
    return type(thing)(**{f.attname: getattr(thing, f.attname) for f in fields} | changed)


def bulk(things):
    things = list(things)
    return type(things[0]).objects.bulk_create(things)


def candidate(name=None, **more):
    name = name or f"Ada {next(numbers)}"
    email = f"{name.lower().replace(' ', '.')}-{next(numbers)}@example.org"
    return Candidate.objects.create(name=name, **{"email": email, **more})


def application(requisition, *, stage="applied", person=None, **more):
    """Somebody brought to a stage by the verbs that lead there."""
    made = Application.add(
        requisition,
        person or candidate(),
        by=more.pop("by", SYSTEM),
        source=more.pop("source", None) or Source.of_kind("careers"),
        **more,
    )
    return brought(made, stage)


def brought(application, stage):
    requisition, manager = application.requisition, application.requisition.manager
    recruiter = requisition.recruiter
    if stage == "prospect":
        return application
    application.apply(by=application.candidate)
    steps = {
        "screening": lambda: application.screen(by=recruiter),
        "presented": lambda: presented(application),
        "interviewing": lambda: application.advance(by=manager),
        "deciding": lambda: application.debrief(by=recruiter),
        "offering": lambda: application.choose(by=manager, reasons="The best evidence."),
        "hired": lambda: application.hire(by=recruiter),
    }
    for name, step in steps.items():
        if application.status == stage:
            break
        step()
        assert application.status == name
    return application


def presented(*applications):
    """One shortlist of these people, each with a pitch per must-have."""
    requisition = applications[0].requisition
    shortlist = prepared(*applications)
    shortlist.present(by=requisition.recruiter)
    for application in applications:
        application.refresh_from_db()
    return shortlist


def prepared(*applications):
    """The draft of a shortlist, ready to be presented."""
    requisition = applications[0].requisition
    shortlist = Shortlist.objects.prepare(requisition, by=requisition.recruiter)
    musts = list(requisition.criteria.musts())
    for application in applications:
        review = shortlist.add(application, by=requisition.recruiter)
        review.pitch({must.pk: f"Shows {must.text.lower()}" for must in musts})
    return shortlist


def aged(application, *, days=0, seconds=0):
    """Somebody who has been in their stage for so long."""
    application.since -= dt.timedelta(days=days, seconds=seconds)
    type(application).objects.filter(pk=application.pk).update(since=application.since)
    return application


def asked(application, text):
    """The hiring manager's question about somebody presented, sent."""
    review = application.reviews.get()
    review.draft(by=application.requisition.manager, verdict="ask", note=text, impressions={})
    review.shortlist.send(by=application.requisition.manager)
    return review


def referee(application, name="Halima Yusuf", **more):
    """Somebody the candidate named, who was not asked yet."""
    number = next(numbers)
    said = {"relation": "Led the team", "email": f"referee-{number}@example.org", "phone": ""}
    return Reference.objects.name_one(
        application, by=more.pop("by", application.candidate), said={"name": name, **said, **more}
    )


def said_of(requisition, word="yes", again="gladly", words="Calm at three in the morning."):
    """The same word on every criterion."""
    answers = {one.pk: (word, "Saw it myself.") for one in requisition.criteria.current()}
    return Testimony(answers, again, words)


def kind_of_check(name="Right to work", **more):
    words = {"explanation": "A copy of a passport or a permit is looked at by a recruiter."}
    return CheckKind.objects.get_or_create(name=name, defaults={**words, **more})[0]


def check(application, status="requested", kind=None):
    """A background check, brought to a status by the verbs that lead there."""
    recruiter = application.requisition.recruiter
    kind = kind or kind_of_check()
    made = BackgroundCheck.objects.request(application, kind, by=recruiter)
    steps = {
        "consented": lambda: made.consent(by=application.candidate),
        "ordered": lambda: made.order(by=recruiter),
        "in_progress": lambda: made.begin(by=recruiter),
        "clear": lambda: made.clear(by=recruiter),
    }
    for name, step in steps.items():
        if made.status == status:
            break
        step()
        assert made.status == name
    return made


def check_result(check, content=b"%PDF-1.7 nothing found", name="result.pdf"):
    """The file that came back."""
    stored = files.store(content, suffix=".pdf")
    recruiter = check.requisition.recruiter
    return CheckResult.objects.create(check_of=check, name=name, by=recruiter, **stored._asdict())


TASKS = (
    # what, whose, business days from the start, must be done before, asks for a document
    ("Order a laptop", "it", -5, True, False),
    ("Name a buddy", "manager", -4, True, False),
    ("Send your bank details", "new_hire", -5, True, True),
    ("Read the handbook", "new_hire", -1, False, False),
    ("Send the welcome note", "recruiter", -2, False, False),
    ("Meet at reception", "manager", 0, False, False),
    ("Show the canteen", "buddy", 1, False, False),
)


def onboarding_template(name="Everybody", tasks=TASKS, **more):
    made = OnboardingTemplate.objects.create(name=name, **more)
    for position, (title, owner, offset, before, document) in enumerate(tasks, 1):
        made.tasks.create(
            title=title,
            owner=owner,
            offset=offset,
            before_day_one=before,
            wants_document=document,
            position=position,
        )
    return made


def onboarding(application, starts_on, **more):
    """Of somebody hired, by the template that fits."""
    return Onboarding.objects.begin(application, starts_on=starts_on, **more)


def resume(application, text="Ran welding lines for nine years", name="cv.pdf"):
    """A résumé that was read, with the picture of its one page."""
    file = files.store(b"%PDF-1.7 a file", suffix=".pdf")
    made = Resume.objects.create(
        candidate=application.candidate,
        application=application,
        name=name,
        kind="pdf",
        status="read",
        text=text,
        page_count=1,
        **file._asdict(),
    )
    picture = files.store(b"RIFF", suffix=".webp")
    made.pages.create(number=1, path=picture.path, width=10, height=10)
    return made

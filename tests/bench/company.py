"""A company of any size: a few people and requisitions by the product's own verbs, the mass of
them multiplied in SQL."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from candidates.models import Application, Candidate, Source
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from requisitions.models import Agreement, Criterion, Opening, Place, Requisition, Revision
from tests import factories
from tests.bench import interviewing, joining, negotiating

MUSTS = ["Has led an incident", "Reads single-line diagrams", "Speaks Dutch", "Has driven cranes"]
JOBS = ["Turbine technician", "Welder", "Data analyst", "Site foreman", "Grid engineer", "Buyer"]
TEAMS = ["Blades", "Cranes", "Data", "Grid", "Harbour", "Purchasing", "Sea"]
TOWNS = [("Lisboa", "PT"), ("Utrecht", "NL"), ("Bergen", "NO"), ("Porto", "PT"), ("Berlin", "DE")]
WORDS = "## What you will do\n\n" + (
    "Keep the machines of three wind farms turning, by day and in the weather there is, together "
    "with two colleagues and a boat.\n\n- Find what is worn before it breaks\n"
    "- Say what you found in words that others can use\n\n" * 4
)
BIG_BOARD = 2_000
OPEN_FOR_RECRUITER, OPEN_FOR_MANAGER = 12, 5

PEOPLE = """
INSERT INTO candidates_candidate
    (name, email, phone, headline, place, links, created_at, link_version)
SELECT (array['Ada','Bram','Chiara','Dmitri','Elif','Femke','Gustavo','Hana','Ingmar','Joana',
              'Kofi','Lena','Mateus','Nadia','Olaf','Priti','Quentin','Rosa','Sven','Tuva'])
           [1 + i %% 20] || ' ' ||
       (array['Almeida','Berg','Costa','Dekker','Eriksen','Fonseca','Groot','Haugen','Ibsen',
              'Janssen','Kaya','Lund','Moreira','Nunes','Olsen','Pereira','Quist','Ribeiro',
              'Solberg','Teixeira','Ulrich','Visser','Weber','Yilmaz','Zanetti'])
           [1 + (i / 20) %% 25] || ' ' || initcap(substr(md5(i::text), 1, 7)),
       'person-' || i || '@example.org', '',
       (array['Welder','Turbine technician','Data analyst','Site foreman','Grid engineer',
              'Buyer','Planner','Electrician'])[1 + i %% 8] || ' at ' ||
       initcap(substr(md5((i / 50)::text), 1, 8)),
       (array['Lisboa','Utrecht','Bergen','Porto','Berlin'])[1 + i %% 5],
       array[]::varchar[], now() - interval '1 minute' * i, 1
FROM generate_series(1, %s) i
"""

# Most were told no long ago; whoever is live is so in one requisition.
MASS = """
INSERT INTO candidates_application
    (requisition_id, candidate_id, status, told, source_id, created_at, applied_at, since,
     expects_currency, available, musts_met)
SELECT r.id, %(first)s + i %% %(people)s,
       CASE WHEN gone THEN 'rejected' ELSE (array['applied','screening'])[1 + i %% 2] END,
       CASE WHEN gone THEN 'closed' ELSE 'received' END,
       %(source)s, at, at, at + interval '2 days', '', '', i %% 4
FROM (SELECT i, now() - interval '3 minutes' * (i %% 100000) AS at,
             %(others)s::bigint[] AS ids FROM generate_series(0, %(applications)s - 1) i) n
JOIN requisitions_requisition r
  ON r.id = n.ids[1 + (i + i / %(people)s * 7) %% array_length(n.ids, 1)]
CROSS JOIN LATERAL (SELECT r.status <> 'open' OR i >= %(people)s OR i %% 10 < 8 AS gone) g
"""

BOARD = """
INSERT INTO candidates_application
    (requisition_id, candidate_id, status, told, source_id, created_at, applied_at, since,
     expects_currency, available, musts_met)
SELECT %(big)s, %(first)s + i,
       CASE WHEN i %% 20 = 0 THEN 'interviewing' WHEN i %% 20 = 1 THEN 'deciding'
            WHEN i %% 20 < 8 THEN 'screening' ELSE 'applied' END,
       'received', %(source)s, at, at, at, '', '', i %% 4
FROM (SELECT i, now() - interval '20 minutes' * (i %% 2000) AS at
      FROM generate_series(0, %(board)s - 1) i) n
"""

EVENTS = """
INSERT INTO activity_event
    (verb, at, actor_type_id, actor_id, subject_type_id, subject_id, within_type_id, within_id,
     source, target, details)
SELECT v.verb, a.since, %(user)s, %(actor)s, %(application)s, a.id, %(requisition)s,
       a.requisition_id, v.source, v.target, '{}'
FROM candidates_application a
CROSS JOIN (VALUES ('application.add', '', 'prospect'),
                   ('application.apply', 'prospect', 'applied'),
                   ('application.screen', 'applied', 'screening')) v(verb, source, target)
"""

NOTICES = """
INSERT INTO activity_notice
    (mail, status, try_at, attempts, refusals, problem, kind, mailbox, at, read_at, event_id,
     recipient_type_id, recipient_id, subject_type_id, subject_id, sent_at)
SELECT 'at_once', 'sent', e.at, 1, 0, '', 'application.apply', '', e.at,
       CASE WHEN e.id %% 200 = 0 THEN NULL ELSE e.at END, e.id, %(user)s, %(actor)s,
       %(application)s, e.subject_id, e.at
FROM activity_event e WHERE e.verb = 'application.apply' ORDER BY e.id LIMIT 20000
"""

FINDINGS = """
INSERT INTO candidates_finding (application_id, criterion_id, heard, line, by_id, at)
SELECT a.id, c.id, 'heard', 'Nine years of it, as the résumé says.', %(actor)s, a.since
FROM candidates_application a JOIN requisitions_criterion c ON c.requisition_id = a.requisition_id
WHERE a.requisition_id = %(big)s AND a.status <> 'applied'
"""

RESUMES = """
INSERT INTO candidates_resume
    (name, kind, path, size, sha256, at, status, problem, text, page_count, application_id,
     candidate_id)
SELECT 'cv.pdf', 'pdf', 'bench/' || a.id, 90000, md5(a.id::text), a.since, 'read', '',
       repeat('Led an incident on a wind farm and read single-line diagrams daily. ', 40), 2,
       a.id, a.candidate_id
FROM candidates_application a WHERE a.requisition_id = %(big)s
"""


@transaction.atomic
def make(people: int, applications: int, requisitions: int) -> None:
    cast = {
        "maya": factories.user("maya", Role.MANAGER, Role.INTERVIEWER),
        "tomas": factories.user("tomas", Role.RECRUITER),
        "alex": factories.user("alex", Role.ADMIN),
    }
    big = the_big_one(cast)
    factories.copies(big.posting, requisitions - 1)
    vary(big)
    share_out(cast, big)
    first = mass(big, people, applications)
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    present_six(big, first)
    interviewing.make(cast)
    negotiating.make(cast)
    joining.make()


def the_big_one(cast) -> Requisition:
    department = factories.department("Operations")
    big = factories.requisition(
        manager=cast["maya"],
        recruiter=cast["tomas"],
        department=department,
        title="Turbine technician",
        criteria=0,
        headcount=3,
    )
    for position, text in enumerate(MUSTS):
        Criterion.objects.create(requisition=big, position=position, text=text)
    factories.opened(big)
    factories.published(big)
    return big


def vary(big: Requisition) -> None:
    """Jobs, teams and towns in turn, and adverts as long as people write them."""
    departments = [factories.department(name) for name in TEAMS]
    places = [
        Place.objects.create(name=name, locality=name, country=country) for name, country in TOWNS
    ]
    everyone = list(Requisition.objects.order_by("pk"))
    for number, one in enumerate(everyone):
        one.title = JOBS[number % len(JOBS)]
        one.department = departments[number % len(departments)]
    Requisition.objects.bulk_update(everyone, ["title", "department"])
    works_at = Requisition.places.through
    works_at.objects.bulk_create(
        works_at(requisition_id=one.pk, place_id=places[number % len(places)].pk)
        for number, one in enumerate(everyone)
    )
    revisions = list(Revision.objects.select_related("posting"))
    titles = {one.pk: one.title for one in everyone}
    for revision in revisions:
        revision.title = titles[revision.posting.requisition_id]
        revision.body = WORDS
    Revision.objects.bulk_update(revisions, ["title", "body"])


def share_out(cast, big: Requisition) -> None:
    """Other managers and recruiters have most of them, and most are over."""
    manager = factories.user("other-manager", Role.MANAGER)
    recruiter = factories.user("other-recruiter", Role.RECRUITER)
    everyone = Requisition.objects.exclude(pk=big.pk).order_by("pk")
    others = list(everyone.values_list("pk", flat=True))
    theirs = Requisition.objects.filter(pk__in=others[OPEN_FOR_RECRUITER:])
    theirs.update(manager=manager, recruiter=recruiter)
    Requisition.objects.filter(pk__in=others[OPEN_FOR_MANAGER:OPEN_FOR_RECRUITER]).update(
        manager=manager
    )
    over = others[OPEN_FOR_RECRUITER + len(others) // 5 :]
    Requisition.objects.filter(pk__in=over).update(status="filled")
    Opening.objects.bulk_create(Opening(requisition_id=pk, number=1) for pk in others)
    Agreement.objects.bulk_create(Agreement(requisition_id=pk) for pk in others)
    Criterion.objects.bulk_create(
        Criterion(requisition_id=pk, position=position, text=text)
        for pk in others
        for position, text in enumerate(MUSTS)
    )


def mass(big: Requisition, people: int, applications: int) -> int:
    """The id of the first candidate of the mass."""
    kinds = ContentType.objects.get_for_models(User, Application, Requisition)
    others = Requisition.objects.exclude(pk=big.pk).order_by("pk")
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [people])
        first = Candidate.objects.order_by("pk").values_list("pk", flat=True)[0]
        known = {
            "big": big.pk,
            "first": first,
            "people": people,
            "board": min(BIG_BOARD, people),
            "applications": applications - min(BIG_BOARD, people),
            "others": list(others.values_list("pk", flat=True)),
            "source": Source.of_kind("careers").pk,
            "actor": big.recruiter_id,
            "user": kinds[User].pk,
            "application": kinds[Application].pk,
            "requisition": kinds[Requisition].pk,
        }
        for statement in (MASS, BOARD, EVENTS, NOTICES, FINDINGS, RESUMES):
            cursor.execute(statement, known)
    return first


def present_six(big: Requisition, first: int) -> None:
    """A shortlist that waits for the hiring manager."""
    screened = big.applications.filter(status="screening").order_by("pk")[:6]
    factories.presented(*screened)

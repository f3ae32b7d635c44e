"""A program reads its owner's inbox, and nobody else's."""

from hiring.activity.models import Notice

LIST = "/api/notices/"


def told(requisition, maya):
    requisition.submit(by=maya)
    return requisition.round.approvals.get().approver


def test_the_inbox_is_read_in_its_words(program, requisition, maya):
    approver = told(requisition, maya)
    row = program(approver).get(LIST).json()["results"][0]
    assert requisition.title in row["words"]
    assert row["read_at"] is None
    read = program(approver).post(f"{LIST}{row['id']}/read/")
    assert (read.status_code, read.json()["read_at"] is not None) == (200, True)
    assert program(approver).get(f"{LIST}?new=true").json()["results"] == []
    assert len(program(approver).get(f"{LIST}?new=false").json()["results"]) == 1


def test_the_inbox_of_others_is_not_there(program, requisition, maya, alex):
    told(requisition, maya)
    notice = Notice.objects.first()
    assert program(alex).get(f"{LIST}{notice.pk}/").status_code == 404
    assert program(alex).post(f"{LIST}{notice.pk}/read/").status_code == 404
    assert program(alex).get(LIST).json()["results"] == []
    notice.refresh_from_db()
    assert notice.read_at is None

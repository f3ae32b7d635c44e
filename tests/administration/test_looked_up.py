"""No lifecycle is skipped and no record altered here, by whichever door."""

from django.contrib import admin
from django.db.models import CASCADE, SET_DEFAULT, SET_NULL

from candidates.models import Candidate
from hiring.activity.models import Clock, Delivery, Event, Notice
from hiring.admin import ToLookUp
from hiring.lifecycle import Lifecycled
from tests.administration.conftest import page
from tests.administration.rows import many

REGISTRY = admin.site._registry
RECORDS = {Event, Notice, Delivery, Clock, Candidate}
LOOKED_UP = [model for model, kept in REGISTRY.items() if isinstance(kept, ToLookUp)]
HELD = {
    "status", "since", "told", "opening", "verb", "actor", "subject", "sent_at", "attempts",
    "is_service", "joined_at", "last_login", "digest", "begins", "revoked_at", "link_version",
}  # fmt: skip
"""What only verbs write."""


def values_of(model):
    return list(model._default_manager.order_by("pk").values_list())


def test_whatever_has_a_lifecycle_or_is_a_record_is_only_looked_up():
    for model in REGISTRY:
        if issubclass(model, Lifecycled) or model in RECORDS:
            assert model in LOOKED_UP, model
    assert set(LOOKED_UP) >= RECORDS


def test_no_door_alters_what_is_looked_up(here):
    many(0, 3)
    before = {model: values_of(model) for model in LOOKED_UP}
    for model in LOOKED_UP:
        rows = [row[0] for row in before[model]]
        own = {field.name: "hired" for field in model._meta.fields}
        lines = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": rows[0]}
        lines |= {f"form-0-{name}": value for name, value in own.items() if name != "id"}
        listed = page(model, "changelist")
        assert not REGISTRY[model].get_actions(here.get(listed).wsgi_request)
        for action in ("delete_selected", "revoke", "export_admin_action", "x"):
            here.post(listed, {"action": action, "_selected_action": rows, "post": "yes"})
        here.post(listed, lines | {"_save": "Save"})
        for door, *arguments in (("add",), ("change", rows[0]), ("delete", rows[0])):
            answer = here.post(page(model, door, *arguments), own | {"post": "yes"})
            assert answer.status_code == 403, (model, door)
    assert {model: values_of(model) for model in LOOKED_UP} == before


def test_no_form_offers_what_only_verbs_write(here):
    request = here.get(page(Event, "changelist")).wsgi_request
    for model, kept in REGISTRY.items():
        if model not in LOOKED_UP:
            forms = [kept.get_form(request), kept.get_form(request, model())]
            forms += [one.get_formset(request).form for one in kept.get_inline_instances(request)]
            for form in forms:
                assert not form.base_fields.keys() & HELD, model
            assert not set(kept.list_editable) & HELD


def fall_with(model):
    """Whatever is removed or changed when a row of this is removed."""
    found, left = set(), [model]
    while left:
        relations = left.pop()._meta.get_fields(include_hidden=True)
        for relation in relations:
            if not relation.auto_created or relation.concrete or relation.many_to_many:
                continue
            if relation.on_delete in {CASCADE, SET_NULL, SET_DEFAULT}:
                touched = relation.related_model
                if touched not in found and relation.on_delete is CASCADE:
                    left.append(touched)
                found.add(touched)
    return found


def test_nothing_that_is_looked_up_falls_with_what_is_removed(here):
    request = here.get(page(Event, "changelist")).wsgi_request
    removable = [one for one, kept in REGISTRY.items() if kept.has_delete_permission(request)]
    assert len(removable) > 5
    for model in removable:
        for touched in fall_with(model):
            assert touched not in LOOKED_UP, (model, touched)
            assert not issubclass(touched, Lifecycled), (model, touched)


def test_every_door_refuses_others_and_writes_it_down(client, tomas):
    many(0, 2)
    client.force_login(tomas)
    doors = 0
    for model in REGISTRY:
        row = model._default_manager.first()
        for door in ("changelist", "add", *(("change", "delete", "history") if row else ())):
            arguments = [] if door in {"changelist", "add"} else [row.pk]
            for ask in (client.get, client.post):
                assert ask(page(model, door, *arguments)).status_code == 403, (model, door)
                doors += 1
    refused = Event.objects.filter(verb="account.refused", actor_id=tomas.pk)
    assert refused.count() == doors

from django.db import migrations

from candidates.phones import spelt

MANY = 1000


def spell(apps, schema_editor):
    """By the country where the newest requisition's people work, else that of its recruiter."""
    people = apps.get_model("candidates", "Candidate").objects.exclude(phone="")
    changed = []
    for person in people.only("phone").iterator(MANY):
        phone = spelt(person.phone, country_of(person))
        if phone != person.phone:
            person.phone = phone
            changed.append(person)
        if len(changed) == MANY:
            people.bulk_update(changed, ["phone"])
            changed = []
    people.bulk_update(changed, ["phone"])


def country_of(person):
    if person.phone.startswith("+"):
        return ""
    newest = person.applications.order_by("-pk").select_related("requisition__recruiter").first()
    if newest is None:
        return ""
    place = newest.requisition.places.exclude(country="").first()
    return place.country if place else newest.requisition.recruiter.country


class Migration(migrations.Migration):
    dependencies = [("candidates", "0002_suggested_words")]
    operations = [migrations.RunPython(spell, migrations.RunPython.noop)]

from django.db import migrations

LADDER = (
    # rule            kind                    offset  unit     times
    ("offer",          "offer.before",         -48,   "real",  1),
    ("offer_approval", "offer_approval.due",   0,     "hours", 1),
    ("offer_approval", "offer_approval.daily", 1,     "days",  5),
)  # fmt: skip


def lay_ladder(apps, schema_editor):
    step = apps.get_model("activity", "ReminderStep")
    for rule, kind, offset, unit, times in LADDER:
        step.objects.create(rule=rule, kind=kind, offset=offset, unit=unit, times=times)


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0014_offers_are_sealed"),
        ("activity", "0005_steps_by_the_clock"),
    ]
    operations = [migrations.RunPython(lay_ladder, migrations.RunPython.noop)]

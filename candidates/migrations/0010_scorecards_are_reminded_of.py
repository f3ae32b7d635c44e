from django.db import migrations

LADDER = [("scorecard.due", 1, "hours", 1), ("scorecard.daily", 1, "days", 10)]
"""After a scorecard is due: an hour later, then every business day for two weeks."""


def lay_ladder(apps, schema_editor):
    step = apps.get_model("activity", "ReminderStep")
    step.objects.bulk_create(
        step(rule="scorecard", kind=kind, offset=offset, unit=unit, times=times)
        for kind, offset, unit, times in LADDER
    )


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0009_words_for_runners_up"),
        ("activity", "0005_steps_by_the_clock"),
    ]

    operations = [migrations.RunPython(lay_ladder, migrations.RunPython.noop)]

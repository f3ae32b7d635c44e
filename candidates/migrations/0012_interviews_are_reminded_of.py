from django.db import migrations


def lay_ladder(apps, schema_editor):
    """Once, a day before by the clock."""
    step = apps.get_model("activity", "ReminderStep")
    step.objects.create(rule="interview", kind="interview.before", offset=-24, unit="real", times=1)


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0011_candidates_have_a_time_zone"),
        ("activity", "0005_steps_by_the_clock"),
    ]
    operations = [migrations.RunPython(lay_ladder, migrations.RunPython.noop)]

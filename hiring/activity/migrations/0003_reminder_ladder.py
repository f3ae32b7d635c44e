from django.db import migrations

LADDER = [
    # promise, who hears, offset, unit, times
    ("feedback", "feedback.before", -4, "hours", 1),
    ("feedback", "feedback.due", 0, "hours", 1),
    ("feedback", "feedback.daily", 1, "days", 10),
    ("feedback", "feedback.escalate", 2, "days", 1),
    ("answer", "answer.before", -2, "hours", 1),
    ("answer", "answer.due", 0, "hours", 1),
    ("approval", "approval.due", 0, "hours", 1),
    ("approval", "approval.escalate", 2, "days", 1),
    ("posting", "posting.due", 0, "hours", 1),
    ("posting", "posting.escalate", 2, "days", 1),
]


def lay_ladder(apps, schema_editor):
    step = apps.get_model("activity", "ReminderStep")
    step.objects.bulk_create(
        step(rule=rule, kind=kind, offset=offset, unit=unit, times=times)
        for rule, kind, offset, unit, times in LADDER
    )


class Migration(migrations.Migration):
    dependencies = [("activity", "0002_events_are_append_only")]
    operations = [migrations.RunPython(lay_ladder, migrations.RunPython.noop)]

from django.db import migrations, models

WORDS = (
    "A close second",
    "warm",
    "Hello {first_name},\n\nthank you for the conversations about {job}. We have made an offer to "
    "somebody else, and it was close: we would be glad to come back to you if that changes, or "
    "when the next place opens. If you would rather not wait, tell us; nobody will hold it "
    "against you.\n\n{recruiter}\n{company}",
)


def suggest(apps, schema_editor):
    name, moment, body = WORDS
    apps.get_model("candidates", "MessageTemplate").objects.create(
        name=name, moment=moment, body=body
    )


class Migration(migrations.Migration):
    dependencies = [("candidates", "0008_decision_records_are_final")]
    operations = [
        migrations.AlterField(
            "messagetemplate",
            "moment",
            models.CharField(
                choices=[
                    ("received", "Application received"),
                    ("again", "Applied again"),
                    ("reject", "Reject"),
                    ("release", "Requisition filled or cancelled"),
                    ("interview", "Invited to interview"),
                    ("offer", "Chosen"),
                    ("warm", "Runner-up"),
                    ("free", "Any other"),
                ],
                max_length=9,
                verbose_name="moment",
            ),
        ),
        migrations.RunPython(suggest, migrations.RunPython.noop),
    ]

from django.db import migrations, models

WORDS = (
    "Somebody accepted",
    "filled",
    "Hello {first_name},\n\nsomebody has accepted our offer for {job}, so we are closing your "
    "application. Thank you for the time and the thought you gave us. We keep what you sent for "
    "as long as your own page says, and would be glad to hear from you when another job fits.\n\n"
    "{recruiter}\n{company}",
)


def suggest(apps, schema_editor):
    name, moment, body = WORDS
    apps.get_model("candidates", "MessageTemplate").objects.create(
        name=name, moment=moment, body=body
    )


class Migration(migrations.Migration):
    dependencies = [("candidates", "0016_onboarding")]
    operations = [
        migrations.AlterField(
            "messagetemplate",
            "moment",
            models.CharField(
                choices=[
                    ("received", "Application received"),
                    ("again", "Applied again"),
                    ("reject", "Reject"),
                    ("filled", "Somebody accepted"),
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

import datetime as dt

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models

OPENS, CLOSES = dt.time(9), dt.time(17)
DAYS = models.Func("starts_on", "ends_on", models.Value("[]"), function="daterange")
PERSON = models.ForeignKey(
    settings.AUTH_USER_MODEL,
    django.db.models.deletion.CASCADE,
    related_name="absences",
    verbose_name="who",
)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_programs_have_accounts")]

    operations = [
        migrations.AddField(
            "user",
            "works_from",
            models.TimeField(default=OPENS, db_default=OPENS, verbose_name="works from"),
        ),
        migrations.AddField(
            "user",
            "works_until",
            models.TimeField(default=CLOSES, db_default=CLOSES, verbose_name="works until"),
        ),
        migrations.AddField(
            "user",
            "weekly_interviews",
            models.PositiveSmallIntegerField(
                default=6,
                db_default=6,
                validators=[MinValueValidator(1), MaxValueValidator(40)],
                help_text="Whoever plans more is warned, not stopped.",
                verbose_name="interviews a week",
            ),
        ),
        migrations.AddField(
            "user",
            "calendar_key",
            models.CharField(blank=True, default="", db_default="", editable=False, max_length=64),
        ),
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(
                condition=models.Q(works_from__lt=models.F("works_until")),
                name="account_works_some_time",
                violation_error_message="Work ends before it begins.",
            ),
        ),
        migrations.AddConstraint(
            "user",
            models.CheckConstraint(
                condition=models.Q(weekly_interviews__range=(1, 40)),
                name="account_weekly_interviews_bounded",
            ),
        ),
        migrations.CreateModel(
            "Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("person", PERSON),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["-starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(ends_on__gte=models.F("starts_on")),
                        name="absence_ends_after_start",
                        violation_error_message="The last day is before the first.",
                    ),
                    ExclusionConstraint(
                        expressions=[(DAYS, "&&"), ("person", "=")],
                        name="absence_one_at_a_time",
                        violation_error_message=(
                            "Some of these days are in another absence already."
                        ),
                    ),
                ],
            },
        ),
    ]

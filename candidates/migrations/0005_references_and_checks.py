import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hiring.clocks

LADDER = [("reference.before", -4), ("reference.due", 0)]
"""Days before a referee's answer is due, seven after they were asked: the third, and the last."""


def lay_ladder(apps, schema_editor):
    step = apps.get_model("activity", "ReminderStep")
    step.objects.bulk_create(
        step(rule="reference", kind=kind, offset=offset, unit="days") for kind, offset in LADDER
    )


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0004_unread_messages_are_found"),
        ("requisitions", "0005_interviews_are_planned"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="referees_asked_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="CheckKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                (
                    "explanation",
                    models.TextField(
                        help_text="What is looked at, by whom, and how long it is kept.",
                        max_length=2000,
                        verbose_name="explanation for the candidate",
                    ),
                ),
                (
                    "days_valid",
                    models.PositiveSmallIntegerField(
                        default=365,
                        help_text="A result expires by itself after so many days.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="days valid",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "kind of check",
                "verbose_name_plural": "kinds of checks",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days_valid__gte", 1)),
                        name="check_kind_is_valid_for_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BackgroundCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(default=hiring.clocks.now, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Consent asked for"),
                            ("consented", "Consented"),
                            ("refused", "Consent refused"),
                            ("ordered", "Ordered"),
                            ("in_progress", "In progress"),
                            ("clear", "Clear"),
                            ("consider", "Consider"),
                            ("expired", "Expired"),
                            ("dropped", "No longer needed"),
                        ],
                        default="requested",
                        max_length=11,
                    ),
                ),
                ("requested_at", models.DateTimeField(default=hiring.clocks.now, editable=False)),
                ("consented_at", models.DateTimeField(editable=False, null=True)),
                ("ordered_at", models.DateTimeField(editable=False, null=True)),
                ("valid_until", models.DateField(editable=False, null=True)),
                ("note", models.TextField(blank=True, max_length=4000)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="candidates.application",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="candidates.checkkind",
                    ),
                ),
            ],
            options={
                "ordering": ["application", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CheckResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("path", models.CharField(max_length=200, unique=True)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=hiring.clocks.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "check_of",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="result",
                        to="candidates.backgroundcheck",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(default=hiring.clocks.now, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("named", "Not asked yet"),
                            ("asked", "Asked"),
                            ("answered", "Answered"),
                            ("refused", "Would rather not"),
                            ("dropped", "No longer needed"),
                        ],
                        default="named",
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="full name")),
                (
                    "relation",
                    models.CharField(max_length=160, verbose_name="how they know each other"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="phone")),
                ("named_from", models.CharField(blank=True, editable=False, max_length=64)),
                ("consented_at", models.DateTimeField(editable=False)),
                ("link_version", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("asked_at", models.DateTimeField(editable=False, null=True)),
                ("reminded_at", models.DateTimeField(editable=False, null=True)),
                ("answered_at", models.DateTimeField(editable=False, null=True)),
                (
                    "again",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gladly", "Gladly"),
                            ("yes", "Yes"),
                            ("perhaps", "In another part"),
                            ("no", "Rather not"),
                        ],
                        max_length=7,
                        verbose_name="would work with them again",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=4000, verbose_name="what else")),
                ("same_address", models.BooleanField(default=False, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="references",
                        to="candidates.application",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["application", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferenceAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        choices=[
                            ("strong_no", "Strong no"),
                            ("no", "No"),
                            ("yes", "Yes"),
                            ("strong_yes", "Strong yes"),
                            ("none", "No evidence"),
                        ],
                        max_length=10,
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=600)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="requisitions.criterion",
                    ),
                ),
                (
                    "reference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="candidates.reference",
                    ),
                ),
            ],
            options={
                "ordering": ["reference", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="backgroundcheck",
            index=models.Index(
                condition=models.Q(("status__in", ["clear", "consider"])),
                fields=["valid_until"],
                name="check_that_expires",
            ),
        ),
        migrations.AddConstraint(
            model_name="backgroundcheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ["requested", "consented", "ordered", "in_progress", "clear"])
                ),
                fields=("application", "kind"),
                name="check_one_live_each",
            ),
        ),
        migrations.AddConstraint(
            model_name="backgroundcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ordered_at", None), ("consented_at__isnull", False), _connector="OR"
                ),
                name="check_is_ordered_with_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email", ""), _negated=True),
                    models.Q(("phone", ""), _negated=True),
                    _connector="OR",
                ),
                name="reference_can_be_reached",
                violation_error_message="Write an e-mail or a phone number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "answered"), _negated=True),
                    models.Q(
                        ("answered_at__isnull", False), models.Q(("again", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="reference_answered_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="referenceanswer",
            constraint=models.UniqueConstraint(
                fields=("reference", "criterion"), name="reference_answer_once"
            ),
        ),
        migrations.RunPython(lay_ladder, migrations.RunPython.noop),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hiring.clocks


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_private_calendars_have_an_address"),
        ("candidates", "0012_interviews_are_reminded_of"),
        ("requisitions", "0007_ledgers_add_up"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Benefit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="OfferStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=80)),
                ("needed", models.PositiveSmallIntegerField(default=1)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["version", "position"],
            },
        ),
        migrations.AddField(
            model_name="application",
            name="days_to_hire",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="application",
            name="hired_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en-gb", "English"),
                            ("cs", "Čeština"),
                            ("da", "Dansk"),
                            ("de", "Deutsch"),
                            ("es", "Español"),
                            ("fi", "Suomi"),
                            ("fr", "Français"),
                            ("it", "Italiano"),
                            ("nb", "Norsk"),
                            ("nl", "Nederlands"),
                            ("pl", "Polski"),
                            ("pt", "Português"),
                            ("sv", "Svenska"),
                        ],
                        default="en-gb",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        help_text="An empty line begins a paragraph. Names in braces are filled.",
                        max_length=8000,
                        verbose_name="words",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "ordering": ["language", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("active", True)),
                        fields=("language",),
                        name="letter_template_one_in_use_each",
                        violation_error_message="Another one is in use for this language.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
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
                            ("draft", "Draft"),
                            ("in_approval", "Awaiting approval"),
                            ("approved", "Approved"),
                            ("extended", "With the candidate"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=11,
                    ),
                ),
                ("created_at", models.DateTimeField(default=hiring.clocks.now, editable=False)),
                ("expires_at", models.DateTimeField(editable=False, null=True)),
                ("link_version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pay", "The pay"),
                            ("elsewhere", "Another offer"),
                            ("role", "The work itself"),
                            ("place", "The place"),
                            ("timing", "The time is wrong"),
                            ("other", "Something else"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="candidates.application",
                    ),
                ),
                (
                    "opening",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer",
                        to="requisitions.opening",
                    ),
                ),
                (
                    "submitted_by",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                (
                    "when",
                    models.CharField(
                        choices=[
                            ("always", "Every offer"),
                            ("outside_band", "Outside the band"),
                            ("above", "Above a yearly cost"),
                        ],
                        default="always",
                        max_length=12,
                        verbose_name="when",
                    ),
                ),
                (
                    "above",
                    models.BigIntegerField(
                        blank=True,
                        help_text="In minor units.",
                        null=True,
                        verbose_name="yearly cost above",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("EUR", "EUR"),
                            ("GBP", "GBP"),
                            ("USD", "USD"),
                            ("CHF", "CHF"),
                            ("CAD", "CAD"),
                            ("AUD", "AUD"),
                            ("NOK", "NOK"),
                            ("SEK", "SEK"),
                            ("DKK", "DKK"),
                            ("PLN", "PLN"),
                            ("JPY", "JPY"),
                        ],
                        default="EUR",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "asks_manager",
                    models.BooleanField(default=False, verbose_name="ask the hiring manager"),
                ),
                (
                    "needed",
                    models.PositiveSmallIntegerField(default=1, verbose_name="yeses needed"),
                ),
                ("active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "people",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="people",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OfferApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True, choices=[("yes", "yes"), ("no", "no")], max_length=3
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000)),
                ("asked_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "approver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_approvals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="candidates.offerstep",
                    ),
                ),
            ],
            options={
                "ordering": ["step", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OfferVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("base", models.BigIntegerField(verbose_name="base pay")),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("EUR", "EUR"),
                            ("GBP", "GBP"),
                            ("USD", "USD"),
                            ("CHF", "CHF"),
                            ("CAD", "CAD"),
                            ("AUD", "AUD"),
                            ("NOK", "NOK"),
                            ("SEK", "SEK"),
                            ("DKK", "DKK"),
                            ("PLN", "PLN"),
                            ("JPY", "JPY"),
                        ],
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("year", "a year"),
                            ("month", "a month"),
                            ("day", "a day"),
                            ("hour", "an hour"),
                        ],
                        default="year",
                        max_length=5,
                        verbose_name="period",
                    ),
                ),
                (
                    "bonus",
                    models.BigIntegerField(blank=True, null=True, verbose_name="bonus a year"),
                ),
                ("equity", models.CharField(blank=True, max_length=200, verbose_name="equity")),
                (
                    "leave_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days of leave"
                    ),
                ),
                (
                    "more_benefits",
                    models.CharField(blank=True, max_length=500, verbose_name="other benefits"),
                ),
                ("start_on", models.DateField(verbose_name="first day")),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                (
                    "conditions",
                    models.TextField(blank=True, max_length=2000, verbose_name="conditions"),
                ),
                ("reply_by", models.DateField(verbose_name="reply by")),
                (
                    "words",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="your words to them"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en-gb", "English"),
                            ("cs", "Čeština"),
                            ("da", "Dansk"),
                            ("de", "Deutsch"),
                            ("es", "Español"),
                            ("fi", "Suomi"),
                            ("fr", "Français"),
                            ("it", "Italiano"),
                            ("nb", "Norsk"),
                            ("nl", "Nederlands"),
                            ("pl", "Polski"),
                            ("pt", "Português"),
                            ("sv", "Svenska"),
                        ],
                        default="en-gb",
                        max_length=10,
                        verbose_name="language of the letter",
                    ),
                ),
                ("drafted_at", models.DateTimeField(default=hiring.clocks.now, editable=False)),
                ("sealed_at", models.DateTimeField(editable=False, null=True)),
                ("extended_at", models.DateTimeField(editable=False, null=True)),
                (
                    "benefits",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="candidates.benefit",
                        verbose_name="benefits",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="candidates.offer",
                    ),
                ),
            ],
            options={
                "ordering": ["offer", "number"],
            },
        ),
        migrations.AddField(
            model_name="offerstep",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="steps",
                to="candidates.offerversion",
            ),
        ),
        migrations.CreateModel(
            name="OfferLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.JSONField()),
                ("path", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("made_at", models.DateTimeField(null=True)),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter",
                        to="candidates.offerversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OfferAsk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(max_length=4000, verbose_name="what you ask for")),
                ("base", models.BigIntegerField(blank=True, null=True, verbose_name="base pay")),
                (
                    "bonus",
                    models.BigIntegerField(blank=True, null=True, verbose_name="bonus a year"),
                ),
                (
                    "leave_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days of leave"
                    ),
                ),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("at", models.DateTimeField(default=hiring.clocks.now, editable=False)),
                (
                    "noted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asks",
                        to="candidates.offerversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OfferAcceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=hiring.clocks.now)),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptance",
                        to="candidates.offerversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(
                condition=models.Q(("status", "extended")),
                fields=["expires_at"],
                name="offer_that_expires",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ["draft", "in_approval", "approved", "extended"])
                ),
                fields=("application",),
                name="offer_one_on_the_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "extended"), _negated=True),
                    models.Q(("expires_at__isnull", False), ("opening__isnull", False)),
                    _connector="OR",
                ),
                name="offer_that_is_out_has_an_opening_and_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("above__isnull", False), ("when", "above")),
                    models.Q(("when", "above"), _negated=True),
                    _connector="OR",
                ),
                name="offer_rule_says_above_what",
                violation_error_message="Say above which yearly cost.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("needed__gte", 1)),
                name="offer_rule_needs_someone",
                violation_error_message="At least one yes is needed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerapproval",
            constraint=models.UniqueConstraint(
                fields=("step", "approver"), name="offer_approval_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offerapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answer", ""),
                    models.Q(("answered_at__isnull", False), ("asked_at__isnull", False)),
                    _connector="OR",
                ),
                name="offer_approval_answered_when_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerversion",
            constraint=models.UniqueConstraint(
                fields=("offer", "number"), name="offer_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offerversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("base__gt", 0),
                    ("base__lt", 10000000000000),
                    models.Q(
                        ("bonus", None),
                        models.Q(("bonus__gte", 0), ("bonus__lt", 10000000000000)),
                        _connector="OR",
                    ),
                ),
                name="offer_version_pays",
                violation_error_message="Write an amount above nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("start_on__gt", models.F("reply_by"))),
                name="offer_version_is_answered_before_it_starts",
                violation_error_message="The first day is not after the day they reply by.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("extended_at", None), ("sealed_at__isnull", False), _connector="OR"
                ),
                name="offer_version_is_sealed_before_it_goes_out",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerstep",
            constraint=models.UniqueConstraint(
                fields=("version", "position"), name="offer_step_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offerstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("needed__gte", 1)), name="offer_step_needs_someone"
            ),
        ),
        migrations.AddConstraint(
            model_name="offerletter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("path", ""), _negated=True),
                fields=("path",),
                name="offer_letter_path_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True), ("base__isnull", False), _connector="OR"
                ),
                name="offer_ask_says_something",
            ),
        ),
    ]

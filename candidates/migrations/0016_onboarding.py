import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hiring.clocks

LADDER = [
    # promise, who hears, business days from when it is due, how often
    ("task", "task.before", -1, 1),
    ("task", "task.due", 0, 1),
    ("task", "task.daily", 1, 5),
    ("start_check_in", "start_check_in.due", 0, 1),
    ("start_check_in", "start_check_in.daily", 1, 5),
]


def lay_ladder(apps, schema_editor):
    step = apps.get_model("activity", "ReminderStep")
    step.objects.bulk_create(
        step(rule=rule, kind=kind, offset=offset, unit="days", times=times)
        for rule, kind, offset, times in LADDER
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_private_calendars_have_an_address"),
        ("activity", "0005_steps_by_the_clock"),
        ("candidates", "0015_offers_are_reminded_of"),
        ("requisitions", "0007_ledgers_add_up"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Onboarding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                (
                    "first_day",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="the first day"
                    ),
                ),
                ("begun_at", models.DateTimeField(default=hiring.clocks.now, editable=False)),
                ("expected_at", models.DateTimeField(editable=False, null=True)),
                ("stopped_at", models.DateTimeField(editable=False, null=True)),
                ("link_version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="onboardings",
                        to="candidates.application",
                    ),
                ),
                (
                    "buddy",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "it_helper",
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
                "ordering": ["-starts_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Expectation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "day",
                    models.PositiveSmallIntegerField(
                        choices=[(30, "Day 30"), (60, "Day 60"), (90, "Day 90")]
                    ),
                ),
                ("heading", models.CharField(max_length=80, verbose_name="in a few words")),
                (
                    "lines",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what good looks like"
                    ),
                ),
                (
                    "onboarding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expectations",
                        to="candidates.onboarding",
                    ),
                ),
            ],
            options={
                "ordering": ["onboarding", "day"],
            },
        ),
        migrations.CreateModel(
            name="OnboardingTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(default=hiring.clocks.now, editable=False)),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("title", models.CharField(max_length=120, verbose_name="what is to be done")),
                (
                    "guidance",
                    models.TextField(
                        blank=True,
                        help_text="Whoever does it reads how.",
                        max_length=2000,
                        verbose_name="guidance",
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("manager", "Hiring manager"),
                            ("recruiter", "Recruiter"),
                            ("buddy", "Buddy"),
                            ("it", "IT"),
                            ("new_hire", "New hire"),
                        ],
                        default="manager",
                        max_length=9,
                        verbose_name="whose it is",
                    ),
                ),
                (
                    "offset",
                    models.SmallIntegerField(
                        default=0,
                        help_text="Business days from the start; negative is before it.",
                        validators=[
                            django.core.validators.MinValueValidator(-60),
                            django.core.validators.MaxValueValidator(260),
                        ],
                        verbose_name="due",
                    ),
                ),
                (
                    "before_day_one",
                    models.BooleanField(default=False, verbose_name="must be done before day one"),
                ),
                (
                    "wants_document",
                    models.BooleanField(
                        default=False,
                        help_text="The new hire sends a file with it.",
                        verbose_name="asks for a document",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Not needed")],
                        default="open",
                        max_length=7,
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                (
                    "done_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_to",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "onboarding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="candidates.onboarding",
                    ),
                ),
            ],
            options={
                "ordering": ["onboarding", "due_on", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OnboardingTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                (
                    "first_day",
                    models.TextField(
                        blank=True,
                        help_text="The new hire reads when to come, where to, and what to bring.",
                        max_length=2000,
                        verbose_name="the first day",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: for all.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "it_helper",
                    models.ForeignKey(
                        blank=True,
                        help_text="Does the tasks of IT. Without anybody they are the recruiter’s.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="IT",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: for all.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="requisitions.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "onboarding template",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="OwedDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("kind", models.CharField(max_length=4)),
                ("path", models.CharField(max_length=200, unique=True)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=hiring.clocks.now)),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="candidates.onboardingtask",
                    ),
                ),
            ],
            options={
                "ordering": ["task", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StartCheckIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "day",
                    models.PositiveSmallIntegerField(
                        choices=[(30, "Day 30"), (60, "Day 60"), (90, "Day 90")]
                    ),
                ),
                ("due_on", models.DateField()),
                (
                    "goes",
                    models.CharField(
                        blank=True,
                        choices=[("well", "Well"), ("mixed", "Some of it"), ("hard", "It is hard")],
                        max_length=5,
                        verbose_name="how does it go?",
                    ),
                ),
                (
                    "meets",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("all", "All of it"),
                            ("most", "Most of it"),
                            ("little", "Not yet"),
                        ],
                        max_length=6,
                        verbose_name="do they do what you expected by now?",
                    ),
                ),
                (
                    "again",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("unsure", "Not sure"), ("no", "No")],
                        max_length=6,
                        verbose_name="would you choose them again?",
                    ),
                ),
                (
                    "words",
                    models.TextField(blank=True, max_length=2000, verbose_name="in your words"),
                ),
                ("answered_at", models.DateTimeField(editable=False, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "onboarding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="candidates.onboarding",
                    ),
                ),
            ],
            options={
                "ordering": ["onboarding", "day"],
            },
        ),
        migrations.CreateModel(
            name="TemplateTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("title", models.CharField(max_length=120, verbose_name="what is to be done")),
                (
                    "guidance",
                    models.TextField(
                        blank=True,
                        help_text="Whoever does it reads how.",
                        max_length=2000,
                        verbose_name="guidance",
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("manager", "Hiring manager"),
                            ("recruiter", "Recruiter"),
                            ("buddy", "Buddy"),
                            ("it", "IT"),
                            ("new_hire", "New hire"),
                        ],
                        default="manager",
                        max_length=9,
                        verbose_name="whose it is",
                    ),
                ),
                (
                    "offset",
                    models.SmallIntegerField(
                        default=0,
                        help_text="Business days from the start; negative is before it.",
                        validators=[
                            django.core.validators.MinValueValidator(-60),
                            django.core.validators.MaxValueValidator(260),
                        ],
                        verbose_name="due",
                    ),
                ),
                (
                    "before_day_one",
                    models.BooleanField(default=False, verbose_name="must be done before day one"),
                ),
                (
                    "wants_document",
                    models.BooleanField(
                        default=False,
                        help_text="The new hire sends a file with it.",
                        verbose_name="asks for a document",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="candidates.onboardingtemplate",
                    ),
                ),
            ],
            options={
                "verbose_name": "task",
                "verbose_name_plural": "tasks",
                "ordering": ["template", "offset", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="onboarding",
            index=models.Index(
                condition=models.Q(("stopped_at", None)),
                fields=["starts_on", "id"],
                name="onboarding_by_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboarding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stopped_at", None)),
                fields=("application",),
                name="onboarding_one_running_each",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectation",
            constraint=models.UniqueConstraint(
                fields=("onboarding", "day"), name="expectation_once"
            ),
        ),
        migrations.AddIndex(
            model_name="onboardingtask",
            index=models.Index(
                condition=models.Q(("status", "open")),
                fields=["due_on"],
                name="onboarding_task_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("offset__range", (-60, 260))),
                name="onboardingtask_due_within_reason",
                violation_error_message="Plan from 60 business days before the start to 260 after.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("before_day_one", False), ("offset__lt", 0), _connector="OR"),
                name="onboardingtask_before_day_one_is_before",
                violation_error_message="What must be done before day one is due before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingtask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("wants_document", False), ("owner", "new_hire"), _connector="OR"
                ),
                name="onboardingtask_documents_come_from_them",
                violation_error_message="Only the new hire sends documents.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="onboardingtask_is_titled",
                violation_error_message="Say what is to be done.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingtemplate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("active", True)),
                fields=("department", "place"),
                name="onboarding_template_one_each",
                nulls_distinct=False,
                violation_error_message="Another template in use is for this department and place.",
            ),
        ),
        migrations.AddConstraint(
            model_name="onboardingtemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="onboarding_template_is_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="startcheckin",
            constraint=models.UniqueConstraint(
                fields=("onboarding", "day"), name="start_check_in_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="startcheckin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_at", None),
                    models.Q(
                        ("answered_by__isnull", False),
                        models.Q(("goes", ""), _negated=True),
                        models.Q(("meets", ""), _negated=True),
                        models.Q(("again", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="start_check_in_answered_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="templatetask",
            constraint=models.CheckConstraint(
                condition=models.Q(("offset__range", (-60, 260))),
                name="templatetask_due_within_reason",
                violation_error_message="Plan from 60 business days before the start to 260 after.",
            ),
        ),
        migrations.AddConstraint(
            model_name="templatetask",
            constraint=models.CheckConstraint(
                condition=models.Q(("before_day_one", False), ("offset__lt", 0), _connector="OR"),
                name="templatetask_before_day_one_is_before",
                violation_error_message="What must be done before day one is due before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="templatetask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("wants_document", False), ("owner", "new_hire"), _connector="OR"
                ),
                name="templatetask_documents_come_from_them",
                violation_error_message="Only the new hire sends documents.",
            ),
        ),
        migrations.AddConstraint(
            model_name="templatetask",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True),
                name="templatetask_is_titled",
                violation_error_message="Say what is to be done.",
            ),
        ),
        migrations.RunPython(lay_ladder, migrations.RunPython.noop),
    ]

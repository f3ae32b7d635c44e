from django.db import migrations, models

BUILD = """
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS account_calendar_key_unique
    ON accounts_user (calendar_key) WHERE NOT (calendar_key = '')
"""
DROP = "DROP INDEX CONCURRENTLY IF EXISTS account_calendar_key_unique"


class Migration(migrations.Migration):
    """Built while everybody goes on working, which AddConstraint cannot do."""

    atomic = False

    dependencies = [("accounts", "0006_people_have_working_hours")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(BUILD, DROP)],
            [
                migrations.AddConstraint(
                    "user",
                    models.UniqueConstraint(
                        fields=["calendar_key"],
                        condition=~models.Q(calendar_key=""),
                        name="account_calendar_key_unique",
                    ),
                )
            ],
        )
    ]

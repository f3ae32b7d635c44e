from django.db import migrations, models

UNITS = [("hours", "business hours"), ("days", "business days"), ("real", "hours by the clock")]


class Migration(migrations.Migration):
    dependencies = [("activity", "0004_deliveries_are_searched")]

    operations = [
        migrations.AlterField(
            "reminderstep",
            "unit",
            models.CharField(choices=UNITS, default="hours", max_length=5, verbose_name="in"),
        ),
    ]

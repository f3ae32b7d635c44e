from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("activity", "0003_reminder_ladder")]

    operations = [
        AddIndexConcurrently(
            "delivery", GinIndex(OpClass(Upper("to"), "gin_trgm_ops"), name="delivery_to_like")
        ),
        AddIndexConcurrently(
            "delivery",
            GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="delivery_title_like"),
        ),
    ]

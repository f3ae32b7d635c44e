from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("candidates", "0003_one_spelling_of_phones")]

    operations = [
        AddIndexConcurrently(
            "message",
            models.Index(
                fields=["application"],
                name="message_unread",
                condition=models.Q(author=None, read_at=None),
            ),
        ),
    ]

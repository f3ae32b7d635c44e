import django.contrib.postgres.indexes
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models

from hiring.search import vector


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_words_are_searched"),
        ("requisitions", "0002_numbers_start_at_1001"),
    ]
    operations = [
        migrations.AddField(
            model_name="revision",
            name="search",
            field=models.GeneratedField(
                db_persist=True,
                expression=vector("title", "A") + vector("summary", "B") + vector("body", "C"),
                output_field=SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search"], name="revision_search"
            ),
        ),
    ]

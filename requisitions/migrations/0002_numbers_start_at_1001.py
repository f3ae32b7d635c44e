from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("requisitions", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE requisitions_requisition ALTER COLUMN id RESTART WITH 1001",
            migrations.RunSQL.noop,
        )
    ]

from django.db import migrations

BEGIN = """
INSERT INTO requisitions_ledgerentry (requisition_id, account, amount, at)
SELECT id, 'approved',
       headcount * band_high
       * CASE period WHEN 'year' THEN 1 WHEN 'month' THEN 12 WHEN 'day' THEN 220 ELSE 1760 END,
       now()
  FROM requisitions_requisition
 WHERE status IN ('approved', 'open', 'on_hold', 'filled');
"""


class Migration(migrations.Migration):
    dependencies = [("requisitions", "0007_ledgers_add_up")]
    operations = [migrations.RunSQL(BEGIN, migrations.RunSQL.noop)]

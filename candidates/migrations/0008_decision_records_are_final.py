from django.db import migrations

REFUSE = """
CREATE FUNCTION decision_records_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.sha256 <> '' AND (
        NEW.sha256 <> OLD.sha256
        OR NEW.decision_id <> OLD.decision_id
        OR NEW.path NOT IN (OLD.path, '')
        OR NEW.content NOT IN (OLD.content, '{}'::jsonb)
    ) THEN
        RAISE EXCEPTION 'A decision record is final.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_records_are_final BEFORE UPDATE ON candidates_decisionrecord
    FOR EACH ROW EXECUTE FUNCTION decision_records_are_final();
"""
ALLOW = """
DROP TRIGGER decision_records_are_final ON candidates_decisionrecord;
DROP FUNCTION decision_records_are_final();
"""


class Migration(migrations.Migration):
    dependencies = [("candidates", "0007_decisions_are_recorded")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]

from django.db import migrations

KEEP = """
CREATE FUNCTION ledger_entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A ledger entry is never changed.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_entries_stay BEFORE UPDATE OR DELETE ON requisitions_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION ledger_entries_stay();

CREATE FUNCTION an_openings_money_adds_up(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    committed bigint;
    spent bigint;
    standing text;
BEGIN
    SELECT coalesce(sum(amount) FILTER (WHERE account = 'committed'), 0),
           coalesce(sum(amount) FILTER (WHERE account = 'spent'), 0)
      INTO committed, spent FROM requisitions_ledgerentry WHERE opening_id = checked;
    SELECT status INTO standing FROM requisitions_opening WHERE id = checked;
    IF committed < 0 OR spent < 0
        OR (committed > 0 AND standing <> 'reserved')
        OR (spent > 0 AND standing <> 'filled')
    THEN
        RAISE EXCEPTION 'The money of opening % does not add up.', checked
            USING ERRCODE = 'check_violation';
    END IF;
END $$;

CREATE FUNCTION ledger_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM an_openings_money_adds_up(NEW.opening_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_adds_up AFTER INSERT ON requisitions_ledgerentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.opening_id IS NOT NULL)
    EXECUTE FUNCTION ledger_adds_up();

CREATE FUNCTION opening_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM an_openings_money_adds_up(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER opening_adds_up AFTER UPDATE ON requisitions_opening
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status <> NEW.status)
    EXECUTE FUNCTION opening_adds_up();
"""
LEAVE = """
DROP TRIGGER opening_adds_up ON requisitions_opening;
DROP TRIGGER ledger_adds_up ON requisitions_ledgerentry;
DROP TRIGGER ledger_entries_stay ON requisitions_ledgerentry;
DROP FUNCTION opening_adds_up();
DROP FUNCTION ledger_adds_up();
DROP FUNCTION an_openings_money_adds_up(bigint);
DROP FUNCTION ledger_entries_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("requisitions", "0006_money_and_staffing")]
    operations = [migrations.RunSQL(KEEP, LEAVE)]

from django.db import migrations

REFUSE = """
CREATE FUNCTION sealed_terms_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.sealed_at IS NOT NULL AND (
        to_jsonb(NEW) - 'extended_at' - 'words' <> to_jsonb(OLD) - 'extended_at' - 'words'
        OR NEW.words NOT IN (OLD.words, '')
    ) THEN
        RAISE EXCEPTION 'Sealed terms are final.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealed_terms_are_final BEFORE UPDATE ON candidates_offerversion
    FOR EACH ROW EXECUTE FUNCTION sealed_terms_are_final();

CREATE FUNCTION letters_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.sha256 <> '' AND (
        NEW.sha256 <> OLD.sha256
        OR NEW.version_id <> OLD.version_id
        OR NEW.path NOT IN (OLD.path, '')
        OR NEW.content NOT IN (OLD.content, '{}'::jsonb)
    ) THEN
        RAISE EXCEPTION 'A letter is final.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER letters_are_final BEFORE UPDATE ON candidates_offerletter
    FOR EACH ROW EXECUTE FUNCTION letters_are_final();

CREATE FUNCTION acceptances_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'name' - 'address' <> to_jsonb(OLD) - 'name' - 'address'
        OR NEW.name NOT IN (OLD.name, '') OR NEW.address NOT IN (OLD.address, '')
    THEN
        RAISE EXCEPTION 'An acceptance is final.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER acceptances_are_final BEFORE UPDATE ON candidates_offeracceptance
    FOR EACH ROW EXECUTE FUNCTION acceptances_are_final();
"""
ALLOW = """
DROP TRIGGER acceptances_are_final ON candidates_offeracceptance;
DROP FUNCTION acceptances_are_final();
DROP TRIGGER letters_are_final ON candidates_offerletter;
DROP FUNCTION letters_are_final();
DROP TRIGGER sealed_terms_are_final ON candidates_offerversion;
DROP FUNCTION sealed_terms_are_final();
"""


class Migration(migrations.Migration):
    dependencies = [("candidates", "0013_offers")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]

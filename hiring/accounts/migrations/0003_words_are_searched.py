from django.db import migrations

# "tandem" reads English words without accents, in any of their forms. plain() is what trigrams
# compare; a function with a body bound at once may be immutable, and survives a restore.
CREATE = """
CREATE TEXT SEARCH CONFIGURATION tandem (COPY = english);
ALTER TEXT SEARCH CONFIGURATION tandem
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE FUNCTION plain(words text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(unaccent('unaccent'::regdictionary, words));
"""
DROP = """
DROP FUNCTION plain(text);
DROP TEXT SEARCH CONFIGURATION tandem;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_cache_table")]
    operations = [migrations.RunSQL(CREATE, DROP)]

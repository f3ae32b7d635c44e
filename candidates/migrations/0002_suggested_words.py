from django.db import migrations

WORDS = [
    (
        "Application received",
        "received",
        "Hello {first_name},\n\nthank you for applying for {job}. A person reads every "
        "application. You hear from us by {until}.\n\nOn your own page you can see where you "
        "stand, write to us, or withdraw.\n\n{recruiter}\n{company}",
    ),
    (
        "Applied again",
        "again",
        "Hello {first_name},\n\nyou had already applied for {job}. We kept what you sent now "
        "with it; there is nothing more to do.\n\nOn your own page you can see where you stand."
        "\n\n{recruiter}\n{company}",
    ),
    (
        "Not this time",
        "reject",
        "Hello {first_name},\n\nthank you for the time you gave to {job}. We have decided not "
        "to go on with your application this time. That is not a judgement of you: we looked "
        "for a few particular things and found them more clearly elsewhere.\n\nWe wish you "
        "well.\n\n{recruiter}\n{company}",
    ),
    (
        "The job is filled",
        "release",
        "Hello {first_name},\n\nthe search for {job} has ended, so we are closing your "
        "application. Thank you for your interest and for the time you gave us.\n\n"
        "{recruiter}\n{company}",
    ),
    (
        "Let us meet",
        "interview",
        "Hello {first_name},\n\ngood news: we would like to meet you for {job}. I will write "
        "again with times.\n\n{recruiter}\n{company}",
    ),
    (
        "We chose you",
        "offer",
        "Hello {first_name},\n\nwe would be glad to have you as {job}. I will call you about "
        "what comes next.\n\n{recruiter}\n{company}",
    ),
]


def suggest(apps, schema_editor):
    template = apps.get_model("candidates", "MessageTemplate")
    template.objects.bulk_create(
        template(name=name, moment=moment, body=body) for name, moment, body in WORDS
    )


class Migration(migrations.Migration):
    dependencies = [("candidates", "0001_initial")]
    operations = [migrations.RunPython(suggest, migrations.RunPython.noop)]

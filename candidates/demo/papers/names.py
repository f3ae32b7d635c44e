"""What people call the file: each has their own way."""

from candidates.demo.person import Person

PATTERNS = (
    "{plain}-resume",
    "CV {name}",
    "{last}_{first}_CV",
    "resume",
    "Resume – {name} (final)",
    "{plain}.{trade}",
)


def file_name(person: Person) -> str:
    plain = person.email.partition("@")[0].replace(".", "-")
    stem = PATTERNS[sum(map(ord, plain)) % len(PATTERNS)].format(
        plain=plain,
        name=person.name,
        first=person.first,
        last=person.latin_name.split()[-1],
        trade=person.job,
    )
    return f"{stem}.{person.paper}"

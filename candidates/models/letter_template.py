import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.activity.words import PLACEHOLDER, unknown

LANGUAGES = [
    ("en-gb", "English"), ("cs", "Čeština"), ("da", "Dansk"), ("de", "Deutsch"),
    ("es", "Español"), ("fi", "Suomi"), ("fr", "Français"), ("it", "Italiano"),
    ("nb", "Norsk"), ("nl", "Nederlands"), ("pl", "Polski"), ("pt", "Português"),
    ("sv", "Svenska"),
]  # fmt: skip
"""In which letters may be written, whatever the pages speak: dates and amounts follow."""

PLACEHOLDERS = {
    "candidate": gettext_lazy("their full name"),
    "first_name": gettext_lazy("their first name"),
    "job": gettext_lazy("the job as it was advertised"),
    "department": gettext_lazy("the department"),
    "company": gettext_lazy("the company"),
    "place": gettext_lazy("where they work"),
    "employment": gettext_lazy("the employment type"),
    "start": gettext_lazy("the first day"),
    "pay": gettext_lazy("the base pay"),
    "period": gettext_lazy("for which time: a year, a month"),
    "bonus": gettext_lazy("the bonus a year"),
    "equity": gettext_lazy("the equity"),
    "leave": gettext_lazy("days of leave"),
    "benefits": gettext_lazy("the benefits"),
    "conditions": gettext_lazy("the conditions"),
    "words": gettext_lazy("your words to them"),
    "until": gettext_lazy("until when the offer stands"),
    "manager": gettext_lazy("the hiring manager"),
    "recruiter": gettext_lazy("the recruiter"),
}


STRAY = re.compile(r".{0,20}[{}].{0,20}")
"""What is left of a placeholder that was mistyped."""


class LetterTemplateQuerySet(models.QuerySet["LetterTemplate"]):
    def active(self) -> "LetterTemplateQuerySet":
        return self.filter(active=True)

    def in_language(self, language: str) -> "LetterTemplate | None":
        """The one in use for a language, else for our own."""
        found = {one.language: one for one in self.active().order_by("-pk")}
        return found.get(language) or found.get(settings.LANGUAGE_CODE)

    def languages(self, now: str = "") -> list[tuple[str, str]]:
        """(code, name) of those that letters can be written in: our own, and `now`, always."""
        ours = {settings.LANGUAGE_CODE, now, *self.active().values_list("language", flat=True)}
        return [(code, name) for code, name in LANGUAGES if code in ours]


class LetterTemplate(models.Model):
    """The words of an offer's letter in one language, with named placeholders; a paragraph that
    names only what this offer does not have is left out."""

    name = models.CharField(gettext_lazy("name"), max_length=80)
    language = models.CharField(
        gettext_lazy("language"),
        max_length=10,
        choices=LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    body = models.TextField(
        gettext_lazy("words"),
        max_length=8000,
        help_text=gettext_lazy("An empty line begins a paragraph. Names in braces are filled."),
    )
    active = models.BooleanField(gettext_lazy("in use"), default=True)

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["language", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["language"],
                condition=models.Q(active=True),
                name="letter_template_one_in_use_each",
                violation_error_message=gettext_lazy("Another one is in use for this language."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if names := unknown(self.body, set(PLACEHOLDERS)):
            known = ", ".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS))
            raise ValidationError(
                {
                    "body": _("There is no placeholder {%(name)s} here. There are: %(known)s.")
                    % {"name": names[0], "known": known}
                }
            )
        if stray := STRAY.search(PLACEHOLDER.sub("", self.body)):
            raise ValidationError(
                {"body": _("A brace stands alone: “%(words)s”.") % {"words": stray[0].strip()}}
            )

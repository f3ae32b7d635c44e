"""Two ways for a mail to go: to a server, or without one into the delivery log."""

import smtplib
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from hiring.activity.models import Delivery


class Unsure(Exception):
    """The line broke after the mail was handed over: nobody knows whether it arrived."""


class Told(smtplib.SMTP):
    """Remembers whether the server has had the mail itself."""

    handed_over = False

    def mail(self, *args: Any, **kwargs: Any) -> Any:
        self.handed_over = False
        return super().mail(*args, **kwargs)

    def data(self, msg: Any) -> Any:
        self.handed_over = True
        return super().data(msg)


class ToldSecurely(Told, smtplib.SMTP_SSL):
    """The same, encrypted from the first word."""


class SendMail(EmailBackend):
    """To the SMTP server of MAIL_URL. Raises Unsure where a second try could make two mails."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return ToldSecurely if self.use_ssl else Told

    def _send(self, email_message: EmailMessage) -> bool:
        try:
            return bool(super()._send(email_message))  # type: ignore[misc]
        except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused):
            raise  # the server's own words: it did not take the mail
        except OSError as problem:
            if getattr(self.connection, "handed_over", False):
                raise Unsure(str(problem)) from problem
            raise


class KeepMail(BaseEmailBackend):
    """Without a mail server: words are kept in the delivery log, where an admin reads them."""

    keeps = True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            html = next((part.content for part in getattr(mail, "alternatives", ()) or ()), "")
            Delivery.objects.create(
                notice=getattr(mail, "notice", None),
                to=", ".join(mail.to)[:320],
                outcome=Delivery.Outcome.KEPT,
                title=str(mail.subject)[:250],
                text=str(mail.body),
                html=html,
            )
        return len(email_messages)

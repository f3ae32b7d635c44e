from celery import shared_task

from hiring import clocks
from hiring.api.models import KeptAnswer


@shared_task
def forget_answers() -> None:
    """A key is good for a day."""
    KeptAnswer.objects.forget(clocks.now())

import pytest
from django.urls import reverse


@pytest.fixture
def here(client, alex):
    """An admin in the administration."""
    client.force_login(alex)
    return client


def page(model, what, *args):
    """An address of the administration: `model` is a class, or its label."""
    label = model if isinstance(model, str) else model._meta.label_lower
    return reverse(f"admin:{label.replace('.', '_')}_{what}", args=args)

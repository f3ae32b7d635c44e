"""What an asynchronous web server calls. Tandem itself runs under gunicorn, through ``wsgi``."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")
application = get_asgi_application()

"""How gunicorn serves Tandem, in a container, without one and in `make run`."""

import os
from pathlib import Path

from hiring.logs.lines import logging_of

wsgi_app = "hiring.wsgi"
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
# a heartbeat in memory: on a slow disk a busy worker would be taken for a dead one
worker_tmp_dir = next((str(d) for d in [Path("/dev/shm")] if d.is_dir()), None)  # noqa: S108
# its access log, with addresses and so with the tokens of links, stays off: Tandem writes its own
logconfig_dict = logging_of(
    os.environ.get("LOG_FORMAT", "json"), os.environ.get("LOG_LEVEL", "INFO")
)
logconfig_dict["loggers"] |= {
    "gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False},
    "gunicorn.access": {"handlers": [], "propagate": False},
}

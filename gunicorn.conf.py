"""How gunicorn serves Tandem, in a container, without one and in `make run`."""

import os
from pathlib import Path

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

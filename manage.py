#!/usr/bin/env python
"""Django's command line. What the environment leaves unset points at the embedded servers."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from hiring.embedded.environment import fill_in
from hiring.embedded.places import places, var_root
from hiring.embedded.trouble import Trouble, in_words


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")
    try:
        with in_words():
            fill_in(os.environ, places(var_root()))
        execute_from_command_line(sys.argv)
    except (Trouble, ImproperlyConfigured) as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()

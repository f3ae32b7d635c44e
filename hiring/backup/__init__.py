"""One file with all that an installation keeps: its database, and every stored file."""

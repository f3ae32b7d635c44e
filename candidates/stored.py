"""The rows that name stored files. A backup takes along what is listed here, and nothing else."""

from candidates.models import Resume

PATHS = (Resume.objects.paths,)

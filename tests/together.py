"""Which tests stay on one worker: those that share something dear to make."""

from xdist.scheduler import LoadScopeScheduling

ONE_STACK = "tests/browser/"
FILES = ("tests/running/", "tests/test_seed_demo.py")


class Together(LoadScopeScheduling):
    """The browser's tests share one running Tandem; some files share what they made."""

    def _split_scope(self, nodeid):
        path = nodeid.partition("::")[0]
        if path.startswith(ONE_STACK):
            return ONE_STACK
        return path if path.startswith(FILES) else nodeid

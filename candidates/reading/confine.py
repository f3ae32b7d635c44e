"""What the child gives up before it looks at a stranger's file. Each step is taken where the system
allows it: containers commonly refuse the second and allow the third.
"""

import ctypes
import os
import resource
import signal
import struct
from contextlib import suppress

CAPABILITY_VERSION_3 = 0x20080522  # linux/capability.h
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2  # linux/prctl.h, linux/seccomp.h
LOAD, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # with EPERM
CALL, ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
OTHER_ABI = 0x40000000  # x86-64's second set of numbers for the same calls
SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # audit architecture, number
IO_URING_SETUP = 425


def limit(seconds: int, memory: int) -> None:
    """Memory in bytes of address space. The alarm ends it when the parent is gone, too."""
    signal.alarm(seconds + 1)
    os.nice(10)
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 16 * 1024 * 1024),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def confine() -> None:
    """No file but this folder's, no sight of other processes, no network, no privilege."""
    leave_everything_else()
    refuse_sockets()
    drop_capabilities()


def leave_everything_else() -> None:
    with suppress(AttributeError, OSError):
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        os.chroot(".")


def refuse_sockets() -> None:
    """A filter in the kernel answers every new socket with "not permitted" (seccomp)."""
    architecture, socket = SOCKET.get(os.uname().machine, (0, 0))
    if not socket:
        return
    steps = [
        (LOAD, 0, 0, ARCHITECTURE),
        (IF_EQUAL, 0, 5, architecture),
        (LOAD, 0, 0, CALL),
        (IF_AT_LEAST, 3, 0, OTHER_ABI),
        (IF_EQUAL, 2, 0, socket),
        (IF_EQUAL, 1, 0, IO_URING_SETUP),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    # struct sock_filter: code, how far to jump if so and if not, operand; struct sock_fprog
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    header = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program))
    libc = ctypes.CDLL(None)
    with suppress(AttributeError):
        libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        libc.prctl(SECCOMP, FILTER, header, 0, 0)


def drop_capabilities() -> None:
    with suppress(AttributeError):
        ctypes.CDLL(None).capset(struct.pack("Ii", CAPABILITY_VERSION_3, 0), bytes(24))

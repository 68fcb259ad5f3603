"""The oracle without the start of an interpreter: one that has imported asyncio forks for every program.

What a program prints, its status and its trace are those of ../conformance/oracle.py; tracebacks begin in this file.
"""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import types

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "conformance"))

import oracle  # noqa: E402


class WarmOracle:
    """One interpreter; runs one program at a time. Use it as a context manager."""

    def __init__(self, seconds):
        """A program that takes longer than `seconds` is killed."""
        environment = oracle.environment("", "async", None, 0)
        del environment["PYTHONPATH"]  # its sitecustomize is for interpreters that run one program
        command = [oracle.INTERPRETER, __file__, str(seconds)]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.stdin.close()
        self._server.wait()

    def start(self, program, arguments, model, folder, seed=0):
        """The completed process of `program`, as oracle.start gives it; its trace is in `folder`/cpython.jsonl."""
        files = {name: str(folder / f"cpython.{name}") for name in ("stdout", "stderr", "jsonl")}
        request = {"program": str(program), "arguments": arguments, "files": files,
                   "environment": oracle.environment(program, model, files["jsonl"], seed)}
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()
        status = json.loads(self._server.stdout.readline())
        if status is None:
            raise subprocess.TimeoutExpired(str(program), 0)
        oracle.close_trace(pathlib.Path(files["jsonl"]), status)
        stdout, stderr = (pathlib.Path(files[name]).read_bytes() for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(str(program), status, stdout, stderr)


def serve(seconds):
    sys.path.insert(0, str(HERE.parent / "conformance" / "cpython"))
    import simul_oracle

    clock = simul_oracle.prepare()
    import argparse, concurrent.futures.thread, dataclasses, enum, heapq, logging  # noqa: E401, F401
    import simul_oracle.event_loop, simul_oracle.insertion_order, simul_oracle.pools  # noqa: E401, F401

    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            become(request)
            simul_oracle.begin(clock)
            run_as_main(request["program"])
            return
        print(json.dumps(wait_for(child, seconds)), flush=True)


def become(request):
    for descriptor, path in enumerate((os.devnull, request["files"]["stdout"], request["files"]["stderr"])):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.environ.update(request["environment"])
    sys.argv = [request["program"], *request["arguments"]]
    sys.path[0] = os.path.dirname(request["program"])


def run_as_main(path):
    main = types.ModuleType("__main__")
    main.__file__ = path
    main.__builtins__ = __builtins__
    sys.modules["__main__"] = main
    exec(compile(pathlib.Path(path).read_bytes(), path, "exec"), main.__dict__)


def wait_for(child, seconds):
    """The exit status; None for a program that had to be killed."""
    def kill(*_):
        with contextlib.suppress(ProcessLookupError):  # it has ended just now
            os.kill(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, kill)
    signal.alarm(seconds)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    return None if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL else os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    serve(int(sys.argv[1]))

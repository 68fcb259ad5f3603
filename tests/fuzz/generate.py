"""Random asyncio programs that terminate, or deadlock, and are the same in every run.

A program is a few coroutine functions, each of which may use only those before it, and `main`. Loops are bounded, sleeps
come from a small set so that ties and zeros are common, and what is printed tells times, results and exceptions apart.
"""

import random

DELAYS = ("0", "0", "0", "0.5", "1", "1", "2", "3")
EXCEPTIONS = ("ValueError", "KeyError", "ZeroDivisionError", "LookupError", "RuntimeError")


class Block:
    """Statements of one function under construction."""

    def __init__(self, depth=0):
        self.lines = []
        self.indent = "    " * (depth + 1)

    def add(self, text):
        self.lines.append(self.indent + text)


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.workers = 0
        self.names = 0

    def program(self):
        parts = [HEAD]
        count = self.random.randint(2, 5)
        for _ in range(count):
            parts.append(self.function(f"worker{self.workers}", "name, n"))
            self.workers += 1
        parts.append(self.function("main", ""))
        parts.append("asyncio.run(main())\n")
        return "\n\n".join(parts)

    # ---- functions

    def function(self, name, parameters):
        lines = [f"async def {name}({parameters}):"]
        if not parameters:
            lines += ['    name, n = "main", 3']
        lines += ["    total = n", "    tasks = []"]
        lines += self.block(0, self.random.randint(2, 6))
        if self.random.random() < 0.8:
            lines += ["    for task in tasks:", "        show(name, await outcome(task))"]
        lines.append(f"    return {self.pick(('total', 'name', '(name, total)', '[total, n]', 'None'))}")
        return "\n".join(lines)

    def block(self, depth, size):
        block = Block(depth)
        for _ in range(size):
            self.statement(block, depth)
        return block.lines

    def statement(self, block, depth):
        simple = (self.say, self.sleep, self.compute, self.spawn, self.call, self.signal, self.queue, self.contain,
                  self.cancel, self.combine, self.later)
        nested = (self.loop, self.branch, self.attempt, self.hold, self.limit, self.group, self.iterate, self.wait_set)
        if depth < 2 and self.random.random() < 0.45:
            self.pick(nested)(block, depth)
        else:
            self.pick(simple)(block)

    def nest(self, block, depth, header, size=None):
        block.add(header)
        block.lines += self.block(depth + 1, size or self.random.randint(1, 3))

    # ---- simple statements

    def say(self, block):
        block.add(f"show(name, {self.expression()})")

    def sleep(self, block):
        block.add(self.pick((
            f"await asyncio.sleep({self.delay()})",
            f"show(name, await asyncio.sleep({self.delay()}, {self.number()}))",
            f"time.sleep({self.pick(('0.5', '1'))})",
        )))

    def compute(self, block):
        block.add(self.pick((
            f"total = (total * {self.number()} + {self.number()}) % 997",
            f"total += sum(i * i for i in range({self.number()}))",
            f"total, n = n + {self.number()}, total % 5",
            f"total = max(total, n) // {self.number()} + (total & 7)",
            f"total = len(f'{{name!r:>{self.random.randint(3, 9)}}}|{{total:0{self.random.randint(1, 5)}d}}|{{total / 7:.2f}}')",
            "total = Counter(total).bump().value",
        )))

    def spawn(self, block):
        if coroutine := self.coroutine():
            named = self.pick(("", "", f', name="{self.name()}"'))
            block.add(f"tasks.append(asyncio.create_task({coroutine}{named}))")
            if self.random.random() < 0.3:
                block.add("tasks[-1].add_done_callback(lambda task: show('callback', task.get_name()))")

    def call(self, block):
        if coroutine := self.coroutine():
            block.add(self.pick((
                f"show(name, await {coroutine})",
                f"show(name, await outcome({coroutine}))",
                f"show(name, await outcome(asyncio.wait_for({coroutine}, {self.delay()})))",
                f"show(name, await outcome(asyncio.shield({coroutine})))",
            )))

    def signal(self, block):
        block.add(self.pick((
            "event.set()", "event.clear()", "await outcome(asyncio.wait_for(event.wait(), 2))", "event.set()",
            "show(name, event.is_set(), lock.locked(), semaphore.locked())",
        )))

    def queue(self, block):
        block.add(self.pick((
            f"await outcome(asyncio.wait_for(queue.put((name, {self.number()})), {self.delay()}))",
            "show(name, await outcome(asyncio.wait_for(queue.get(), 2)))",
            "show(name, attempt(queue.get_nowait))",
            f"show(name, attempt(queue.put_nowait, {self.number()}))",
            "show(name, queue.qsize(), queue.empty(), queue.full())",
        )))

    def contain(self, block):
        block.add(self.pick((
            "show(name, sorted({n: total, total: n}.items()))",
            "show(name, [each * 2 for each in range(n % 4)], {each % 3 for each in range(total % 7)})",
            "show(name, dict(zip('abc', (n, total, name))), (total,) * 2)",
            "show(name, attempt([1, 2, 3].index, n), attempt(int, name), attempt(divmod, total, n % 2))",
            "show(name, '%05.1f|%-4s|%x' % (total / 3, name[:2], total), f'{total:,}', name.upper().center(9, '*'))",
        )))

    def cancel(self, block):
        block.add(self.pick((
            "if tasks:\n{0}    show(name, tasks[-1].cancel())",
            "if tasks:\n{0}    show(name, tasks[0].cancel('enough'), tasks[0].cancelling())",
            "if len(tasks) > 1:\n{0}    tasks.pop(0).cancel()",
        )).format(block.indent))

    def combine(self, block):
        coroutines = [each for each in (self.coroutine() for _ in range(self.random.randint(1, 3))) if each]
        if not coroutines:
            return
        arguments = ", ".join(coroutines)
        block.add(self.pick((
            f"show(name, await outcome(asyncio.gather({arguments})))",
            f"show(name, await outcome(asyncio.gather({arguments}, return_exceptions=True)))",
            f"for each in asyncio.as_completed([{arguments}]):\n{block.indent}    show(name, await outcome(each))",
            f"show(name, await outcome(asyncio.wait_for(asyncio.gather({arguments}), {self.delay()})))",
        )))

    def later(self, block):
        block.add(self.pick((
            f"asyncio.get_running_loop().call_soon(show, 'soon', {self.number()})",
            f"asyncio.get_running_loop().call_later({self.delay()}, show, 'later', {self.number()})",
            f"asyncio.get_running_loop().call_later({self.delay()}, event.set)",
        )))

    # ---- statements with blocks

    def loop(self, block, depth):
        self.nest(block, depth, self.pick((
            f"for i in range({self.random.randint(1, 3)}):",
            f"for key, value in {{'a': 1, 'b': n}}.items():",
        )))

    def branch(self, block, depth):
        self.nest(block, depth, f"if {self.condition()}:")
        if self.random.random() < 0.5:
            self.nest(block, depth, "else:")

    def attempt(self, block, depth):
        block.add("try:")
        block.lines += self.block(depth + 1, self.random.randint(1, 3))
        if self.random.random() < 0.6:
            block.add(f"    if {self.condition()}:")
            block.add(f"        raise {self.pick(EXCEPTIONS)}(name, total)")
        handler = self.random.random()
        if handler < 0.6:
            block.add(f"except {self.pick(EXCEPTIONS + ('Exception', 'asyncio.CancelledError'))} as error:")
            block.add("    show(name, 'caught', repr(error))")
            if self.random.random() < 0.2:
                block.add("    raise")
        if handler > 0.4:
            self.nest(block, depth, "finally:", 1)

    def hold(self, block, depth):
        self.nest(block, depth, f"async with {self.pick(('lock', 'semaphore', 'semaphore', 'condition', 'steps(name)'))}:")

    def limit(self, block, depth):
        block.add("try:")
        block.add(f"    async with asyncio.timeout({self.delay()}):")
        block.lines += self.block(depth + 2, self.random.randint(1, 2))
        block.add("except TimeoutError:")
        block.add("    show(name, 'timed out')")

    def group(self, block, depth):
        coroutines = [each for each in (self.coroutine() for _ in range(2)) if each]
        if not coroutines:
            return
        block.add("try:")
        block.add("    async with asyncio.TaskGroup() as group:")
        for coroutine in coroutines:
            block.add(f"        group.create_task({coroutine})")
        block.lines += self.block(depth + 2, 1)
        block.add("except* Exception as errors:")
        block.add("    show(name, 'group', [repr(each) for each in errors.exceptions])")

    def iterate(self, block, depth):
        header = self.pick((f"async for item in ticks(name, {self.random.randint(1, 3)}, {self.delay()}):",
                            f"for item in countdown({self.random.randint(1, 4)}):"))
        self.nest(block, depth, header)
        if self.random.random() < 0.4:
            block.add(f"    if {self.condition()}:")
            block.add("        break")

    def wait_set(self, block, depth):
        when = self.pick(("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"))
        limit = self.pick(("", f", timeout={self.delay()}"))
        block.add("if tasks:")
        block.add(f"    done, pending = await asyncio.wait(tasks, return_when=asyncio.{when}{limit})")
        block.add("    show(name, sorted(task.get_name() for task in done), len(pending))")

    # ---- parts

    def coroutine(self):
        if self.workers == 0:
            return f"asyncio.sleep({self.delay()}, {self.number()})"
        target = self.random.randrange(self.workers + 1)
        if target == self.workers:
            return f"asyncio.sleep({self.delay()}, {self.number()})"
        return f"worker{target}({self.name()!r}, {self.number()})"

    def expression(self):
        return self.pick(("total", "n", "name * 2", "total - n", "total % 3 == n", "[n, total]", "f'{name}:{total}'",
                          "asyncio.current_task().get_name()", "len(asyncio.all_tasks())"))

    def condition(self):
        return self.pick(("total % 2", "n > 1", "total > n", "event.is_set()", "queue.empty()", "not tasks", "name < 'm'", "True"))

    def name(self):
        self.names += 1
        return f"{self.pick('abcxyz')}{self.names}"

    def number(self):
        return str(self.random.randint(1, 9))

    def delay(self):
        return self.pick(DELAYS)

    def pick(self, options):
        return self.random.choice(options)


HEAD = '''\
import asyncio
import contextlib
import time


def show(*what):
    print(time.perf_counter(), *what)


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return repr(error)


async def outcome(awaitable):
    try:
        return await awaitable
    except Exception as error:
        return repr(error)


async def ticks(name, count, delay):
    try:
        for i in range(count):
            await asyncio.sleep(delay)
            yield i
    finally:
        show(name, "no more ticks")


def countdown(n):
    while n:
        yield n
        n -= 1


@contextlib.asynccontextmanager
async def steps(name):
    show(name, "enters")
    await asyncio.sleep(0)
    try:
        yield name
    finally:
        show(name, "leaves")


class Counter:
    def __init__(self, value):
        self.value = value

    def bump(self, by=1):
        def add():
            self.value += by
        add()
        return self


event = asyncio.Event()
lock = asyncio.Lock()
semaphore = asyncio.Semaphore(2)
condition = asyncio.Condition()
queue = asyncio.Queue(maxsize=2)'''


def generate(seed):
    """The program of this seed: the same text always."""
    return Generator(seed).program()

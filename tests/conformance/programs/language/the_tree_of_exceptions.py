tree = [
    BaseException, Exception, ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError, AssertionError, AttributeError, BufferError, EOFError,
    ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError, MemoryError, NameError, UnboundLocalError, OSError, BlockingIOError,
    ChildProcessError, ConnectionError, BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, FileExistsError,
    FileNotFoundError, InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError, ReferenceError,
    RuntimeError, NotImplementedError, RecursionError, StopIteration, StopAsyncIteration, SyntaxError, IndentationError, TabError, SystemError, TypeError,
    ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, Warning, UserWarning, DeprecationWarning, RuntimeWarning,
    GeneratorExit, KeyboardInterrupt, SystemExit, BaseExceptionGroup, ExceptionGroup,
]
for error in tree:
    print(error.__name__, "<", " < ".join(base.__name__ for base in error.__mro__[1:-1]))
print(IOError is OSError, EnvironmentError is OSError)
print(repr(OSError(2, "No such file")), OSError(2, "No such file"), repr(FileNotFoundError("x")), KeyError("k"), repr(KeyError("k")), Exception(), Exception(1, 2))
print(SystemExit(3).code, StopIteration(4).value, repr(Exception("a", 1)), str(KeyError()), ValueError("x").args, type(OSError(2, "x")).__name__, OSError(2, "x").errno)

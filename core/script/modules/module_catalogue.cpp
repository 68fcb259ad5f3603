#include "core/script/modules/module_catalogue.hpp"

#include <algorithm>
#include <array>

namespace simul::script {
namespace {

// clang-format off
constexpr std::array kModules{
    ModuleDescription{"__future__", "Features of later versions; all of them are on",
        "annotations division print_function absolute_import generators generator_stop nested_scopes unicode_literals with_statement"},
    ModuleDescription{"abc", "Abstract base classes", "ABC ABCMeta abstractmethod"},
    ModuleDescription{"argparse", "Command-line arguments",
        "ArgumentParser ArgumentError ArgumentTypeError Namespace Action HelpFormatter RawDescriptionHelpFormatter "
        "RawTextHelpFormatter ArgumentDefaultsHelpFormatter MetavarTypeHelpFormatter BooleanOptionalAction "
        "SUPPRESS OPTIONAL ZERO_OR_MORE ONE_OR_MORE REMAINDER PARSER"},
    ModuleDescription{"asyncio", "Coroutines, tasks, event loops and what they wait for",
        "run Runner create_task ensure_future gather wait wait_for as_completed shield sleep timeout timeout_at Timeout TaskGroup "
        "current_task all_tasks get_running_loop get_event_loop new_event_loop set_event_loop to_thread "
        "iscoroutine iscoroutinefunction isfuture Task Future AbstractEventLoop Handle TimerHandle "
        "CancelledError TimeoutError InvalidStateError QueueEmpty QueueFull BrokenBarrierError "
        "FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED Queue LifoQueue PriorityQueue Lock Event Condition Semaphore "
        "BoundedSemaphore Barrier"},
    ModuleDescription{"bisect", "Binary search in sorted lists", "bisect bisect_left bisect_right insort insort_left insort_right"},
    ModuleDescription{"collections", "More containers",
        "deque defaultdict Counter namedtuple OrderedDict ChainMap UserDict UserList abc"},
    ModuleDescription{"collections.abc", "Abstract base classes of containers",
        "Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator Generator Reversible Sized "
        "Container Callable Collection Set MutableSet Mapping MutableMapping MappingView KeysView ItemsView ValuesView Sequence "
        "MutableSequence"},
    ModuleDescription{"concurrent", "The package of concurrent.futures", "futures"},
    ModuleDescription{"concurrent.futures", "Pools of threads and processes, on the virtual clock",
        "ThreadPoolExecutor ProcessPoolExecutor Executor Future CancelledError TimeoutError InvalidStateError BrokenExecutor wait as_completed "
        "FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED"},
    ModuleDescription{"contextlib", "Helpers for `with`",
        "contextmanager asynccontextmanager suppress nullcontext closing aclosing redirect_stdout redirect_stderr ExitStack AsyncExitStack "
        "AbstractContextManager AbstractAsyncContextManager ContextDecorator AsyncContextDecorator"},
    ModuleDescription{"contextvars", "Variables whose values belong to a task", "ContextVar Token Context copy_context"},
    ModuleDescription{"copy", "Copies of objects", "copy deepcopy Error error"},
    ModuleDescription{"dataclasses", "Classes that are mostly data",
        "dataclass field fields asdict astuple make_dataclass replace is_dataclass Field FrozenInstanceError InitVar KW_ONLY MISSING"},
    ModuleDescription{"datetime", "Dates and durations; now() reads the virtual clock",
        "timedelta datetime date time timezone tzinfo UTC MINYEAR MAXYEAR"},
    ModuleDescription{"enum", "Enumerations",
        "Enum IntEnum StrEnum Flag IntFlag auto unique EnumMeta EnumType ReprEnum member nonmember"},
    ModuleDescription{"functools", "Functions that work on functions",
        "partial partialmethod wraps update_wrapper reduce lru_cache cache cached_property total_ordering cmp_to_key singledispatch "
        "singledispatchmethod WRAPPER_ASSIGNMENTS WRAPPER_UPDATES"},
    ModuleDescription{"heapq", "Priority queues in lists",
        "heappush heappop heapify heapreplace heappushpop merge nlargest nsmallest"},
    ModuleDescription{"inspect", "What kind of object something is",
        "iscoroutine iscoroutinefunction isasyncgen isasyncgenfunction isawaitable isgenerator isgeneratorfunction isfunction ismethod "
        "isclass ismodule isbuiltin isroutine getdoc cleandoc getcoroutinestate getgeneratorstate "
        "CORO_CREATED CORO_RUNNING CORO_SUSPENDED CORO_CLOSED GEN_CREATED GEN_RUNNING GEN_SUSPENDED GEN_CLOSED"},
    ModuleDescription{"itertools", "Iterators made from iterators",
        "accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise "
        "permutations product repeat starmap takewhile tee zip_longest"},
    ModuleDescription{"json", "JSON", "dumps loads JSONDecodeError JSONEncoder JSONDecoder"},
    ModuleDescription{"logging", "Log messages with levels, to stderr",
        "basicConfig getLogger Logger LoggerAdapter Handler StreamHandler NullHandler Formatter Filter LogRecord root debug info warning warn error "
        "exception critical fatal log disable addLevelName getLevelName lastResort shutdown setLoggerClass getLoggerClass "
        "CRITICAL FATAL ERROR WARNING WARN INFO DEBUG NOTSET BASIC_FORMAT"},
    ModuleDescription{"math", "Mathematical functions",
        "acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor "
        "fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter "
        "perm pi pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp"},
    ModuleDescription{"operator", "Operators as functions",
        "abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul "
        "imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le length_hint lshift lt matmul "
        "methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor"},
    ModuleDescription{"os", "Random bytes from the run's seed; no files, no processes", "urandom getpid linesep cpu_count name sep"},
    ModuleDescription{"random", "The Mersenne Twister: CPython's numbers for the same seed",
        "seed random randint randrange uniform triangular choice choices shuffle sample gauss expovariate betavariate normalvariate "
        "lognormvariate vonmisesvariate gammavariate paretovariate weibullvariate getrandbits randbytes getstate setstate Random SystemRandom"},
    ModuleDescription{"simul", "Computing on the virtual clock", "work"},
    ModuleDescription{"statistics", "Averages and spreads",
        "mean fmean geometric_mean harmonic_mean median median_low median_high median_grouped mode multimode pstdev pvariance stdev variance "
        "quantiles covariance correlation StatisticsError"},
    ModuleDescription{"string", "Characters by kind, and templates",
        "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits printable punctuation whitespace capwords Template"},
    ModuleDescription{"sys", "The interpreter as the scenario sees it",
        "argv stdout stderr exit version version_info platform maxsize getrecursionlimit exc_info modules byteorder "
        "hexversion maxunicode intern"},
    ModuleDescription{"textwrap", "Text in lines of a width", "dedent indent wrap fill shorten TextWrapper"},
    ModuleDescription{"time", "The virtual clock",
        "sleep perf_counter perf_counter_ns monotonic monotonic_ns time time_ns strftime "
        "gmtime localtime struct_time ctime asctime"},
    ModuleDescription{"traceback", "Tracebacks as text",
        "print_exc format_exc print_exception format_exception format_exception_only extract_tb format_tb print_tb format_list print_list "
        "walk_tb FrameSummary StackSummary"},
    ModuleDescription{"types", "Types without a name of their own",
        "SimpleNamespace coroutine FunctionType LambdaType MethodType BuiltinFunctionType BuiltinMethodType GeneratorType CoroutineType "
        "AsyncGeneratorType TracebackType CodeType NoneType EllipsisType NotImplementedType MappingProxyType GenericAlias "
        "UnionType MethodDescriptorType WrapperDescriptorType"},
    ModuleDescription{"typing", "Annotations, and the classes that they describe",
        "Any Union Optional List Dict Set FrozenSet Tuple Type Callable Iterable Iterator Generator Sequence Mapping MutableMapping MutableSequence "
        "MutableSet AbstractSet Collection Container Hashable Sized Reversible Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator "
        "ContextManager AsyncContextManager Deque DefaultDict Counter OrderedDict ChainMap NamedTuple TypedDict Protocol Generic TypeVar ParamSpec Concatenate "
        "TypeAlias TypeGuard Literal LiteralString Final ClassVar Annotated NoReturn Never Self Required NotRequired Text AnyStr NewType cast overload "
        "no_type_check runtime_checkable final get_type_hints get_origin get_args assert_never assert_type TYPE_CHECKING Unpack TypeVarTuple "
        "SupportsInt SupportsFloat SupportsAbs SupportsIndex SupportsRound SupportsBytes KeysView ItemsView ValuesView"},
};

constexpr std::array kModuleAdvice{
    Advice{"re", "use the methods of str: split, partition, find, startswith, replace"},
    Advice{"threading", "use asyncio.to_thread, or loop.run_in_executor with concurrent.futures.ThreadPoolExecutor"},
    Advice{"multiprocessing", "use concurrent.futures.ProcessPoolExecutor with loop.run_in_executor"},
    Advice{"subprocess", "model the process as `await asyncio.sleep(seconds)`"},
    Advice{"socket", "model the connection as `await asyncio.sleep(seconds)` and asyncio.Queue"},
    Advice{"ssl", "model the connection as `await asyncio.sleep(seconds)` and asyncio.Queue"},
    Advice{"http", "model the request as `await asyncio.sleep(seconds)`"},
    Advice{"urllib", "model the request as `await asyncio.sleep(seconds)`"},
    Advice{"requests", "model the request as `time.sleep(seconds)`, which blocks as requests does"},
    Advice{"aiohttp", "model the request as `await asyncio.sleep(seconds)`"},
    Advice{"httpx", "model the request as `await asyncio.sleep(seconds)`"},
    Advice{"aiofiles", "model the file as `await asyncio.sleep(seconds)`"},
    Advice{"trio", "write the scenario with asyncio"},
    Advice{"anyio", "write the scenario with asyncio"},
    Advice{"curio", "write the scenario with asyncio"},
    Advice{"uvloop", "leave it out: the event loop is Simul's own"},
    Advice{"numpy", "use lists, math, statistics and random"},
    Advice{"pandas", "use lists, dicts and statistics"},
    Advice{"pathlib", "a scenario has no files: put the data into the program"},
    Advice{"io", "a scenario has no files: print, or collect text in a list"},
    Advice{"csv", "a scenario has no files: put the data into the program"},
    Advice{"tempfile", "a scenario has no files"},
    Advice{"shutil", "a scenario has no files"},
    Advice{"pickle", "a scenario has no files: keep the objects themselves"},
    Advice{"signal", "a scenario gets no signals: use asyncio.Event and loop.call_later"},
    Advice{"secrets", "use random, which draws from the run's seed"},
    Advice{"hashlib", "use hash(), which is the same in every run"},
    Advice{"decimal", "use int (exact, of any size) or float"},
    Advice{"fractions", "use int or float"},
    Advice{"weakref", "keep a reference, or a key into a dict"},
    Advice{"queue", "use asyncio.Queue, or collections.deque"},
    Advice{"uuid", "use random.getrandbits, which draws from the run's seed"},
    Advice{"warnings", "use logging.warning, or print to sys.stderr"},
    Advice{"timeit", "use time.perf_counter, which reads the virtual clock"},
    Advice{"unittest", "use assert"},
    Advice{"pytest", "use assert"},
    Advice{"selectors", "use asyncio"},
    Advice{"sched", "use loop.call_later"},
};

constexpr std::array kNameAdvice{
    Advice{"asyncio.open_connection", "model the connection as `await asyncio.sleep(seconds)` and asyncio.Queue"},
    Advice{"asyncio.start_server", "model the server as a task that reads an asyncio.Queue"},
    Advice{"asyncio.StreamReader", "use asyncio.Queue"},
    Advice{"asyncio.StreamWriter", "use asyncio.Queue"},
    Advice{"asyncio.create_subprocess_exec", "model the process as `await asyncio.sleep(seconds)`"},
    Advice{"asyncio.create_subprocess_shell", "model the process as `await asyncio.sleep(seconds)`"},
    Advice{"asyncio.subprocess", "model the process as `await asyncio.sleep(seconds)`"},
    Advice{"asyncio.eager_task_factory", "it came with Python 3.12; Simul steps as 3.11"},
    Advice{"asyncio.QueueShutDown", "it came with Python 3.13; Simul steps as 3.11"},
    Advice{"asyncio.coroutine", "write `async def`"},
    Advice{"asyncio.get_event_loop_policy", "use asyncio.run or asyncio.new_event_loop"},
    Advice{"asyncio.set_event_loop_policy", "leave it out: the event loop is Simul's own"},
    Advice{"os.path", "a scenario has no files"},
    Advice{"os.listdir", "a scenario has no files"},
    Advice{"os.system", "model the command as `time.sleep(seconds)`"},
    Advice{"os.remove", "a scenario has no files"},
    Advice{"sys.stdin", "a scenario reads no input: use argparse, or parameters"},
    Advice{"sys.settrace", "open the scenario in Simul: it shows every step"},
    Advice{"time.clock", "use time.perf_counter"},
    Advice{"json.load", "a scenario has no files: use json.loads"},
    Advice{"json.dump", "a scenario has no files: use json.dumps"},
    Advice{"logging.FileHandler", "a scenario has no files: log to stderr"},
    Advice{"argparse.FileType", "a scenario has no files"},
    Advice{"itertools.batched", "it came with Python 3.12"},
};

constexpr std::array kBuiltinAdvice{
    Advice{"open", "a scenario has no files: put the data into the program"},
    Advice{"input", "a scenario reads no input: use argparse, or a parameter"},
    Advice{"eval", "write the expression itself"},
    Advice{"exec", "write the statements themselves"},
    Advice{"compile", "write the statements themselves"},
    Advice{"__import__", "use the import statement"},
    Advice{"complex", "use two floats"},
    Advice{"bytearray", "use a list of ints, and bytes(…) at the end"},
    Advice{"memoryview", "use slices of bytes"},
    Advice{"breakpoint", "open the scenario in Simul: it stops at any step"},
    Advice{"help", "see the language reference"},
};

constexpr std::string_view kBuiltinNames =
    "abs aiter all any anext ascii bin bool bytes callable chr classmethod delattr dict dir divmod enumerate filter float format frozenset "
    "getattr globals hasattr hash hex id int isinstance issubclass iter len list locals map max min next object oct ord pow print property "
    "range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip exit quit "
    "True False None Ellipsis NotImplemented __name__ __debug__ __build_class__ "
    "BaseException BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception ArithmeticError FloatingPointError OverflowError "
    "ZeroDivisionError AssertionError AttributeError BufferError EOFError ExceptionGroup ImportError ModuleNotFoundError LookupError IndexError "
    "KeyError MemoryError NameError UnboundLocalError OSError EnvironmentError IOError BlockingIOError ChildProcessError ConnectionError "
    "BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError FileExistsError FileNotFoundError InterruptedError "
    "IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError ReferenceError RuntimeError NotImplementedError "
    "RecursionError StopAsyncIteration StopIteration SyntaxError IndentationError TabError SystemError TypeError ValueError UnicodeError "
    "UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning "
    "ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning";
// clang-format on

template <std::size_t Size>
std::string_view advice_in(const std::array<Advice, Size>& table, std::string_view name) noexcept {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Advice& row) { return row.name == name; });
    return found == table.end() ? std::string_view() : found->advice;
}

} // namespace

std::span<const ModuleDescription> supported_modules() noexcept {
    return kModules;
}

const ModuleDescription* find_module(std::string_view name) noexcept {
    const auto found = std::find_if(kModules.begin(), kModules.end(),
                                    [&](const ModuleDescription& module) { return module.name == name; });
    return found == kModules.end() ? nullptr : &*found;
}

std::vector<std::string_view> names_of(const ModuleDescription& module) {
    std::vector<std::string_view> names;
    for (std::string_view rest = module.names; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0) names.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return names;
}

bool module_has_name(const ModuleDescription& module, std::string_view name) noexcept {
    const std::string_view all = module.names;
    for (std::size_t at = all.find(name); at != std::string_view::npos; at = all.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || all[at - 1] == ' ') && (end == all.size() || all[end] == ' ')) return true;
    }
    return false;
}

std::string_view advice_for_module(std::string_view name) noexcept {
    return advice_in(kModuleAdvice, name.substr(0, name.find('.')));
}

std::string_view advice_for_name(std::string_view module, std::string_view name) noexcept {
    for (const auto& [qualified, advice] : kNameAdvice)
        if (qualified.size() == module.size() + 1 + name.size() && qualified.starts_with(module) &&
            qualified[module.size()] == '.' && qualified.ends_with(name))
            return advice;
    return {};
}

std::span<const Advice> advice_for_modules() noexcept {
    return kModuleAdvice;
}

std::span<const Advice> advice_for_names() noexcept {
    return kNameAdvice;
}

std::span<const Advice> advice_for_builtins() noexcept {
    return kBuiltinAdvice;
}

std::string_view builtin_names() noexcept {
    return kBuiltinNames;
}

std::string_view advice_for_builtin(std::string_view name) noexcept {
    return advice_in(kBuiltinAdvice, name);
}

} // namespace simul::script

/// The instruction set: one table, expanded wherever opcodes are needed (compiler, interpreter,
/// disassembler).
#pragma once

#include <cstdint>
#include <string_view>

namespace simul::script {

/// SIMUL_OPCODE(NAME, operand kind, pops, pushes)
///
/// `pops` and `pushes` count stack slots; kVaries means that stack_effect() computes them from the operand.
/// Stack pictures read left to right, the top of the stack last: [below, top] -> [result].
/// An instruction that raises leaves the stack as it was before it, as far as an exception handler can see:
/// the handler's exception table entry says how many slots remain.
///
/// The model is CPython 3.11's instruction set, with these differences: operands are 24 bits, so there is no
/// EXTENDED_ARG; jumps are absolute; the frame's cells are made on entry from CodeObject::cell_slots, and a
/// call of a generator or coroutine function makes its object without executing anything, so MAKE_CELL,
/// COPY_FREE_VARS, RETURN_GENERATOR and RESUME do not exist; SEND's loop is one instruction, YIELD_FROM.
// clang-format off
#define SIMUL_OPCODES(SIMUL_OPCODE)                                                                                     \
    /* ---- the stack */                                                                                                \
    SIMUL_OPCODE(NOP,                  None,      0,       0) /* a line of its own (pass), nothing else */              \
    SIMUL_OPCODE(POP_TOP,              None,      1,       0) /* [x] -> [] */                                           \
    SIMUL_OPCODE(COPY,                 Count,     0,       1) /* pushes the operand-th slot from the top, 1 = top */    \
    SIMUL_OPCODE(SWAP,                 Count,     0,       0) /* exchanges the top and the operand-th slot, >= 2 */     \
    SIMUL_OPCODE(LOAD_CONST,           Constant,  0,       1) /* [] -> [constants[operand]] */                          \
    /* ---- operators */                                                                                                \
    SIMUL_OPCODE(UNARY_POSITIVE,       None,      1,       1)                                                           \
    SIMUL_OPCODE(UNARY_NEGATIVE,       None,      1,       1)                                                           \
    SIMUL_OPCODE(UNARY_NOT,            None,      1,       1)                                                           \
    SIMUL_OPCODE(UNARY_INVERT,         None,      1,       1)                                                           \
    SIMUL_OPCODE(BINARY_OP,            Binary,    2,       1) /* [left, right] -> [left op right]; BinaryOperator */    \
    SIMUL_OPCODE(COMPARE_OP,           Compare,   2,       1) /* [left, right] -> [result]; CompareOperator */          \
    SIMUL_OPCODE(IS_OP,                Invert,    2,       1) /* 0: is, 1: is not */                                    \
    SIMUL_OPCODE(CONTAINS_OP,          Invert,    2,       1) /* [item, container] -> [bool]; 0: in, 1: not in */       \
    SIMUL_OPCODE(BINARY_SUBSCR,        None,      2,       1) /* [container, key] -> [item] */                          \
    SIMUL_OPCODE(STORE_SUBSCR,         None,      3,       0) /* [value, container, key] -> [] */                       \
    SIMUL_OPCODE(DELETE_SUBSCR,        None,      2,       0) /* [container, key] -> [] */                              \
    SIMUL_OPCODE(BUILD_SLICE,          Count,     kVaries, 1) /* [start, stop(, step)] -> [slice]; 2 or 3 */            \
    /* ---- names */                                                                                                    \
    SIMUL_OPCODE(LOAD_FAST,            Slot,      0,       1) /* a local; unset: UnboundLocalError */                   \
    SIMUL_OPCODE(STORE_FAST,           Slot,      1,       0)                                                           \
    SIMUL_OPCODE(DELETE_FAST,          Slot,      0,       0) /* unset: UnboundLocalError */                            \
    SIMUL_OPCODE(LOAD_CLOSURE,         Slot,      0,       1) /* pushes the cell itself */                              \
    SIMUL_OPCODE(LOAD_DEREF,           Slot,      0,       1) /* the cell's content; empty: UnboundLocalError for a     \
                                                                 cell, NameError for a free variable */                 \
    SIMUL_OPCODE(LOAD_CLASSDEREF,      Slot,      0,       1) /* the class namespace's, else the cell's */              \
    SIMUL_OPCODE(STORE_DEREF,          Slot,      1,       0)                                                           \
    SIMUL_OPCODE(DELETE_DEREF,         Slot,      0,       0)                                                           \
    SIMUL_OPCODE(LOAD_NAME,            Name,      0,       1) /* class and module bodies: namespace, globals, built-    \
                                                                 ins */                                                 \
    SIMUL_OPCODE(STORE_NAME,           Name,      1,       0)                                                           \
    SIMUL_OPCODE(DELETE_NAME,          Name,      0,       0)                                                           \
    SIMUL_OPCODE(LOAD_GLOBAL,          Name,      0,       1) /* globals, then built-ins; one cache entry a name */     \
    SIMUL_OPCODE(STORE_GLOBAL,         Name,      1,       0)                                                           \
    SIMUL_OPCODE(DELETE_GLOBAL,        Name,      0,       0)                                                           \
    /* ---- attributes: one cache entry a site */                                                                       \
    SIMUL_OPCODE(LOAD_ATTR,            Attribute, 1,       1) /* [object] -> [value] */                                 \
    SIMUL_OPCODE(LOAD_METHOD,          Attribute, 1,       2) /* [object] -> [function, object], or [value, null]       \
                                                                 when it is no plain method */                          \
    SIMUL_OPCODE(STORE_ATTR,           Attribute, 2,       0) /* [value, object] -> [] */                               \
    SIMUL_OPCODE(DELETE_ATTR,          Attribute, 1,       0) /* [object] -> [] */                                      \
    /* ---- calls */                                                                                                    \
    SIMUL_OPCODE(CALL,                 Count,     kVaries, 1) /* [callable, argument * operand] -> [result] */          \
    SIMUL_OPCODE(CALL_METHOD,          Count,     kVaries, 1) /* [function, self|null, argument * operand] ->           \
                                                                 [result] */                                            \
    SIMUL_OPCODE(CALL_KEYWORDS,        Count,     kVaries, 1) /* [callable, argument * operand, names] -> [result];     \
                                                                 the last len(names) arguments are keyword arguments */ \
    SIMUL_OPCODE(CALL_EX,              Flags,     kVaries, 1) /* [callable, positional(, keywords if 1)] ->             \
                                                                 [result]; any iterable, a dict */                      \
    SIMUL_OPCODE(RETURN_VALUE,         None,      1,       0) /* the value leaves the frame */                          \
    SIMUL_OPCODE(MAKE_FUNCTION,        Function,  kVaries, 1) /* [defaults?, keyword defaults?, annotations?,           \
                                                                 closure?] -> [function]; MakeFunction */               \
    SIMUL_OPCODE(LOAD_BUILD_CLASS,     None,      0,       1) /* __build_class__(function, name, *bases, **keywords) */ \
    SIMUL_OPCODE(SETUP_ANNOTATIONS,    None,      0,       0) /* the namespace gets __annotations__ = {} unless it      \
                                                                 has one */                                             \
    /* ---- jumps: the operand is an instruction index */                                                               \
    SIMUL_OPCODE(JUMP_FORWARD,         Target,    0,       0)                                                           \
    SIMUL_OPCODE(JUMP_BACKWARD,        Target,    0,       0) /* every loop has one: where budgets and cancellation     \
                                                                 are checked */                                         \
    SIMUL_OPCODE(POP_JUMP_IF_FALSE,    Target,    1,       0)                                                           \
    SIMUL_OPCODE(POP_JUMP_IF_TRUE,     Target,    1,       0)                                                           \
    SIMUL_OPCODE(POP_JUMP_IF_NONE,     Target,    1,       0)                                                           \
    SIMUL_OPCODE(POP_JUMP_IF_NOT_NONE, Target,    1,       0)                                                           \
    SIMUL_OPCODE(JUMP_IF_FALSE_OR_POP, Target,    1,       0) /* false: the value stays and jumps; else it is popped */ \
    SIMUL_OPCODE(JUMP_IF_TRUE_OR_POP,  Target,    1,       0)                                                           \
    SIMUL_OPCODE(GET_ITER,             None,      1,       1) /* [iterable] -> [iterator] */                            \
    SIMUL_OPCODE(FOR_ITER,             Target,    0,       1) /* [iterator] -> [iterator, item]; at the end             \
                                                                 [iterator] -> [] and jumps */                          \
    /* ---- displays */                                                                                                 \
    SIMUL_OPCODE(BUILD_TUPLE,          Count,     kVaries, 1)                                                           \
    SIMUL_OPCODE(BUILD_LIST,           Count,     kVaries, 1)                                                           \
    SIMUL_OPCODE(BUILD_SET,            Count,     kVaries, 1)                                                           \
    SIMUL_OPCODE(BUILD_MAP,            Count,     kVaries, 1) /* [(key, value) * operand] -> [dict] */                  \
    SIMUL_OPCODE(BUILD_STRING,         Count,     kVaries, 1) /* joins strings */                                       \
    SIMUL_OPCODE(LIST_TO_TUPLE,        None,      1,       1)                                                           \
    SIMUL_OPCODE(LIST_APPEND,          Depth,     1,       0) /* pops the item; the list is then the operand-th slot    \
                                                                 from the top */                                        \
    SIMUL_OPCODE(SET_ADD,              Depth,     1,       0)                                                           \
    SIMUL_OPCODE(MAP_ADD,              Depth,     2,       0) /* pops [key, value] */                                   \
    SIMUL_OPCODE(LIST_EXTEND,          Depth,     1,       0) /* pops an iterable; "Value after * must be an            \
                                                                 iterable, not …" */                                    \
    SIMUL_OPCODE(SET_UPDATE,           Depth,     1,       0)                                                           \
    SIMUL_OPCODE(DICT_UPDATE,          Depth,     1,       0) /* {**mapping}: "'…' object is not a mapping" */          \
    SIMUL_OPCODE(DICT_MERGE,           Depth,     1,       0) /* f(**mapping): keys are strings, repeated ones a        \
                                                                 TypeError; the callable lies 2 below the dict */       \
    SIMUL_OPCODE(UNPACK_SEQUENCE,      Count,     1,       kVaries) /* [iterable] -> [item n, …, item 1] */             \
    SIMUL_OPCODE(UNPACK_EX,            Unpack,    1,       kVaries) /* [iterable] -> [last after, …, first after,       \
                                                                       list, last before, …, first before];             \
                                                                       UnpackCounts */                                  \
    SIMUL_OPCODE(FORMAT_VALUE,         Format,    kVaries, 1) /* [value(, specification)] -> [string]; FormatFlags */   \
    /* ---- exceptions: see CodeObject::exception_table */                                                              \
    SIMUL_OPCODE(RAISE_VARARGS,        Count,     kVaries, 0) /* 0: re-raise the handled one, 1: [exception], 2:        \
                                                                 [exception, cause] */                                  \
    SIMUL_OPCODE(PUSH_EXC_INFO,        None,      1,       2) /* [exception] -> [previously handled|None,               \
                                                                 exception]; it is now the handled one */               \
    SIMUL_OPCODE(POP_EXCEPT,           None,      1,       0) /* [previously handled] -> []; that is the handled one    \
                                                                 again */                                               \
    SIMUL_OPCODE(CHECK_EXC_MATCH,      None,      1,       1) /* [exception, type(s)] -> [exception, bool] */           \
    SIMUL_OPCODE(CHECK_EG_MATCH,       None,      2,       2) /* [exception, type(s)] -> [rest|None, match], the        \
                                                                 match is then the handled one; or -> [exception,       \
                                                                 None] */                                               \
    SIMUL_OPCODE(PREP_RERAISE_STAR,    None,      2,       1) /* [original, list of raised and unhandled] ->            \
                                                                 [exception to raise|None] */                           \
    SIMUL_OPCODE(RERAISE,              Depth,     1,       0) /* [exception] raised again, no new traceback entry;      \
                                                                 operand > 0: the frame's position becomes the one      \
                                                                 in that slot below it */                               \
    SIMUL_OPCODE(LOAD_ASSERTION_ERROR, None,      0,       1) /* AssertionError, whatever the name means here */        \
    SIMUL_OPCODE(BEFORE_WITH,          None,      1,       2) /* [manager] -> [bound __exit__, __enter__()] */          \
    SIMUL_OPCODE(WITH_EXCEPT_START,    None,      0,       1) /* [__exit__, position, previous, exception] -> [… ,      \
                                                                 __exit__(type, exception, traceback)] */               \
    /* ---- generators and coroutines */                                                                                \
    SIMUL_OPCODE(YIELD_VALUE,          None,      1,       1) /* [value] -> suspend -> [sent]; in an asynchronous       \
                                                                 generator it is its asynchronous yield */              \
    SIMUL_OPCODE(GET_YIELD_FROM_ITER,  None,      1,       1) /* [iterable] -> [iterator]; a coroutine only in a        \
                                                                 coroutine */                                           \
    SIMUL_OPCODE(YIELD_FROM,           None,      2,       1) /* [receiver, value]: sends the value; while the          \
                                                                 receiver yields, the frame is suspended here; then     \
                                                                 -> [its result] */                                     \
    SIMUL_OPCODE(GET_AWAITABLE,        Awaitable, 1,       1) /* [object] -> [its iterator]; AwaitedBy words the        \
                                                                 TypeError */                                           \
    SIMUL_OPCODE(GET_AITER,            None,      1,       1) /* [iterable] -> [asynchronous iterator] */               \
    SIMUL_OPCODE(GET_ANEXT,            None,      0,       1) /* [asynchronous iterator] -> [asynchronous iterator,     \
                                                                 awaitable's iterator] */                               \
    SIMUL_OPCODE(END_ASYNC_FOR,        None,      2,       0) /* [asynchronous iterator, exception] -> [];              \
                                                                 StopAsyncIteration ends the loop, others are re-       \
                                                                 raised */                                              \
    SIMUL_OPCODE(BEFORE_ASYNC_WITH,    None,      1,       2) /* [manager] -> [bound __aexit__, __aenter__()] */        \
    /* ---- match */                                                                                                    \
    SIMUL_OPCODE(GET_LEN,              None,      0,       1) /* [subject] -> [subject, len] */                         \
    SIMUL_OPCODE(MATCH_MAPPING,        None,      0,       1) /* [subject] -> [subject, bool] */                        \
    SIMUL_OPCODE(MATCH_SEQUENCE,       None,      0,       1) /* [subject] -> [subject, bool] */                        \
    SIMUL_OPCODE(MATCH_KEYS,           None,      0,       1) /* [subject, keys] -> [subject, keys, values              \
                                                                 tuple|None] */                                         \
    SIMUL_OPCODE(MATCH_CLASS,          Count,     3,       1) /* [subject, class, keyword names] -> [attributes         \
                                                                 tuple|None]; operand: positional patterns */           \
    /* ---- imports */                                                                                                  \
    SIMUL_OPCODE(IMPORT_NAME,          Name,      1,       1) /* [names tuple|None] -> [module]; None: `import a.b`,    \
                                                                 which gives `a` */                                     \
    SIMUL_OPCODE(IMPORT_FROM,          Name,      0,       1) /* [module] -> [module, attribute] */                     \
    SIMUL_OPCODE(IMPORT_STAR,          None,      1,       0) /* [module] -> []; into the namespace */                  \
    /* ---- several in one: never compiled, but put by the interpreter in the place of the first of them, where the     \
            others stay (vm/specialization.hpp) */                                                                      \
    SIMUL_OPCODE(FOR_ITER_STORE_FAST,  Target,    0,       0) /* FOR_ITER, STORE_FAST */                                \
    SIMUL_OPCODE(POP_TOP_JUMP_BACKWARD, None,     1,       0) /* POP_TOP, JUMP_BACKWARD */                              \
    SIMUL_OPCODE(AWAIT_METHOD,         Count,     1,       1) /* LOAD_METHOD, at most one argument, CALL_METHOD,        \
                                                                 GET_AWAITABLE, LOAD_CONST, YIELD_FROM; operand: index  \
                                                                 of the AwaitSite */
// clang-format on

/// In the table above: depends on the operand.
inline constexpr int kVaries = -1;

enum class Opcode : std::uint8_t {
#define SIMUL_OPCODE(name, operand, pops, pushes) name,
    SIMUL_OPCODES(SIMUL_OPCODE)
#undef SIMUL_OPCODE
};

/// What the 24-bit operand of an instruction means; the disassembler prints it accordingly.
enum class OperandKind : std::uint8_t {
    None,      ///< always 0
    Count,     ///< a number of things
    Depth,     ///< a stack slot counted from the top, 1 = top
    Constant,  ///< index into CodeObject::constants
    Name,      ///< index into CodeObject::names
    Slot,      ///< index into the frame's slots, named by CodeObject::slot_names
    Attribute, ///< index into CodeObject::attribute_sites
    Target,    ///< index of an instruction
    Binary,    ///< a BinaryOperator
    Compare,   ///< a CompareOperator
    Invert,    ///< 1 = negated
    Flags,     ///< bits, see the opcode
    Function,  ///< MakeFunction
    Unpack,    ///< UnpackCounts
    Format,    ///< FormatFlags
    Awaitable, ///< AwaitedBy
};

/// The left to right order of CPython's NB_* constants; augmented assignments are the second half.
enum class BinaryOperator : std::uint8_t {
    Add,
    And,
    FloorDivide,
    LeftShift,
    MatrixMultiply,
    Multiply,
    Remainder,
    Or,
    Power,
    RightShift,
    Subtract,
    TrueDivide,
    Xor,
    InplaceAdd,
    InplaceAnd,
    InplaceFloorDivide,
    InplaceLeftShift,
    InplaceMatrixMultiply,
    InplaceMultiply,
    InplaceRemainder,
    InplaceOr,
    InplacePower,
    InplaceRightShift,
    InplaceSubtract,
    InplaceTrueDivide,
    InplaceXor,
};

enum class CompareOperator : std::uint8_t { Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual };

/// "+", "//", "+=" …
std::string_view symbol_of(BinaryOperator op);
/// "<", "==" …
std::string_view symbol_of(CompareOperator op);

/// The in-place operator of an augmented assignment.
constexpr BinaryOperator inplace(BinaryOperator op) {
    return static_cast<BinaryOperator>(static_cast<int>(op) + static_cast<int>(BinaryOperator::InplaceAdd));
}

/// MAKE_FUNCTION's operand: which child (CodeObject::children) and what lies on the stack, lowest bit
/// deepest.
struct MakeFunction {
    static constexpr std::uint32_t kDefaults = 1;        ///< a tuple of the positional parameters' defaults
    static constexpr std::uint32_t kKeywordDefaults = 2; ///< a dict: keyword-only parameter to default
    static constexpr std::uint32_t kAnnotations = 4;     ///< a dict: parameter (or "return") to annotation
    static constexpr std::uint32_t kClosure = 8; ///< a tuple of cells, in order of the child's free slots
    static constexpr int kFlagBits = 4;

    std::uint32_t child;
    std::uint32_t flags;

    static constexpr MakeFunction decode(std::uint32_t operand) {
        return {operand >> kFlagBits, operand & ((1u << kFlagBits) - 1)};
    }
    constexpr std::uint32_t encode() const { return child << kFlagBits | flags; }
};

/// UNPACK_EX's operand: how many targets stand before and after the starred one.
struct UnpackCounts {
    static constexpr std::uint32_t kMax = 0xfff;

    std::uint32_t before;
    std::uint32_t after;

    static constexpr UnpackCounts decode(std::uint32_t operand) { return {operand & kMax, operand >> 12}; }
    constexpr std::uint32_t encode() const { return before | after << 12; }
};

/// FORMAT_VALUE's operand: a conversion, and whether a format specification lies on the stack.
struct FormatFlags {
    enum Conversion : std::uint32_t { kNone = 0, kStr = 1, kRepr = 2, kAscii = 3 };
    static constexpr std::uint32_t kConversionMask = 3;
    static constexpr std::uint32_t kHasSpecification = 4;
};

/// GET_AWAITABLE's operand: which message a TypeError carries.
enum class AwaitedBy : std::uint8_t {
    Await,  ///< "object … can't be used in 'await' expression"
    Aenter, ///< "'async with' received an object from __aenter__ that does not implement __await__: …"
    Aexit,  ///< the same from __aexit__
};

inline constexpr int kOpcodeCount = 0
#define SIMUL_OPCODE(name, operand, pops, pushes) +1
    SIMUL_OPCODES(SIMUL_OPCODE)
#undef SIMUL_OPCODE
    ;

std::string_view name_of(Opcode opcode);
OperandKind operand_kind_of(Opcode opcode);

/// How an instruction changes the height of the stack when it falls through (`jumps` = false) or jumps.
/// Meaningless for instructions that do neither.
int stack_effect(Opcode opcode, std::uint32_t operand, bool jumps);

} // namespace simul::script

/// Every message about a scenario file, in one table.
#pragma once

#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/source_file.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace simul::script {

// X(Name, message, advice): "{0}", "{1}" … stand for the arguments, in both. Where CPython 3.11 has words for
// an error, they are these; the advice is ours, and empty where the message says what to do.
// clang-format off

/// What Python refuses too, found by the lexer and the parser.
#define SIMUL_SYNTAX_ERRORS(X) \
    X(InvalidSyntax, "invalid syntax", "") \
    X(InvalidCharacter, "invalid character '{0}' (U+{1})", "typed in a word processor? Python's quotes and operators are plain ASCII") \
    X(InvisibleCharacter, "invalid non-printable character U+{0}", "delete it; it often comes with text copied from a web page") \
    X(CharacterAfterContinuation, "unexpected character after line continuation character", "a backslash joins two lines only as the last character of its line") \
    X(InvalidNumber, "invalid {0} literal", "a name cannot begin with a digit; put an operator or a space where one is missing") \
    X(InvalidDigit, "invalid digit '{0}' in {1} literal", "") \
    X(LeadingZeros, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", "") \
    X(TooManyDigits, "Exceeds the limit (4300 digits) for integer string conversion: value has {0} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", "") \
    X(UnterminatedString, "unterminated string literal (detected at line {0})", "close it with the quote it was opened with, or use triple quotes for several lines") \
    X(UnterminatedTripleQuotedString, "unterminated triple-quoted string literal (detected at line {0})", "close it with the three quotes it was opened with") \
    X(TruncatedEscape, "(unicode error) 'unicodeescape' codec can't decode bytes in position {0}-{1}: truncated \\{2} escape", "double the backslash, or write a raw string: r\"…\"") \
    X(IllegalCharacterEscape, "(unicode error) 'unicodeescape' codec can't decode bytes in position {0}-{1}: illegal Unicode character", "") \
    X(TruncatedBytesEscape, "(value error) invalid \\x escape at position {0}", "double the backslash, or write raw bytes: rb\"…\"") \
    X(NonAsciiBytes, "bytes can only contain ASCII literal characters", "write \"…\".encode(), or escapes such as \\xe9") \
    X(MixedBytes, "cannot mix bytes and nonbytes literals", "") \
    X(UnmatchedBracket, "unmatched '{0}'", "") \
    X(MismatchedBracket, "closing parenthesis '{0}' does not match opening parenthesis '{1}'", "") \
    X(MismatchedBracketOnLine, "closing parenthesis '{0}' does not match opening parenthesis '{1}' on line {2}", "") \
    X(NeverClosed, "'{0}' was never closed", "") \
    X(TooManyParentheses, "too many nested parentheses", "give parts of the expression names of their own") \
    X(NestedTooDeeply, "maximum recursion depth exceeded during compilation", "the program nests too deeply here: give parts of it names, or functions, of their own") \
    X(InconsistentTabs, "inconsistent use of tabs and spaces in indentation", "indent every line with spaces only") \
    X(UnmatchedDedent, "unindent does not match any outer indentation level", "align the line with the block it belongs to") \
    X(TooDeepIndentation, "too many levels of indentation", "move inner blocks into functions of their own") \
    X(UnexpectedIndent, "unexpected indent", "align the line with the one above; only a line ending in ':' is followed by a deeper one") \
    X(ExpectedBlock, "expected an indented block after {0} on line {1}", "indent what belongs to it, or write: pass") \
    X(ExpectedColon, "expected ':'", "") \
    X(ExpectedOpeningParenthesis, "expected '('", "a function's parameters stand in parentheses, even when there are none") \
    X(ForgotComma, "invalid syntax. Perhaps you forgot a comma?", "") \
    X(MissingCallParentheses, "Missing parentheses in call to '{0}'. Did you mean {0}(...)?", "") \
    X(ExpectedElse, "expected 'else' after 'if' expression", "write: a if condition else b") \
    X(NamedExpressionTarget, "cannot use assignment expressions with {0}", "only a plain name can stand before ':='") \
    X(MeantComparisonOrNamed, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", "") \
    X(CannotAssign, "cannot assign to {0}", "") \
    X(CannotAssignHere, "cannot assign to {0} here. Maybe you meant '==' instead of '='?", "") \
    X(CannotDelete, "cannot delete {0}", "") \
    X(AssignToYield, "assignment to yield expression not possible", "") \
    X(AugmentedTarget, "'{0}' is an illegal expression for augmented assignment", "") \
    X(AnnotatedSequence, "only single target (not {0}) can be annotated", "annotate each name in a line of its own") \
    X(AnnotatedTarget, "illegal target for annotation", "") \
    X(StarredHere, "cannot use starred expression here", "") \
    X(DoubleStarHere, "cannot use double starred expression here", "") \
    X(UnpackingInComprehension, "iterable unpacking cannot be used in comprehension", "write a second 'for' instead") \
    X(DictUnpackingInComprehension, "dict unpacking cannot be used in dict comprehension", "write a second 'for' over its items() instead") \
    X(UnparenthesisedTarget, "did you forget parentheses around the comprehension target?", "") \
    X(UnparenthesisedGenerator, "Generator expression must be parenthesized", "") \
    X(ExpectedDictColon, "':' expected after dictionary key", "") \
    X(ExpectedDictValue, "expression expected after dictionary key and ':'", "") \
    X(StarredDictValue, "cannot use a starred expression in a dictionary value", "") \
    X(ExpectedArgumentValue, "expected argument value expression", "") \
    X(KeywordIsExpression, "expression cannot contain assignment, perhaps you meant \"==\"?", "") \
    X(PositionalAfterKeyword, "positional argument follows keyword argument", "put the positional arguments first") \
    X(PositionalAfterDoubleStar, "positional argument follows keyword argument unpacking", "put the positional arguments first") \
    X(StarAfterDoubleStar, "iterable argument unpacking follows keyword argument unpacking", "put '*' before '**'") \
    X(KeywordRepeated, "keyword argument repeated: {0}", "") \
    X(ExpectedDefault, "expected default value expression", "") \
    X(ParameterWithoutDefault, "non-default argument follows default argument", "give it a default too, or put it first") \
    X(ParenthesisedParameters, "Function parameters cannot be parenthesized", "") \
    X(ParenthesisedLambdaParameters, "Lambda expression parameters cannot be parenthesized", "") \
    X(SlashFirst, "at least one argument must precede /", "") \
    X(SecondSlash, "/ may appear only once", "") \
    X(SlashAfterStar, "/ must be ahead of *", "") \
    X(CommaBetweenSlashAndStar, "expected comma between / and *", "") \
    X(SecondStar, "* argument may appear only once", "") \
    X(BareStar, "named arguments must follow bare *", "") \
    X(StarDefault, "var-positional argument cannot have default value", "") \
    X(DoubleStarDefault, "var-keyword argument cannot have default value", "") \
    X(ParameterAfterDoubleStar, "arguments cannot follow var-keyword argument", "") \
    X(TrailingImportComma, "trailing comma not allowed without surrounding parentheses", "") \
    X(ExpectedExceptOrFinally, "expected 'except' or 'finally' block", "") \
    X(MixedExcept, "cannot have both 'except' and 'except*' on the same 'try'", "") \
    X(ExpectedExceptionType, "expected one or more exception types", "") \
    X(UnparenthesisedExceptionTypes, "multiple exception types must be parenthesized", "") \
    X(WildcardAsTarget, "cannot use '_' as a target", "") \
    X(InvalidPatternTarget, "invalid pattern target", "") \
    X(PositionalPatternAfterKeyword, "positional patterns follow keyword patterns", "") \
    X(PatternFString, "patterns may only match literals and attribute lookups", "") \
    X(FStringSingleBrace, "f-string: single '}' is not allowed", "write two for one: }}") \
    X(FStringTooDeep, "f-string: expressions nested too deeply", "") \
    X(FStringBackslash, "f-string expression part cannot include a backslash", "give the part with the backslash a name before the f-string") \
    X(FStringComment, "f-string expression part cannot include '#'", "") \
    X(FStringUnmatched, "f-string: unmatched '{0}'", "") \
    X(FStringMismatch, "f-string: closing parenthesis '{0}' does not match opening parenthesis '{1}'", "") \
    X(FStringUnterminated, "f-string: unterminated string", "the quotes inside must differ from those around the f-string") \
    X(FStringExpectingBrace, "f-string: expecting '}'", "write two for one: {{") \
    X(FStringEmptyExpression, "f-string: empty expression not allowed", "write two for one: {{ and }}") \
    X(FStringExpressionRequired, "f-string: expression required before '{0}'", "") \
    X(FStringConversion, "f-string: invalid conversion character: expected 's', 'r', or 'a'", "")

/// What Python refuses too, found when names and the places of statements are looked at.
#define SIMUL_SEMANTIC_ERRORS(X) \
    X(BreakOutsideLoop, "'break' outside loop", "") \
    X(ContinueOutsideLoop, "'continue' not properly in loop", "") \
    X(BreakInExceptStar, "'break', 'continue' and 'return' cannot appear in an except* block", "") \
    X(ReturnOutsideFunction, "'return' outside function", "") \
    X(ReturnValueInAsyncGenerator, "'return' with value in async generator", "yield the value instead, and return without one") \
    X(YieldOutsideFunction, "'yield' outside function", "") \
    X(YieldFromInAsync, "'yield from' inside async function", "write: async for item in …: yield item") \
    X(YieldInComprehension, "'yield' inside {0}", "write a loop instead") \
    X(AwaitOutsideFunction, "'await' outside function", "put it into an 'async def' and start that with asyncio.run(…)") \
    X(AwaitOutsideAsync, "'await' outside async function", "write 'async def' for the function around it") \
    X(AsyncForOutsideAsync, "'async for' outside async function", "write 'async def' for the function around it") \
    X(AsyncWithOutsideAsync, "'async with' outside async function", "write 'async def' for the function around it") \
    X(AsyncComprehensionOutsideAsync, "asynchronous comprehension outside of an asynchronous function", "write 'async def' for the function around it") \
    X(BareExceptNotLast, "default 'except:' must be last", "") \
    X(MultipleStarred, "multiple starred expressions in assignment", "") \
    X(StarredTargetAlone, "starred assignment target must be in a list or tuple", "write a comma behind it") \
    X(StarredExpressionHere, "can't use starred expression here", "") \
    X(AssignToDebug, "cannot assign to __debug__", "") \
    X(DeleteDebug, "cannot delete __debug__", "") \
    X(DuplicateArgument, "duplicate argument '{0}' in function definition", "") \
    X(GlobalAndParameter, "name '{0}' is parameter and global", "") \
    X(NonlocalAndParameter, "name '{0}' is parameter and nonlocal", "") \
    X(NonlocalAndGlobal, "name '{0}' is nonlocal and global", "") \
    X(NonlocalAtModule, "nonlocal declaration not allowed at module level", "") \
    X(NoBindingForNonlocal, "no binding for nonlocal '{0}' found", "assign to it in a function around this one, or write: global {0}") \
    X(AssignedBeforeGlobal, "name '{0}' is assigned to before global declaration", "put 'global {0}' at the start of the function") \
    X(UsedBeforeGlobal, "name '{0}' is used prior to global declaration", "put 'global {0}' at the start of the function") \
    X(AnnotatedGlobal, "annotated name '{0}' can't be global", "") \
    X(AssignedBeforeNonlocal, "name '{0}' is assigned to before nonlocal declaration", "put 'nonlocal {0}' at the start of the function") \
    X(UsedBeforeNonlocal, "name '{0}' is used prior to nonlocal declaration", "put 'nonlocal {0}' at the start of the function") \
    X(AnnotatedNonlocal, "annotated name '{0}' can't be nonlocal", "") \
    X(ImportStarInside, "import * only allowed at module level", "") \
    X(RebindIterationVariable, "assignment expression cannot rebind comprehension iteration variable '{0}'", "") \
    X(InnerIterationVariableRebinds, "comprehension inner loop cannot rebind assignment expression target '{0}'", "") \
    X(NamedInIterable, "assignment expression cannot be used in a comprehension iterable expression", "") \
    X(NamedInClassComprehension, "assignment expression within a comprehension cannot be used in a class body", "") \
    X(AnnotationContains, "{0} cannot be used within an annotation", "") \
    X(FutureNotFirst, "from __future__ imports must occur at the beginning of the file", "") \
    X(FutureUnknown, "future feature {0} is not defined", "") \
    X(FutureBraces, "not a chance", "") \
    X(PatternNameTwice, "multiple assignments to name '{0}' in pattern", "") \
    X(PatternStarTwice, "multiple starred expressions in sequence pattern", "") \
    X(PatternNamesDiffer, "alternative patterns bind different names", "") \
    X(PatternWildcardUnreachable, "wildcard makes remaining patterns unreachable", "") \
    X(PatternCaptureUnreachable, "name capture '{0}' makes remaining patterns unreachable", "") \
    X(PatternAttributeTwice, "attribute name repeated in class pattern: {0}", "") \
    X(PatternKeyTwice, "mapping pattern checks duplicate key ({0})", "") \
    X(PatternPositionsTooMany, "too many sub-patterns in class pattern", "") \
    X(TooManyStarredTargets, "too many expressions in star-unpacking assignment", "")

/// What Python has and scenarios have not.
#define SIMUL_REFUSALS(X) \
    X(ImaginaryNumber, "complex numbers are not supported", "keep the real and the imaginary part in two floats") \
    X(NamedEscape, "\\N{…} escapes are not supported", "write the character itself, or its number: \\u2603") \
    X(IdentifierNotNormalised, "this name is not in normal form (NFKC), which Python would change it to: '{0}'", "use plain letters in it") \
    X(RelativeImport, "relative imports are not supported", "a scenario is one file; import only the modules that Simul has") \
    X(UnsupportedModule, "the module '{0}' is not supported", "{1}") \
    X(UnsupportedModuleName, "'{1}' is not supported in the module '{0}'", "{2}") \
    X(NameNotInStarImports, "name '{0}' is not defined, or not supported in the module '{1}'", "import the names that you use, instead of *") \
    X(UnsupportedBuiltin, "the built-in '{0}' is not supported", "{1}")

// What runs, but hardly as it was meant.
#define SIMUL_HAZARDS(X) \
    X(BlockingCallInCoroutine, "time.sleep() in a coroutine holds the event loop: no other task can run meanwhile", "write: await asyncio.sleep(…)") \
    X(NeverAwaited, "the coroutine '{0}' is never awaited: the call makes it, and nothing runs", "write await before the call, or make a task of it: asyncio.create_task(…)") \
    X(TaskNotKept, "nothing keeps this task: it may be destroyed before it is done, and nobody sees its exception", "keep it: task = asyncio.create_task(…), or use asyncio.TaskGroup") \
    X(LockHeldAcrossWait, "the lock '{0}' is held across a wait of {1} s: whoever wants it meanwhile waits as long", "leave the lock before the wait, if what it protects allows that")
// clang-format on

#define SIMUL_MESSAGES(X) SIMUL_SYNTAX_ERRORS(X) SIMUL_SEMANTIC_ERRORS(X) SIMUL_REFUSALS(X) SIMUL_HAZARDS(X)

enum class Message : std::uint16_t {
#define SIMUL_MESSAGE(name, text, advice) name,
    SIMUL_MESSAGES(SIMUL_MESSAGE)
#undef SIMUL_MESSAGE
};

/// A row of the table, as written there.
struct MessageText {
    std::string_view text;
    std::string_view advice;
};
MessageText text_of(Message message);

/// The rows of SIMUL_REFUSALS, for the language reference.
std::span<const Message> refusals();

/// An error at `range` of the source, with the arguments put in their places.
Diagnostic make_diagnostic(const SourceFile& source, const SourceRange& range, Message message,
                           std::initializer_list<std::string_view> arguments = {});

} // namespace simul::script

#include "core/script/compile/compiler.hpp"
#include "core/script/compile/disassembler.hpp"
#include "core/script/syntax/testing.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

using namespace simul::script;
using namespace simul::script::testing;

namespace {

/// The instructions of the module, or of its first child, as "OPCODE meaning", one a line; without a final
/// `return None`.
std::string instructions_of(const CodeObject& code) {
    std::string result;
    for (const Instruction instruction : code.instructions) {
        const std::string meaning = describe_operand(code, instruction);
        result += std::string(name_of(instruction.opcode()));
        if (!meaning.empty())
            result += " " + meaning;
        else if (operand_kind_of(instruction.opcode()) != OperandKind::None)
            result += " " + std::to_string(instruction.operand());
        result += "\n";
    }
    const std::string end = "LOAD_CONST None\nRETURN_VALUE\n";
    if (result.ends_with(end)) result.erase(result.size() - end.size());
    return result;
}

std::shared_ptr<const CodeObject> compiled(const std::string& text) {
    const auto code = compile(source_of(text), Origin::Library);
    if (!code) FAIL(summary(code.error()));
    return *code;
}

std::string module_code(const std::string& text) {
    return instructions_of(*compiled(text));
}

std::string function_code(const std::string& text) {
    return instructions_of(*compiled(text)->children.at(0));
}

} // namespace

TEST_CASE("a disassembly shows lines, targets, operands, handlers and children") {
    CHECK("\n" + disassemble(*compiled("def f(x):\n"
                                       "    while x:\n"
                                       "        try: g(x)\n"
                                       "        except E: break\n")) ==
          R"(
<module>:
    1       0 MAKE_FUNCTION             0 (f)
            1 STORE_NAME                0 (f)
            2 LOAD_CONST                0 (None)
            3 RETURN_VALUE
f:
    2 >>    0 LOAD_FAST                 0 (x)
            1 POP_JUMP_IF_FALSE        19 (to 19)
    3       2 LOAD_GLOBAL               0 (g)
            3 LOAD_FAST                 0 (x)
            4 CALL                      1
            5 POP_TOP
            6 JUMP_BACKWARD             0 (to 0)
      >>    7 PUSH_EXC_INFO
    4       8 LOAD_GLOBAL               1 (E)
            9 CHECK_EXC_MATCH
           10 POP_JUMP_IF_FALSE        14 (to 14)
           11 POP_TOP
           12 POP_EXCEPT
           13 JUMP_FORWARD             19 (to 19)
      >>   14 RERAISE                   0
      >>   15 COPY                      3
           16 POP_EXCEPT
           17 RERAISE                   1
           18 JUMP_BACKWARD             0 (to 0)
      >>   19 LOAD_CONST                0 (None)
           20 RETURN_VALUE
      2 to 6 -> 7 [0]
      7 to 12 -> 15 [1] with position
      14 to 15 -> 15 [1] with position
)");
}

TEST_CASE("names are loaded from where they live") {
    CHECK(module_code("x = y") == "LOAD_NAME y\nSTORE_NAME x\n");
    CHECK(function_code("def f(a):\n  global g\n  b = a\n  g = h") ==
          "LOAD_FAST a\nSTORE_FAST b\nLOAD_GLOBAL h\nSTORE_GLOBAL g\n");
    CHECK(function_code("def f(a):\n  b = 1\n  def g(): return a, b\n  del b") ==
          "LOAD_CONST 1\nSTORE_DEREF b\nLOAD_CLOSURE a\nLOAD_CLOSURE b\nBUILD_TUPLE 2\n"
          "MAKE_FUNCTION f.<locals>.g, closure\nSTORE_FAST g\nDELETE_DEREF b\n");
    const auto f =
        compiled("def f(a, b):\n  c = 1\n  def g(): return b, c, d\n  d = 2\n  return g")->children.at(0);
    CHECK(f->slot_names == std::vector<std::string>{"a", "b", "g", "c", "d"});
    CHECK(f->local_count == 3);
    CHECK(f->cell_slots == std::vector<std::uint32_t>{1, 3, 4});
    const auto g = f->children.at(0);
    CHECK(g->slot_names == std::vector<std::string>{"b", "c", "d"});
    CHECK(g->free_count == 3);
    CHECK(g->first_free_slot() == 0);
}

TEST_CASE("parameters are laid out as a caller fills them") {
    const auto f = compiled("async def f(a, /, b, c=1, *d, e, g=2, **h): pass")->children.at(0);
    CHECK(f->slot_names == std::vector<std::string>{"a", "b", "c", "e", "g", "d", "h"});
    CHECK(f->positional_only_count == 1);
    CHECK(f->positional_count == 3);
    CHECK(f->keyword_only_count == 2);
    CHECK(f->has_star_args);
    CHECK(f->has_star_kwargs);
    CHECK(f->parameter_count() == 7);
    CHECK(f->body_kind == BodyKind::Coroutine);
}

TEST_CASE("the body decides what a call makes") {
    const auto kind = [](const std::string& text) { return compiled(text)->children.at(0)->body_kind; };
    CHECK(kind("def f(): pass") == BodyKind::Plain);
    CHECK(kind("def f(): return (yield)") == BodyKind::Generator);
    CHECK(kind("def f(): yield from x") == BodyKind::Generator);
    CHECK(kind("async def f(): yield 1") == BodyKind::AsyncGenerator);
    CHECK(kind("lambda: (yield)") == BodyKind::Generator);
    CHECK(kind("(x for x in y)") == BodyKind::Generator);
    CHECK(kind("[x for x in y]") == BodyKind::Plain);
    CHECK(kind("def f():\n  if False: yield") == BodyKind::Generator);
    const auto main =
        compiled("async def f():\n  [await x async for x in y]\n  (await x for x in y)")->children.at(0);
    CHECK(main->children.at(0)->body_kind == BodyKind::Coroutine);
    CHECK(main->children.at(1)->body_kind == BodyKind::AsyncGenerator);
}

TEST_CASE("qualified names say where something is defined") {
    const auto module = compiled("class A:\n"
                                 "  class B:\n"
                                 "    def f(self):\n"
                                 "      return [lambda: 0 for x in y]\n"
                                 "def g():\n"
                                 "  global h\n"
                                 "  def h(): pass\n"
                                 "  class C: pass\n");
    const auto a = module->children.at(0);
    const auto f = a->children.at(0)->children.at(0);
    CHECK(f->qualified_name == "A.B.f");
    CHECK(f->children.at(0)->qualified_name == "A.B.f.<locals>.<listcomp>");
    CHECK(f->children.at(0)->children.at(0)->qualified_name == "A.B.f.<locals>.<listcomp>.<lambda>");
    const auto g = module->children.at(1);
    CHECK(g->children.at(0)->qualified_name == "h");
    CHECK(g->children.at(1)->qualified_name == "g.<locals>.C");
}

TEST_CASE("expressions are evaluated in Python's order") {
    CHECK(module_code("a[b] = c") == "LOAD_NAME c\nLOAD_NAME a\nLOAD_NAME b\nSTORE_SUBSCR\n");
    CHECK(module_code("a.b += c") ==
          "LOAD_NAME a\nCOPY 1\nLOAD_ATTR b\nLOAD_NAME c\nBINARY_OP +=\nSWAP 2\nSTORE_ATTR b\n");
    CHECK(module_code("a < b < c") ==
          "LOAD_NAME a\nLOAD_NAME b\nSWAP 2\nCOPY 2\nCOMPARE_OP <\n"
          "JUMP_IF_FALSE_OR_POP to 9\nLOAD_NAME c\nCOMPARE_OP <\nJUMP_FORWARD to 11\n"
          "SWAP 2\nPOP_TOP\nPOP_TOP\n");
    CHECK(module_code("{a: b, **c}") ==
          "LOAD_NAME a\nLOAD_NAME b\nBUILD_MAP 1\nLOAD_NAME c\nDICT_UPDATE 1\nPOP_TOP\n");
    CHECK(
        module_code("f(a, *b, c=d, **e)") ==
        "LOAD_NAME f\nLOAD_NAME a\nBUILD_LIST 1\nLOAD_NAME b\nLIST_EXTEND 1\nLIST_TO_TUPLE\nLOAD_CONST 'c'\n"
        "LOAD_NAME d\nBUILD_MAP 1\nLOAD_NAME e\nDICT_MERGE 1\nCALL_EX 1\nPOP_TOP\n");
    CHECK(module_code("@d\ndef f(a=b, *, c=e): pass") ==
          "LOAD_NAME d\nLOAD_NAME b\nBUILD_TUPLE 1\nLOAD_CONST 'c'\nLOAD_NAME e\nBUILD_MAP 1\n"
          "MAKE_FUNCTION f, defaults, keyword defaults\nCALL 1\nSTORE_NAME f\n");
}

TEST_CASE("methods are called without a bound method, functions of imported modules are not methods") {
    CHECK(module_code("a.b(1)") == "LOAD_NAME a\nLOAD_METHOD b\nLOAD_CONST 1\nCALL_METHOD 1\nPOP_TOP\n");
    CHECK(module_code("a.b(c=1)") ==
          "LOAD_NAME a\nLOAD_ATTR b\nLOAD_CONST 1\nLOAD_CONST ('c',)\nCALL_KEYWORDS 1\nPOP_TOP\n");
    CHECK(module_code("import a\na.b(1)") == "LOAD_CONST None\nIMPORT_NAME a\nSTORE_NAME a\nLOAD_NAME a\n"
                                             "LOAD_ATTR b\nLOAD_CONST 1\nCALL 1\nPOP_TOP\n");
}

TEST_CASE("constants are folded where nobody can tell") {
    CHECK(module_code("x = (1, (-2, 'a'), None)") == "LOAD_CONST (1, (-2, 'a'), None)\nSTORE_NAME x\n");
    CHECK(module_code("x = [1, 2, 3]") ==
          "BUILD_LIST 0\nLOAD_CONST (1, 2, 3)\nLIST_EXTEND 1\nSTORE_NAME x\n");
    CHECK(module_code("x = -9223372036854775808") == "LOAD_CONST -9223372036854775808\nSTORE_NAME x\n");
    CHECK(module_code("x = -True") == "LOAD_CONST True\nUNARY_NEGATIVE\nSTORE_NAME x\n");
    CHECK(module_code("x = 1, 1.0, True, 0.0, -0.0") ==
          "LOAD_CONST (1, 1.0, True, 0.0, -0.0)\nSTORE_NAME x\n");
    CHECK(module_code("x = 1; y = 1.0; z = True; w = 1") ==
          "LOAD_CONST 1\nSTORE_NAME x\nLOAD_CONST 1.0\nSTORE_NAME y\nLOAD_CONST True\nSTORE_NAME "
          "z\nLOAD_CONST 1\n"
          "STORE_NAME w\n");
    CHECK(module_code("while 1: f()") == "LOAD_NAME f\nCALL 0\nPOP_TOP\nJUMP_BACKWARD to 0\n");
    CHECK(module_code("if __debug__: f()\nif 0: g()") == "LOAD_NAME f\nCALL 0\nPOP_TOP\n");
}

TEST_CASE("a class body stores its cell only for methods that need it") {
    const auto body = compiled("class A(B, k=1):\n"
                               "  'doc'\n"
                               "  __x: int = 1\n"
                               "  def f(self): return super().f(self.__x)\n")
                          ->children.at(0);
    CHECK(instructions_of(*body) ==
          "LOAD_NAME __name__\nSTORE_NAME __module__\nLOAD_CONST 'A'\n"
          "STORE_NAME __qualname__\nSETUP_ANNOTATIONS\nLOAD_CONST 'doc'\nSTORE_NAME __doc__\n"
          "LOAD_CONST 1\nSTORE_NAME _A__x\nLOAD_NAME int\nLOAD_NAME __annotations__\n"
          "LOAD_CONST '_A__x'\nSTORE_SUBSCR\nLOAD_CLOSURE __class__\nBUILD_TUPLE 1\n"
          "MAKE_FUNCTION A.f, closure\nSTORE_NAME f\nLOAD_CLOSURE __class__\nCOPY 1\n"
          "STORE_NAME __classcell__\nRETURN_VALUE\n");
}

TEST_CASE("a class that binds a name its methods take from outside keeps both apart") {
    const auto f = compiled("def f(x):\n"
                            "  class A:\n"
                            "    x = x\n"
                            "    def g(self): return x\n")
                       ->children.at(0);
    const std::string body = instructions_of(*f->children.at(0));
    CHECK(body.find("LOAD_NAME x\nSTORE_NAME x\n") != std::string::npos);
    CHECK(body.find("LOAD_CLOSURE x\n") != std::string::npos);
}

TEST_CASE("the stack is as high as the deepest expression needs") {
    CHECK(compiled("x = a + (b + (c + d))")->stack_size == 4);
    CHECK(compiled("pass")->stack_size == 1);
    std::string sum = "x = [";
    for (int i = 0; i < 1000; ++i)
        sum += fmt::format("a{}, ", i);
    CHECK(compiled(sum + "]")->stack_size == 2);
}

TEST_CASE("annotations under the future import are strings in CPython's spelling") {
    const auto text = [](const std::string& annotation) {
        const auto module = compiled("from __future__ import annotations\nx: " + annotation);
        for (const Constant& constant : module->constants) {
            const auto* string = std::get_if<StringConstant>(&constant.value);
            if (string && string->text != "annotations" && string->text != "x") return string->text;
        }
        return std::string("nothing");
    };
    CHECK(text("list [ int ]|None") == "list[int] | None");
    CHECK(text("dict[str,'A']") == "dict[str, 'A']");
    CHECK(text("Callable[[int, *Ts], (yield_)]") == "Callable[[int, *Ts], yield_]");
    CHECK(text("(a+b)*-c**d if not e else lambda p, /, q=1, *r: f'{p!r:>{q}}{{'") ==
          "(a + b) * -c ** d if not e else lambda p, /, q=1, *r: f'{p!r:>{q}}{{'");
    CHECK(text("a[1:2, ::3, ...].b(c, *d, e=1, **f)") == "a[1:2, ::3, ...].b(c, *d, e=1, **f)");
    CHECK(text("{1: [x for x in y if z], **w}") == "{1: [x for x in y if z], **w}");
    CHECK(text("f(x for x in y)") == "f(x for x in y)");
}

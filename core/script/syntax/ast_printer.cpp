#include "core/script/syntax/ast_printer.hpp"

#include <fmt/format.h>

#include <iterator>

namespace simul::script {

namespace {

using namespace ast;

constexpr std::string_view kExpressionNames[] = {
#define SIMUL_NAME(name) #name,
    SIMUL_EXPRESSIONS(SIMUL_NAME)};
constexpr std::string_view kStatementNames[] = {SIMUL_STATEMENTS(SIMUL_NAME)};
constexpr std::string_view kPatternNames[] = {SIMUL_PATTERNS(SIMUL_NAME)
#undef SIMUL_NAME
};

std::string_view kind_name(const Expression& node) {
    return kExpressionNames[static_cast<std::size_t>(node.kind)];
}
std::string_view kind_name(const Statement& node) {
    return kStatementNames[static_cast<std::size_t>(node.kind)];
}
std::string_view kind_name(const Pattern& node) {
    return kPatternNames[static_cast<std::size_t>(node.kind)];
}

constexpr std::string_view kBinaryNames[] = {"Add",    "Sub",    "Mult",    "MatMult", "Div",
                                             "Mod",    "Pow",    "LShift",  "RShift",  "BitOr",
                                             "BitXor", "BitAnd", "FloorDiv"};
constexpr std::string_view kUnaryNames[] = {"Invert", "Not", "UAdd", "USub"};
constexpr std::string_view kComparisonNames[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                                 "GtE", "Is",    "IsNot", "In",  "NotIn"};
constexpr std::string_view kConversionNames[] = {"-", "s", "r", "a"};

/// Bytes outside printable ASCII, the quote and the backslash as \xNN.
std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7f || c == '\'' || c == '\\')
            result += fmt::format("\\x{:02x}", byte);
        else
            result += c;
    }
    return result + "'";
}

struct PrintLiteral {
    std::string operator()(NoneLiteral) const { return "None"; }
    std::string operator()(bool value) const { return value ? "True" : "False"; }
    std::string operator()(EllipsisLiteral) const { return "Ellipsis"; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(const BigInteger& value) const { return std::string(value.digits); }
    std::string operator()(double value) const {
        const std::string text = fmt::format("{}", value);
        return text.find_first_not_of("0123456789") == std::string::npos ? text + ".0" : text;
    }
    std::string operator()(const StringLiteral& value) const {
        return (value.is_unicode_prefixed ? "u" : "") + quoted(value.text);
    }
    std::string operator()(const BytesLiteral& value) const { return "b" + quoted(value.bytes); }
};

class Printer {
public:
    explicit Printer(PrintRanges ranges) : ranges_(ranges) {}

    std::string take() { return std::move(out_); }

    template <class Base>
    void node(const Base& base) {
        out_ += '(';
        out_ += kind_name(base);
        range(base.range);
        ast::visit(base, [this](const auto& concrete) { this->fields(concrete); });
        out_ += ')';
    }

private:
    void range(const SourceRange& at) {
        if (ranges_ == PrintRanges::No) return;
        fmt::format_to(std::back_inserter(out_), "@{}:{}-{}:{}", at.begin.line, at.begin.column, at.end.line,
                       at.end.column);
    }
    void word(std::string_view text) {
        out_ += ' ';
        out_ += text.empty() ? "-" : text;
    }
    void flag(bool value, std::string_view name) {
        if (value) word(name);
    }
    void literal(const LiteralValue& value) { word(std::visit(PrintLiteral{}, value)); }

    template <class Base>
    void one(const Base* base) {
        if (!base) return word("-");
        out_ += ' ';
        node(*base);
    }
    template <class Items, class Print>
    void list(const Items& items, Print print_item) {
        out_ += " [";
        const std::size_t start = out_.size();
        for (const auto& item : items)
            print_item(item);
        if (out_.size() > start) out_.erase(start, 1); // the first item's space
        out_ += ']';
    }
    template <class Base>
    void all(std::span<const Base* const> nodes) {
        list(nodes, [this](const Base* item) { one(item); });
    }
    void names(std::span<const Identifier> identifiers) {
        list(identifiers, [this](Identifier name) { word(name); });
    }
    void parameter(const Parameter& p) {
        out_ += " (";
        out_ += p.name;
        range(p.range);
        one(p.annotation);
        one(p.default_value);
        out_ += ')';
    }
    void optional_parameter(const Parameter* p) { p ? parameter(*p) : word("-"); }
    void parameters(const Parameters& p) {
        const auto each = [this](const Parameter& item) { parameter(item); };
        list(p.positional_only, each);
        list(p.positional, each);
        optional_parameter(p.star_args);
        list(p.keyword_only, each);
        optional_parameter(p.star_kwargs);
    }
    void keywords(std::span<const Keyword> items) {
        list(items, [this](const Keyword& keyword) {
            out_ += " (";
            out_ += keyword.name.empty() ? "**" : keyword.name;
            range(keyword.range);
            one(keyword.value);
            out_ += ')';
        });
    }
    void clauses(std::span<const ComprehensionClause> items) {
        list(items, [this](const ComprehensionClause& clause) {
            out_ += clause.is_async ? " (async-for" : " (for";
            one(clause.target);
            one(clause.iterable);
            all(clause.conditions);
            out_ += ')';
        });
    }
    void aliases(std::span<const Alias> items) {
        list(items, [this](const Alias& alias) {
            out_ += " (";
            out_ += alias.name;
            range(alias.range);
            word(alias.as_name);
            out_ += ')';
        });
    }

    // ---- expressions
    void fields(const BooleanOperation& n) {
        word(n.op == BooleanOperator::And ? "And" : "Or"), all(n.values);
    }
    void fields(const NamedExpression& n) { one(n.target), one(n.value); }
    void fields(const BinaryOperation& n) {
        one(n.left), word(kBinaryNames[static_cast<std::size_t>(n.op)]), one(n.right);
    }
    void fields(const UnaryOperation& n) {
        word(kUnaryNames[static_cast<std::size_t>(n.op)]), one(n.operand);
    }
    void fields(const Lambda& n) { parameters(n.parameters), one(n.body); }
    void fields(const IfExpression& n) { one(n.condition), one(n.body), one(n.otherwise); }
    void fields(const Dict& n) {
        list(n.items, [this](const DictItem& item) { one(item.key), one(item.value); });
    }
    void fields(const Set& n) { all(n.items); }
    void fields(const ListComprehension& n) { one(n.element), clauses(n.clauses); }
    void fields(const SetComprehension& n) { one(n.element), clauses(n.clauses); }
    void fields(const DictComprehension& n) { one(n.key), one(n.value), clauses(n.clauses); }
    void fields(const GeneratorExpression& n) { one(n.element), clauses(n.clauses); }
    void fields(const Await& n) { one(n.value); }
    void fields(const Yield& n) { one(n.value); }
    void fields(const YieldFrom& n) { one(n.value); }
    void fields(const Comparison& n) {
        one(n.left);
        list(n.operators,
             [this](ComparisonOperator op) { word(kComparisonNames[static_cast<std::size_t>(op)]); });
        all(n.comparators);
    }
    void fields(const Call& n) { one(n.function), all(n.arguments), keywords(n.keywords); }
    void fields(const FormattedValue& n) {
        one(n.value), word(kConversionNames[static_cast<std::size_t>(n.conversion)]);
        one(static_cast<const Expression*>(n.specification));
    }
    void fields(const JoinedString& n) { all(n.values); }
    void fields(const Constant& n) { literal(n.value); }
    void fields(const Attribute& n) { one(n.value), word(n.name); }
    void fields(const Subscript& n) { one(n.value), one(n.index); }
    void fields(const Starred& n) { one(n.value); }
    void fields(const Name& n) { word(n.id); }
    void fields(const List& n) { all(n.items); }
    void fields(const Tuple& n) { all(n.items); }
    void fields(const Slice& n) { one(n.lower), one(n.upper), one(n.step); }

    // ---- statements
    void fields(const FunctionDefinition& n) {
        flag(n.is_async, "async"), word(n.name), parameters(n.parameters), all(n.body), all(n.decorators);
        one(n.returns);
    }
    void fields(const ClassDefinition& n) {
        word(n.name), all(n.bases), keywords(n.keywords), all(n.body), all(n.decorators);
    }
    void fields(const Return& n) { one(n.value); }
    void fields(const Delete& n) { all(n.targets); }
    void fields(const Assign& n) { all(n.targets), one(n.value); }
    void fields(const AugmentedAssign& n) {
        one(n.target), word(kBinaryNames[static_cast<std::size_t>(n.op)]), one(n.value);
    }
    void fields(const AnnotatedAssign& n) {
        one(n.target), one(n.annotation), one(n.value), flag(n.is_simple, "simple");
    }
    void fields(const For& n) {
        flag(n.is_async, "async"), one(n.target), one(n.iterable), all(n.body), all(n.otherwise);
    }
    void fields(const While& n) { one(n.condition), all(n.body), all(n.otherwise); }
    void fields(const If& n) { one(n.condition), all(n.body), all(n.otherwise); }
    void fields(const With& n) {
        flag(n.is_async, "async");
        list(n.items, [this](const WithItem& item) { one(item.context), one(item.target); });
        all(n.body);
    }
    void fields(const Match& n) {
        one(n.subject);
        list(n.cases, [this](const MatchCase& match_case) {
            out_ += " (case";
            one(match_case.pattern), one(match_case.guard), all(match_case.body);
            out_ += ')';
        });
    }
    void fields(const Raise& n) { one(n.exception), one(n.cause); }
    void fields(const Try& n) {
        flag(n.is_star, "star"), all(n.body);
        list(n.handlers, [this](const ExceptHandler& handler) {
            out_ += " (except";
            range(handler.range);
            one(handler.type), word(handler.name), all(handler.body);
            out_ += ')';
        });
        all(n.otherwise), all(n.finally);
    }
    void fields(const Assert& n) { one(n.condition), one(n.message); }
    void fields(const Import& n) { aliases(n.names); }
    void fields(const ImportFrom& n) { word(n.module), aliases(n.names); }
    void fields(const Global& n) { names(n.names); }
    void fields(const Nonlocal& n) { names(n.names); }
    void fields(const ExpressionStatement& n) { one(n.value); }
    void fields(const Pass&) {}
    void fields(const Break&) {}
    void fields(const Continue&) {}

    // ---- patterns
    void fields(const MatchValue& n) { one(n.value); }
    void fields(const MatchSingleton& n) { literal(n.value); }
    void fields(const MatchSequence& n) { all(n.patterns); }
    void fields(const MatchMapping& n) { all(n.keys), all(n.patterns), word(n.rest); }
    void fields(const MatchClass& n) {
        one(n.type), all(n.patterns), names(n.keyword_names), all(n.keyword_patterns);
    }
    void fields(const MatchStar& n) { word(n.name); }
    void fields(const MatchAs& n) { one(n.pattern), word(n.name); }
    void fields(const MatchOr& n) { all(n.patterns); }

    PrintRanges ranges_;
    std::string out_;
};

template <class Base>
std::string print_node(const Base& node, PrintRanges ranges) {
    Printer printer(ranges);
    printer.node(node);
    return printer.take();
}

} // namespace

std::string print(const ast::Expression& expression, PrintRanges ranges) {
    return print_node(expression, ranges);
}

std::string print(const ast::Statement& statement, PrintRanges ranges) {
    return print_node(statement, ranges);
}

std::string print(const ast::Pattern& pattern, PrintRanges ranges) {
    return print_node(pattern, ranges);
}

std::string print(ast::Body body, PrintRanges ranges) {
    std::string text;
    for (const ast::Statement* statement : body)
        text += print(*statement, ranges) + '\n';
    return text;
}

} // namespace simul::script

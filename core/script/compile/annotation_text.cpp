#include "core/script/compile/annotation_text.hpp"

#include "core/script/text/float_text.hpp"
#include "core/script/text/quote.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace simul::script {

namespace {

/// How tightly a place binds: what binds looser is put in parentheses there.
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Term,
    Factor,
    Power,
    AwaitLevel,
    Atom
};

constexpr Level tighter(Level level) {
    return static_cast<Level>(level + 1);
}

struct BinaryStyle {
    std::string_view text;
    Level level;
};

BinaryStyle style_of(ast::BinaryOperator op) {
    using Op = ast::BinaryOperator;
    switch (op) {
    case Op::Add: return {" + ", Sum};
    case Op::Subtract: return {" - ", Sum};
    case Op::Multiply: return {" * ", Term};
    case Op::MatrixMultiply: return {" @ ", Term};
    case Op::Divide: return {" / ", Term};
    case Op::Modulo: return {" % ", Term};
    case Op::FloorDivide: return {" // ", Term};
    case Op::LeftShift: return {" << ", Shift};
    case Op::RightShift: return {" >> ", Shift};
    case Op::BitOr: return {" | ", BitOr};
    case Op::BitXor: return {" ^ ", BitXor};
    case Op::BitAnd: return {" & ", BitAnd};
    case Op::Power: return {" ** ", Power};
    }
    return {" ? ", Atom};
}

std::string_view text_of(ast::ComparisonOperator op) {
    static constexpr std::string_view kTexts[] = {" == ", " != ", " < ",      " <= ", " > ",
                                                  " >= ", " is ", " is not ", " in ", " not in "};
    return kTexts[static_cast<std::size_t>(op)];
}

struct LiteralText {
    std::string operator()(ast::NoneLiteral) const { return "None"; }
    std::string operator()(bool value) const { return value ? "True" : "False"; }
    std::string operator()(ast::EllipsisLiteral) const { return "..."; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(const ast::BigInteger& value) const { return std::string(value.digits); }
    std::string operator()(double value) const {
        return std::isinf(value) ? "1e309" : text::repr_float(value);
    }
    std::string operator()(const ast::StringLiteral& value) const {
        return (value.is_unicode_prefixed ? "u" : "") + text::repr_string(value.text);
    }
    std::string operator()(const ast::BytesLiteral& value) const { return text::repr_bytes(value.bytes); }
};

class Writer {
public:
    std::string take() { return std::move(out_); }

    void write(const ast::Expression& expression, Level level) {
        ast::visit(expression, [&](const auto& node) { of(node, level); });
    }

private:
    template <class Write>
    void parenthesised_if(bool condition, Write write_inside) {
        if (condition) out_ += '(';
        write_inside();
        if (condition) out_ += ')';
    }
    template <class Items, class Write>
    void joined(const Items& items, std::string_view separator, Write write_item) {
        bool first = true;
        for (const auto& item : items) {
            if (!first) out_ += separator;
            first = false;
            write_item(item);
        }
    }
    void list(ast::Expressions items, Level level) {
        joined(items, ", ", [&](const ast::Expression* item) { write(*item, level); });
    }
    void clauses(std::span<const ast::ComprehensionClause> items) {
        for (const ast::ComprehensionClause& clause : items) {
            out_ += clause.is_async ? " async for " : " for ";
            write(*clause.target, Tuple);
            out_ += " in ";
            write(*clause.iterable, tighter(Test));
            for (const ast::Expression* condition : clause.conditions) {
                out_ += " if ";
                write(*condition, tighter(Test));
            }
        }
    }
    void comprehension(char open, const ast::Expression& element,
                       std::span<const ast::ComprehensionClause> items, char close) {
        out_ += open;
        write(element, Test);
        clauses(items);
        out_ += close;
    }

    void of(const ast::BooleanOperation& n, Level level) {
        const bool is_and = n.op == ast::BooleanOperator::And;
        const Level own = is_and ? And : Or;
        parenthesised_if(level > own, [&] {
            joined(n.values, is_and ? " and " : " or ",
                   [&](const ast::Expression* value) { write(*value, tighter(own)); });
        });
    }
    void of(const ast::NamedExpression& n, Level level) {
        parenthesised_if(level > Tuple, [&] {
            write(*n.target, Atom);
            out_ += " := ";
            write(*n.value, Atom);
        });
    }
    void of(const ast::BinaryOperation& n, Level level) {
        const BinaryStyle style = style_of(n.op);
        const bool right_associative = style.level == Power;
        parenthesised_if(level > style.level, [&] {
            write(*n.left, right_associative ? tighter(style.level) : style.level);
            out_ += style.text;
            write(*n.right, right_associative ? style.level : tighter(style.level));
        });
    }
    void of(const ast::UnaryOperation& n, Level level) {
        static constexpr std::string_view kTexts[] = {"~", "not ", "+", "-"};
        const Level own = n.op == ast::UnaryOperator::Not ? Not : Factor;
        parenthesised_if(level > own, [&] {
            out_ += kTexts[static_cast<std::size_t>(n.op)];
            write(*n.operand, own);
        });
    }
    void of(const ast::Lambda& n, Level level) {
        parenthesised_if(level > Test, [&] {
            const bool any = !n.parameters.positional_only.empty() || !n.parameters.positional.empty();
            out_ += any ? "lambda " : "lambda";
            parameters(n.parameters);
            out_ += ": ";
            write(*n.body, Test);
        });
    }
    void parameters(const ast::Parameters& p) {
        bool first = true;
        const auto separate = [&] {
            if (!first) out_ += ", ";
            first = false;
        };
        const auto each = [&](std::span<const ast::Parameter> group) {
            for (const ast::Parameter& parameter : group) {
                separate();
                out_ += parameter.name;
                if (!parameter.default_value) continue;
                out_ += '=';
                write(*parameter.default_value, Test);
            }
        };
        each(p.positional_only);
        if (!p.positional_only.empty()) out_ += ", /";
        each(p.positional);
        if (p.star_args || !p.keyword_only.empty()) {
            separate();
            out_ += '*';
            if (p.star_args) out_ += p.star_args->name;
        }
        each(p.keyword_only);
        if (p.star_kwargs) {
            separate();
            out_ += "**";
            out_ += p.star_kwargs->name;
        }
    }
    void of(const ast::IfExpression& n, Level level) {
        parenthesised_if(level > Test, [&] {
            write(*n.body, tighter(Test));
            out_ += " if ";
            write(*n.condition, tighter(Test));
            out_ += " else ";
            write(*n.otherwise, Test);
        });
    }
    void of(const ast::Dict& n, Level) {
        out_ += '{';
        joined(n.items, ", ", [&](const ast::DictItem& item) {
            if (!item.key) {
                out_ += "**";
                return write(*item.value, BitOr);
            }
            write(*item.key, Test);
            out_ += ": ";
            write(*item.value, Test);
        });
        out_ += '}';
    }
    void of(const ast::Set& n, Level) { out_ += '{', list(n.items, Test), out_ += '}'; }
    void of(const ast::List& n, Level) { out_ += '[', list(n.items, Test), out_ += ']'; }
    void of(const ast::Tuple& n, Level level) {
        if (n.items.empty()) {
            out_ += "()";
            return;
        }
        parenthesised_if(level > Tuple, [&] {
            list(n.items, Test);
            if (n.items.size() == 1) out_ += ',';
        });
    }
    void of(const ast::ListComprehension& n, Level) { comprehension('[', *n.element, n.clauses, ']'); }
    void of(const ast::SetComprehension& n, Level) { comprehension('{', *n.element, n.clauses, '}'); }
    void of(const ast::GeneratorExpression& n, Level) { comprehension('(', *n.element, n.clauses, ')'); }
    void of(const ast::DictComprehension& n, Level) {
        out_ += '{';
        write(*n.key, Test);
        out_ += ": ";
        write(*n.value, Test);
        clauses(n.clauses);
        out_ += '}';
    }
    void of(const ast::Await& n, Level level) {
        parenthesised_if(level > AwaitLevel, [&] {
            out_ += "await ";
            write(*n.value, Atom);
        });
    }
    void of(const ast::Yield& n, Level) {
        out_ += n.value ? "(yield " : "(yield";
        if (n.value) write(*n.value, Test);
        out_ += ')';
    }
    void of(const ast::YieldFrom& n, Level) {
        out_ += "(yield from ";
        write(*n.value, Test);
        out_ += ')';
    }
    void of(const ast::Comparison& n, Level level) {
        parenthesised_if(level > Compare, [&] {
            write(*n.left, tighter(Compare));
            for (std::size_t i = 0; i < n.operators.size(); ++i) {
                out_ += text_of(n.operators[i]);
                write(*n.comparators[i], tighter(Compare));
            }
        });
    }
    void of(const ast::Call& n, Level) {
        write(*n.function, Atom);
        const bool only_generator =
            n.arguments.size() == 1 && n.keywords.empty() && n.arguments[0]->is<ast::GeneratorExpression>();
        if (only_generator) return write(*n.arguments[0], Test);
        out_ += '(';
        list(n.arguments, Test);
        if (!n.arguments.empty() && !n.keywords.empty()) out_ += ", ";
        joined(n.keywords, ", ", [&](const ast::Keyword& keyword) {
            out_ += keyword.name.empty() ? "**" : std::string(keyword.name) + "=";
            write(*keyword.value, Test);
        });
        out_ += ')';
    }
    void of(const ast::FormattedValue& n, Level) { out_ += field_text(n); }
    void of(const ast::JoinedString& n, Level) { out_ += "f" + text::repr_string(body_text(n)); }
    static std::string body_text(const ast::JoinedString& n) {
        std::string body;
        for (const ast::Expression* value : n.values) {
            if (const auto* field = value->as<ast::FormattedValue>()) {
                body += field_text(*field);
                continue;
            }
            for (const char c : std::get<ast::StringLiteral>(value->as<ast::Constant>()->value).text)
                body += c == '{' || c == '}' ? std::string(2, c) : std::string(1, c);
        }
        return body;
    }
    static std::string field_text(const ast::FormattedValue& n) {
        static constexpr std::string_view kConversions[] = {"", "!s", "!r", "!a"};
        Writer inner;
        inner.write(*n.value, tighter(Test));
        const std::string value = inner.take();
        std::string field = (value.starts_with('{') ? "{ " : "{") + value;
        field += kConversions[static_cast<std::size_t>(n.conversion)];
        if (n.specification) field += ":" + body_text(*n.specification);
        return field + "}";
    }
    void of(const ast::Constant& n, Level) { out_ += std::visit(LiteralText{}, n.value); }
    void of(const ast::Attribute& n, Level) {
        write(*n.value, Atom);
        const auto* constant = n.value->as<ast::Constant>();
        const bool is_integer = constant && (std::holds_alternative<std::int64_t>(constant->value) ||
                                             std::holds_alternative<ast::BigInteger>(constant->value));
        out_ += is_integer ? " ." : ".";
        out_ += n.name;
    }
    void of(const ast::Subscript& n, Level) {
        write(*n.value, Atom);
        out_ += '[';
        write(*n.index, Tuple);
        out_ += ']';
    }
    void of(const ast::Starred& n, Level) {
        out_ += '*';
        write(*n.value, BitOr);
    }
    void of(const ast::Name& n, Level) { out_ += n.id; }
    void of(const ast::Slice& n, Level) {
        if (n.lower) write(*n.lower, Test);
        out_ += ':';
        if (n.upper) write(*n.upper, Test);
        if (!n.step) return;
        out_ += ':';
        write(*n.step, Test);
    }

    std::string out_;
};

} // namespace

std::string annotation_text(const ast::Expression& expression) {
    Writer writer;
    writer.write(expression, Test);
    return writer.take();
}

} // namespace simul::script

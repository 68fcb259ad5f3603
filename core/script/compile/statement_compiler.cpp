// Simple statements.
#include "core/script/compile/control_flow.hpp"
#include "core/script/compile/operators.hpp"
#include "core/script/compile/unit_compiler.hpp"
#include "core/script/syntax/ast_children.hpp"
#include "core/script/syntax/syntax_tree.hpp"

#include <algorithm>

namespace simul::script {

namespace {

/// Whether a statement, or one nested in its blocks, annotates a variable. As in CPython 3.11 `match` is not
/// looked into.
bool has_annotation(const ast::Statement& statement) {
    if (statement.is<ast::AnnotatedAssign>()) return true;
    if (statement.is<ast::FunctionDefinition>() || statement.is<ast::ClassDefinition>() ||
        statement.is<ast::Match>())
        return false;
    bool found = false;
    ast::for_each_child(ast::AnyNode(&statement), [&](ast::AnyNode child) {
        const auto* const* inner = std::get_if<const ast::Statement*>(&child);
        found = found || (inner && has_annotation(**inner));
    });
    return found;
}

} // namespace

void UnitCompiler::body(ast::Body statements) {
    for (const ast::Statement* node : statements)
        statement(*node);
}

void UnitCompiler::class_or_module_body(ast::Body statements) {
    if (statements.empty()) return;
    if (!parent_) code_.set_location(statements.front()->range);
    if (std::any_of(statements.begin(), statements.end(),
                    [](const auto* node) { return has_annotation(*node); }))
        code_.emit(Opcode::SETUP_ANNOTATIONS);
    if (const auto docstring = docstring_of(statements)) {
        code_.set_location(statements.front()->range);
        code_.load(Constant{StringConstant{std::string(*docstring)}});
        code_.unset_location();
        name("__doc__", Access::Store);
        statements = statements.subspan(1);
    }
    body(statements);
}

void UnitCompiler::statement(const ast::Statement& node) {
    code_.set_location(node.range);
    ast::visit(node, [this](const auto& concrete) { this->of(concrete); });
}

void UnitCompiler::of(const ast::Return& n) {
    const bool is_constant = n.value && n.value->is<ast::Constant>();
    const bool preserve_top = n.value && !is_constant;
    if (preserve_top) expression(*n.value);
    if (is_constant) code_.set_location(n.value->range);
    if (!n.value || n.value->range.begin.line != n.range.begin.line) code_.set_location(n.range);
    leave_blocks(0, preserve_top, [&] {
        if (!n.value)
            code_.load_none();
        else if (is_constant)
            code_.load(constant_of(n.value->as<ast::Constant>()->value));
        code_.emit(Opcode::RETURN_VALUE);
    });
}

void UnitCompiler::of(const ast::Delete& n) {
    for (const Expression* expression : n.targets)
        target(*expression, Access::Delete);
}

void UnitCompiler::of(const ast::Assign& n) {
    expression(*n.value);
    for (const Expression* expression : n.targets) {
        if (expression != n.targets.back()) code_.emit(Opcode::COPY, 1);
        target(*expression, Access::Store);
    }
}

void UnitCompiler::of(const ast::AugmentedAssign& n) {
    const auto* attribute = n.target->as<ast::Attribute>();
    const auto* subscript = n.target->as<ast::Subscript>();
    const auto* variable = n.target->as<ast::Name>();
    {
        const At at(code_, n.target->range);
        if (attribute) {
            expression(*attribute->value);
            code_.emit(Opcode::COPY, 1);
            move_to_attribute_name(*attribute);
            code_.emit(Opcode::LOAD_ATTR, code_.attribute_site(mangled(attribute->name)));
        } else if (subscript) {
            expression(*subscript->value);
            expression(*subscript->index);
            code_.emit(Opcode::COPY, 2);
            code_.emit(Opcode::COPY, 2);
            code_.emit(Opcode::BINARY_SUBSCR);
        } else {
            name(variable->id, Access::Load);
        }
    }
    expression(*n.value);
    code_.emit(Opcode::BINARY_OP, static_cast<std::uint32_t>(inplace(binary_operator(n.op))));
    code_.set_location(n.target->range);
    if (attribute) {
        move_to_attribute_name(*attribute);
        code_.emit(Opcode::SWAP, 2);
        code_.emit(Opcode::STORE_ATTR, code_.attribute_site(mangled(attribute->name)));
    } else if (subscript) {
        code_.emit(Opcode::SWAP, 3);
        code_.emit(Opcode::SWAP, 2);
        code_.emit(Opcode::STORE_SUBSCR);
    } else {
        name(variable->id, Access::Store);
    }
}

void UnitCompiler::of(const ast::AnnotatedAssign& n) {
    const bool keeps_annotations = !scope_.is_function();
    if (n.value) {
        expression(*n.value);
        target(*n.target, Access::Store);
    } else if (!n.target->is<ast::Name>()) {
        evaluate_annotation_target(*n.target);
    }
    if (n.is_simple && keeps_annotations) {
        annotation(*n.annotation);
        name("__annotations__", Access::Load);
        code_.load(Constant{StringConstant{mangled(n.target->as<ast::Name>()->id)}});
        code_.emit(Opcode::STORE_SUBSCR);
    } else if (!n.is_simple && keeps_annotations && !context_.features.annotations) {
        evaluate_and_drop(n.annotation);
    }
}

void UnitCompiler::evaluate_and_drop(const Expression* node) {
    if (!node) return;
    expression(*node);
    code_.emit(Opcode::POP_TOP);
}

/// `a.b: int` without a value evaluates `a`; `a[b]: int` both.
void UnitCompiler::evaluate_annotation_target(const Expression& target_node) {
    if (const auto* attribute = target_node.as<ast::Attribute>()) return evaluate_and_drop(attribute->value);
    const auto* subscript = target_node.as<ast::Subscript>();
    if (!subscript) return;
    evaluate_and_drop(subscript->value);
    const auto evaluate_index = [this](const auto& self, const Expression& index) -> void {
        if (const auto* slice = index.as<ast::Slice>()) {
            evaluate_and_drop(slice->lower);
            evaluate_and_drop(slice->upper);
            evaluate_and_drop(slice->step);
        } else if (const auto* tuple = index.as<ast::Tuple>()) {
            for (const Expression* item : tuple->items)
                self(self, *item);
        } else {
            evaluate_and_drop(&index);
        }
    };
    evaluate_index(evaluate_index, *subscript->index);
}

void UnitCompiler::of(const ast::Raise& n) {
    std::uint32_t count = 0;
    for (const Expression* part : {n.exception, n.cause}) {
        if (!part) continue;
        expression(*part);
        ++count;
    }
    code_.emit(Opcode::RAISE_VARARGS, count);
}

void UnitCompiler::of(const ast::Assert& n) {
    const Label end = code_.new_label();
    jump_if(*n.condition, end, true);
    code_.emit(Opcode::LOAD_ASSERTION_ERROR);
    if (n.message) {
        expression(*n.message);
        code_.emit(Opcode::CALL, 1);
    }
    code_.emit(Opcode::RAISE_VARARGS, 1);
    code_.bind(end);
}

void UnitCompiler::of(const ast::Import& n) {
    for (const ast::Alias& alias : n.names) {
        code_.load_none();
        code_.emit(Opcode::IMPORT_NAME, code_.name_index(alias.name));
        if (alias.as_name.empty())
            name(alias.name.substr(0, alias.name.find('.')), Access::Store);
        else
            import_as(alias.name, alias.as_name);
    }
}

/// `import a.b.c as d`: IMPORT_NAME gave `a`; the others are its attributes.
void UnitCompiler::import_as(ast::Identifier dotted, ast::Identifier as_name) {
    std::size_t dot = dotted.find('.');
    const bool is_dotted = dot != std::string_view::npos;
    while (dot != std::string_view::npos) {
        const std::size_t begin = dot + 1;
        dot = dotted.find('.', begin);
        code_.emit(Opcode::IMPORT_FROM, code_.name_index(dotted.substr(begin, dot - begin)));
        if (dot != std::string_view::npos) {
            code_.emit(Opcode::SWAP, 2);
            code_.emit(Opcode::POP_TOP);
        }
    }
    name(as_name, Access::Store);
    if (is_dotted) code_.emit(Opcode::POP_TOP);
}

void UnitCompiler::of(const ast::ImportFrom& n) {
    TupleConstant names;
    for (const ast::Alias& alias : n.names)
        names.items.push_back(Constant{StringConstant{std::string(alias.name)}});
    code_.load(Constant{std::move(names)});
    code_.emit(Opcode::IMPORT_NAME, code_.name_index(n.module));
    for (const ast::Alias& alias : n.names) {
        if (alias.name == "*") return code_.emit(Opcode::IMPORT_STAR);
        code_.emit(Opcode::IMPORT_FROM, code_.name_index(alias.name));
        name(alias.as_name.empty() ? alias.name : alias.as_name, Access::Store);
    }
    code_.emit(Opcode::POP_TOP);
}

void UnitCompiler::of(const ast::ExpressionStatement& n) {
    if (n.value->is<ast::Constant>()) return;
    expression(*n.value);
    code_.unset_location();
    code_.emit(Opcode::POP_TOP);
}

} // namespace simul::script

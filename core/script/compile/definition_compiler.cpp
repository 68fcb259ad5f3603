// def, class, lambda.
#include "core/script/compile/annotation_text.hpp"
#include "core/script/compile/unit_compiler.hpp"
#include "core/script/syntax/syntax_tree.hpp"

namespace simul::script {

namespace {

std::uint32_t first_line_of(ast::Expressions decorators, const SourceRange& range) {
    return decorators.empty() ? range.begin.line : decorators.front()->range.begin.line;
}

} // namespace

void UnitCompiler::decorators(ast::Expressions items) {
    for (const Expression* decorator : items)
        expression(*decorator);
}

void UnitCompiler::apply_decorators(ast::Expressions items) {
    for (auto decorator = items.rbegin(); decorator != items.rend(); ++decorator) {
        const At at(code_, (*decorator)->range);
        code_.emit(Opcode::CALL, 1);
    }
}

/// Pushes the tuple of positional defaults and the dict of keyword-only ones, where there are any.
std::uint32_t UnitCompiler::default_arguments(const ast::Parameters& parameters) {
    std::uint32_t flags = 0;
    std::vector<const Expression*> positional;
    for (const auto& group : {parameters.positional_only, parameters.positional}) {
        for (const ast::Parameter& parameter : group) {
            if (parameter.default_value) positional.push_back(parameter.default_value);
        }
    }
    if (!positional.empty()) {
        display(Display::Tuple, positional);
        flags |= MakeFunction::kDefaults;
    }
    std::uint32_t keyword_count = 0;
    for (const ast::Parameter& parameter : parameters.keyword_only) {
        if (!parameter.default_value) continue;
        code_.load(Constant{StringConstant{mangled(parameter.name)}});
        expression(*parameter.default_value);
        ++keyword_count;
    }
    if (keyword_count > 0) {
        code_.emit(Opcode::BUILD_MAP, keyword_count);
        flags |= MakeFunction::kKeywordDefaults;
    }
    return flags;
}

void UnitCompiler::annotation(const Expression& node) {
    if (context_.features.annotations)
        code_.load(Constant{StringConstant{annotation_text(node)}});
    else
        expression(node);
}

/// Pushes the dict of annotations, where there are any. The order is CPython 3.11's: positional-only
/// parameters come behind the others that can be positional.
std::uint32_t UnitCompiler::annotations(const ast::Parameters& parameters, const Expression* returns) {
    std::uint32_t count = 0;
    const auto add = [&](std::string_view parameter, const Expression* node) {
        if (!node) return;
        code_.load(Constant{StringConstant{mangled(parameter)}});
        if (const auto* starred = node->as<ast::Starred>(); starred && !context_.features.annotations) {
            expression(*starred->value);
            code_.emit(Opcode::UNPACK_SEQUENCE, 1);
        } else {
            annotation(*node);
        }
        ++count;
    };
    for (const auto& group : {parameters.positional, parameters.positional_only}) {
        for (const ast::Parameter& parameter : group)
            add(parameter.name, parameter.annotation);
    }
    if (parameters.star_args) add(parameters.star_args->name, parameters.star_args->annotation);
    for (const ast::Parameter& parameter : parameters.keyword_only)
        add(parameter.name, parameter.annotation);
    if (parameters.star_kwargs) add(parameters.star_kwargs->name, parameters.star_kwargs->annotation);
    add("return", returns);
    if (count == 0) return 0;
    code_.emit(Opcode::BUILD_MAP, count);
    return MakeFunction::kAnnotations;
}

/// The cells that the child's free variables live in, and the function around it all.
void UnitCompiler::make_function(std::shared_ptr<const CodeObject> child, std::uint32_t flags) {
    for (std::uint32_t slot = child->first_free_slot(); slot < child->slot_count(); ++slot)
        code_.emit(Opcode::LOAD_CLOSURE, deref_index(child->slot_names[slot]));
    if (child->free_count > 0) {
        code_.emit(Opcode::BUILD_TUPLE, child->free_count);
        flags |= MakeFunction::kClosure;
    }
    code_.emit(Opcode::MAKE_FUNCTION, MakeFunction{code_.child_index(std::move(child)), flags}.encode());
}

void UnitCompiler::of(const ast::FunctionDefinition& n) {
    decorators(n.decorators);
    std::uint32_t flags = default_arguments(n.parameters);
    flags |= annotations(n.parameters, n.returns);

    UnitCompiler function(*this, context_.symbols.scope_of(&n), n.name, first_line_of(n.decorators, n.range));
    function.add_parameters(n.parameters);
    const auto docstring = docstring_of(n.body);
    if (docstring) function.result_->docstring = std::string(*docstring);
    function.body(n.body.subspan(docstring ? 1 : 0));
    function.code_.unset_location();
    function.return_none();

    make_function(function.finish(), flags);
    apply_decorators(n.decorators);
    name(n.name, Access::Store);
}

void UnitCompiler::of(const ast::Lambda& n) {
    const std::uint32_t flags = default_arguments(n.parameters);
    UnitCompiler function(*this, context_.symbols.scope_of(&n), "<lambda>", n.range.begin.line);
    function.add_parameters(n.parameters);
    function.code_.set_location(n.range);
    function.expression(*n.body);
    function.code_.emit(Opcode::RETURN_VALUE);
    make_function(function.finish(), flags);
}

std::shared_ptr<const CodeObject> UnitCompiler::class_code(const ast::ClassDefinition& n) {
    UnitCompiler unit(*this, context_.symbols.scope_of(&n), n.name, first_line_of(n.decorators, n.range));
    unit.class_name_ = n.name;
    unit.code_.set_location({{unit.result_->first_line, 1}, {unit.result_->first_line, 1}});
    unit.name("__name__", Access::Load);
    unit.name("__module__", Access::Store);
    unit.code_.load(Constant{StringConstant{unit.result_->qualified_name}});
    unit.name("__qualname__", Access::Store);
    unit.class_or_module_body(n.body);
    unit.code_.unset_location();
    if (unit.scope_.needs_class_cell) {
        unit.code_.emit(Opcode::LOAD_CLOSURE, unit.deref_index("__class__"));
        unit.code_.emit(Opcode::COPY, 1);
        unit.name("__classcell__", Access::Store);
    } else {
        unit.code_.load_none();
    }
    unit.code_.emit(Opcode::RETURN_VALUE);
    return unit.finish();
}

/// name = __build_class__(body function, name, *bases, **keywords)
void UnitCompiler::of(const ast::ClassDefinition& n) {
    decorators(n.decorators);
    std::shared_ptr<const CodeObject> code = class_code(n);
    code_.emit(Opcode::LOAD_BUILD_CLASS);
    make_function(std::move(code), 0);
    code_.load(Constant{StringConstant{std::string(n.name)}});
    arguments_and_call(2, n.bases, n.keywords);
    apply_decorators(n.decorators);
    name(n.name, Access::Store);
}

} // namespace simul::script

#include "core/script/compile/unit_compiler.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace simul::script {

namespace {

CodeKind code_kind(ScopeKind kind) {
    switch (kind) {
    case ScopeKind::Module: return CodeKind::Module;
    case ScopeKind::Class: return CodeKind::Class;
    case ScopeKind::Lambda: return CodeKind::Lambda;
    case ScopeKind::Comprehension: return CodeKind::Comprehension;
    default: return CodeKind::Function;
    }
}

BodyKind body_kind(const Scope& scope) {
    if (!scope.is_function()) return BodyKind::Plain;
    if (scope.is_async) return scope.is_generator ? BodyKind::AsyncGenerator : BodyKind::Coroutine;
    return scope.is_generator ? BodyKind::Generator : BodyKind::Plain;
}

std::vector<std::string> sorted_names(const Scope& scope, Binding binding) {
    std::vector<std::string> names;
    for (const auto& symbol : scope.symbols()) {
        const bool free_as_well = binding == Binding::Free && symbol->is_also_free;
        if (symbol->binding == binding || free_as_well) names.push_back(symbol->name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool is_deref(Opcode opcode) {
    switch (opcode) {
    case Opcode::LOAD_CLOSURE:
    case Opcode::LOAD_DEREF:
    case Opcode::LOAD_CLASSDEREF:
    case Opcode::STORE_DEREF:
    case Opcode::DELETE_DEREF: return true;
    default: return false;
    }
}

} // namespace

UnitCompiler::UnitCompiler(const ModuleContext& context, const Scope& scope)
    : context_(context), scope_(scope), result_(std::make_shared<CodeObject>()) {
    result_->kind = CodeKind::Module;
    result_->name = result_->qualified_name = "<module>";
    result_->source = context.source;
    result_->first_line = 1;
    result_->is_library = context.is_library;
}

UnitCompiler::UnitCompiler(UnitCompiler& parent, const Scope& scope, std::string_view name,
                           std::uint32_t first_line)
    : context_(parent.context_), parent_(&parent), scope_(scope), result_(std::make_shared<CodeObject>()),
      class_name_(parent.class_name_) {
    result_->kind = code_kind(scope.kind);
    result_->body_kind = body_kind(scope);
    result_->name = name;
    result_->qualified_name = parent.qualify(name);
    result_->source = context_.source;
    result_->first_line = first_line;
    result_->is_library = context_.is_library;
    cells_ = sorted_names(scope, Binding::Cell);
    if (scope.needs_class_cell) cells_.insert(cells_.begin(), "__class__");
    frees_ = sorted_names(scope, Binding::Free);
}

/// The qualified name of something that this unit defines.
std::string UnitCompiler::qualify(std::string_view name) const {
    if (!parent_) return std::string(name);
    const Symbol* symbol = scope_.find(mangled(name));
    if (symbol && symbol->binding == Binding::GlobalExplicit) return std::string(name);
    const bool is_function = scope_.kind == ScopeKind::Function || scope_.kind == ScopeKind::Lambda;
    return result_->qualified_name + (is_function ? ".<locals>." : ".") + std::string(name);
}

std::shared_ptr<const CodeObject> UnitCompiler::compile_module(ast::Body statements) {
    class_or_module_body(statements);
    return_none();
    return finish();
}

void UnitCompiler::return_none() {
    code_.load_none();
    code_.emit(Opcode::RETURN_VALUE);
}

std::shared_ptr<const CodeObject> UnitCompiler::finish() {
    code_.finish(*result_);
    finish_slots();
    return result_;
}

/// Lays out the slots. The operands of instructions on cells were indices into cells and frees until now, as
/// the number of locals was not known.
void UnitCompiler::finish_slots() {
    std::vector<std::uint32_t> slots;
    result_->slot_names = locals_;
    result_->local_count = static_cast<std::uint32_t>(locals_.size());
    for (const std::string& cell : cells_) {
        const auto local = local_slots_.find(cell);
        if (local != local_slots_.end()) { // a parameter
            slots.push_back(local->second);
        } else {
            slots.push_back(result_->slot_count());
            result_->slot_names.push_back(cell);
        }
        result_->cell_slots.push_back(slots.back());
    }
    for (const std::string& free : frees_) {
        slots.push_back(result_->slot_count());
        result_->slot_names.push_back(free);
    }
    result_->free_count = static_cast<std::uint32_t>(frees_.size());
    for (Instruction& instruction : result_->instructions) {
        if (is_deref(instruction.opcode()))
            instruction = Instruction(instruction.opcode(), slots[instruction.operand()]);
    }
}

std::uint32_t UnitCompiler::local_slot(const std::string& name) {
    const auto next = static_cast<std::uint32_t>(locals_.size());
    const auto [found, added] = local_slots_.try_emplace(name, next);
    if (added) locals_.push_back(name);
    return found->second;
}

/// Position among the cells and, behind them, the frees. REQUIRES: it is one of them.
std::uint32_t UnitCompiler::deref_index(const std::string& name) const {
    const auto cell = std::find(cells_.begin(), cells_.end(), name);
    if (cell != cells_.end()) return static_cast<std::uint32_t>(cell - cells_.begin());
    const auto free = std::find(frees_.begin(), frees_.end(), name);
    assert(free != frees_.end());
    return static_cast<std::uint32_t>(cells_.size()) + static_cast<std::uint32_t>(free - frees_.begin());
}

void UnitCompiler::name(ast::Identifier id, Access access) {
    const std::string variable = mangled(id);
    const auto pick = [access](Opcode load, Opcode store, Opcode remove) {
        return access == Access::Load ? load : access == Access::Store ? store : remove;
    };
    // A name that the compiler itself adds (`__module__`, `__annotations__`) has no symbol.
    const Symbol* symbol = scope_.find(variable);
    const Binding binding = symbol ? symbol->binding : Binding::GlobalImplicit;
    switch (binding) {
    case Binding::Cell:
    case Binding::Free: {
        const Opcode load = scope_.kind == ScopeKind::Class ? Opcode::LOAD_CLASSDEREF : Opcode::LOAD_DEREF;
        return code_.emit(pick(load, Opcode::STORE_DEREF, Opcode::DELETE_DEREF), deref_index(variable));
    }
    case Binding::Local:
        if (!scope_.is_function()) break;
        return code_.emit(pick(Opcode::LOAD_FAST, Opcode::STORE_FAST, Opcode::DELETE_FAST),
                          local_slot(variable));
    case Binding::GlobalImplicit:
        if (!scope_.is_function()) break;
        [[fallthrough]];
    case Binding::GlobalExplicit:
        return code_.emit(pick(Opcode::LOAD_GLOBAL, Opcode::STORE_GLOBAL, Opcode::DELETE_GLOBAL),
                          code_.name_index(variable));
    }
    code_.emit(pick(Opcode::LOAD_NAME, Opcode::STORE_NAME, Opcode::DELETE_NAME), code_.name_index(variable));
}

void UnitCompiler::add_parameters(const ast::Parameters& parameters) {
    for (const ast::Parameter& parameter : parameters.positional_only)
        local_slot(mangled(parameter.name));
    for (const ast::Parameter& parameter : parameters.positional)
        local_slot(mangled(parameter.name));
    for (const ast::Parameter& parameter : parameters.keyword_only)
        local_slot(mangled(parameter.name));
    if (parameters.star_args) local_slot(mangled(parameters.star_args->name));
    if (parameters.star_kwargs) local_slot(mangled(parameters.star_kwargs->name));
    result_->positional_only_count = static_cast<std::uint32_t>(parameters.positional_only.size());
    result_->positional_count =
        result_->positional_only_count + static_cast<std::uint32_t>(parameters.positional.size());
    result_->keyword_only_count = static_cast<std::uint32_t>(parameters.keyword_only.size());
    result_->has_star_args = parameters.star_args != nullptr;
    result_->has_star_kwargs = parameters.star_kwargs != nullptr;
}

} // namespace simul::script

/// Functions written in script, and the cells of their closures.
#pragma once

#include "core/script/vm/attribute_store.hpp"
#include "core/script/vm/code.hpp"
#include "core/script/vm/sequence_objects.hpp"

namespace simul::script {

/// A variable that functions share.
class CellObject final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Cell; }
    static Ref<CellObject> create(Interpreter& vm, Value content = {});

    /// Empty: unset.
    Value content;

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(content); }
    void clear_references() noexcept override { content.reset(); }

private:
    CellObject(TypeObject& type, Value value) : Container(type, Layout::Cell), content(std::move(value)) {}
};

class FunctionObject final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Function; }
    static Ref<FunctionObject> create(Interpreter& vm, Ref<Code> code, Ref<DictObject> globals);

    Ref<Code> code;
    Ref<DictObject> globals;
    Ref<TupleObject> defaults;        ///< of the last positional parameters; null: none
    Ref<DictObject> keyword_defaults; ///< null: none
    Ref<TupleObject> closure;         ///< of cells; null: none
    Ref<DictObject> annotations;      ///< null until asked for
    Value name;
    Value qualified_name;
    Value doc;
    Value module;
    /// types.coroutine: its generators may be awaited.
    bool makes_iterable_coroutine = false;

    AttributeStore* attributes() noexcept override { return &store; }
    AttributeStore store;

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

private:
    FunctionObject(TypeObject& type, Ref<Code> function_code, Ref<DictObject> module_globals);
};

} // namespace simul::script

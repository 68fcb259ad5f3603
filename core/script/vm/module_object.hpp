/// Modules: a namespace with a name.
#pragma once

#include "core/script/vm/dict_object.hpp"
#include "core/script/vm/native_function.hpp"

#include <string>
#include <string_view>

namespace simul::script {

class ModuleObject : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Module; }

    static Ref<ModuleObject> create(Interpreter& vm, std::string_view name);

    const std::string& name() const noexcept { return name_; }
    const Ref<DictObject>& dict() const noexcept { return dict_; }

    void set(Interpreter& vm, std::string_view name, Value value);
    void define(Interpreter& vm, std::span<const NativeDefinition> functions);

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

private:
    ModuleObject(TypeObject& type, std::string name, Ref<DictObject> dict);

    std::string name_;
    Ref<DictObject> dict_;
};

} // namespace simul::script

#include "core/script/vm/code.hpp"

#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/set_object.hpp"
#include "core/script/vm/specialization.hpp"

namespace simul::script {
namespace {

class ConstantMaker {
public:
    explicit ConstantMaker(Interpreter& vm) : vm_(vm) {}

    Value operator()(NoneConstant) { return Value::none(); }
    Value operator()(bool value) { return Value::boolean(value); }
    Value operator()(EllipsisConstant) { return vm_.ellipsis(); }
    Value operator()(std::int64_t value) { return Value::integer(value); }
    Value operator()(const BigIntegerConstant& value) { return make_integer(vm_, BigInteger(value.digits)); }
    Value operator()(double value) { return Value::floating(value); }
    Value operator()(const StringConstant& value) {
        // Short ones are names, likely.
        constexpr std::size_t kLongestInterned = 64;
        if (value.text.size() <= kLongestInterned) return vm_.intern(value.text);
        return StringObject::from_utf8(vm_, value.text);
    }
    Value operator()(const BytesConstant& value) { return BytesObject::create(vm_, value.bytes); }
    Value operator()(const TupleConstant& value) {
        ValueVector items = make_all(value.items);
        return TupleObject::take(vm_, items);
    }
    Value operator()(const FrozenSetConstant& value) {
        Ref<SetObject> set = SetObject::create_frozen(vm_);
        for (Value& item : make_all(value.items)) {
            const std::int64_t hash = native_hash(vm_, item).hash;
            if (set->find(item, hash).lookup == Lookup::Missing) set->insert(std::move(item), hash);
        }
        return set;
    }

private:
    ValueVector make_all(const std::vector<Constant>& constants) {
        ValueVector items;
        for (const Constant& constant : constants)
            items.push_back(make_value(vm_, constant));
        return items;
    }

    Interpreter& vm_;
};

} // namespace

Value make_value(Interpreter& vm, const Constant& constant) {
    return std::visit(ConstantMaker(vm), constant.value);
}

Code::Code(Interpreter& vm, std::shared_ptr<const CodeObject> source)
    : Object(*vm.types().code, Layout::Code),
      source_(std::move(source)), label_{source_->name, static_cast<int>(source_->first_line)},
      name_(vm.intern(source_->name)), qualified_name_(vm.intern(source_->qualified_name)),
      is_simple_(source_->keyword_only_count == 0 && !source_->has_star_args && !source_->has_star_kwargs &&
                 source_->body_kind == BodyKind::Plain) {
    for (const Constant& constant : source_->constants)
        constants.push_back(make_value(vm, constant));
    for (const std::string& text : source_->names)
        names.push_back(vm.intern(text));
    for (const std::string& text : source_->slot_names)
        slot_names.push_back(vm.intern(text));
    for (const std::shared_ptr<const CodeObject>& child : source_->children)
        children.push_back(link(vm, child));
    specialized_ = specialize(*source_, await_sites);
    instructions_ = specialized_.data();
    global_caches.resize(names.size());
    attribute_caches.resize(source_->attribute_sites.size());
}

const NativeFunctionObject& AwaitSite::native() const noexcept {
    return function.to<NativeFunctionObject>();
}

Ref<Code> Code::link(Interpreter& vm, const std::shared_ptr<const CodeObject>& source) {
    const auto known = vm.state().linked.find(source.get());
    if (known != vm.state().linked.end()) return known->second;
    Ref<Code> code(new Code(vm, source));
    vm.state().linked.emplace(source.get(), code);
    return code;
}

std::uint32_t Code::line_of(std::int64_t instruction) const noexcept {
    if (instruction < 0) return source_->first_line;
    return source_->locations[static_cast<std::size_t>(instruction)].begin.line;
}

} // namespace simul::script

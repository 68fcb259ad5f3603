#include "core/script/vm/bytes_object.hpp"

#include "core/script/numeric/hash.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter.hpp"

namespace simul::script {

BytesObject::BytesObject(TypeObject& type, std::string bytes) noexcept
    : Object(type, Layout::Bytes), bytes_(std::move(bytes)) {}

Ref<BytesObject> BytesObject::create(Interpreter& vm, std::string bytes) {
    return Ref<BytesObject>(new BytesObject(*vm.types().bytes, std::move(bytes)));
}

Ref<BytesObject> BytesObject::create(TypeObject& type, std::string bytes) {
    if (type.is_script_class()) return SubclassOf<BytesObject>::create(type, std::move(bytes));
    return Ref<BytesObject>(new BytesObject(type, std::move(bytes)));
}

std::int64_t BytesObject::hash() const noexcept {
    if (hash_ == -1) hash_ = numeric::hash_bytes(bytes_);
    return hash_;
}

} // namespace simul::script

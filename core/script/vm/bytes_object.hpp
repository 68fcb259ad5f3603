/// `bytes`.
#pragma once

#include "core/script/vm/object.hpp"

#include <string>
#include <string_view>

namespace simul::script {

class BytesObject : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Bytes; }

    static Ref<BytesObject> create(Interpreter& vm, std::string bytes);
    static Ref<BytesObject> create(TypeObject& type, std::string bytes);

    std::string_view view() const noexcept { return bytes_; }
    std::size_t size() const noexcept { return bytes_.size(); }
    std::int64_t hash() const noexcept;

protected:
    BytesObject(TypeObject& type, std::string bytes) noexcept;

private:
    std::string bytes_;
    mutable std::int64_t hash_ = -1;
};

} // namespace simul::script

/// Containers that hold themselves print as "[...]".
#pragma once

#include "core/script/vm/interpreter_state.hpp"

#include <algorithm>

namespace simul::script {

/// Notes that an object is being printed, for as long as this lives.
class Printing {
public:
    Printing(Interpreter& vm, const Value& value) : stack_(vm.state().printing), object_(value.as_object()) {
        is_nested_ = std::find(stack_.rbegin(), stack_.rend(), object_) != stack_.rend();
        if (!is_nested_) stack_.push_back(object_);
    }
    ~Printing() {
        if (!is_nested_) std::erase(stack_, object_);
    }
    Printing(const Printing&) = delete;
    Printing& operator=(const Printing&) = delete;

    bool is_nested_in_itself() const noexcept { return is_nested_; }

private:
    std::vector<const RefCounted*>& stack_;
    const RefCounted* object_;
    bool is_nested_;
};

} // namespace simul::script

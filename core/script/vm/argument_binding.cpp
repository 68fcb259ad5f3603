// Arguments into parameters, with CPython's messages where they do not fit.
#include "core/script/vm/argument_messages.hpp"
#include "core/script/vm/call.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter.hpp"

namespace simul::script {
namespace {

class Binder {
public:
    Binder(Interpreter& vm, FunctionObject& function, Arguments& arguments)
        : vm_(vm), function_(function), code_(*function.code), source_(code_.source()),
          arguments_(arguments) {}

    Ref<Frame> bind() {
        frame_ = Frame::create(vm_, *function_.code, *function_.globals, &function_);
        place_positional();
        if (!place_keywords()) return nullptr;
        if (arguments_.size() > source_.positional_count && !source_.has_star_args) {
            raise_too_many();
            return nullptr;
        }
        if (!fill_positional_defaults() || !fill_keyword_defaults()) return nullptr;
        return std::move(frame_);
    }

private:
    std::string function_name() const { return function_.qualified_name.to<StringObject>().utf8(); }
    std::uint32_t star_args_slot() const { return source_.positional_count + source_.keyword_only_count; }
    std::uint32_t star_kwargs_slot() const { return star_args_slot() + (source_.has_star_args ? 1 : 0); }

    void place_positional() {
        const std::size_t count = std::min<std::size_t>(arguments_.size(), source_.positional_count);
        for (std::size_t i = 0; i < count; ++i)
            frame_->slots()[i] = arguments_[i];
        if (source_.has_star_args) {
            const std::span<Value> rest = arguments_.positional().subspan(count);
            frame_->slots()[star_args_slot()] = TupleObject::create(vm_, rest);
        }
    }

    bool place_keywords() {
        if (source_.has_star_kwargs) frame_->slots()[star_kwargs_slot()] = DictObject::create(vm_);
        for (std::size_t i = 0; i < arguments_.keyword_count(); ++i) {
            StringObject& name = arguments_.keyword_name(i);
            const std::uint32_t slot = slot_of(name);
            if (slot == kNoSlot) {
                if (!source_.has_star_kwargs) {
                    raise_unexpected(name);
                    return false;
                }
                frame_->slots()[star_kwargs_slot()].to<DictObject>().set(StringRef(&name),
                                                                         arguments_.keyword_value(i));
                continue;
            }
            Value& parameter = frame_->slots()[slot];
            if (!parameter.is_empty()) {
                raise_multiple_values(vm_, function_name(), name.utf8());
                return false;
            }
            parameter = arguments_.keyword_value(i);
        }
        return true;
    }

    static constexpr std::uint32_t kNoSlot = 0xffffffff;
    std::uint32_t slot_of(const StringObject& name) const {
        const std::uint32_t end = source_.positional_count + source_.keyword_only_count;
        for (std::uint32_t i = source_.positional_only_count; i < end; ++i) {
            if (code_.slot_names[i].get() == &name || *code_.slot_names[i] == name) return i;
        }
        return kNoSlot;
    }

    void raise_unexpected(const StringObject& name) {
        std::string positional_only;
        for (std::uint32_t i = 0; i < source_.positional_only_count; ++i) {
            for (std::size_t k = 0; k < arguments_.keyword_count(); ++k) {
                if (*code_.slot_names[i] == arguments_.keyword_name(k)) {
                    positional_only += (positional_only.empty() ? "" : ", ") + code_.slot_names[i]->utf8();
                }
            }
        }
        if (!positional_only.empty()) {
            (void)raise_type_error(
                vm_, "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                function_name(), positional_only);
        } else {
            raise_unexpected_keyword(vm_, function_name(), name.utf8());
        }
    }

    void raise_too_many() {
        const std::size_t expected = source_.positional_count;
        std::size_t keyword_only_given = 0;
        for (std::uint32_t i = 0; i < source_.keyword_only_count; ++i) {
            if (!frame_->slots()[expected + i].is_empty()) ++keyword_only_given;
        }
        raise_too_many_arguments(vm_, function_name(),
                                 {.most = expected,
                                  .defaults = function_.defaults != nullptr ? function_.defaults->size() : 0,
                                  .given = arguments_.size(),
                                  .keyword_only_given = keyword_only_given});
    }

    bool fill_positional_defaults() {
        const std::size_t count = source_.positional_count;
        const std::size_t defaults = function_.defaults != nullptr ? function_.defaults->size() : 0;
        const std::size_t first_default = count - std::min(count, defaults);
        std::vector<std::string> missing;
        for (std::size_t i = std::min(arguments_.size(), count); i < count; ++i) {
            Value& parameter = frame_->slots()[i];
            if (!parameter.is_empty()) continue;
            if (i < first_default) {
                missing.push_back(code_.slot_names[i]->utf8());
            } else {
                parameter =
                    (*function_.defaults)[i - first_default + (defaults > count ? defaults - count : 0)];
            }
        }
        return check_missing(missing, "positional");
    }

    bool fill_keyword_defaults() {
        std::vector<std::string> missing;
        for (std::uint32_t i = 0; i < source_.keyword_only_count; ++i) {
            const std::uint32_t slot = source_.positional_count + i;
            Value& parameter = frame_->slots()[slot];
            if (!parameter.is_empty()) continue;
            const StringRef& name = code_.slot_names[slot];
            const Value* value =
                function_.keyword_defaults != nullptr ? function_.keyword_defaults->find(*name) : nullptr;
            if (value != nullptr) {
                parameter = *value;
            } else {
                missing.push_back(name->utf8());
            }
        }
        return check_missing(missing, "keyword-only");
    }

    bool check_missing(const std::vector<std::string>& missing, std::string_view kind) {
        if (missing.empty()) return true;
        raise_missing_arguments(vm_, function_name(), kind, missing);
        return false;
    }

    Interpreter& vm_;
    FunctionObject& function_;
    const Code& code_;
    const CodeObject& source_;
    Arguments& arguments_;
    Ref<Frame> frame_;
};

} // namespace

Ref<Frame> bind_arguments(Interpreter& vm, FunctionObject& function, Arguments& arguments) {
    return Binder(vm, function, arguments).bind();
}

} // namespace simul::script

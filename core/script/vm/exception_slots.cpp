// What exceptions do.
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/exception_groups.hpp"
#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_attribute.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/traceback_object.hpp"

namespace simul::script {
namespace {

ExceptionObject& exception_of(const Value& self) {
    return self.to<ExceptionObject>();
}

Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    return ExceptionObject::create(type, TupleObject::create(vm, arguments.positional()));
}

Value initialize(Interpreter& vm, const Value& self, Arguments& arguments) {
    if (arguments.keyword_count() > 0) {
        return raise_type_error(vm, "{}() takes no keyword arguments", type_name(vm, self));
    }
    exception_of(self).args = TupleObject::create(vm, arguments.positional());
    return Value::none();
}

NativeCoroutine str_body(Interpreter& vm, Value self) {
    const Ref<TupleObject> args = exception_of(self).args;
    if (args->size() == 0) co_return vm.empty_string();
    if (args->size() == 1) {
        Value text = co_await to_string(vm, (*args)[0]);
        co_return text;
    }
    const Value all = args;
    Value text = co_await repr(vm, all);
    co_return text;
}
Value str(Interpreter& vm, const Value& self) {
    return start(vm, str_body(vm, self));
}

NativeCoroutine repr_body(Interpreter& vm, Value self) {
    const Ref<TupleObject> args = exception_of(self).args;
    const std::string name = type_of(vm, self).name();
    Value text;
    if (args->size() == 1) {
        text = co_await repr(vm, (*args)[0]);
        co_return StringObject::from_utf8(vm, name + "(" + text.to<StringObject>().utf8() + ")");
    }
    const Value all = args;
    text = co_await repr(vm, all);
    co_return StringObject::from_utf8(vm, name + text.to<StringObject>().utf8());
}
Value repr_slot(Interpreter& vm, const Value& self) {
    return start(vm, repr_body(vm, self));
}

// ---- attributes -------------------------------------------------------------------------------------------

Value or_none(const Value& value) {
    return value.is_empty() ? Value::none() : value;
}

Value get_args(Interpreter&, const Value& self) {
    return exception_of(self).args;
}
NativeCoroutine set_args_body(Interpreter& vm, Value self, Value value) {
    Value list = co_await collect(vm, value);
    exception_of(self).args = TupleObject::create(vm, list.to<ListObject>().items());
    co_return Value::none();
}
Value set_args(Interpreter& vm, const Value& self, const Value& value) {
    if (value.is_empty()) return raise_type_error(vm, "args may not be deleted");
    return start(vm, set_args_body(vm, self, value));
}

Value get_cause(Interpreter&, const Value& self) {
    return or_none(exception_of(self).cause);
}
Value set_cause(Interpreter& vm, const Value& self, const Value& value) {
    if (!value.is_none() && value.as<ExceptionObject>() == nullptr) {
        return raise_type_error(vm, "exception cause must be None or derive from BaseException");
    }
    exception_of(self).cause = value.is_none() ? Value() : value;
    exception_of(self).suppress_context = true;
    return Value::none();
}
Value get_context(Interpreter&, const Value& self) {
    return or_none(exception_of(self).context);
}
Value set_context(Interpreter& vm, const Value& self, const Value& value) {
    if (!value.is_none() && value.as<ExceptionObject>() == nullptr) {
        return raise_type_error(vm, "exception context must be None or derive from BaseException");
    }
    exception_of(self).context = value.is_none() ? Value() : value;
    return Value::none();
}
Value get_suppress(Interpreter&, const Value& self) {
    return Value::boolean(exception_of(self).suppress_context);
}
Value set_suppress(Interpreter& vm, const Value& self, const Value& value) {
    if (!value.is_bool()) return raise_type_error(vm, "attribute value type must be bool");
    exception_of(self).suppress_context = value.as_bool();
    return Value::none();
}
Value get_traceback(Interpreter&, const Value& self) {
    return or_none(exception_of(self).traceback);
}
Value set_traceback(Interpreter& vm, const Value& self, const Value& value) {
    if (!value.is_none() && value.as<TracebackObject>() == nullptr) {
        return raise_type_error(vm, "__traceback__ must be a traceback or None");
    }
    exception_of(self).traceback = value.is_none() ? Value() : value;
    return Value::none();
}

Value with_traceback(Interpreter& vm, Arguments& arguments) {
    const Value set = set_traceback(vm, arguments[0], arguments[1]);
    return set.is_raised() ? Value::raised() : arguments[0];
}

Value add_note(Interpreter& vm, Arguments& arguments) {
    if (arguments[1].as<StringObject>() == nullptr) {
        return raise_type_error(vm, "note must be a str, not '{}'", type_name(vm, arguments[1]));
    }
    AttributeStore& store = *exception_of(arguments[0]).attributes();
    const StringRef& name = vm.names().dunder_notes;
    if (store.find(*name) == nullptr) store.set(vm, name, ListObject::create(vm));
    auto* notes = store.find(*name)->as<ListObject>();
    if (notes == nullptr) return raise_type_error(vm, "Cannot add note: __notes__ is not a list");
    notes->items().push_back(arguments[1]);
    return Value::none();
}

constexpr NativeAttribute kAttributes[] = {
    {"args", get_args, set_args},
    {"__cause__", get_cause, set_cause},
    {"__context__", get_context, set_context},
    {"__suppress_context__", get_suppress, set_suppress},
    {"__traceback__", get_traceback, set_traceback},
};
constexpr NativeDefinition kMethods[] = {
    {"with_traceback", with_traceback, Arity::One, NativeKind::Method},
    {"add_note", add_note, Arity::One, NativeKind::Method},
};

// ---- types with details -----------------------------------------------------------------------------------

void set_detail(Interpreter& vm, const Value& self, std::string_view name, const Value& value) {
    exception_of(self).details.set(vm, vm.intern(name), value);
}

Value detail(Interpreter& vm, const Value& self, std::string_view name) {
    const Value* value = exception_of(self).details.find(*vm.intern(name));
    return value != nullptr ? *value : Value::none();
}

/// The name of a detail as a template argument.
template <std::size_t size>
struct Name {
    char text[size];
    constexpr Name(const char (&source)[size]) { std::copy_n(source, size, text); }
};
template <Name name>
Value get_detail(Interpreter& vm, const Value& self) {
    return detail(vm, self, name.text);
}
template <Name name>
Value set_detail_attribute(Interpreter& vm, const Value& self, const Value& value) {
    set_detail(vm, self, name.text, value.is_empty() ? Value::none() : value);
    return Value::none();
}
template <Name name>
constexpr NativeAttribute detail_attribute() {
    return {name.text, get_detail<name>, set_detail_attribute<name>};
}

template <Name name>
Value initialize_with_first(Interpreter& vm, const Value& self, Arguments& arguments) {
    const Value done = initialize(vm, self, arguments);
    if (!done.is_raised())
        set_detail(vm, self, name.text, arguments.size() > 0 ? arguments[0] : Value::none());
    return done;
}

/// SystemExit's code: the argument, or all of them.
Value initialize_system_exit(Interpreter& vm, const Value& self, Arguments& arguments) {
    const Value done = initialize(vm, self, arguments);
    if (done.is_raised()) return done;
    const Ref<TupleObject>& args = exception_of(self).args;
    set_detail(vm, self, "code",
               args->size() == 0 ? Value::none() : (args->size() == 1 ? (*args)[0] : Value(args)));
    return done;
}

/// Keyword-only details: ImportError(name=, path=), NameError(name=), AttributeError(name=, obj=).
template <Name... names>
Value initialize_with_keywords(Interpreter& vm, const Value& self, Arguments& arguments) {
    constexpr std::string_view kKnown[] = {names.text...};
    for (std::size_t i = 0; i < arguments.keyword_count(); ++i) {
        const std::string keyword = arguments.keyword_name(i).utf8();
        if (std::find(std::begin(kKnown), std::end(kKnown), keyword) == std::end(kKnown)) {
            return raise_type_error(vm, "'{}' is an invalid keyword argument for {}()", keyword,
                                    type_name(vm, self));
        }
        set_detail(vm, self, keyword, arguments.keyword_value(i));
    }
    exception_of(self).args = TupleObject::create(vm, arguments.positional());
    if (arguments.size() == 1) set_detail(vm, self, "msg", arguments[0]);
    return Value::none();
}

NativeCoroutine key_error_str_body(Interpreter& vm, Value self) {
    const Ref<TupleObject> args = exception_of(self).args;
    Value text;
    if (args->size() == 1) {
        text = co_await repr(vm, (*args)[0]);
    } else {
        text = co_await str(vm, self);
    }
    co_return text;
}
Value key_error_str(Interpreter& vm, const Value& self) {
    return start(vm, key_error_str_body(vm, self));
}

struct ErrnoClass {
    std::int64_t number;
    Ref<TypeObject> ExceptionTypes::*type;
};
constexpr ErrnoClass kErrnoClasses[] = {
    {1, &ExceptionTypes::permission_error},          {2, &ExceptionTypes::file_not_found_error},
    {3, &ExceptionTypes::process_lookup_error},      {4, &ExceptionTypes::interrupted_error},
    {10, &ExceptionTypes::child_process_error},      {11, &ExceptionTypes::blocking_io_error},
    {13, &ExceptionTypes::permission_error},         {17, &ExceptionTypes::file_exists_error},
    {20, &ExceptionTypes::not_a_directory_error},    {21, &ExceptionTypes::is_a_directory_error},
    {32, &ExceptionTypes::broken_pipe_error},        {103, &ExceptionTypes::connection_aborted_error},
    {104, &ExceptionTypes::connection_reset_error},  {110, &ExceptionTypes::timeout_error},
    {111, &ExceptionTypes::connection_refused_error}};

Value create_os_error(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    TypeObject* actual = &type;
    if (&type == vm.exceptions().os_error.get() && arguments.size() >= 2 && arguments[0].is_int()) {
        for (const ErrnoClass& row : kErrnoClasses) {
            if (row.number == arguments[0].as_int()) actual = (vm.exceptions().*row.type).get();
        }
    }
    return create(vm, *actual, arguments);
}

Value initialize_os_error(Interpreter& vm, const Value& self, Arguments& arguments) {
    const Value done = initialize(vm, self, arguments);
    if (done.is_raised() || arguments.size() < 2 || arguments.size() > 5) return done;
    set_detail(vm, self, "errno", arguments[0]);
    set_detail(vm, self, "strerror", arguments[1]);
    if (arguments.size() > 2) {
        set_detail(vm, self, "filename", arguments[2]);
        exception_of(self).args = TupleObject::of(vm, arguments[0], arguments[1]);
    }
    return done;
}

NativeCoroutine os_error_str_body(Interpreter& vm, Value self) {
    const Value number = detail(vm, self, "errno");
    const Value message = detail(vm, self, "strerror");
    const Value file = detail(vm, self, "filename");
    Value text;
    if (number.is_none() || message.is_none()) {
        text = co_await str(vm, self);
        co_return text;
    }
    Value number_text = co_await to_string(vm, number);
    Value message_text = co_await to_string(vm, message);
    std::string result =
        "[Errno " + number_text.to<StringObject>().utf8() + "] " + message_text.to<StringObject>().utf8();
    if (!file.is_none()) {
        text = co_await repr(vm, file);
        result += ": " + text.to<StringObject>().utf8();
    }
    co_return StringObject::from_utf8(vm, result);
}
Value os_error_str(Interpreter& vm, const Value& self) {
    return start(vm, os_error_str_body(vm, self));
}

constexpr const char* kUnicodeDetails[] = {"encoding", "object", "start", "end", "reason"};

Value initialize_unicode_error(Interpreter& vm, const Value& self, Arguments& arguments) {
    const Value done = initialize(vm, self, arguments);
    if (done.is_raised()) return done;
    if (arguments.size() != 5) {
        return raise_type_error(vm, "function takes exactly 5 arguments ({} given)", arguments.size());
    }
    for (std::size_t i = 0; i < 5; ++i)
        set_detail(vm, self, kUnicodeDetails[i], arguments[i]);
    return done;
}

NativeCoroutine unicode_error_str_body(Interpreter& vm, Value self) {
    const Value object = detail(vm, self, "object");
    const Value start_value = detail(vm, self, "start");
    const Value end_value = detail(vm, self, "end");
    const auto* encoding = detail(vm, self, "encoding").as<StringObject>();
    const Value encoding_value = detail(vm, self, "encoding");
    Value reason = co_await to_string(vm, detail(vm, self, "reason"));
    const std::int64_t first = small_integer(start_value).value_or(0);
    const std::int64_t last = small_integer(end_value).value_or(0) - 1;
    const std::string codec = encoding != nullptr ? encoding_value.to<StringObject>().utf8() : "?";
    const bool decodes = is_exception_of(self, *vm.exceptions().unicode_decode_error);
    const std::string what = decodes ? "decode" : "encode";
    const std::string why = reason.to<StringObject>().utf8();
    if (first == last) {
        if (decodes) {
            const Value byte = get_item(vm, object, Value::integer(first));
            co_return StringObject::from_utf8(
                vm, fmt::format("'{}' codec can't {} byte 0x{:02x} in position {}: {}", codec, what,
                                byte.as_int(), first, why));
        }
        const char32_t c = object.to<StringObject>()[static_cast<std::size_t>(first)];
        const auto code = static_cast<unsigned>(c);
        const std::string shown =
            c < 0x100 ? fmt::format("\\x{:02x}", code)
                      : (c < 0x10000 ? fmt::format("\\u{:04x}", code) : fmt::format("\\U{:08x}", code));
        co_return StringObject::from_utf8(vm,
                                          fmt::format("'{}' codec can't {} character '{}' in position {}: {}",
                                                      codec, what, shown, first, why));
    }
    co_return StringObject::from_utf8(vm,
                                      fmt::format("'{}' codec can't {} {} in position {}-{}: {}", codec, what,
                                                  decodes ? "bytes" : "characters", first, last, why));
}
Value unicode_error_str(Interpreter& vm, const Value& self) {
    return start(vm, unicode_error_str_body(vm, self));
}

constexpr NativeAttribute kStopIteration[] = {detail_attribute<"value">()};
constexpr NativeAttribute kSystemExit[] = {detail_attribute<"code">()};
constexpr NativeAttribute kImportError[] = {detail_attribute<"name">(), detail_attribute<"path">(),
                                            detail_attribute<"msg">()};
constexpr NativeAttribute kNameError[] = {detail_attribute<"name">()};
constexpr NativeAttribute kAttributeError[] = {detail_attribute<"name">(), detail_attribute<"obj">()};
constexpr NativeAttribute kOsError[] = {detail_attribute<"errno">(), detail_attribute<"strerror">(),
                                        detail_attribute<"filename">()};
constexpr NativeAttribute kUnicodeError[] = {detail_attribute<"encoding">(), detail_attribute<"object">(),
                                             detail_attribute<"start">(), detail_attribute<"end">(),
                                             detail_attribute<"reason">()};

/// Slots that a type adds to those of its base.
TypeSlots slots_for(const char* name) {
    TypeSlots slots;
    const std::string_view type = name;
    if (type == "BaseException") {
        slots.create = create;
        slots.initialize = initialize;
        slots.str = str;
        slots.repr = repr_slot;
    } else if (type == "StopIteration") {
        slots.initialize = initialize_with_first<"value">;
    } else if (type == "SystemExit") {
        slots.initialize = initialize_system_exit;
    } else if (type == "ImportError") {
        slots.initialize = initialize_with_keywords<"name", "path">;
    } else if (type == "NameError") {
        slots.initialize = initialize_with_keywords<"name">;
    } else if (type == "AttributeError") {
        slots.initialize = initialize_with_keywords<"name", "obj">;
    } else if (type == "KeyError") {
        slots.str = key_error_str;
    } else if (type == "OSError") {
        slots.create = create_os_error;
        slots.initialize = initialize_os_error;
        slots.str = os_error_str;
    } else if (type == "UnicodeDecodeError" || type == "UnicodeEncodeError") {
        slots.initialize = initialize_unicode_error;
        slots.str = unicode_error_str;
    } else if (type == "BaseExceptionGroup") {
        slots = exception_group_slots();
    }
    return slots;
}

} // namespace

Ref<TypeObject> create_exception_type(Interpreter& vm, const char* name, TypeObject* base) {
    TypeDefinition definition;
    definition.name = name;
    definition.base = base;
    if (base == nullptr) definition.layout = Layout::Exception;
    if (std::string_view(name) == "BaseExceptionGroup") definition.layout = Layout::ExceptionGroup;
    definition.slots = slots_for(name);
    return TypeObject::create_builtin(vm, definition);
}

void define_exception_methods(Interpreter& vm) {
    const ExceptionTypes& types = vm.exceptions();
    define_attributes(*types.base_exception, kAttributes);
    define_attributes(*types.base_exception, {&instance_dict_attribute(), 1});
    define_methods(*types.base_exception, kMethods);
    define_attributes(*types.stop_iteration, kStopIteration);
    define_attributes(*types.system_exit, kSystemExit);
    define_attributes(*types.import_error, kImportError);
    define_attributes(*types.name_error, kNameError);
    define_attributes(*types.attribute_error, kAttributeError);
    define_attributes(*types.os_error, kOsError);
    define_attributes(*types.unicode_decode_error, kUnicodeError);
    define_attributes(*types.unicode_encode_error, kUnicodeError);
    define_exception_group_methods(vm);
}

// ---- the objects ------------------------------------------------------------------------------------------

ExceptionObject::ExceptionObject(TypeObject& type, Layout layout, Ref<TupleObject> arguments)
    : Container(type, layout), args(std::move(arguments)) {
    if (type.has_finalizer()) set_finalizable();
}

Ref<ExceptionObject> ExceptionObject::create(TypeObject& type, Ref<TupleObject> args) {
    return Ref<ExceptionObject>(new ExceptionObject(type, Layout::Exception, std::move(args)));
}

void ExceptionObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(args.get());
    visitor.visit(cause);
    visitor.visit(context);
    visitor.visit(traceback);
    details.visit_references(visitor);
    attributes_.visit_references(visitor);
    members_.visit_references(visitor);
}

void ExceptionObject::clear_references() noexcept {
    cause.reset();
    context.reset();
    traceback.reset();
    details.clear();
    attributes_.clear();
    members_.clear();
}

} // namespace simul::script

/// Instructions whose work is done outside of the instruction loop, by family. Values as described in
/// value.hpp.
#pragma once

#include "core/script/vm/frame.hpp"

namespace simul::script {

class Execution;

// ---- names (instructions_names.cpp) ----------------------------------------------------------------------

Value load_global(Interpreter& vm, Frame& frame, std::uint32_t name);
Value load_name(Interpreter& vm, Frame& frame, std::uint32_t name);
Value store_name(Interpreter& vm, Frame& frame, std::uint32_t name, Value value);
Value delete_name(Interpreter& vm, Frame& frame, std::uint32_t name);
Value delete_global(Interpreter& vm, Frame& frame, std::uint32_t name);
Value load_class_deref(Interpreter& vm, Frame& frame, std::uint32_t slot);
Value raise_unset_local(Interpreter& vm, Frame& frame, std::uint32_t slot);
/// Of a cell or free variable.
Value raise_unset_cell(Interpreter& vm, Frame& frame, std::uint32_t slot);

// ---- attributes (instructions_attributes.cpp): look up, and fill the site's cache -------------------------

Value load_attribute(Interpreter& vm, Frame& frame, std::uint32_t site, const Value& object);
/// For LOAD_METHOD: true and the unbound function, or false and the value (or Raised, Pending).
bool load_method(Interpreter& vm, Frame& frame, std::uint32_t site, const Value& object, Value& result);
Value store_attribute(Interpreter& vm, Frame& frame, std::uint32_t site, const Value& object,
                      const Value& value);

// ---- functions and classes (instructions_functions.cpp) --------------------------------------------------

Value make_function(Interpreter& vm, Frame& frame, std::uint32_t operand);
/// Takes callable, positional and keyword arguments from the frame's stack.
Value call_extended(Interpreter& vm, Frame& frame, bool has_keywords);
Value call_with_keywords(Interpreter& vm, Frame& frame, std::uint32_t count);
/// As messages about calls name it: "module.function()", a str.
Value describe_callable(Interpreter& vm, const Value& callable);
Value build_class_function(Interpreter& vm);

// ---- displays and unpacking (instructions_collections.cpp) ------------------------------------------------

Value build_map(Interpreter& vm, Frame& frame, std::uint32_t count);
Value build_set(Interpreter& vm, Frame& frame, std::uint32_t count);
Value build_string(Interpreter& vm, Frame& frame, std::uint32_t count);
Value list_extend(Interpreter& vm, ListObject& list, const Value& iterable);
Value dict_merge(Interpreter& vm, DictObject& dict, const Value& mapping, const Value& callable);
Value dict_display_update(Interpreter& vm, DictObject& dict, const Value& mapping);
/// A list of exactly the items that the targets take.
Value unpack_sequence(Interpreter& vm, const Value& iterable, std::size_t count);
Value unpack_starred(Interpreter& vm, const Value& iterable, UnpackCounts counts);
Value format_value(Interpreter& vm, const Value& value, std::uint32_t flags, const Value& specification);

// ---- exceptions (instructions_exceptions.cpp) -------------------------------------------------------------

/// Raised (or Pending); `exception` Empty: re-raises what is handled.
Value raise_statement(Interpreter& vm, Execution& execution, const Value& exception, const Value& cause);
/// A bool.
Value matches_exception(Interpreter& vm, const Value& exception, const Value& types);
/// A tuple (match, rest), either None.
Value split_group(Interpreter& vm, const Value& exception, const Value& types);
Value prepare_reraise_star(Interpreter& vm, const Value& original, const Value& raised);
/// A manager's methods, bound to it. Raised, in `enter`, where it lacks one.
struct ContextMethods {
    Value enter;
    Value exit;
    /// `enter` is a native method, and not bound: it is to be called with the manager.
    bool takes_manager = false;
};
ContextMethods context_methods(Interpreter& vm, const Value& manager, bool is_async);

// ---- match (instructions_match.cpp) -----------------------------------------------------------------------

bool is_match_sequence(Interpreter& vm, const Value& subject);
bool is_match_mapping(Interpreter& vm, const Value& subject);
Value match_keys(Interpreter& vm, const Value& subject, const Value& keys);
Value match_class(Interpreter& vm, const Value& subject, const Value& type, std::uint32_t positional,
                  const Value& names);

// ---- imports (instructions_imports.cpp) -------------------------------------------------------------------

Value import_name(Interpreter& vm, Frame& frame, std::uint32_t name, const Value& names);
Value import_from(Interpreter& vm, const Value& module, const StringRef& name);
Value import_star(Interpreter& vm, Frame& frame, const Value& module);

// ---- generators (instructions_generators.cpp) -------------------------------------------------------------

Value get_yield_from_iterator(Interpreter& vm, Frame& frame, const Value& iterable);

} // namespace simul::script

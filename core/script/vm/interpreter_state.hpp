/// What an interpreter keeps for its own parts: tables, counters, what runs now.
#pragma once

#include "core/script/vm/attribute_store.hpp"
#include "core/script/vm/code.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/object.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace simul::script {

class Execution;

/// Interned strings by text.
class InternTable {
public:
    StringRef intern(Interpreter& vm, std::string_view utf8);
    StringRef intern(const StringRef& text);
    void clear() noexcept { strings_.clear(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const StringRef& text) const noexcept {
            return static_cast<std::size_t>(text->hash());
        }
    };
    struct Equal {
        bool operator()(const StringRef& a, const StringRef& b) const noexcept { return *a == *b; }
    };
    std::unordered_set<StringRef, Hash, Equal> strings_;
};

/// Remembers where class attributes were found (TypeObject::lookup).
struct LookupCacheEntry {
    std::uint64_t version = 0; ///< of the type; 0: unused
    const StringObject* name = nullptr;
    const Value* value = nullptr; ///< null: the type has no such attribute
};

class InterpreterState {
public:
    explicit InterpreterState(Interpreter& vm);
    ~InterpreterState();

    ContainerList containers;
    InternTable interned;
    Shape root_shape;

    /// Versions of types and of dicts' keys: never given twice.
    std::uint64_t next_version() noexcept { return ++last_version_; }

    static constexpr std::size_t kLookupCacheSize = 4096;
    std::array<LookupCacheEntry, kLookupCacheSize> lookup_cache{};

    /// Strings of one Latin character.
    std::array<StringRef, 128> characters;

    /// `template % values`, which the library brings.
    Value (*format_percent)(Interpreter&, const Value& text, const Value& values) = nullptr;

    /// What runs; null between runs.
    Execution* execution = nullptr;
    /// See Execution::shared_if_idle.
    std::unique_ptr<Execution> stepping;
    /// The native function that is being called, for functions that serve several slots or names.
    const NativeFunctionObject* native_callee = nullptr;

    /// Every built-in type, in order of creation: their objects do not count them, so they live as long as
    /// the interpreter.
    std::vector<Ref<TypeObject>> builtin_types;

    /// asyncio.CancelledError, once the library has made it.
    Ref<TypeObject> cancelled_error;
    /// The types of loop::Future and loop::Task, made with it.
    Ref<TypeObject> future_type;
    Ref<TypeObject> task_type;
    /// What the asyncio module keeps, once it has been imported.
    loop::Ref<RefCounted> asyncio;
    /// What all coroutines await that give the loop back for one pass: `sleep(0)`, once it is awaited.
    Value pause;
    /// What contextvars keeps, from the start; null where the program cannot know of it.
    loop::Ref<RefCounted> contexts;
    /// What concurrent.futures keeps.
    loop::Ref<RefCounted> pools;
    /// What the running event loop wants to know of asynchronous generators (`sys.set_asyncgen_hooks`);
    /// Empty: nothing.
    Value async_generator_first_iteration;
    Value async_generator_finalizer;

    /// Instructions until the interpreter looks up: at finalisers, limits, cancellation. Zero makes it do so
    /// before the next instruction.
    std::int64_t countdown = 0;
    /// How the countdown was set, to know how many instructions have run.
    std::int64_t countdown_start = 0;
    std::uint64_t instructions_run = 0;
    std::int64_t heap_at_start = 0;
    /// The limit that ended the run, if one did.
    std::optional<Limit> exceeded;
    std::optional<loop::StackEntry> cut_off_at;

    /// Makes the interpreter look up before its next instruction.
    void interrupt() noexcept {
        instructions_run +=
            static_cast<std::uint64_t>(countdown_start - std::max<std::int64_t>(countdown, 0));
        countdown = countdown_start = 0;
    }
    /// Ends the run: a limit was reached.
    void exceed(Limit limit) noexcept {
        if (!exceeded) exceeded = limit;
        interrupt();
    }

    /// Objects that died and whose finaliser has not run yet, in order of death.
    std::vector<Ref<Object>> dying;
    /// Shows what an object holds that is not the script's own (a task's body, a callback's target), which
    /// the library brings.
    void (*visit_foreign)(const RefCounted& object, ReferenceVisitor& visitor) = nullptr;
    /// What refers to itself in CPython, and lives there until the collector's last round, after the program
    /// and before its globals go.
    std::vector<Value> kept_until_exit;
    /// The interpreter is being destroyed: nothing is run any more.
    bool is_closing = false;

    std::map<std::string, ModuleInitializer, std::less<>> native_modules;
    std::map<std::string, ModuleCode, std::less<>> script_modules;

    std::unordered_map<const RefCounted*, std::int64_t> identities;
    std::int64_t last_identity = 0;
    /// How many NaNs were made by `float("nan")`: each is an object of its own.
    std::uint64_t nans_made = 0;

    /// Types that the library registered as sequences for `match` (collections.abc.Sequence).
    std::vector<const TypeObject*> sequence_types;
    bool is_registered_sequence(const TypeObject& type) const noexcept {
        return std::any_of(sequence_types.begin(), sequence_types.end(),
                           [&](const TypeObject* registered) { return type.is_subtype_of(*registered); });
    }

    /// Objects that are being printed, for "[...]".
    std::vector<const RefCounted*> printing;

    /// Every code object, in order of linking: their labels must live as long as the interpreter.
    std::map<const CodeObject*, Ref<Code>> linked;

    bool has_drawn_random_numbers = false;
    std::uint64_t output_written = 0;
    /// Warnings that were given, by place and text: each is given once.
    std::set<std::pair<std::string, std::uint32_t>> warned;

private:
    std::uint64_t last_version_ = 0;
};

} // namespace simul::script

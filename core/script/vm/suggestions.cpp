#include "core/script/vm/suggestions.hpp"

#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/traceback_object.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace simul::script {
namespace {

constexpr std::size_t kMoveCost = 2;
constexpr std::size_t kCaseCost = 1;
constexpr std::size_t kMostCandidates = 750;
constexpr std::size_t kLongestName = 40;

std::size_t substitution_cost(char a, char b) {
    if (a == b) return 0;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

/// Levenshtein's distance with CPython's costs; `limit + 1` where it is more than `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a == b) return 0;
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.empty() || b.empty()) return (a.size() + b.size()) * kMoveCost;
    if (a.size() > kLongestName || b.size() > kLongestName) return limit + 1;
    if (b.size() < a.size()) std::swap(a, b);
    if ((b.size() - a.size()) * kMoveCost > limit) return limit + 1;
    std::vector<std::size_t> row(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        row[i] = (i + 1) * kMoveCost;
    std::size_t result = 0;
    for (std::size_t b_index = 0; b_index < b.size(); ++b_index) {
        std::size_t diagonal = result = b_index * kMoveCost;
        std::size_t least = SIZE_MAX;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::size_t substitute = diagonal + substitution_cost(b[b_index], a[i]);
            diagonal = row[i];
            result = std::min(substitute, std::min(result, diagonal) + kMoveCost);
            row[i] = result;
            least = std::min(least, result);
        }
        if (least > limit) return limit + 1;
    }
    return result;
}

void add_names(DictObject& dict, std::set<std::string>& names) {
    std::size_t position = 0;
    while (const DictObject::Entry* entry = dict.next(position)) {
        if (const auto* text = entry->key.as<StringObject>()) names.insert(text->utf8());
    }
}

/// Names as CPython collects them: the frame's variables, then its globals, then the built-ins; each list is
/// tried by itself.
std::string suggest_variable(Interpreter& vm, const std::string& name, const TracebackObject* traceback) {
    if (traceback == nullptr) return {};
    while (traceback->next != nullptr)
        traceback = traceback->next.get();
    Frame& frame = *traceback->frame;
    std::vector<std::string> candidates;
    if (frame.names != nullptr) {
        std::set<std::string> names;
        add_names(*frame.names, names);
        candidates.assign(names.begin(), names.end());
    } else {
        for (const StringRef& slot : frame.code().slot_names)
            candidates.push_back(slot->utf8());
    }
    if (const std::string found = nearest_name(name, candidates); !found.empty()) return found;
    for (DictObject* dict : {&frame.globals(), &vm.builtins()}) {
        candidates.clear();
        std::size_t position = 0;
        while (const DictObject::Entry* entry = dict->next(position)) {
            if (const auto* text = entry->key.as<StringObject>()) candidates.push_back(text->utf8());
        }
        if (const std::string found = nearest_name(name, candidates); !found.empty()) return found;
    }
    return {};
}

std::string suggest_attribute(Interpreter& vm, const std::string& name, const Value& object) {
    std::set<std::string> names;
    const auto* as_type = object.as<TypeObject>();
    const TypeObject& type = as_type != nullptr ? *as_type : type_of(vm, object);
    for (const TypeObject* base : type.mro())
        add_names(base->own_attributes(), names);
    if (auto* own = object.as<Object>(); own != nullptr && own->attributes() != nullptr) {
        add_names(*own->attributes()->dict(vm), names);
    }
    if (const auto* module = object.as<ModuleObject>()) add_names(*module->dict(), names);
    const std::vector<std::string> candidates(names.begin(), names.end());
    return nearest_name(name, candidates);
}

} // namespace

std::string nearest_name(std::string_view name, std::span<const std::string> candidates) {
    if (candidates.size() >= kMostCandidates) return {};
    std::string best;
    std::size_t best_distance = SIZE_MAX;
    for (const std::string& candidate : candidates) {
        if (candidate == name) continue;
        const std::size_t limit =
            std::min((name.size() + candidate.size() + 3) * kMoveCost / 6, best_distance - 1);
        const std::size_t away = distance(name, candidate, limit);
        if (away > limit) continue;
        if (best.empty() || away < best_distance) {
            best = candidate;
            best_distance = away;
        }
    }
    return best;
}

std::string suggestion_for(Interpreter& vm, ExceptionObject& exception) {
    const ExceptionTypes& types = vm.exceptions();
    const Value* name = exception.details.find(*vm.names().name);
    const auto* text = name != nullptr ? name->as<StringObject>() : nullptr;
    if (text == nullptr) return {};
    if (exception.type().is_subtype_of(*types.name_error)) {
        return suggest_variable(vm, text->utf8(), exception.traceback.as<TracebackObject>());
    }
    if (exception.type().is_subtype_of(*types.attribute_error)) {
        const Value* object = exception.details.find(*vm.names().obj);
        if (object != nullptr && object->is_value()) return suggest_attribute(vm, text->utf8(), *object);
    }
    return {};
}

} // namespace simul::script

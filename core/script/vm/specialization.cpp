#include "core/script/vm/specialization.hpp"

#include "core/script/vm/attribute_store.hpp"
#include "core/script/vm/module_object.hpp"
#include "core/script/vm/type_object.hpp"

#include <optional>
#include <span>

namespace simul::script {
namespace {

/// The site, if the instructions begin with `await receiver.method(argument)`, the receiver being on the
/// stack.
std::optional<AwaitSite> await_site_at(std::span<const Instruction> instructions) {
    constexpr std::size_t kShortest = 5;
    if (instructions.size() < kShortest) return std::nullopt;
    AwaitSite site;
    site.attribute = instructions[0].operand();
    std::size_t index = 1;
    if (const Opcode opcode = instructions[1].opcode();
        opcode == Opcode::LOAD_CONST || opcode == Opcode::LOAD_FAST || opcode == Opcode::LOAD_GLOBAL) {
        site.argument = instructions[index++];
    }
    if (instructions.size() < kShortest + index - 1) return std::nullopt;
    // What belongs to an imported module is called as a function.
    const Opcode how = instructions[0].opcode() == Opcode::LOAD_METHOD ? Opcode::CALL_METHOD : Opcode::CALL;
    const Instruction call(how, site.has_argument() ? 1 : 0);
    const bool is_awaited = instructions[index] == call &&
                            instructions[index + 1].opcode() == Opcode::GET_AWAITABLE &&
                            instructions[index + 2].opcode() == Opcode::LOAD_CONST &&
                            instructions[index + 3].opcode() == Opcode::YIELD_FROM;
    if (!is_awaited) return std::nullopt;
    return site;
}

/// The function that `value` is, if it knows how to be awaited with so many arguments.
const NativeFunctionObject* awaited_function(const Value* value, NativeKind kind, std::size_t arguments) {
    const auto* native = value != nullptr ? value->as<NativeFunctionObject>() : nullptr;
    if (native == nullptr) return nullptr;
    const NativeDefinition& definition = native->definition();
    if (definition.awaited == nullptr || definition.kind != kind) return nullptr;
    const bool takes_them = definition.arity == Arity::None  ? arguments == 0
                            : definition.arity == Arity::One ? arguments == 1
                                                             : true;
    return takes_them ? native : nullptr;
}

bool find_in_module(AwaitSite& site, const StringObject& name, const Value& receiver, std::size_t arguments) {
    auto* module = receiver.as<ModuleObject>();
    if (module == nullptr) return false;
    const Value* place = module->dict()->find(name);
    if (awaited_function(place, NativeKind::Function, arguments) == nullptr) return false;
    site.version = module->dict()->keys_version();
    site.place = place;
    site.function = *place;
    return true;
}

bool find_method(AwaitSite& site, const StringObject& name, const Value& receiver, std::size_t arguments) {
    auto* object = receiver.as<Object>();
    if (object == nullptr || has_own_attributes(*object)) return false;
    const TypeObject& type = object->type();
    if (type.slots().get_attribute != nullptr) return false;
    const Value* method = type.lookup(name);
    const auto* native = awaited_function(method, NativeKind::Method, arguments);
    if (native == nullptr || !type.is_subtype_of(*native->owner())) return false;
    site.version = type.version();
    site.place = nullptr;
    site.function = *method;
    return true;
}

} // namespace

std::vector<Instruction> specialize(const CodeObject& source, std::vector<AwaitSite>& await_sites) {
    std::vector<Instruction> result = source.instructions;
    const std::span<const Instruction> compiled(source.instructions);
    for (std::size_t i = 0; i + 1 < compiled.size(); ++i) {
        const Opcode next = compiled[i + 1].opcode();
        switch (compiled[i].opcode()) {
        case Opcode::FOR_ITER:
            if (next == Opcode::STORE_FAST)
                result[i] = Instruction(Opcode::FOR_ITER_STORE_FAST, compiled[i].operand());
            break;
        case Opcode::POP_TOP:
            if (next == Opcode::JUMP_BACKWARD) result[i] = Instruction(Opcode::POP_TOP_JUMP_BACKWARD);
            break;
        case Opcode::LOAD_ATTR:
        case Opcode::LOAD_METHOD:
            if (std::optional<AwaitSite> site = await_site_at(compiled.subspan(i))) {
                result[i] = Instruction(Opcode::AWAIT_METHOD, static_cast<std::uint32_t>(await_sites.size()));
                await_sites.push_back(std::move(*site));
            }
            break;
        default: break;
        }
    }
    return result;
}

const NativeFunctionObject* find_awaited(Frame& frame, const Instruction* next, AwaitSite& site,
                                         const Value& receiver) {
    Code& code = frame.code();
    const StringObject& name = *code.names[code.source().attribute_sites[site.attribute]];
    const std::size_t given = site.has_argument() ? 1 : 0;
    if (find_in_module(site, name, receiver, given) || find_method(site, name, receiver, given))
        return &site.native();
    constexpr std::uint8_t kPatience = 3;
    if (++site.misses == kPatience) code.generalize(next - 1 - code.instructions());
    return nullptr;
}

} // namespace simul::script

#include "core/script/compile/code_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace simul::script {

namespace {

bool ends_flow(Opcode opcode) {
    switch (opcode) {
    case Opcode::RETURN_VALUE:
    case Opcode::RAISE_VARARGS:
    case Opcode::RERAISE:
    case Opcode::JUMP_FORWARD:
    case Opcode::JUMP_BACKWARD: return true;
    default: return false;
    }
}

bool is_jump(Opcode opcode) {
    return operand_kind_of(opcode) == OperandKind::Target;
}

/// Equal for constants that may share an entry.
std::string identity_of(const Constant& constant) {
    const auto items = [](char kind, const std::vector<Constant>& constants) {
        std::string result(1, kind);
        for (const Constant& item : constants) {
            const std::string identity = identity_of(item);
            result += fmt::format("{}:{}", identity.size(), identity);
        }
        return result;
    };
    if (const auto* number = std::get_if<double>(&constant.value))
        return fmt::format("f{:x}", std::bit_cast<std::uint64_t>(*number));
    if (const auto* text = std::get_if<StringConstant>(&constant.value)) return "s" + text->text;
    if (const auto* bytes = std::get_if<BytesConstant>(&constant.value)) return "b" + bytes->bytes;
    if (const auto* tuple = std::get_if<TupleConstant>(&constant.value)) return items('(', tuple->items);
    if (const auto* set = std::get_if<FrozenSetConstant>(&constant.value)) return items('{', set->items);
    return "=" + repr(constant);
}

} // namespace

void CodeBuilder::emit(Opcode opcode, std::uint32_t operand) {
    assert(!is_jump(opcode));
    if (!reachable_) return;
    write(opcode, operand);
    change_depth(stack_effect(opcode, operand, false));
    if (ends_flow(opcode)) reachable_ = false;
}

void CodeBuilder::write(Opcode opcode, std::uint32_t operand) {
    assert(operand <= Instruction::kMaxOperand);
    const std::uint32_t handler = protecting_.empty() ? kNoHandler : protecting_.back().index;
    if (handler != kNoHandler) handlers_[handler].is_used = true;
    SourceRange location = location_;
    if (!location.is_known() && !written_.empty()) location = written_.back().location;
    written_.push_back({opcode, operand, location, handler});
}

void CodeBuilder::change_depth(int change) {
    depth_ += change;
    assert(depth_ >= 0);
    max_depth_ = std::max(max_depth_, depth_);
}

Label CodeBuilder::new_label() {
    labels_.emplace_back();
    return {static_cast<std::uint32_t>(labels_.size() - 1)};
}

void CodeBuilder::lead_to(Label label, int depth) {
    LabelState& state = labels_[label.index];
    assert(state.depth == -1 || state.depth == depth);
    state.depth = depth;
}

void CodeBuilder::jump_if(Opcode opcode, Label target) {
    if (!reachable_) return;
    write(opcode, target.index);
    lead_to(target, depth_ + stack_effect(opcode, 0, true));
    change_depth(stack_effect(opcode, 0, false));
}

void CodeBuilder::jump(Label target) {
    if (!reachable_) return;
    write(Opcode::JUMP_FORWARD, target.index);
    lead_to(target, depth_);
    reachable_ = false;
}

void CodeBuilder::bind(Label label) {
    LabelState& state = labels_[label.index];
    assert(state.target == kNoHandler);
    const auto jumps_here = [&] {
        return !written_.empty() && written_.back().opcode == Opcode::JUMP_FORWARD &&
               written_.back().operand == label.index;
    };
    if (!reachable_ && jumps_here()) written_.pop_back(); // a jump to what follows it
    state.target = static_cast<std::uint32_t>(written_.size());
    if (reachable_) {
        lead_to(label, depth_);
    } else if (state.depth != -1) {
        depth_ = state.depth;
        reachable_ = true;
    }
}

Handler CodeBuilder::new_handler(bool push_position, int drop) {
    // Where nothing is reachable the height means nothing, and nothing will be protected.
    const int depth = std::max(0, depth_ - drop);
    handlers_.push_back({static_cast<std::uint32_t>(depth), push_position, false, 0});
    return {static_cast<std::uint32_t>(handlers_.size() - 1)};
}

void CodeBuilder::bind_handler(Handler handler) {
    assert(!reachable_);
    HandlerState& state = handlers_[handler.index];
    state.target = static_cast<std::uint32_t>(written_.size());
    if (!state.is_used) return;
    reachable_ = true;
    depth_ = static_cast<int>(state.depth);
    change_depth(state.push_position ? 2 : 1);
}

std::uint32_t CodeBuilder::constant_index(Constant constant) {
    const auto next = static_cast<std::uint32_t>(constants_.size());
    const auto [found, added] = constant_indices_.try_emplace(identity_of(constant), next);
    if (added) constants_.push_back(std::move(constant));
    return found->second;
}

std::uint32_t CodeBuilder::name_index(std::string_view name) {
    const auto next = static_cast<std::uint32_t>(names_.size());
    const auto [found, added] = name_indices_.try_emplace(std::string(name), next);
    if (added) names_.emplace_back(name);
    return found->second;
}

std::uint32_t CodeBuilder::attribute_site(std::string_view name) {
    attribute_sites_.push_back(name_index(name));
    return static_cast<std::uint32_t>(attribute_sites_.size() - 1);
}

std::uint32_t CodeBuilder::child_index(std::shared_ptr<const CodeObject> child) {
    children_.push_back(std::move(child));
    return static_cast<std::uint32_t>(children_.size() - 1);
}

/// Where a jump really leads: through unconditional jumps. A conditional one stops at a jump backward, so
/// that every loop passes a JUMP_BACKWARD.
std::uint32_t CodeBuilder::final_target(const Written& jump, std::uint32_t at) const {
    const bool unconditional = jump.opcode == Opcode::JUMP_FORWARD;
    std::uint32_t target = labels_[jump.operand].target;
    for (int hops = 0; hops < 8; ++hops) {
        const Written& there = written_[target];
        if (there.opcode != Opcode::JUMP_FORWARD) break;
        const std::uint32_t next = labels_[there.operand].target;
        if (next <= target && !unconditional) break;
        if (next == at) break;
        target = next;
    }
    return target;
}

void CodeBuilder::finish(CodeObject& code) {
    assert(!reachable_);
    code.instructions.reserve(written_.size());
    code.locations.reserve(written_.size());
    for (std::uint32_t at = 0; at < written_.size(); ++at) {
        Written written = written_[at];
        if (is_jump(written.opcode)) {
            written.operand = final_target(written, at);
            if (written.opcode == Opcode::JUMP_FORWARD && written.operand <= at)
                written.opcode = Opcode::JUMP_BACKWARD;
        }
        code.instructions.emplace_back(written.opcode, written.operand);
        code.locations.push_back(written.location);
    }
    write_exception_table(code);
    code.stack_size = static_cast<std::uint32_t>(max_depth_);
    code.constants = std::move(constants_);
    code.names = std::move(names_);
    code.attribute_sites = std::move(attribute_sites_);
    code.children = std::move(children_);
}

void CodeBuilder::write_exception_table(CodeObject& code) const {
    for (std::uint32_t start = 0; start < written_.size();) {
        const std::uint32_t handler = written_[start].handler;
        std::uint32_t end = start + 1;
        while (end < written_.size() && written_[end].handler == handler)
            ++end;
        if (handler != kNoHandler) {
            const HandlerState& state = handlers_[handler];
            code.exception_table.push_back({start, end, state.target, state.depth, state.push_position});
        }
        start = end;
    }
}

} // namespace simul::script

/// Walking over a tree by overloads.
#pragma once

#include "core/script/syntax/ast_children.hpp"

namespace simul::script::ast {

/// A base for `class Checker : ast::Walker<Checker>`, which has an overload `of(const Node&)` for every kind
/// of node that it looks at, and a template for the rest, which mostly goes on with `children(node)`. It
/// befriends its Walker where these are private.
template <class Derived>
class Walker {
protected:
    void visit(AnyNode node) {
        std::visit(
            [this](const auto* base) {
                ast::visit(*base,
                           [this](const auto& concrete) { static_cast<Derived*>(this)->of(concrete); });
            },
            node);
    }
    void visit_children(AnyNode node) {
        for_each_child(node, [this](AnyNode child) { visit(child); });
    }
    template <class T>
    void children(const T& node) {
        visit_children(any_node(node));
    }
};

} // namespace simul::script::ast

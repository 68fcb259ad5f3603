/// The tree's operators as the instructions' operands.
#pragma once

#include "core/script/compile/opcodes.hpp"
#include "core/script/syntax/ast.hpp"

namespace simul::script {

constexpr BinaryOperator binary_operator(ast::BinaryOperator op) {
    switch (op) {
    case ast::BinaryOperator::Add: return BinaryOperator::Add;
    case ast::BinaryOperator::Subtract: return BinaryOperator::Subtract;
    case ast::BinaryOperator::Multiply: return BinaryOperator::Multiply;
    case ast::BinaryOperator::MatrixMultiply: return BinaryOperator::MatrixMultiply;
    case ast::BinaryOperator::Divide: return BinaryOperator::TrueDivide;
    case ast::BinaryOperator::Modulo: return BinaryOperator::Remainder;
    case ast::BinaryOperator::Power: return BinaryOperator::Power;
    case ast::BinaryOperator::LeftShift: return BinaryOperator::LeftShift;
    case ast::BinaryOperator::RightShift: return BinaryOperator::RightShift;
    case ast::BinaryOperator::BitOr: return BinaryOperator::Or;
    case ast::BinaryOperator::BitXor: return BinaryOperator::Xor;
    case ast::BinaryOperator::BitAnd: return BinaryOperator::And;
    case ast::BinaryOperator::FloorDivide: return BinaryOperator::FloorDivide;
    }
    return BinaryOperator::Add;
}

constexpr Opcode unary_opcode(ast::UnaryOperator op) {
    switch (op) {
    case ast::UnaryOperator::Invert: return Opcode::UNARY_INVERT;
    case ast::UnaryOperator::Not: return Opcode::UNARY_NOT;
    case ast::UnaryOperator::Plus: return Opcode::UNARY_POSITIVE;
    case ast::UnaryOperator::Minus: return Opcode::UNARY_NEGATIVE;
    }
    return Opcode::UNARY_NOT;
}

} // namespace simul::script

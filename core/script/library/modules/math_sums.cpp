// math: sums and products of many numbers.
#include "core/script/library/modules/math_parts.hpp"

#include <algorithm>
#include <cmath>

namespace simul::script::library {
namespace {

/// Adds doubles without losing a bit: Shewchuk's partial sums, which do not overlap and grow in size.
class ExactSum {
public:
    void add(double x) {
        if (!std::isfinite(x)) {
            special_ += x;
            has_special_ = true;
            return;
        }
        std::size_t kept = 0;
        for (double partial : partials_) {
            if (std::fabs(x) < std::fabs(partial)) std::swap(x, partial);
            const double high = x + partial;
            const double low = partial - (high - x);
            if (low != 0) partials_[kept++] = low;
            x = high;
        }
        partials_.resize(kept);
        partials_.push_back(x);
    }

    /// Correctly rounded.
    double result() const {
        if (has_special_) return special_;
        std::size_t i = partials_.size();
        if (i == 0) return 0;
        double high = partials_[--i];
        double low = 0;
        while (i > 0) {
            const double x = high;
            const double y = partials_[--i];
            high = x + y;
            low = y - (high - x);
            if (low != 0) break;
        }
        // Half-way between two doubles: what lies below decides.
        if (i > 0 && ((low < 0 && partials_[i - 1] < 0) || (low > 0 && partials_[i - 1] > 0))) {
            const double doubled = low * 2;
            const double candidate = high + doubled;
            if (doubled == candidate - high) return candidate;
        }
        return high;
    }

    bool has_special() const { return has_special_; }

private:
    std::vector<double> partials_;
    double special_ = 0;
    bool has_special_ = false;
};

NativeCoroutine fsum(Interpreter& vm, OwnedArguments arguments) {
    const Value iterator = co_await iterate(vm, arguments[0]);
    ExactSum sum;
    bool any_nan = false;
    for (;;) {
        const Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) break;
        const Value number = co_await to_float(vm, item);
        any_nan = any_nan || std::isnan(number.as_float());
        sum.add(number.as_float());
    }
    const double result = sum.result();
    if (sum.has_special() && std::isnan(result) && !any_nan)
        co_return raise_value_error(vm, "-inf + inf in fsum");
    if (!sum.has_special() && !std::isfinite(result))
        co_return script::raise(vm, *vm.exceptions().overflow_error,
                                std::string_view("intermediate overflow in fsum"));
    co_return Value::floating(result);
}

NativeCoroutine prod(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<2> kSignature{"prod", {"iterable", "start"}, 1, 1, 1};
    const auto bound = bind(vm, arguments.view(), kSignature);
    if (!bound) co_return Value::raised();
    Value product = (*bound)[1].is_empty() ? Value::integer(1) : (*bound)[1];
    const Value iterator = co_await iterate(vm, (*bound)[0]);
    for (;;) {
        const Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return product;
        Value next = co_await binary_operation(vm, BinaryOperator::Multiply, product, item);
        product = std::move(next);
    }
}

/// The product of two doubles as a sum of two, exactly.
std::pair<double, double> exact_square(double x) {
    const double square = x * x;
    return {square, std::fma(x, x, -square)};
}

/// The length of a vector, correctly rounded in nearly all cases: coordinates are scaled by a power of two,
/// squared exactly and summed exactly; one correction step follows the square root.
double vector_length(const std::vector<double>& coordinates) {
    double largest = 0;
    bool any_nan = false;
    for (const double x : coordinates) {
        if (std::isinf(x)) return HUGE_VAL;
        any_nan = any_nan || std::isnan(x);
        largest = std::max(largest, std::fabs(x));
    }
    if (any_nan) return NAN;
    if (largest == 0 || coordinates.size() == 1) return largest;
    int exponent = 0;
    std::frexp(largest, &exponent);
    ExactSum sum;
    for (const double x : coordinates) {
        const auto [high, low] = exact_square(std::ldexp(x, -exponent));
        sum.add(high);
        sum.add(low);
    }
    const double root = std::sqrt(sum.result());
    const auto [high, low] = exact_square(root);
    sum.add(-high);
    sum.add(-low);
    return std::ldexp(root + sum.result() / (2 * root), exponent);
}

NativeCoroutine hypot(Interpreter& vm, OwnedArguments arguments) {
    std::vector<double> coordinates;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Value number = co_await to_float(vm, arguments[i]);
        coordinates.push_back(std::fabs(number.as_float()));
    }
    co_return Value::floating(vector_length(coordinates));
}

NativeCoroutine dist(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "dist", arguments.size(), 2, 2)) co_return Value::raised();
    const Value p = co_await collect(vm, arguments[0]);
    const Value q = co_await collect(vm, arguments[1]);
    const ValueVector& from = p.to<ListObject>().items();
    const ValueVector& to = q.to<ListObject>().items();
    if (from.size() != to.size())
        co_return raise_value_error(vm, "both points must have the same number of dimensions");
    std::vector<double> differences;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const Value a = co_await to_float(vm, from[i]);
        const Value b = co_await to_float(vm, to[i]);
        differences.push_back(std::fabs(a.as_float() - b.as_float()));
    }
    co_return Value::floating(vector_length(differences));
}

constexpr NativeDefinition kFunctions[] = {
    {"fsum", as_coroutine<fsum>, Arity::One},
    {"prod", as_coroutine<prod>, Arity::Keywords},
    {"hypot", as_coroutine<hypot>, Arity::Any},
    {"dist", as_coroutine<dist>, Arity::Any},
};

} // namespace

void define_sums(Interpreter& vm, ModuleObject& module) {
    module.define(vm, kFunctions);
}

} // namespace simul::script::library

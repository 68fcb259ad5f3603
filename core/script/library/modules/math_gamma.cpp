// math.gamma, math.lgamma: after CPython's mathmodule.c, as the C library's differ in their last digits.
#include "core/script/library/modules/math_parts.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

namespace simul::script::library {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLanczosG = 6.024680040776729583740234375;

/// Lanczos' approximation.
double lanczos_sum(double x) {
    constexpr std::array kNumerator = {23531376880.410759688572007674451636754734846804940,
                                       42919803642.649098768957899047001988850926355848959,
                                       35711959237.355668049440185451547166705960488635843,
                                       17921034426.037209699919755754458931112671403265390,
                                       6039542586.3520280050642916443072979210699388420708,
                                       1439720407.3117216736632230727949123939715485786372,
                                       248874557.86205415651146038641322942321632125127801,
                                       31426415.585400194380614231628318205362874684987640,
                                       2876370.6289353724412254090516208496135991145378768,
                                       186056.26539522349504029498971604569928220784236328,
                                       8071.6720023658162106380029022722506138218516325024,
                                       210.82427775157934587250973392071336271166969580291,
                                       2.5066282746310002701649081771338373386264310793408};
    constexpr std::array kDenominator = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                         45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                         1925.0,     66.0,       1.0};
    double numerator = 0;
    double denominator = 0;
    if (x < 5.0) {
        for (std::size_t i = kNumerator.size(); i-- > 0;) {
            numerator = numerator * x + kNumerator[i];
            denominator = denominator * x + kDenominator[i];
        }
    } else {
        for (std::size_t i = 0; i < kNumerator.size(); ++i) {
            numerator = numerator / x + kNumerator[i];
            denominator = denominator / x + kDenominator[i];
        }
    }
    return numerator / denominator;
}

/// Of a positive x.
double sine_of_pi_times(double x) {
    const double y = std::fmod(x, 2.0);
    switch (static_cast<int>(std::round(2.0 * y))) {
    case 0: return std::sin(std::numbers::pi * y);
    case 1: return std::cos(std::numbers::pi * (y - 0.5));
    case 2: return std::sin(std::numbers::pi * (1.0 - y));
    case 3: return -std::cos(std::numbers::pi * (y - 1.5));
    default: return std::sin(std::numbers::pi * (y - 2.0));
    }
}

} // namespace

double gamma(double x) {
    // Beyond 22! they are no longer exact.
    static constexpr std::array<double, 23> kFactorials = [] {
        std::array<double, 23> factorials{1.0};
        for (std::size_t n = 1; n < factorials.size(); ++n)
            factorials[n] = factorials[n - 1] * static_cast<double>(n);
        return factorials;
    }();
    if (std::isnan(x) || x == kInfinity) return x;
    if (x == -kInfinity || (x <= 0 && x == std::floor(x))) return std::numeric_limits<double>::quiet_NaN();
    if (x == std::floor(x) && x <= static_cast<double>(kFactorials.size()))
        return kFactorials[static_cast<std::size_t>(x) - 1];
    const double magnitude = std::fabs(x);
    if (magnitude < 1e-20) return 1.0 / x;
    if (magnitude > 200.0) return x < 0 ? -0.0 / sine_of_pi_times(magnitude) : kInfinity;

    constexpr double kShift = kLanczosG - 0.5;
    const double y = magnitude + kShift;
    // What the sum lost in rounding.
    const double lost = magnitude > kShift ? (y - magnitude) - kShift : (y - kShift) - magnitude;
    const double correction = lost * kLanczosG / y;
    const auto scaled = [&](double value, auto scale) {
        if (magnitude < 140.0) return scale(value, std::pow(y, magnitude - 0.5));
        const double root = std::pow(y, magnitude / 2.0 - 0.25);
        return scale(scale(value, root), root);
    };
    if (x < 0) {
        double result = -std::numbers::pi / sine_of_pi_times(magnitude) / magnitude * std::exp(y) /
                        lanczos_sum(magnitude);
        result -= correction * result;
        return scaled(result, std::divides<>());
    }
    double result = lanczos_sum(magnitude) / std::exp(y);
    result += correction * result;
    return scaled(result, std::multiplies<>());
}

double log_gamma(double x) {
    constexpr double kLogPi = 1.144729885849400174143427351353058711647;
    if (std::isnan(x)) return x;
    if (std::isinf(x)) return kInfinity;
    if (x == std::floor(x) && x <= 2.0) return x <= 0.0 ? std::numeric_limits<double>::quiet_NaN() : 0.0;
    const double magnitude = std::fabs(x);
    if (magnitude < 1e-20) return -std::log(magnitude);
    double result = std::log(lanczos_sum(magnitude)) - kLanczosG;
    result += (magnitude - 0.5) * (std::log(magnitude + kLanczosG - 0.5) - 1);
    if (x < 0.0)
        result = kLogPi - std::log(std::fabs(sine_of_pi_times(magnitude))) - std::log(magnitude) - result;
    return result;
}

} // namespace simul::script::library

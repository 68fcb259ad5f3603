#include "core/script/syntax/token.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace simul::script {

namespace {

using Keyword = std::pair<std::string_view, TokenKind>;

constexpr auto kKeywords = [] {
    std::array keywords{
#define SIMUL_KEYWORD(name, spelling) Keyword{spelling, TokenKind::name},
        SIMUL_KEYWORDS(SIMUL_KEYWORD)
#undef SIMUL_KEYWORD
    };
    std::sort(keywords.begin(), keywords.end());
    return keywords;
}();

} // namespace

std::string_view spelling_of(TokenKind kind) {
    switch (kind) {
#define SIMUL_SPELLING(name, spelling)                                                                       \
    case TokenKind::name: return spelling;
        SIMUL_KEYWORDS(SIMUL_SPELLING)
        SIMUL_OPERATORS(SIMUL_SPELLING)
#undef SIMUL_SPELLING
    default: return {};
    }
}

TokenKind keyword_or_name(std::string_view text) {
    const auto found = std::lower_bound(kKeywords.begin(), kKeywords.end(), Keyword{text, TokenKind{}});
    return found != kKeywords.end() && found->first == text ? found->second : TokenKind::Name;
}

} // namespace simul::script

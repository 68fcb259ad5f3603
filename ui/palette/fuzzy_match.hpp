/// How well a few typed letters fit a text.
#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace simul::ui {

struct FuzzyMatch {
    int score = 0;           ///< The greater the better. Comparable for one typed text only.
    std::vector<int> places; ///< In the text: where each of the letters stands, ascending.
};

/// Matches if all typed characters occur in `text` in that order, whatever their case; white space in `typed`
/// is passed over. Of all ways the best is taken: letters that begin words, that follow one another, and that
/// stand near the beginning. An empty `typed` matches everything with score 0.
/// O(text · typed).
std::optional<FuzzyMatch> fuzzy_match(QStringView text, QStringView typed);

} // namespace simul::ui

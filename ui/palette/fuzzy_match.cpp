#include "ui/palette/fuzzy_match.hpp"

#include <algorithm>
#include <limits>

namespace simul::ui {
namespace {

constexpr int kLetter = 2;
constexpr int kWordBegin = 8;
constexpr int kInSequence = 7;
constexpr int kTextBegin = 3;
constexpr int kMostGapPenalty = 3;
constexpr int kNever = std::numeric_limits<int>::min() / 2;

QString letters_of(QStringView typed) {
    QString letters;
    for (const QChar letter : typed)
        if (!letter.isSpace()) letters += letter.toLower();
    return letters;
}

bool begins_word(QStringView text, qsizetype at) {
    if (at == 0) return true;
    const QChar before = text[at - 1];
    return !before.isLetterOrNumber() || (before.isLower() && text[at].isUpper());
}

/// Quick, and most texts end here.
bool contains_in_order(QStringView text, const QString& letters) {
    qsizetype next = 0;
    for (const QChar letter : text)
        if (next < letters.size() && letter.toLower() == letters[next]) ++next;
    return next == letters.size();
}

/// The best scores of all ways to place the first letters: one row a letter, one column a place in the text.
class Table {
public:
    Table(QStringView text, const QString& letters) : width_(text.size()) {
        const auto cells = static_cast<std::size_t>(letters.size() * width_);
        best_.assign(cells, kNever);
        from_.assign(cells, -1);
        for (qsizetype letter = 0; letter < letters.size(); ++letter)
            fill_row(text, letters, letter);
    }

    FuzzyMatch match(qsizetype letters) const {
        const auto row = best_.begin() + (letters - 1) * width_;
        qsizetype at = std::max_element(row, row + width_) - row;
        FuzzyMatch match{.score = row[at], .places = {}};
        for (qsizetype letter = letters; letter-- > 0;) {
            match.places.push_back(static_cast<int>(at));
            at = from_[index(letter, at)];
        }
        std::reverse(match.places.begin(), match.places.end());
        return match;
    }

private:
    std::size_t index(qsizetype letter, qsizetype at) const {
        return static_cast<std::size_t>(letter * width_ + at);
    }

    void fill_row(QStringView text, const QString& letters, qsizetype letter) {
        int before = kNever; ///< The best place of the letter before, two or more to the left.
        qsizetype before_at = -1;
        for (qsizetype at = letter; at < width_; ++at) {
            if (letter > 0 && at >= 2 && best_[index(letter - 1, at - 2)] >= before) {
                before = best_[index(letter - 1, at - 2)];
                before_at = at - 2;
            }
            if (text[at].toLower() != letters[letter]) continue;
            const int here = kLetter + (begins_word(text, at) ? kWordBegin : 0);
            int& best = best_[index(letter, at)];
            if (letter == 0) {
                best =
                    here + (at == 0 ? kTextBegin : 0) - std::min<int>(static_cast<int>(at), kMostGapPenalty);
                continue;
            }
            best = before + here - kMostGapPenalty;
            from_[index(letter, at)] = before_at;
            const int beside = at >= 1 ? best_[index(letter - 1, at - 1)] : kNever;
            if (beside + here + kInSequence >= best) {
                best = beside + here + kInSequence;
                from_[index(letter, at)] = at - 1;
            }
        }
    }

    qsizetype width_;
    std::vector<int> best_;
    std::vector<qsizetype> from_; ///< Where the letter before stands.
};

} // namespace

std::optional<FuzzyMatch> fuzzy_match(QStringView text, QStringView typed) {
    const QString letters = letters_of(typed);
    if (letters.isEmpty()) return FuzzyMatch{};
    if (!contains_in_order(text, letters)) return {};
    return Table(text, letters).match(letters.size());
}

} // namespace simul::ui

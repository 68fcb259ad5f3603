/// A strip that says what the user should know now, with what can be done about it. Never in the way.
#pragma once

#include <QFrame>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace simul::ui {

class NoticeBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Information, Error };
    struct Choice {
        QString text;
        std::function<void()> act; ///< The notice goes away first.
    };

    /// Hidden, until there is something to say.
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Replaces what is said.
    void say(Kind kind, const QString& text, const std::vector<Choice>& choices = {});
    void dismiss() { hide(); }
    QString text() const;

private:
    void clear_choices();

    QLabel* text_;
    QHBoxLayout* choices_;
};

} // namespace simul::ui

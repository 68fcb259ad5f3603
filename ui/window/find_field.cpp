#include "ui/window/find_field.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/window/icons.hpp"

#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QStringListModel>

namespace simul::ui {

namespace {
constexpr int kTypingMilliseconds = 120;
constexpr int kNarrowest = 120;
constexpr int kWidest = 300;
constexpr int kClearButton = 24;
} // namespace

FindField::FindField(QWidget* parent)
    : QLineEdit(parent), completer_(new QCompleter(new QStringListModel(this), this)),
      count_(new QLabel(this)) {
    setObjectName(QStringLiteral("search"));
    setAccessibleName(tr("Find task or event"));
    setClearButtonEnabled(true);
    setMinimumWidth(kNarrowest);
    setMaximumWidth(kWidest);
    addAction(glyph_icon(Glyph::Search), QLineEdit::LeadingPosition);
    completer_->setFilterMode(Qt::MatchContains);
    completer_->setCaseSensitivity(Qt::CaseInsensitive);
    count_->setFont(ui::font(FontRole::Small));
    count_->setProperty("dim", true);
    count_->setAttribute(Qt::WA_TransparentForMouseEvents);
    count_->hide();
    typing_.setSingleShot(true);
    typing_.setInterval(kTypingMilliseconds);
    connect(&typing_, &QTimer::timeout, this, &FindField::want_text);
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (mode_ != Mode::Events) return;
        typing_.start();
        if (text().isEmpty()) want_text();
    });
    connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, &FindField::task_wanted);
    set_mode(Mode::Events);
}

void FindField::set_tasks(const trace::Trace& trace) {
    QStringList names;
    for (trace::TaskIndex task = 0; task < trace.task_count(); ++task)
        names << QString::fromStdString(trace.task(task).label);
    qobject_cast<QStringListModel*>(completer_->model())->setStringList(names);
    if (mode_ == Mode::Tasks) clear();
}

void FindField::begin(Mode mode) {
    set_mode(mode);
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void FindField::set_mode(Mode mode) {
    if (mode != mode_) clear();
    mode_ = mode;
    setCompleter(mode == Mode::Tasks ? completer_ : nullptr);
    setPlaceholderText(mode == Mode::Tasks ? tr("Find task") : tr("Find task or event"));
    setToolTip(mode == Mode::Tasks
                   ? tr("The name of a task")
                   : tr("A task, a function, “line 19”, “part2:19”, words of the output, “failed”, …"));
}

void FindField::set_count(const QString& text) {
    count_->setText(text);
    count_->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
    place_count();
}

QString FindField::count_text() const {
    return count_->isHidden() ? QString() : count_->text();
}

QSize FindField::sizeHint() const {
    return {kWidest, QLineEdit::sizeHint().height()};
}

void FindField::place_count() {
    const int width = count_->isHidden() ? 0 : count_->sizeHint().width();
    setTextMargins(0, 0, width, 0);
    count_->setGeometry(this->width() - kClearButton - width, 0, width, height());
}

void FindField::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    place_count();
}

void FindField::want_text() {
    typing_.stop();
    emit text_wanted(text());
}

void FindField::keyPressEvent(QKeyEvent* event) {
    const bool is_enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        clear();
        set_mode(Mode::Events);
        emit left();
    } else if (is_enter && mode_ == Mode::Tasks) {
        if (!text().isEmpty()) emit task_wanted(text());
    } else if (is_enter) {
        if (typing_.isActive()) want_text();
        if (event->modifiers() & Qt::ShiftModifier)
            emit previous_wanted();
        else
            emit next_wanted();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace simul::ui

#include "ui/panels/source/source_editor.hpp"

#include "ui/panels/source/editor_colors.hpp"
#include "ui/panels/words.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <Qsci/qscilexerpython.h>

#include <QContextMenuEvent>
#include <QEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <set>

namespace simul::ui {

using trace::TaskState;

namespace {

enum Margin { kTaskMargin, kNumberMargin, kHeatMargin };
/// Markers above kFirstHeat are the further levels of heat.
enum Marker { kRunningLine, kChainLine, kFirstHeat };
constexpr int kHeatLevels = 8;
constexpr int kHeatMarkers = ((1 << kHeatLevels) - 1) << kFirstHeat;
constexpr int kHeatWidth = 4;
constexpr int kErrorIndicator = 8;
constexpr int kWarningIndicator = 9;
constexpr double kFontSizeUnit = SourceEditor::SC_FONT_SIZE_MULTIPLIER;
/// Styles above those of the lexer and of Scintilla itself: one a task state, for the margin; one for the
/// annotations.
constexpr int kFirstMarginStyle = 64;
constexpr int kErrorStyle = kFirstMarginStyle + static_cast<int>(trace::kTaskStateCount);
constexpr int kWarningStyle = kErrorStyle + 1;

QString sample_of_digits(int lines) {
    return QString(std::max(QString::number(lines).size(), qsizetype(2)) + 1, u'0');
}

/// `share` of `ink` on `paper`.
QColor mixed(const QColor& paper, const QColor& ink, double share) {
    const auto mix = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {mix(paper.red(), ink.red()), mix(paper.green(), ink.green()), mix(paper.blue(), ink.blue())};
}

/// Background and text as Scintilla takes them: 0xBBGGRR.
long scintilla_color(const QColor& color) {
    return color.red() | color.green() << 8 | color.blue() << 16;
}

} // namespace

SourceEditor::SourceEditor(QWidget* parent) : QsciScintilla(parent), lexer_(new QsciLexerPython(this)) {
    setObjectName(QStringLiteral("source"));
    setAccessibleName(tr("Source"));
    setFrameShape(NoFrame);
    setUtf8(true);
    setLexer(lexer_);
    set_up_margins();
    set_up_behaviour();
    apply_theme();
}

void SourceEditor::set_up_margins() {
    setMargins(3);
    setMarginType(kTaskMargin, TextMarginRightJustified);
    setMarginWidth(kTaskMargin, QStringLiteral("▶00"));
    setMarginSensitivity(kTaskMargin, true);
    setMarginType(kNumberMargin, NumberMargin);
    setMarginWidth(kNumberMargin, QStringLiteral("000"));
    setMarginType(kHeatMargin, SymbolMargin);
    setMarginWidth(kHeatMargin, kHeatWidth);
    for (const int margin : {kTaskMargin, kNumberMargin})
        setMarginMarkerMask(margin, 0);
    // What a margin shows does not colour the line.
    setMarginMarkerMask(kHeatMargin, kHeatMarkers);
    for (int level = 0; level < kHeatLevels; ++level)
        markerDefine(FullRectangle, kFirstHeat + level);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 8L);
    connect(this, &QsciScintilla::marginClicked, this, [this](int margin, int line) {
        if (margin == kTaskMargin) emit line_clicked(line + 1);
    });
    connect(this, &QsciScintilla::linesChanged, this,
            [this] { setMarginWidth(kNumberMargin, sample_of_digits(lines())); });
    stops_ = new StopMargin(*this, kNumberMargin);
    markerDefine(Background, kRunningLine);
    markerDefine(Background, kChainLine);
    indicatorDefine(SquiggleIndicator, kErrorIndicator);
    indicatorDefine(SquiggleIndicator, kWarningIndicator);
    setAnnotationDisplay(AnnotationIndented);
}

void SourceEditor::set_up_behaviour() {
    setTabWidth(4);
    setIndentationsUseTabs(false);
    setAutoIndent(true);
    setBackspaceUnindents(true);
    setBraceMatching(SloppyBraceMatch);
    setEolMode(EolUnix);
    viewport()->setMouseTracking(true);
    viewport()->installEventFilter(this);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    // Escape, Tab and so on are Scintilla's; keys that the window's actions use are not.
    SendScintilla(SCI_CLEARCMDKEY, static_cast<unsigned long>('D' + (SCMOD_CTRL << 16)));
    SendScintilla(SCI_CLEARCMDKEY, static_cast<unsigned long>('L' + (SCMOD_CTRL << 16)));
    SendScintilla(SCI_CLEARCMDKEY, static_cast<unsigned long>('T' + (SCMOD_CTRL << 16)));
}

void SourceEditor::show_text(const QString& text) {
    const int first_visible = firstVisibleLine();
    const std::set<int> stops = stops_->lines();
    setText(text);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    setFirstVisibleLine(first_visible);
    shown_tasks_.clear();
    shown_chain_.clear();
    clearMarginText();
    markerDeleteAll();
    stops_->set_lines(stops);
    heat_ = {};
}

void SourceEditor::show_tasks(const std::map<int, LineTasks>& lines) {
    for (const auto& [line, tasks] : shown_tasks_) {
        if (!lines.contains(line)) set_margin(line, {});
    }
    for (const auto& [line, tasks] : lines) {
        const auto shown = shown_tasks_.find(line);
        if (shown == shown_tasks_.end() || shown->second != tasks) set_margin(line, tasks);
    }
    shown_tasks_ = lines;
}

void SourceEditor::set_margin(int line, const LineTasks& tasks) {
    const QString text = margin_text(tasks);
    if (text.isEmpty())
        clearMarginText(line - 1);
    else
        setMarginText(line - 1, text, margin_style(tasks.state()));
    markerDelete(line - 1, kRunningLine);
    if (tasks.running > 0) markerAdd(line - 1, kRunningLine);
}

QString SourceEditor::margin_text(const LineTasks& tasks) {
    if (tasks.count() == 0) return {};
    const QString sign = tasks.running > 0 ? QStringLiteral("▶") : QStringLiteral("●");
    if (tasks.count() == 1) return sign + QLatin1Char(' ');
    if (tasks.count() > 99) return sign + QStringLiteral("99");
    return sign + QString::number(tasks.count());
}

int SourceEditor::margin_style(TaskState state) const {
    return kFirstMarginStyle + static_cast<int>(state);
}

void SourceEditor::show_chain(const std::vector<int>& lines) {
    if (lines == shown_chain_) return;
    for (const int line : shown_chain_)
        markerDelete(line - 1, kChainLine);
    for (const int line : lines)
        markerAdd(line - 1, kChainLine);
    shown_chain_ = lines;
}

void SourceEditor::show_heat(LineHeat heat) {
    heat_ = std::move(heat);
    mark_heat();
}

void SourceEditor::mark_heat() {
    for (int level = 0; level < kHeatLevels; ++level)
        markerDeleteAll(kFirstHeat + level);
    for (int line = 1; line <= lines(); ++line)
        if (const int level = heat_.level(line, kHeatLevels)) markerAdd(line - 1, kFirstHeat + level - 1);
}

QString SourceEditor::heat_text(int line) const {
    const Duration time = heat_.at(line);
    return time == Duration::zero() ? QString()
                                    : tr("%1 at this line, of all tasks together").arg(duration_text(time));
}

bool SourceEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == viewport()) {
        if (event->type() == QEvent::MouseMove)
            hover(lineAt(static_cast<QMouseEvent*>(event)->pos()) + 1);
        else if (event->type() == QEvent::Leave)
            hover(0);
        else if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), heat_text(lineAt(help->pos()) + 1), this);
            return true;
        }
    }
    return QsciScintilla::eventFilter(watched, event);
}

void SourceEditor::hover(int line) {
    if (line == hovered_line_) return;
    hovered_line_ = line;
    emit line_hovered(line);
}

void SourceEditor::show_problems(const std::vector<ProblemItem>& problems) {
    clearAnnotations();
    for (const int indicator : {kErrorIndicator, kWarningIndicator}) {
        SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, static_cast<long>(length()));
    }
    std::set<int> lines_with_errors;
    for (const ProblemItem& problem : problems) {
        // Notes are for those who open the list.
        if (problem.line < 1 || problem.line > lines() || problem.severity == trace::Problem::Severity::Note)
            continue;
        const bool is_error = problem.severity == trace::Problem::Severity::Error;
        if (is_error) lines_with_errors.insert(problem.line);
        const int line = problem.line - 1;
        const int column = std::clamp(problem.column - 1, 0, std::max(lineLength(line) - 1, 0));
        fillIndicatorRange(line, column, line, std::max(lineLength(line) - 1, column + 1),
                           is_error ? kErrorIndicator : kWarningIndicator);
        QString said = annotation(line);
        if (!said.isEmpty()) said += QLatin1Char('\n');
        said += problem.message;
        if (!problem.advice.isEmpty()) said += QStringLiteral(" — ") + problem.advice;
        annotate(line, said, lines_with_errors.contains(problem.line) ? kErrorStyle : kWarningStyle);
    }
}

void SourceEditor::go_to(int line, int column) {
    if (line < 1) return;
    setCursorPosition(line - 1, std::max(column - 1, 0));
    reveal(line);
}

void SourceEditor::reveal(int line) {
    constexpr int kContextLines = 3;
    const int shown = static_cast<int>(SendScintilla(SCI_LINESONSCREEN));
    const int context = std::min(kContextLines, shown / 4);
    const int first = firstVisibleLine();
    const int wanted =
        static_cast<int>(SendScintilla(SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(line - 1)));
    if (wanted >= first + context && wanted < first + shown - context) return;
    setFirstVisibleLine(std::max(wanted - shown / 3, 0));
}

int SourceEditor::current_line() const {
    int line = 0, column = 0;
    getCursorPosition(&line, &column);
    return line + 1;
}

void SourceEditor::contextMenuEvent(QContextMenuEvent* event) {
    QMenu* menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int at_pointer = lineAt(event->pos());
    emit menu_wanted(menu, at_pointer < 0 ? current_line() : at_pointer + 1);
    menu->popup(event->globalPos());
}

void SourceEditor::changeEvent(QEvent* event) {
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) apply_theme();
}

void SourceEditor::apply_theme() {
    const Theme& theme = Theme::of(*this);
    const QColor paper = theme.color(ColorRole::Surface);
    apply_colors(*lexer_, theme);
    setColor(theme.color(ColorRole::Text));
    setPaper(paper);
    setCaretForegroundColor(theme.color(ColorRole::Text));
    setSelectionBackgroundColor(theme.color(ColorRole::Selection, 0.3));
    SendScintilla(SCI_SETSELFORE, 0UL, 0L);
    setMarginsBackgroundColor(paper);
    setMarginsForegroundColor(theme.color(ColorRole::TextFaint));
    setMarginsFont(editor_font());
    stops_->apply(theme);
    setMarkerBackgroundColor(theme.color(ColorRole::AccentSurface), kRunningLine);
    setMarkerBackgroundColor(theme.color(ColorRole::Raised), kChainLine);
    for (int level = 0; level < kHeatLevels; ++level)
        setMarkerBackgroundColor(
            mixed(paper, theme.color(ColorRole::Running), static_cast<double>(level + 1) / kHeatLevels),
            kFirstHeat + level);
    setIndicatorForegroundColor(theme.color(ColorRole::Error), kErrorIndicator);
    setIndicatorForegroundColor(theme.color(ColorRole::Warning), kWarningIndicator);
    setMatchedBraceForegroundColor(theme.color(ColorRole::Link));
    setMatchedBraceBackgroundColor(theme.color(ColorRole::Raised));
    const QFont mono = editor_font();
    const auto define_style = [&](int style, const QColor& ink, const QColor& background) {
        SendScintilla(SCI_STYLESETFORE, static_cast<unsigned long>(style), scintilla_color(ink));
        SendScintilla(SCI_STYLESETBACK, static_cast<unsigned long>(style), scintilla_color(background));
        SendScintilla(SCI_STYLESETFONT, static_cast<unsigned long>(style),
                      mono.family().toUtf8().constData());
        SendScintilla(SCI_STYLESETSIZEFRACTIONAL, static_cast<unsigned long>(style),
                      std::lround(mono.pointSizeF() * kFontSizeUnit));
    };
    for (std::size_t state = 0; state < trace::kTaskStateCount; ++state)
        define_style(margin_style(TaskState(state)), theme.color(fill_of(TaskState(state))), paper);
    define_style(kErrorStyle, theme.color(ColorRole::Error), theme.color(ColorRole::Sunken));
    define_style(kWarningStyle, theme.color(ColorRole::Warning), theme.color(ColorRole::Sunken));
}

} // namespace simul::ui

#include "ui/situation/situation_picture.hpp"

#include "ui/theme/text_measure.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui {

using trace::TaskState;

namespace {

constexpr int kSquares = 4; ///< Of a board, along each side: eight would be too small to see.
constexpr double kSmallestSquares = 14;
constexpr double kSmallestMark = 9;
constexpr int kMostItems = 12;

/// From a direction of length 1 to the one at its left hand.
QPointF left_of(QPointF direction) {
    return {direction.y(), -direction.x()};
}

class Picture {
public:
    Picture(const Situation& situation, trace::TaskIndex selected)
        : situation_(situation), selected_(selected) {
        list_.size = situation.size;
    }

    DisplayList draw() {
        if (situation_.table.isValid()) table();
        for (const FigureLink& link : situation_.links)
            if (link.kind != FigureLink::Kind::Moves) line_of(link);
        for (const StageFigure& figure : situation_.figures)
            if (figure.kind != FigureKind::Walker) figure_of(figure);
        for (const FigureLink& link : situation_.links)
            if (link.kind == FigureLink::Kind::Moves) line_of(link);
        for (const StageFigure& figure : situation_.figures)
            if (figure.kind == FigureKind::Walker) walker(figure);
        words();
        return std::move(list_);
    }

private:
    void table() {
        const bool is_table =
            std::any_of(situation_.figures.begin(), situation_.figures.end(),
                        [](const StageFigure& figure) { return figure.kind == FigureKind::Fork; });
        if (!is_table) return;
        const double radius = std::min(situation_.table.width(), situation_.table.height()) / 2;
        list_.add(draw::Fill{situation_.table, ColorRole::Raised, Pattern::Solid, 0.55, radius});
    }

    void figure_of(const StageFigure& figure) {
        switch (figure.kind) {
        case FigureKind::Board: board(figure); break;
        case FigureKind::Person: person(figure); break;
        case FigureKind::Fork: fork(figure); break;
        case FigureKind::Store: store(figure); break;
        case FigureKind::Walker: break;
        }
        if (!figure.label.isEmpty()) label(figure);
    }

    void board(const StageFigure& figure) {
        const QRectF box = figure.box();
        list_.add(draw::Fill{box, ColorRole::Raised, Pattern::Solid, 1, 2});
        const double square = figure.size / kSquares;
        for (int row = 0; row < kSquares && figure.size >= kSmallestSquares; ++row) {
            for (int column = row % 2; column < kSquares; column += 2)
                list_.add(
                    draw::Fill{QRectF(box.left() + column * square, box.top() + row * square, square, square),
                               ColorRole::Border});
        }
        const bool busy = figure.state == TaskState::Running || figure.state == TaskState::Holding;
        const double width = busy ? 3 : 2;
        list_.add(draw::Frame{box, fill_of(figure.state), std::min(width, figure.size / 4), 2});
        if (figure.share >= 0 && figure.size >= kSmallestSquares) share(figure, box);
        if (figure.count > 0 && figure.size >= 22) count(figure, box);
        mark({figure.away.x(), figure.away.y()}, figure.size * 0.42, figure.state);
        if (figure.task == selected_)
            list_.add(draw::Frame{box.adjusted(-3, -3, 3, 3), ColorRole::Selection, 2, 4});
    }

    /// How much of its time is over, along the board's lower edge.
    void share(const StageFigure& figure, const QRectF& box) {
        const double height = std::max(figure.size * 0.11, 2.0);
        const QRectF bar(box.left() + 1, box.bottom() - height - 1, box.width() - 2, height);
        list_.add(draw::Fill{bar, ColorRole::Background, Pattern::Solid, 0.75});
        list_.add(draw::Fill{QRectF(bar.topLeft(), QSizeF(bar.width() * figure.share, height)),
                             fill_of(figure.state)});
    }

    void count(const StageFigure& figure, const QRectF& box) {
        const QString text = QString::number(figure.count);
        const double width = measure_.width(FontRole::Small, text) + 6;
        list_.add(draw::Fill{QRectF(box.center().x() - width / 2, box.center().y() - 8, width, 15),
                             ColorRole::Surface, Pattern::Solid, 0.85, 3});
        list_.add(draw::Label{{box.center().x(), measure_.baseline_for(FontRole::Small, box.center().y())},
                              text,
                              FontRole::Small,
                              ColorRole::Text,
                              Qt::AlignHCenter});
    }

    void person(const StageFigure& figure) {
        const QRectF box = figure.box();
        list_.add(draw::Fill{box, fill_of(figure.state), Pattern::Solid, 0.28, figure.size / 2});
        list_.add(
            draw::Frame{box.adjusted(0.75, 0.75, -0.75, -0.75), fill_of(figure.state), 1.5, figure.size / 2});
        mark(figure.center, figure.size * 0.52, figure.state);
        if (figure.task == selected_)
            list_.add(draw::Frame{box.adjusted(-3, -3, 3, 3), ColorRole::Selection, 2, figure.size / 2 + 3});
    }

    void mark(QPointF center, double size, TaskState state) {
        if (state == TaskState::NotCreated) return;
        if (size >= kSmallestMark)
            list_.add(draw::Mark{center, size, state});
        else
            list_.add(draw::Fill{QRectF(center.x() - size / 2, center.y() - size / 2, size, size),
                                 fill_of(state), Pattern::Solid, 1, size / 2});
    }

    /// A handle and three prongs, which point to the middle.
    void fork(const StageFigure& figure) {
        const ColorRole role = figure.state == TaskState::NotCreated ? ColorRole::TextDim : ColorRole::Accent;
        const QPointF along = figure.away;
        const QPointF across = left_of(along);
        const QPointF neck = figure.center - along * figure.size * 0.12;
        const double width = std::max(figure.size * 0.09, 1.2);
        list_.add(draw::Line{figure.center + along * figure.size * 0.5, neck, role, width});
        const QPointF shoulder = across * figure.size * 0.17;
        list_.add(draw::Line{neck - shoulder, neck + shoulder, role, width});
        for (const double prong : {-1.0, 0.0, 1.0})
            list_.add(draw::Line{neck + shoulder * prong,
                                 neck + shoulder * prong - along * figure.size * 0.34, role, width * 0.8});
    }

    void store(const StageFigure& figure) {
        const QRectF box(figure.center.x() - figure.size / 2, figure.center.y() - figure.height / 2,
                         figure.size, figure.height);
        list_.add(draw::Fill{box, ColorRole::Sunken, Pattern::Solid, 1, 4});
        list_.add(draw::Frame{box, ColorRole::Border, 1, 4});
        const int shown = static_cast<int>(std::min<std::int64_t>(figure.count, kMostItems));
        const double pitch = (box.width() - 8) / kMostItems;
        const double item = std::min(pitch * 0.78, figure.height - 10);
        // The next to be taken is at the right.
        for (int i = 0; i < shown; ++i)
            list_.add(draw::Fill{QRectF(box.right() - 4 - (i + 0.5) * pitch - item / 2,
                                        box.center().y() - item / 2, item, item),
                                 ColorRole::Counter, Pattern::Solid, 1, 2});
        const QString count = QString::number(figure.count);
        list_.add(draw::Label{{box.center().x(), box.bottom() + 15},
                              count,
                              FontRole::Small,
                              ColorRole::TextDim,
                              Qt::AlignHCenter});
    }

    void walker(const StageFigure& figure) {
        const QRectF box = figure.box();
        list_.add(draw::Fill{box, ColorRole::Accent, Pattern::Solid, 1, figure.size / 2});
        // A crown: three points over a band.
        const double unit = figure.size / 10;
        const QPointF at = figure.center;
        const auto point = [&](double x, double y) { return at + QPointF(x * unit, y * unit); };
        const double width = std::max(unit * 0.9, 1.0);
        const std::vector<QPointF> crown{point(-2.4, 1.6), point(-2.8, -1.6), point(-1.1, 0.1),
                                         point(0, -2.4),   point(1.1, 0.1),   point(2.8, -1.6),
                                         point(2.4, 1.6),  point(-2.4, 1.6)};
        for (std::size_t i = 1; i < crown.size(); ++i)
            list_.add(draw::Line{crown[i - 1], crown[i], ColorRole::OnAccent, width});
    }

    void line_of(const FigureLink& link) {
        const QPointF way = link.to - link.from;
        const double length = std::hypot(way.x(), way.y());
        if (length < 1) return;
        switch (link.kind) {
        case FigureLink::Kind::Holds:
            list_.add(draw::Line{link.from, link.to, ColorRole::Accent, 3, 0.8});
            break;
        case FigureLink::Kind::WaitsFor: {
            // Dashes: what is wanted, and not there.
            constexpr double kDash = 7;
            for (double at = 0; at < length; at += 2 * kDash)
                list_.add(draw::Line{link.from + way * (at / length),
                                     link.from + way * (std::min(at + kDash, length) / length),
                                     ColorRole::Waiting, 1.5});
            break;
        }
        case FigureLink::Kind::Moves: {
            const QPointF along = way / length;
            const QPointF across = left_of(along);
            list_.add(draw::Line{link.from, link.to, ColorRole::Arrow, 2, link.opacity});
            for (const double side : {-1.0, 1.0})
                list_.add(draw::Line{link.to, link.to - along * 8 + across * side * 4.5, ColorRole::Arrow, 2,
                                     link.opacity});
            break;
        }
        }
    }

    void label(const StageFigure& figure) {
        const bool apart = figure.task == selected_ && figure.task != trace::kNoTask;
        list_.add(
            draw::Label{{figure.label_at.x(), measure_.baseline_for(FontRole::Small, figure.label_at.y())},
                        figure.label,
                        FontRole::Small,
                        apart ? ColorRole::Text : ColorRole::TextDim,
                        figure.label_align});
    }

    void words() {
        if (situation_.figures.empty()) {
            words_at(situation_.size.height() / 2, situation_.headline, FontRole::Body,
                     situation_.size.width() - 24);
            return;
        }
        const QRectF table = situation_.table;
        if (!table.isValid()) {
            words_at(13, situation_.headline.isEmpty() ? situation_.remark : situation_.headline,
                     FontRole::Small, situation_.size.width() - 24);
            return;
        }
        if (table.height() < 16) return;
        const double width = table.width() * 0.92;
        const bool both = table.height() >= 58;
        words_at(table.center().y() - (both ? 9 : 0), situation_.headline,
                 both ? FontRole::Body : FontRole::Small, width);
        if (both) words_at(table.center().y() + 10, situation_.remark, FontRole::Small, width);
    }

    void words_at(double center, const QString& text, FontRole font, double width) {
        const QString shown = measure_.elided(font, text, width);
        // A word cut after its first letters says nothing.
        if (shown.size() < 6 && shown != text) return;
        list_.add(draw::Label{{situation_.size.width() / 2, measure_.baseline_for(font, center)},
                              shown,
                              font,
                              font == FontRole::Body ? ColorRole::Text : ColorRole::TextDim,
                              Qt::AlignHCenter});
    }

    const Situation& situation_;
    trace::TaskIndex selected_;
    TextMeasure measure_;
    DisplayList list_;
};

} // namespace

DisplayList picture_of(const Situation& situation, trace::TaskIndex selected) {
    return Picture(situation, selected).draw();
}

DisplayList picture_of(const SituationContent& content, double width_px) {
    const QSizeF size(width_px, std::round(width_px / 2));
    return picture_of(lay_out(content.cast, content.event, content.now, size));
}

} // namespace simul::ui

#include "ui/study/sweep_chart.hpp"

#include "core/time/duration_text.hpp"
#include "ui/theme/fonts.hpp"

#include <QAreaSeries>
#include <QBuffer>
#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QMouseEvent>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolTip>
#include <QValueAxis>
#include <array>
#include <cmath>

namespace simul::ui {

namespace {

constexpr double kNear = 14; ///< Pixels.
constexpr double kBandOpacity = 0.18;
constexpr std::size_t kMostWithMarkers = 60; ///< Points of a line; of more, the line is seen.
constexpr int kPictureScale = 2;
constexpr double kMarker = 4;

constexpr std::array kDashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};

struct Unit {
    double seconds;
    const char* name;
};
constexpr std::array kUnits{Unit{3600, "h"}, Unit{60, "min"}, Unit{1, "s"}, Unit{1e-3, "ms"},
                            Unit{1e-6, "µs"}};

/// A round step that divides a length into about so many parts.
double round_step(double length, int parts) {
    const double rough = length / parts;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough) return factor * power;
    return 10 * power;
}

QString number_text(double value) {
    return QString::number(value, 'g', 6);
}

} // namespace

QColor color_of(scenario::Model model, const Theme& theme) {
    switch (model) {
    case scenario::Model::Sequential: return theme.color(ColorRole::TextDim);
    case scenario::Model::Async: return theme.color(ColorRole::Accent);
    case scenario::Model::Threads: return theme.color(ColorRole::Link);
    case scenario::Model::Processes: return theme.color(ColorRole::Done);
    }
    return {};
}

SweepChart::SweepChart(QWidget* parent) : QChartView(parent) {
    setObjectName(QStringLiteral("sweep_chart"));
    setAccessibleName(tr("Plot of the sweep"));
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    chart()->setBackgroundRoundness(0);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setMargins({8, 8, 16, 8});
    rebuild();
}

void SweepChart::show_plot(SweepPlot plot) {
    plot_ = std::move(plot);
    rebuild();
}

bool SweepChart::can_show(const PlotPoint& point) const {
    return (!plot_.log_x || point.x > 0) && (!plot_.log_y || point.low > 0);
}

void SweepChart::choose_unit() {
    unit_ = 1;
    unit_name_.clear();
    if (!plot_.y_is_time) return;
    double most = 0;
    for (const PlotLine& line : plot_.lines)
        for (const PlotPoint& point : line.points)
            most = std::max(most, point.high);
    const auto fits = [most](const Unit& unit) { return most >= 2 * unit.seconds; };
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(), fits);
    const Unit& chosen = unit == kUnits.end() ? kUnits[2] : *unit;
    unit_ = chosen.seconds;
    unit_name_ = QString::fromUtf8(chosen.name);
}

void SweepChart::rebuild() {
    const Theme& theme = Theme::of(*this);
    hovered_.reset();
    series_.clear();
    chart()->removeAllSeries();
    for (QAbstractAxis* axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    setBackgroundBrush(theme.color(ColorRole::Background));
    chart()->setBackgroundBrush(theme.color(ColorRole::Background));
    chart()->setTitle(plot_.title);
    chart()->setTitleFont(ui::font(FontRole::Heading));
    chart()->setTitleBrush(theme.color(ColorRole::Text));
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->legend()->setFont(ui::font(FontRole::Small));
    chart()->legend()->setLabelColor(theme.color(ColorRole::Text));
    choose_unit();
    if (plot_.lines.empty()) return;
    add_axes();
    for (const PlotLine& line : plot_.lines)
        add_line(line);
}

QAbstractAxis* SweepChart::make_axis(bool logarithmic, double least, double most,
                                     const QString& title) const {
    const Theme& theme = Theme::of(*this);
    QAbstractAxis* axis = nullptr;
    if (logarithmic) {
        auto* log = new QLogValueAxis;
        log->setBase(10);
        log->setMinorTickCount(8);
        log->setLabelFormat(QStringLiteral("%g"));
        const double decades = std::log10(most / least);
        // Whole decades where there are some, so that their lines are labelled; else what is there.
        log->setRange(decades < 0.3 ? least / 1.5 : std::pow(10, std::floor(std::log10(least) + 1e-9)),
                      std::pow(10, std::ceil(std::log10(most) - 1e-9)) * (decades < 1e-9 ? 10 : 1));
        log->setMinorGridLineColor(theme.color(ColorRole::Grid, 0.45));
        axis = log;
    } else {
        auto* linear = new QValueAxis;
        if (most <= least) most = least + 1;
        const double step = round_step(most - least, 8);
        linear->setRange(std::floor(least / step + 1e-9) * step, std::ceil(most / step - 1e-9) * step);
        linear->setTickType(QValueAxis::TicksDynamic);
        linear->setTickAnchor(0);
        linear->setTickInterval(step);
        linear->setLabelFormat(QStringLiteral("%g"));
        axis = linear;
    }
    axis->setTitleText(title);
    return axis;
}

void SweepChart::add_axes() {
    constexpr double kAll = std::numeric_limits<double>::max();
    double least_x = kAll, most_x = -kAll, least_y = kAll, most_y = -kAll;
    for (const PlotLine& line : plot_.lines)
        for (const PlotPoint& point : line.points) {
            if (!can_show(point)) continue;
            least_x = std::min(least_x, point.x);
            most_x = std::max(most_x, point.x);
            least_y = std::min(least_y, point.low / unit_);
            most_y = std::max(most_y, point.high / unit_);
        }
    if (least_x > most_x) least_x = least_y = most_x = most_y = 1;
    const QString y_title =
        unit_name_.isEmpty() ? plot_.y_title : QStringLiteral("%1 (%2)").arg(plot_.y_title, unit_name_);
    QAbstractAxis* y =
        make_axis(plot_.log_y, plot_.log_y ? least_y : std::min(0.0, least_y), most_y, y_title);
    QAbstractAxis* x = nullptr;
    if (plot_.x_names.isEmpty()) {
        x = make_axis(plot_.log_x, least_x, most_x, plot_.x_title);
        // The line goes from edge to edge.
        if (auto* linear = qobject_cast<QValueAxis*>(x); linear && most_x > least_x)
            linear->setRange(least_x, most_x);
        if (auto* log = qobject_cast<QLogValueAxis*>(x); log && most_x > least_x)
            log->setRange(least_x, most_x);
    } else {
        auto* names = new QCategoryAxis;
        names->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        names->setRange(-0.3, static_cast<double>(plot_.x_names.size()) - 0.7);
        for (qsizetype i = 0; i < plot_.x_names.size(); ++i)
            names->append(plot_.x_names[i], static_cast<double>(i));
        names->setTitleText(plot_.x_title);
        x = names;
    }
    const Theme& theme = Theme::of(*this);
    for (QAbstractAxis* axis : {x, y}) {
        axis->setLabelsFont(ui::font(FontRole::Small));
        axis->setLabelsColor(theme.color(ColorRole::TextDim));
        axis->setTitleFont(ui::font(FontRole::Small));
        axis->setTitleBrush(theme.color(ColorRole::TextDim));
        axis->setGridLineColor(theme.color(ColorRole::Grid));
        axis->setLinePenColor(theme.color(ColorRole::Border));
    }
    chart()->addAxis(x, Qt::AlignBottom);
    chart()->addAxis(y, Qt::AlignLeft);
}

void SweepChart::add_line(const PlotLine& line) {
    const Theme& theme = Theme::of(*this);
    const QColor color = color_of(line.model, theme);
    auto* series = new QLineSeries;
    auto* low = new QLineSeries;
    auto* high = new QLineSeries;
    bool has_band = false;
    for (const PlotPoint& point : line.points) {
        if (!can_show(point)) continue;
        series->append(point.x, point.middle / unit_);
        low->append(point.x, point.low / unit_);
        high->append(point.x, point.high / unit_);
        has_band |= point.low < point.high;
    }
    series->setName(line.label);
    series->setPen(QPen(color, 2.2, kDashes[line.variant % kDashes.size()], Qt::RoundCap, Qt::RoundJoin));
    if (line.points.size() <= kMostWithMarkers) {
        series->setPointsVisible(true);
        series->setMarkerSize(kMarker);
    }
    const auto attach = [this](QAbstractSeries* what) {
        chart()->addSeries(what);
        for (QAbstractAxis* axis : chart()->axes())
            what->attachAxis(axis);
    };
    if (has_band) {
        auto* band = new QAreaSeries(high, low);
        low->setParent(band);
        high->setParent(band);
        QColor faint = color;
        faint.setAlphaF(static_cast<float>(kBandOpacity));
        band->setBrush(faint);
        band->setPen(Qt::NoPen);
        attach(band);
        for (QLegendMarker* marker : chart()->legend()->markers(band))
            marker->setVisible(false);
    } else {
        delete low;
        delete high;
    }
    attach(series);
    series_.push_back(series);
}

QPointF SweepChart::place_of(std::size_t line, std::size_t point) const {
    const PlotPoint& what = plot_.lines[line].points[point];
    const QPointF in_chart = chart()->mapToPosition({what.x, what.middle / unit_}, series_[line]);
    return mapFromScene(chart()->mapToScene(in_chart));
}

std::optional<SweepChart::Near> SweepChart::nearest(QPointF at) const {
    std::optional<Near> found;
    double least = kNear;
    for (std::size_t line = 0; line < series_.size(); ++line)
        for (std::size_t point = 0; point < plot_.lines[line].points.size(); ++point) {
            if (!can_show(plot_.lines[line].points[point])) continue;
            const QPointF away = place_of(line, point) - at;
            const double distance = std::hypot(away.x(), away.y());
            if (distance >= least) continue;
            least = distance;
            found = Near{line, point};
        }
    return found;
}

QString SweepChart::text_of(const Near& near) const {
    const PlotLine& line = plot_.lines[near.line];
    const PlotPoint& point = line.points[near.point];
    const auto value = [this](double of) {
        if (!plot_.y_is_time) return number_text(of);
        return QString::fromStdString(format_duration(Duration(std::llround(of * 1e9))));
    };
    const QString x =
        plot_.x_names.isEmpty() ? number_text(point.x) : plot_.x_names.value(static_cast<qsizetype>(point.x));
    QString text = QStringLiteral("%1\n%2 = %3\n%4: %5")
                       .arg(line.label, plot_.x_title, x, plot_.y_title, value(point.middle));
    if (point.low < point.high)
        text += tr(" (%1 to %2 over the seeds)").arg(value(point.low), value(point.high));
    return text + tr("\nClick to open this run");
}

void SweepChart::mouseMoveEvent(QMouseEvent* event) {
    const auto near = nearest(event->position());
    setCursor(near ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (near)
        QToolTip::showText(event->globalPosition().toPoint(), text_of(*near), this);
    else
        QToolTip::hideText();
}

void SweepChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const auto near = nearest(event->position()))
        emit point_activated(plot_.lines[near->line].points[near->point].row);
}

void SweepChart::leaveEvent(QEvent*) {
    QToolTip::hideText();
}

void SweepChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) rebuild();
}

QByteArray SweepChart::as_png() {
    QImage image(size() * kPictureScale, QImage::Format_RGB32);
    image.fill(Theme::of(*this).color(ColorRole::Background));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    render(&painter, QRectF({}, QSizeF(image.size())), rect());
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray SweepChart::as_svg() {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(rect());
    generator.setTitle(plot_.title);
    QPainter painter(&generator);
    render(&painter, QRectF(rect()), rect());
    painter.end();
    return bytes;
}

tl::expected<void, QString> SweepChart::save(const QString& path) {
    const bool svg = path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    if (!svg && !path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return tl::make_unexpected(tr("The name must end in .png or .svg."));
    // What has just been plotted is laid out now, and not when the event loop comes to it.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    chart()->layout()->activate();
    const QByteArray bytes = svg ? as_svg() : as_png();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tl::make_unexpected(tr("cannot write %1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace simul::ui

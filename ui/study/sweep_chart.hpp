/// The plot of a sweep.
#pragma once

#include "ui/study/sweep_plot.hpp"
#include "ui/theme/theme.hpp"

#include <tl/expected.hpp>

#include <QChartView>

class QAbstractAxis;
class QXYSeries;

namespace simul::ui {

/// What the plot is made of.
struct SweepPlot {
    QString title;
    QString x_title;
    QString y_title; ///< Without the unit, which is chosen to fit.
    bool y_is_time = false;
    bool log_x = false;
    bool log_y = false;
    QStringList x_names; ///< Of an axis without numbers: what stands at 0, 1, 2 …
    std::vector<PlotLine> lines;
};

/// Colours follow the palette. A point under the pointer says what it is; a click on it is reported.
class SweepChart : public QChartView {
    Q_OBJECT

public:
    explicit SweepChart(QWidget* parent = nullptr);

    void show_plot(SweepPlot plot);
    const SweepPlot& plot() const { return plot_; }
    /// Where a point of a line is, on this widget.
    QPointF place_of(std::size_t line, std::size_t point) const;
    /// PNG or SVG, by the name; whole or not at all. The error is a sentence.
    tl::expected<void, QString> save(const QString& path);

signals:
    /// `row` is PlotPoint::row.
    void point_activated(std::size_t row);

protected:
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Near {
        std::size_t line;
        std::size_t point;
    };

    void rebuild();
    void add_axes();
    QAbstractAxis* make_axis(bool logarithmic, double least, double most, const QString& title) const;
    void add_line(const PlotLine& line);
    void choose_unit();
    bool can_show(const PlotPoint& point) const;
    std::optional<Near> nearest(QPointF at) const;
    QString text_of(const Near& near) const;
    QByteArray as_png();
    QByteArray as_svg();

    SweepPlot plot_;
    double unit_ = 1; ///< Seconds in a unit of the y axis.
    QString unit_name_;
    std::vector<QXYSeries*> series_; ///< By line.
    std::optional<Near> hovered_;
};

/// The colour of a model in plots.
QColor color_of(scenario::Model model, const Theme& theme);

} // namespace simul::ui

/// The lines of output as a Qt model: the view asks only for those that are on the screen.
#pragma once

#include "ui/panels/output/output_lines.hpp"

#include <QAbstractListModel>

namespace simul::ui {

/// Which lines a playhead in the middle of a run leaves to be seen.
enum class LaterOutput : std::uint8_t { Greyed, Hidden };

class OutputModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void set_trace(trace::TracePtr trace);
    void set_playhead(trace::EventIndex playhead);
    void set_later_output(LaterOutput later);

    const OutputLines& lines() const { return lines_; }
    trace::EventIndex playhead() const { return playhead_; }
    LaterOutput later_output() const { return later_; }
    /// Lines that have begun at the playhead.
    int begun() const { return begun_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    int rows_for(int begun) const;

    OutputLines lines_;
    trace::EventIndex playhead_ = 0;
    int begun_ = 0;
    int rows_ = 0;
    LaterOutput later_ = LaterOutput::Greyed;
};

} // namespace simul::ui

/// How long each task took in each of the compared runs, and what that saved.
#pragma once

#include "ui/timeline/comparison_picture.hpp"

#include <QAbstractTableModel>

namespace simul::ui {

/// A row a task: those of the first run, then those that only others have. A column a run; between two runs a
/// last one with the time saved. Sorting is stable; what did not live sorts last.
class TaskTable : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit TaskTable(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void set_content(const ComparisonContent& content);
    /// The lane of a row in a run; kNoTask: it has none.
    trace::TaskIndex lane(int row, std::size_t run) const;
    /// The row of a lane; -1 if it has none.
    int row_of(std::size_t run, trace::TaskIndex lane) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Row {
        QString name;
        std::vector<trace::TaskIndex> lanes;          ///< By run.
        std::vector<std::optional<Duration>> lives{}; ///< By run: from creation to end.
        std::optional<Duration> saved{}; ///< Of two runs: the first one's life less the second's.
    };

    Row make_row(const ComparisonContent& content, std::vector<trace::TaskIndex> lanes) const;
    bool has_saved() const { return names_.size() == 2; }
    QString text(const Row& row, int column) const;
    std::optional<Duration> value(const Row& row, int column) const;

    QStringList names_;
    std::vector<Row> rows_;
    Duration longest_{};
};

} // namespace simul::ui

/// Tables for terminals.
#pragma once

#include <string>
#include <vector>

namespace simul::app {

/// Columns as wide as their widest cell, two spaces apart: the first one to the left, the figures to the
/// right. Cells are UTF-8, a character a column.
class TextTable {
public:
    using Row = std::vector<std::string>;

    explicit TextTable(Row header) : rows_{std::move(header)} {}
    /// REQUIRES: as many cells as the header has.
    void add(Row row) { rows_.push_back(std::move(row)); }
    /// Ends in '\n'.
    std::string text() const;

private:
    std::vector<Row> rows_;
};

} // namespace simul::app

#include "app/text_table.hpp"

#include <algorithm>

namespace simul::app {
namespace {

std::size_t width_of(const std::string& cell) {
    return static_cast<std::size_t>(std::count_if(
        cell.begin(), cell.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

std::string TextTable::text() const {
    std::vector<std::size_t> widths(rows_.front().size(), 0);
    for (const Row& row : rows_)
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], width_of(row[column]));
    std::string text;
    for (const Row& row : rows_) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string padding(widths[column] - width_of(row[column]), ' ');
            const bool is_last = column + 1 == row.size();
            if (column == 0)
                text += row[column] + (is_last ? std::string() : padding);
            else
                text += "  " + padding + row[column];
        }
        text += '\n';
    }
    return text;
}

} // namespace simul::app

#include "ui/palette/palette_search.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace simul::ui {
namespace {

/// A command that fits as well is meant rather than one of many tasks.
constexpr int kTaskPenalty = 4;

bool is_better(const PaletteItem& left, const PaletteItem& right) {
    return left.match.score > right.match.score;
}

void add_tasks(std::vector<PaletteItem>& items, const trace::Trace& trace, const QString& typed) {
    const QString name = QCoreApplication::translate("Palette", "Go to %1");
    for (trace::TaskIndex task = 0; task < trace.task_count(); ++task) {
        const QString label = QString::fromStdString(trace.task(task).label);
        const QString full = name.arg(label);
        auto match = fuzzy_match(label, typed);
        const auto shift = static_cast<int>(full.size() - label.size());
        if (match) {
            for (int& place : match->places)
                place += shift;
        } else if (!(match = fuzzy_match(full, typed))) {
            continue;
        }
        match->score -= kTaskPenalty;
        items.push_back({{}, task, full, std::move(*match)});
    }
}

} // namespace

std::vector<PaletteItem> search_palette(const std::vector<PaletteCommand>& commands,
                                        const trace::Trace* trace, const QString& typed, std::size_t most) {
    std::vector<PaletteItem> items;
    std::vector<PaletteItem> disabled;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        auto match = fuzzy_match(commands[i].name, typed);
        if (!match) continue;
        auto& list = commands[i].enabled ? items : disabled;
        list.push_back({i, trace::kNoTask, commands[i].name, std::move(*match)});
    }
    if (trace && !typed.trimmed().isEmpty()) add_tasks(items, *trace, typed);
    std::stable_sort(items.begin(), items.end(), is_better);
    std::stable_sort(disabled.begin(), disabled.end(), is_better);
    items.insert(items.end(), std::make_move_iterator(disabled.begin()),
                 std::make_move_iterator(disabled.end()));
    if (items.size() > most) items.resize(most);
    return items;
}

} // namespace simul::ui

#include "ui/panels/words.hpp"

#include "core/time/duration_text.hpp"
#include "core/trace/words.hpp"

#include <QLocale>

namespace simul::ui {

QString duration_text(Duration duration) {
    return QString::fromStdString(format_duration(duration));
}

QString wait_text(const trace::Trace& trace, const trace::Wait& wait) {
    return QString::fromStdString(trace::describe_wait(trace, wait));
}

QString count_text(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace simul::ui

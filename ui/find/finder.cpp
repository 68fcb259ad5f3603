#include "ui/find/finder.hpp"

namespace simul::ui {

namespace {
/// Some milliseconds' work.
constexpr std::size_t kSlice = 1 << 16;
} // namespace

Finder::Finder(QObject* parent) : QObject(parent) {
    connect(&work_, &LatestWork::finished, this, &Finder::changed);
}

void Finder::set_trace(trace::TracePtr trace) {
    trace_ = std::move(trace);
    begin();
}

void Finder::set_source(std::string source) {
    if (source == source_) return;
    source_ = std::move(source);
    if (!text_.isEmpty()) begin();
}

void Finder::search(const QString& text) {
    if (text == text_) return;
    text_ = text;
    begin();
}

void Finder::begin() {
    hits_.reset();
    work_.cancel();
    Query query = Query::parse(text_.toStdString());
    if (trace_ && !query.empty()) {
        work_.start(
            [this, trace = trace_, query = std::move(query), source = source_](const LatestWork::Job& job) {
                Search search(trace, query, source);
                while (search.advance(kSlice))
                    if (job.cancelled()) return;
                const auto hits = std::make_shared<const Hits>(search.take());
                job.tell([this, hits] { hits_ = hits; });
            });
    }
    emit changed();
}

} // namespace simul::ui

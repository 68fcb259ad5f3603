#include "ui/window/run_digest.hpp"

#include <QtConcurrent>

namespace simul::ui {

RunDigests::~RunDigests() {
    pool_.waitForDone();
}

void RunDigests::digest(trace::TracePtr trace, std::string source) {
    wanted_ = trace;
    if (!trace) return;
    // Nobody keeps the future: the pool is waited for.
    (void)QtConcurrent::run(&pool_, [this, trace = std::move(trace), source = std::move(source)] {
        RunDigest digest{
            std::make_shared<const narration::Narrator>(trace, source, narration::TaskNames::Label),
            heat_of(*trace)};
        QMetaObject::invokeMethod(
            this,
            [this, digest = std::move(digest)] {
                if (digest.narrator->trace() == wanted_) emit digested(digest);
            },
            Qt::QueuedConnection);
    });
}

} // namespace simul::ui

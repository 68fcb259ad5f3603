/// What panels want to know of a run and what takes too long for the window's thread.
#pragma once

#include "ui/panels/narrator_ptr.hpp"
#include "ui/panels/source/line_heat.hpp"

#include <QObject>
#include <QThreadPool>

namespace simul::ui {

struct RunDigest {
    NarratorPtr narrator;
    LineHeat heat;
};

/// Digests one trace at a time on another thread. Its destructor waits for what goes on: a fraction of a
/// second for millions of events.
class RunDigests : public QObject {
    Q_OBJECT

public:
    explicit RunDigests(QObject* parent = nullptr) : QObject(parent) {}
    ~RunDigests() override;

    /// `trace` may be null: then nothing is digested, and what is under way is never heard of. `source`: the
    /// text that ran; empty if it is not known.
    void digest(trace::TracePtr trace, std::string source);

signals:
    /// Of the last trace that was given; never from within `digest`.
    void digested(const simul::ui::RunDigest& digest);

private:
    QThreadPool pool_;
    trace::TracePtr wanted_;
};

} // namespace simul::ui

/// Searches the run that is shown, beside the window's thread.
#pragma once

#include "ui/find/latest_work.hpp"
#include "ui/find/search.hpp"

#include <QString>

namespace simul::ui {

/// Lives on the window's thread.
class Finder : public QObject {
    Q_OBJECT

public:
    explicit Finder(QObject* parent = nullptr);

    /// Looks for the same again in another run; null: nothing is found.
    void set_trace(trace::TracePtr trace);
    /// The text of the scenario that ran, whose lines are searched too; empty where it is not known.
    void set_source(std::string source);
    /// Replaces what is looked for; an empty text finds nothing, at once.
    void search(const QString& text);
    const QString& text() const { return text_; }

    /// Null while a search is going on, or nothing is looked for.
    const std::shared_ptr<const Hits>& hits() const { return hits_; }
    bool searching() const { return work_.busy(); }

signals:
    /// hits() or searching() is another.
    void changed();

private:
    void begin();

    trace::TracePtr trace_;
    std::string source_;
    QString text_;
    std::shared_ptr<const Hits> hits_;
    LatestWork work_;
};

} // namespace simul::ui

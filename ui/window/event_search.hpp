/// The search: the field, the hits on the minimap, and the jumps between them.
#pragma once

#include "ui/find/finder.hpp"

namespace simul::ui {

class Actions;
class FindField;
class Stage;

/// Follows the stage's trace. The others must outlive it.
class EventSearch : public QObject {
    Q_OBJECT

public:
    EventSearch(const Actions& actions, FindField& field, Stage& stage, QObject* parent = nullptr);

    const Finder& finder() const { return finder_; }
    /// Of the scenario that the stage's trace is of; empty where it is not known.
    void set_source(std::string source) { finder_.set_source(std::move(source)); }
    void next() { go(1); }
    void previous() { go(-1); }

private:
    void go(int direction);
    void show_hits();
    void show_count();

    FindField& field_;
    Stage& stage_;
    Finder finder_;
    int wanted_ = 0; ///< The direction to go once the hits are there; 0: nowhere.
};

} // namespace simul::ui

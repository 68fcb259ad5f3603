/// Fills the gallery: titles at once, pictures as they are made in the background.
#pragma once

#include "ui/panels/gallery/gallery_page.hpp"
#include "ui/window/engine.hpp"

#include <QObject>
#include <QThreadPool>

namespace simul::ui {

/// The bundled scenarios, each with a picture of a run of its own. Pictures are drawn again when the page's
/// palette changes; runs are kept.
class GalleryFiller : public QObject {
    Q_OBJECT

public:
    GalleryFiller(const Engine& engine, GalleryPage& page, QObject* parent = nullptr);
    ~GalleryFiller() override;

    /// Lists the scenarios; those that do not parse are left out. Starts what pictures need.
    void fill();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void run(scenario::Scenario scenario, const QString& path);
    void draw(const QString& path);
    void draw_all();

    Engine engine_;
    GalleryPage& page_;
    std::map<QString, trace::TracePtr> traces_;
    scenario::Progress progress_; ///< Of all runs: only to stop them.
    QThreadPool pool_;
};

} // namespace simul::ui

#include "ui/window/gallery_filler.hpp"

#include "ui/panels/gallery/thumbnail.hpp"

#include <QEvent>
#include <QtConcurrent>

namespace simul::ui {

namespace {

/// A picture is not worth more: what takes longer is drawn as far as it came.
scenario::Limits limits_of_pictures() {
    scenario::Limits limits;
    limits.steps = 50'000'000;
    limits.memory_bytes = 256ull << 20;
    limits.output_bytes = 4ull << 20;
    limits.tasks = 20'000;
    return limits;
}

} // namespace

GalleryFiller::GalleryFiller(const Engine& engine, GalleryPage& page, QObject* parent)
    : QObject(parent), engine_(engine), page_(page) {
    pool_.setMaxThreadCount(1);
    page_.installEventFilter(this);
    connect(&page_, &GalleryPage::picture_size_changed, this, &GalleryFiller::draw_all);
}

GalleryFiller::~GalleryFiller() {
    progress_.cancel = true;
    pool_.waitForDone();
}

void GalleryFiller::fill() {
    std::vector<GalleryPage::Entry> entries;
    std::vector<std::pair<QString, scenario::Scenario>> scenarios;
    for (const std::filesystem::path& path : engine_.bundled_scenarios()) {
        auto scenario = engine_.load(path);
        if (!scenario) continue;
        const QString name = QString::fromStdU16String(path.u16string());
        entries.push_back(
            {name, QString::fromStdString(scenario->title), QString::fromStdString(scenario->description)});
        scenarios.emplace_back(name, std::move(*scenario));
    }
    page_.set_entries(entries);
    for (auto& [path, scenario] : scenarios)
        run(std::move(scenario), path);
}

void GalleryFiller::run(scenario::Scenario scenario, const QString& path) {
    if (traces_.contains(path)) return draw(path);
    QtConcurrent::run(&pool_, [this, scenario = std::move(scenario)] {
        scenario::RunSettings settings;
        settings.limits = limits_of_pictures();
        return progress_.cancel ? trace::TracePtr() : engine_.run(scenario, settings, progress_).trace;
    }).then(this, [this, path](const trace::TracePtr& trace) {
        if (!trace) return;
        traces_.insert_or_assign(path, trace);
        draw(path);
    });
}

void GalleryFiller::draw(const QString& path) {
    page_.set_picture(path, thumbnail_of(*traces_.at(path), Theme::of(page_), page_.picture_size(),
                                         page_.devicePixelRatioF()));
}

void GalleryFiller::draw_all() {
    for (const auto& [path, trace] : traces_)
        draw(path);
}

bool GalleryFiller::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::PaletteChange) draw_all();
    return QObject::eventFilter(watched, event);
}

} // namespace simul::ui

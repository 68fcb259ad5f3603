#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/export/export.hpp"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace simul;
using namespace simul::ui;
using trace::testing::SampleModel;

namespace {

class Folder {
public:
    std::filesystem::path file(const char* name) const {
        return path_of(directory_.filePath(QLatin1String(name)));
    }
    static QByteArray content(const std::filesystem::path& path) {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList files() const { return QDir(directory_.path()).entryList(QDir::Files); }

private:
    static std::filesystem::path path_of(const QString& text) { return text.toStdString(); }
    QTemporaryDir directory_;
};

TimelineContent producers() {
    return {.trace = trace::testing::producers_and_consumers(),
            .title = QStringLiteral("Producers & consumers"),
            .subtitle = {},
            .axis = AxisKind::Time,
            .range = {},
            .playhead = {}};
}

ComparisonContent chess() {
    ComparisonContent content;
    content.title = QStringLiteral("Chess exhibition");
    content.explanation = QStringLiteral("Why async wins: one wait never needs another to end.");
    for (const auto& [name, model] :
         {std::pair{"sequential", SampleModel::Sequential}, {"async", SampleModel::Async}}) {
        const auto trace = trace::testing::chess_exhibition(model, 6, 4);
        content.runs.push_back({QLatin1String(name), {}, trace, trace::measure(*trace), 1});
    }
    return content;
}

ExportOptions options(PictureFormat format) {
    ExportOptions chosen;
    chosen.format = format;
    chosen.width_px = 900;
    return chosen;
}

} // namespace

TEST_CASE("a PNG has the width that was asked for, times the scale") {
    const Folder folder;
    ExportOptions png = options(PictureFormat::Png);
    png.scale = 2;
    REQUIRE(export_timeline(producers(), folder.file("run.png"), png));
    const QImage image = QImage::fromData(Folder::content(folder.file("run.png")));
    CHECK(image.width() == 1'800);
    CHECK(image.height() > 600);
}

TEST_CASE("dark and light pictures have the backgrounds of their themes") {
    for (const bool dark : {false, true}) {
        const Theme& theme = dark ? Theme::dark() : Theme::light();
        const QImage image = render_image(timeline_picture(producers(), 600), theme, 1);
        CHECK(image.pixelColor(2, 2) == theme.color(ColorRole::Background));
    }
}

TEST_CASE("an SVG keeps its texts as texts") {
    const Folder folder;
    REQUIRE(export_timeline(producers(), folder.file("run.svg"), options(PictureFormat::Svg)));
    QStringList texts;
    QString title;
    QXmlStreamReader xml(Folder::content(folder.file("run.svg")));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("text")) texts << xml.readElementText();
        if (xml.name() == QLatin1String("title")) title = xml.readElementText();
    }
    INFO(xml.errorString().toStdString());
    CHECK_FALSE(xml.hasError());
    CHECK(title == QStringLiteral("Producers & consumers"));
    for (const char* text :
         {"Producers & consumers", "consume(4)", "sleep 12 s", "queue.get()", "40 s", "cancelled"}) {
        INFO(text);
        CHECK(texts.contains(QLatin1String(text)));
    }
}

TEST_CASE("every class, pattern, mark and clip that an SVG uses is defined in it") {
    const Folder folder;
    TimelineContent content = producers();
    content.playhead = 120;
    REQUIRE(export_timeline(content, folder.file("run.svg"), options(PictureFormat::Svg)));
    const QString svg = QString::fromUtf8(Folder::content(folder.file("run.svg")));
    const auto all = [&](const char* pattern) {
        QStringList found;
        for (auto match = QRegularExpression(QLatin1String(pattern)).globalMatch(svg); match.hasNext();)
            found << match.next().captured(1).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        found.removeDuplicates();
        return found;
    };
    REQUIRE(all(R"re(class="([^"]+)")re").size() > 10);
    for (const QString& name : all(R"re(class="([^"]+)")re")) {
        INFO(name.toStdString());
        CHECK(svg.contains(QLatin1Char('.') + name + QLatin1Char('{')));
    }
    const QStringList references = all(R"re((?:url\(|href=")#([a-z0-9-]+))re");
    CHECK(references.contains(QLatin1String("hatch-waiting")));
    CHECK(references.contains(QLatin1String("mark-done")));
    for (const QString& id : references) {
        INFO(id.toStdString());
        CHECK(svg.count(QStringLiteral("id=\"%1\"").arg(id)) == 1);
    }
}

TEST_CASE("an SVG of a large run stays small") {
    const Folder folder;
    TimelineContent content = producers();
    content.trace = trace::testing::chess_exhibition(SampleModel::Async, 40, 1'000);
    REQUIRE(content.trace->event_count() > 100'000);
    ExportOptions svg = options(PictureFormat::Svg);
    svg.width_px = 1'600;
    REQUIRE(export_timeline(content, folder.file("run.svg"), svg));
    CHECK(Folder::content(folder.file("run.svg")).size() < 3'000'000);
}

TEST_CASE("an SVG of hundreds of busy lanes has wider columns, not millions of shapes") {
    const Folder folder;
    TimelineContent content = producers();
    content.trace = trace::testing::random_run(3, 400, 500);
    REQUIRE(export_timeline(content, folder.file("a.svg"), options(PictureFormat::Svg)));
    CHECK(Folder::content(folder.file("a.svg")).size() < 3'500'000);
}

TEST_CASE("a PDF is one page of vectors with its fonts, as large as the picture") {
    const Folder folder;
    REQUIRE(export_comparison(chess(), folder.file("chess.pdf"), options(PictureFormat::Pdf)));
    const QByteArray pdf = Folder::content(folder.file("chess.pdf"));
    CHECK(pdf.startsWith("%PDF-"));
    CHECK(pdf.count("/Type /Page\n") == 1);
    CHECK(pdf.contains("/Type /Font"));
    CHECK_FALSE(pdf.contains("/Subtype /Image"));
    const auto box = QRegularExpression(QStringLiteral(R"(/MediaBox \[0 0 (\S+) (\S+)\])"))
                         .match(QString::fromLatin1(pdf));
    REQUIRE(box.hasMatch());
    CHECK(box.captured(1).toDouble() == Approx(900 * 72.0 / 96).margin(1));
}

TEST_CASE("the same picture gives the same bytes") {
    const Folder folder;
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf}) {
        REQUIRE(export_comparison(chess(), folder.file("first"), options(format)));
        // Dates in files are in seconds; a second's wait would prove no more than that there is no date at
        // all.
        REQUIRE(export_comparison(chess(), folder.file("second"), options(format)));
        const QByteArray bytes = Folder::content(folder.file("first"));
        CHECK(bytes == Folder::content(folder.file("second")));
        CHECK_FALSE(bytes.contains("D:20"));
    }
}

TEST_CASE("a file that cannot be written is an error that names it, and nothing is left behind") {
    const Folder folder;
    const auto written =
        export_timeline(producers(), folder.file("missing") / "run.png", options(PictureFormat::Png));
    REQUIRE_FALSE(written);
    CHECK(written.error().message.find("run.png") != std::string::npos);
    CHECK(folder.files().isEmpty());
}

TEST_CASE("a picture too large to be one is refused, and an older file stays") {
    const Folder folder;
    const auto path = folder.file("run.png");
    REQUIRE(export_timeline(producers(), path, options(PictureFormat::Png)));
    const QByteArray before = Folder::content(path);
    ExportOptions huge = options(PictureFormat::Png);
    huge.scale = 100;
    const auto written = export_timeline(producers(), path, huge);
    REQUIRE_FALSE(written);
    CHECK(written.error().message.find("90000") != std::string::npos);
    CHECK(Folder::content(path) == before);
}

TEST_CASE("the format follows from the file's name") {
    CHECK(picture_format_of("a/chess.PNG") == PictureFormat::Png);
    CHECK(picture_format_of("chess.svg") == PictureFormat::Svg);
    CHECK(picture_format_of("chess.pdf") == PictureFormat::Pdf);
    CHECK_FALSE(picture_format_of("chess"));
    CHECK_FALSE(picture_format_of("chess.bmp"));
}

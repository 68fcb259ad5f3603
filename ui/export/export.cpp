#include "ui/export/export.hpp"

#include "ui/drawing/display_painter.hpp"
#include "ui/export/pdf_writer.hpp"
#include "ui/export/svg_writer.hpp"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <cmath>

namespace simul::ui {
namespace {

/// Beyond it neither this program nor those that show the picture are of any use.
constexpr double kMostPixels = 400e6;
constexpr double kLongestSide = 32'000;

QString path_text(const std::filesystem::path& path) {
#ifdef Q_OS_WIN
    return QString::fromStdWString(path.wstring());
#else
    return QString::fromStdString(path.string());
#endif
}

tl::unexpected<ExportError> error(const QString& message) {
    return tl::make_unexpected(ExportError{message.toStdString()});
}

tl::expected<QByteArray, ExportError> to_png(const DisplayList& picture, const Theme& theme, double scale) {
    const QImage image = render_image(picture, theme, scale);
    if (image.isNull())
        return error(QStringLiteral("the picture would have %1 × %2 pixels: choose a smaller width or scale, "
                                    "or a part of the run")
                         .arg(picture.size.width() * scale, 0, 'f', 0)
                         .arg(picture.size.height() * scale, 0, 'f', 0));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) return error(QStringLiteral("the picture cannot be encoded as PNG"));
    return bytes;
}

tl::expected<QByteArray, ExportError> encode(const DisplayList& picture, const QString& title,
                                             const ExportOptions& options) {
    const Theme& theme = options.dark ? Theme::dark() : Theme::light();
    switch (options.format) {
    case PictureFormat::Png: return to_png(picture, theme, options.scale);
    case PictureFormat::Svg: return to_svg(picture, theme, title);
    case PictureFormat::Pdf: return to_pdf(picture, theme, title);
    }
    return error(QStringLiteral("unknown format"));
}

/// Of a vector picture: with ten times as many, no browser opens it in good time.
constexpr std::size_t kMostVectorColumns = 150'000;

std::size_t mixed_columns(const DisplayList& picture) {
    std::size_t columns = 0;
    for (const draw::Item& item : picture.items)
        if (const auto* strip = std::get_if<draw::Columns>(&item)) columns += strip->columns.size();
    return columns;
}

/// What `make(column_px)` makes. How fine its columns are: a device pixel; in vectors, where there are none,
/// a logical one, or as many as it takes for hundreds of busy lanes. Their shares are exact at any width.
template <class Make>
DisplayList picture_for(const ExportOptions& options, Make make) {
    if (options.format == PictureFormat::Png) return make(1 / options.scale);
    DisplayList picture = make(1.0);
    const std::size_t columns = mixed_columns(picture);
    if (columns <= kMostVectorColumns) return picture;
    return make(std::ceil(static_cast<double>(columns) / static_cast<double>(kMostVectorColumns)));
}

} // namespace

std::optional<PictureFormat> picture_format_of(const std::filesystem::path& path) {
    const QString extension = path_text(path.extension()).toLower();
    if (extension == QLatin1String(".png")) return PictureFormat::Png;
    if (extension == QLatin1String(".svg")) return PictureFormat::Svg;
    if (extension == QLatin1String(".pdf")) return PictureFormat::Pdf;
    return {};
}

QImage render_image(const DisplayList& picture, const Theme& theme, double scale) {
    const double width = std::ceil(picture.size.width() * scale);
    const double height = std::ceil(picture.size.height() * scale);
    if (width < 1 || height < 1 || width > kLongestSide || height > kLongestSide ||
        width * height > kMostPixels)
        return {};
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
    if (image.isNull()) return {};
    image.fill(theme.color(ColorRole::Background));
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter, picture, theme);
    return image;
}

tl::expected<void, ExportError> write_picture(const DisplayList& picture, const QString& title,
                                              const std::filesystem::path& path,
                                              const ExportOptions& options) {
    const auto bytes = encode(picture, title, options);
    if (!bytes) return tl::make_unexpected(bytes.error());
    QSaveFile file(path_text(path));
    const auto failed = [&] {
        return error(QStringLiteral("cannot write %1: %2").arg(path_text(path), file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly)) return failed();
    if (file.write(*bytes) != bytes->size() || !file.commit()) return failed();
    return {};
}

tl::expected<void, ExportError> export_timeline(const TimelineContent& content,
                                                const std::filesystem::path& path,
                                                const ExportOptions& options) {
    const DisplayList picture = picture_for(
        options, [&](double column_px) { return timeline_picture(content, options.width_px, column_px); });
    return write_picture(picture, content.title, path, options);
}

tl::expected<void, ExportError> export_comparison(const ComparisonContent& content,
                                                  const std::filesystem::path& path,
                                                  const ExportOptions& options) {
    const DisplayList picture = picture_for(options, [&](double column_px) {
        return comparison_display_list(content, options.width_px, column_px);
    });
    return write_picture(picture, content.title, path, options);
}

} // namespace simul::ui

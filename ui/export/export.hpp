/// Pictures of runs, as files. No display is needed, only a QGuiApplication (any platform).
#pragma once

#include "ui/timeline/comparison_picture.hpp"
#include "ui/timeline/timeline_picture.hpp"

#include <tl/expected.hpp>

#include <QImage>
#include <filesystem>
#include <string>

namespace simul::ui {

enum class PictureFormat : std::uint8_t { Png, Svg, Pdf };

/// By the file's extension, in upper or lower case.
std::optional<PictureFormat> picture_format_of(const std::filesystem::path& path);

struct ExportOptions {
    PictureFormat format = PictureFormat::Png;
    double width_px = 1600; ///< Logical pixels; the height follows from the content.
    double scale = 1;       ///< PNG: pixels per logical pixel.
    bool dark = false;
};

/// Why there is no file.
struct ExportError {
    std::string message; ///< For people: "cannot write chess.png: No space left on device".
};

/// Writes the file whole or not at all: an older one stays until the new one is complete. The same picture
/// gives the same bytes. Blocks.
tl::expected<void, ExportError> write_picture(const DisplayList& picture, const QString& title,
                                              const std::filesystem::path& path,
                                              const ExportOptions& options);

tl::expected<void, ExportError> export_timeline(const TimelineContent& content,
                                                const std::filesystem::path& path,
                                                const ExportOptions& options);

tl::expected<void, ExportError> export_comparison(const ComparisonContent& content,
                                                  const std::filesystem::path& path,
                                                  const ExportOptions& options);

/// The picture itself, for the clipboard or a preview; null if it would be too large.
QImage render_image(const DisplayList& picture, const Theme& theme, double scale);

} // namespace simul::ui

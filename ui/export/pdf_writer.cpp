#include "ui/export/pdf_writer.hpp"

#include "ui/drawing/display_painter.hpp"

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>

namespace simul::ui {
namespace {

constexpr double kPixelsPerInch = 96;
constexpr int kResolution = 1'200;

/// Qt writes when and as which copy the file was made. Nobody needs to know, and a build that makes pictures
/// should make the same ones again. Every length stays: the file's table of offsets is right as it is.
void remove_date_and_identity(QByteArray& pdf) {
    static const QRegularExpression patterns[] = {
        QRegularExpression(QStringLiteral(R"(/CreationDate \(D:(\d{14}[^)]*)\))")),
        QRegularExpression(QStringLiteral("CreateDate>([^<]*)<")),
        QRegularExpression(QStringLiteral("ModifyDate>([^<]*)<")),
        QRegularExpression(QStringLiteral("MetadataDate>([^<]*)<")),
        QRegularExpression(QStringLiteral("DocumentID>uuid:([^<]*)<")),
        QRegularExpression(QStringLiteral("InstanceID>uuid:([^<]*)<")),
        QRegularExpression(QStringLiteral(R"(/ID \[ ?<([0-9a-f]+)> ?<([0-9a-f]+)> ?\])"),
                           QRegularExpression::CaseInsensitiveOption),
    };
    const QString text = QString::fromLatin1(pdf); // One character a byte: positions are offsets.
    for (const QRegularExpression& pattern : patterns)
        for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            for (int group = 1; group <= match.lastCapturedIndex(); ++group)
                for (qsizetype i = match.capturedStart(group); i < match.capturedEnd(group); ++i) {
                    char& byte = pdf.data()[i];
                    if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
                        (byte >= 'A' && byte <= 'F'))
                        byte = '0';
                }
        }
}

} // namespace

QByteArray to_pdf(const DisplayList& picture, const Theme& theme, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Simul"));
        writer.setResolution(kResolution);
        const QSizeF inches = picture.size / kPixelsPerInch;
        writer.setPageSize(QPageSize(inches, QPageSize::Inch, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        QPainter painter(&writer);
        painter.scale(kResolution / kPixelsPerInch, kResolution / kPixelsPerInch);
        painter.fillRect(QRectF({}, picture.size), theme.color(ColorRole::Background));
        paint(painter, picture, theme);
    }
    remove_date_and_identity(bytes);
    return bytes;
}

} // namespace simul::ui

#include "ui/notes/notes_file.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace simul::ui {

namespace {

const QString kFormat = QStringLiteral("simul-notes");
constexpr int kVersion = 1;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(NotesFile)
};

QJsonObject to_json(const EventMark& mark) {
    return {{QStringLiteral("step"), qint64{mark.step} + 1},
            {QStringLiteral("time"), qint64{mark.time.time_since_epoch().count()}},
            {QStringLiteral("task"), QString::fromStdString(mark.task)}};
}

QJsonObject to_json(const Note& note) {
    QJsonObject object = to_json(note.at);
    object.insert(QStringLiteral("text"), QString::fromStdString(note.text));
    if (note.until) object.insert(QStringLiteral("until"), to_json(*note.until));
    return object;
}

std::optional<EventMark> mark_from(const QJsonObject& object) {
    const QJsonValue step = object.value(QStringLiteral("step"));
    const QJsonValue time = object.value(QStringLiteral("time"));
    const QJsonValue task = object.value(QStringLiteral("task"));
    if (!step.isDouble() || !time.isDouble() || !task.isString()) return {};
    const qint64 number = step.toInteger(0);
    if (number < 1 || number > 0xFFFFFFFFLL) return {};
    return EventMark{static_cast<trace::EventIndex>(number - 1), Instant(Duration(time.toInteger(0))),
                     task.toString().toStdString()};
}

std::optional<Note> note_from(const QJsonValue& value) {
    const QJsonObject object = value.toObject();
    const auto at = mark_from(object);
    const QJsonValue text = object.value(QStringLiteral("text"));
    if (!at || !text.isString()) return {};
    Note note{.at = *at, .text = text.toString().toStdString()};
    if (const QJsonValue until = object.value(QStringLiteral("until")); !until.isUndefined()) {
        note.until = mark_from(until.toObject());
        if (!note.until) return {};
    }
    return note;
}

auto damaged(const QString& path, const QString& what) {
    return tl::make_unexpected(
        Texts::tr("%1 holds no notes that can be read: %2.").arg(QFileInfo(path).fileName(), what));
}

} // namespace

QString notes_path_of(const QString& file) {
    return file + QStringLiteral(".notes.json");
}

tl::expected<std::vector<Note>, QString> read_notes(const QString& path) {
    QFile file(path);
    if (!file.exists()) return std::vector<Note>();
    if (!file.open(QIODevice::ReadOnly)) return damaged(path, file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return damaged(path, Texts::tr("%1 at byte %2").arg(error.errorString()).arg(error.offset));
    const QJsonObject object = document.object();
    if (object.value(QStringLiteral("format")) != kFormat || !object.value(QStringLiteral("notes")).isArray())
        return damaged(path, Texts::tr("it is no file of notes"));
    if (object.value(QStringLiteral("version")) != kVersion)
        return damaged(path, Texts::tr("it was written by another version of Simul"));
    std::vector<Note> notes;
    const QJsonArray array = object.value(QStringLiteral("notes")).toArray();
    for (const QJsonValue& value : array) {
        auto note = note_from(value);
        if (!note)
            return damaged(path, Texts::tr("note %1 lacks its place or its text").arg(notes.size() + 1));
        notes.push_back(std::move(*note));
    }
    return notes;
}

tl::expected<void, QString> write_notes(const QString& path, const std::vector<Note>& notes) {
    if (notes.empty()) {
        if (!QFile::exists(path) || QFile::remove(path)) return {};
        return tl::make_unexpected(Texts::tr("the file cannot be removed"));
    }
    QJsonArray array;
    for (const Note& note : notes)
        array.append(to_json(note));
    const QJsonObject object{{QStringLiteral("format"), kFormat},
                             {QStringLiteral("version"), kVersion},
                             {QStringLiteral("notes"), array}};
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) >= 0 && file.commit();
    if (!written) return tl::make_unexpected(file.errorString());
    return {};
}

} // namespace simul::ui

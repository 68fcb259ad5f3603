/// What the program remembers between two starts.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>
#include <cstdint>

namespace simul::ui {

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

/// A thin layer over QSettings that knows the keys. Every read has a sensible default; what cannot be stored
/// is forgotten silently.
class Preferences {
public:
    static constexpr qsizetype kMostRecentFiles = 12;

    ThemeChoice theme() const;
    void set_theme(ThemeChoice theme);

    /// Newest first; files that are gone included.
    QStringList recent_files() const;
    void add_recent_file(const QString& path);
    void forget_recent_file(const QString& path);
    void clear_recent_files();

    /// Never set: as the desktop has it.
    bool reduced_motion() const;
    void set_reduced_motion(bool reduced);
    bool records_locals() const;
    void set_records_locals(bool records);
    bool follows_playhead() const;
    void set_follows_playhead(bool follows);

    /// Names of what is switched off in the view, of whoever names it; empty: never stored.
    QStringList switched_off(const QString& what) const;
    void set_switched_off(const QString& what, const QStringList& names);

    /// Empty: never stored, or stored by a version whose panels were others.
    QByteArray geometry() const;
    QByteArray layout() const;
    void set_window(const QByteArray& geometry, const QByteArray& layout);

private:
    QSettings settings_;
};

} // namespace simul::ui

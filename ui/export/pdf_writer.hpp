/// PDF bytes that are the same for the same picture.
#pragma once

#include "ui/drawing/display_list.hpp"

#include <QByteArray>

namespace simul::ui {

/// One page, as large as the picture (96 pixels an inch), in vectors.
QByteArray to_pdf(const DisplayList& picture, const Theme& theme, const QString& title);

} // namespace simul::ui

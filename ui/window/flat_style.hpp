/// Fusion, with flat combo boxes and check boxes: a style sheet could only give them an arrow, or a tick,
/// from a picture file. Rows of tabs have no line below them: main windows ask for one whatever the style
/// sheet says, and leave empty rows about. What has the focus is outlined in the application's highlight.
#pragma once

#include <QProxyStyle>

namespace simul::ui {

class FlatStyle : public QProxyStyle {
public:
    FlatStyle();

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace simul::ui

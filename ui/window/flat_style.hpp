/// Fusion, with flat combo boxes: a style sheet could only give them an arrow from a picture file.
#pragma once

#include <QProxyStyle>

namespace simul::ui {

class FlatStyle : public QProxyStyle {
public:
    FlatStyle();

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

} // namespace simul::ui

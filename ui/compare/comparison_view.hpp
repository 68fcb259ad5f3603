/// A comparison of models as a page that scrolls.
#pragma once

#include "core/scenario/comparison.hpp"
#include "ui/timeline/comparison_picture.hpp"

#include <QAbstractScrollArea>

namespace simul::ui {

/// What a comparison says, as the picture wants it.
ComparisonContent content_of(const scenario::Comparison& comparison);

class ComparisonView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ComparisonView(QWidget* parent = nullptr);

    void show_comparison(ComparisonContent content);
    /// Nothing yet; `what` says why.
    void show_message(const QString& what);
    bool has_content() const { return !content_.runs.empty(); }
    const ComparisonContent& content() const { return content_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void lay_out();

    ComparisonContent content_;
    QString message_;
    DisplayList picture_;
};

} // namespace simul::ui

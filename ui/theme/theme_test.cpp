#include "tests/support/catch.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/state_mark.hpp"

#include <QFontInfo>
#include <QImage>
#include <QWidget>
#include <cmath>

using namespace simul;
using namespace simul::ui;
using trace::TaskState;

namespace {

struct Linear {
    double r, g, b;
};

double to_linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Linear linear(const QColor& color) {
    return {to_linear(color.redF()), to_linear(color.greenF()), to_linear(color.blueF())};
}

double contrast(const QColor& first, const QColor& second) { // WCAG 2
    const auto luminance = [](const QColor& color) {
        const Linear c = linear(color);
        return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
    };
    const auto [low, high] = std::minmax({luminance(first), luminance(second)});
    return (high + 0.05) / (low + 0.05);
}

// Machado, Oliveira, Fernandes 2009, severity 1.
struct Vision {
    const char* name;
    double matrix[3][3];
};
constexpr Vision kVisions[] = {
    {"ordinary", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protanopia",
     {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {"deuteranopia",
     {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {"tritanopia",
     {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
};

struct Lab {
    double l, a, b;
};

Lab lab(const Linear& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c.r + 0.3576 * c.g + 0.1805 * c.b) / 0.95047);
    const double y = f(0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b);
    const double z = f((0.0193 * c.r + 0.1192 * c.g + 0.9505 * c.b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIE76 distance as somebody with that vision sees it; 2.3 is just noticeable.
double distance(const QColor& first, const QColor& second, const Vision& vision) {
    const auto seen = [&](const QColor& color) {
        const Linear c = linear(color);
        const auto row = [&](const double(&m)[3]) {
            return std::clamp(m[0] * c.r + m[1] * c.g + m[2] * c.b, 0.0, 1.0);
        };
        return lab({row(vision.matrix[0]), row(vision.matrix[1]), row(vision.matrix[2])});
    };
    const Lab p = seen(first), q = seen(second);
    return std::hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

QImage mark_of(TaskState state, const Theme& theme) {
    QImage image(16, 16, QImage::Format_Alpha8);
    image.fill(0);
    QPainter painter(&image);
    paint_state_mark(painter, QRectF(1, 1, 14, 14), state, theme);
    return image;
}

constexpr TaskState kBars[] = {TaskState::Ready, TaskState::Running, TaskState::Holding, TaskState::Sleeping,
                               TaskState::Waiting};
constexpr TaskState kLiving[] = {TaskState::Ready,    TaskState::Running,  TaskState::Holding,
                                 TaskState::Sleeping, TaskState::Waiting,  TaskState::Done,
                                 TaskState::Failed,   TaskState::Cancelled};

} // namespace

TEST_CASE("the bars of two states are told apart with every kind of colour vision") {
    for (const Theme* theme : {&Theme::dark(), &Theme::light()})
        for (const Vision& vision : kVisions)
            for (const TaskState first : kBars)
                for (const TaskState second : kBars) {
                    if (first >= second) continue;
                    const double apart =
                        distance(theme->color(fill_of(first)), theme->color(fill_of(second)), vision);
                    INFO((theme->is_dark() ? "dark, " : "light, ")
                         << vision.name << ": " << state_text(first).toStdString() << " and "
                         << state_text(second).toStdString());
                    const bool hatching_differs = pattern_of(first) != pattern_of(second);
                    CHECK(apart > (hatching_differs ? 10 : 20));
                }
}

TEST_CASE("failed is told apart from done and from cancelled with every kind of colour vision") {
    for (const Theme* theme : {&Theme::dark(), &Theme::light()})
        for (const Vision& vision : kVisions) {
            const QColor failed = theme->color(ColorRole::Failed);
            INFO((theme->is_dark() ? "dark, " : "light, ") << vision.name);
            CHECK(distance(failed, theme->color(ColorRole::Done), vision) > 20);
            CHECK(distance(failed, theme->color(ColorRole::Cancelled), vision) > 8);
        }
}

TEST_CASE("text can be read on what it stands on") {
    using enum ColorRole;
    struct Pair {
        ColorRole text, background;
        double at_least;
    };
    constexpr Pair pairs[] = {
        {Text, Background, 7},       {Text, Surface, 7},         {Text, Raised, 7},
        {Text, Sunken, 7},           {TextDim, Background, 4.5}, {TextDim, Surface, 4.5},
        {TextFaint, Sunken, 3},      {OnAccent, Accent, 4},      {Text, AccentSurface, 7},
        {OnReady, Ready, 4.5},       {OnRunning, Running, 4.5},  {OnRunning, Holding, 4.5},
        {OnSleeping, Sleeping, 4.5}, {OnWaiting, Waiting, 4.5},  {Error, Sunken, 4.5},
        {Warning, Sunken, 4.5},      {Link, Surface, 4.5},       {Done, Background, 3},
        {Failed, Background, 3},     {Cancelled, Background, 3}, {Arrow, Background, 3}};
    for (const Theme* theme : {&Theme::dark(), &Theme::light()})
        for (const Pair& pair : pairs) {
            INFO((theme->is_dark() ? "dark: " : "light: ")
                 << int(pair.text) << " on " << int(pair.background));
            CHECK(contrast(theme->color(pair.text), theme->color(pair.background)) >= pair.at_least);
        }
}

TEST_CASE("every state has a mark of its own shape") {
    for (const TaskState first : kLiving)
        for (const TaskState second : kLiving) {
            INFO(state_text(first).toStdString() << " and " << state_text(second).toStdString());
            CHECK((mark_of(first, Theme::dark()) == mark_of(second, Theme::dark())) == (first == second));
        }
}

TEST_CASE("a widget's theme is the one whose palette it has") {
    for (const Theme* theme : {&Theme::dark(), &Theme::light()}) {
        QWidget widget;
        widget.setPalette(theme->palette());
        CHECK(&Theme::of(widget) == theme);
    }
}

TEST_CASE("names and code are set in a monospaced font, titles larger than text") {
    CHECK(QFontInfo(font(FontRole::Mono)).fixedPitch());
    CHECK(QFontInfo(font(FontRole::MonoSmall)).fixedPitch());
    CHECK(font(FontRole::Title).pixelSize() > font(FontRole::Body).pixelSize());
    CHECK(font(FontRole::Body, 2.0).pixelSize() == 2 * font(FontRole::Body).pixelSize());
}

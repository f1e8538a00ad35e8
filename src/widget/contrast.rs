//! Colours that can be read (WCAG 2.1, relative luminance).

use iced::Color;

/// The least contrast of text.
pub const READABLE: f32 = 4.5;

/// How strongly two colours differ, from 1 to 21.
pub fn contrast(a: Color, b: Color) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour itself where it can be read on the background, else the nearest shade that can.
pub fn readable(color: Color, background: Color) -> Color {
    reaching(READABLE, color, background)
}

/// The same with this contrast, which one of black and white has to reach.
pub fn reaching(least: f32, color: Color, background: Color) -> Color {
    if contrast(color, background) >= least {
        return color;
    }
    let (black, white) = (
        contrast(Color::BLACK, background),
        contrast(Color::WHITE, background),
    );
    let goal = if black > white {
        Color::BLACK
    } else {
        Color::WHITE
    };
    // Contrast grows with the share of the goal, at first it may fall: the last half that fails is what we look for.
    let (mut fails, mut reads) = (0.0f32, 1.0f32);
    for _ in 0..12 {
        let middle = f32::midpoint(fails, reads);
        if contrast(mix(color, goal, middle), background) >= least {
            reads = middle;
        } else {
            fails = middle;
        }
    }
    mix(color, goal, reads)
}

/// Of several backgrounds, the one on which a text is the hardest to read. What can be read there as well as the text can
/// be read on all of them, where they are much alike.
pub fn hardest<const N: usize>(text: Color, backgrounds: [Color; N]) -> Color {
    let by_contrast = |a: &Color, b: &Color| contrast(text, *a).total_cmp(&contrast(text, *b));
    let hardest = backgrounds.into_iter().min_by(by_contrast);
    hardest.unwrap_or(Color::WHITE)
}

/// The colour somebody writes in, as it can be read on the background with this contrast. Black is what everybody writes in who chose
/// nothing, so that it is the usual colour of text, as nothing is.
pub fn written(
    chosen: Option<msnp::api::Color>,
    text: Color,
    (background, least): (Color, f32),
) -> Color {
    match chosen {
        None => text,
        Some(chosen) if (chosen.r, chosen.g, chosen.b) == (0, 0, 0) => text,
        Some(chosen) => {
            let color = Color::from_rgb8(chosen.r, chosen.g, chosen.b);
            reaching(least, color, background)
        }
    }
}

/// The first colour with a share of the second, from 0 to 1.
pub fn mix(a: Color, b: Color, share: f32) -> Color {
    let part = |a: f32, b: f32| a + (b - a) * share;
    Color {
        r: part(a.r, b.r),
        g: part(a.g, b.g),
        b: part(a.b, b.b),
        a: part(a.a, b.a),
    }
}

fn luminance(color: Color) -> f32 {
    let [r, g, b, _] = color.into_linear();
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_becomes_readable_on_every_background() {
        let steps = [0u8, 51, 102, 128, 153, 204, 255];
        let colors = || (0..343usize).map(|n| (n / 49, n / 7 % 7, n % 7));
        for background in ["#ffffff", "#161c25", "#808080", "#e3f0fb"] {
            let background: Color = background.parse().expect("a colour");
            for (r, g, b) in colors() {
                let color = Color::from_rgb8(steps[r], steps[g], steps[b]);
                let shade = readable(color, background);
                assert!(
                    contrast(shade, background) >= READABLE - 0.01,
                    "{color:?} on {background:?}"
                );
            }
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays() {
        let pink = Color::from_rgb8(0xb0, 0x32, 0x8f);
        assert_eq!(readable(pink, Color::WHITE), pink);
        assert_ne!(
            readable(Color::from_rgb8(255, 255, 0), Color::WHITE),
            Color::BLACK
        );
        assert!((contrast(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
    }

    #[test]
    fn black_is_the_usual_colour_of_text_in_the_dark_and_others_are_lightened() {
        let (text, pane) = (
            Color::from_rgb8(228, 235, 243),
            Color::from_rgb8(22, 28, 37),
        );
        let color = |r, g, b| Some(msnp::api::Color { r, g, b });
        assert_eq!(written(color(0, 0, 0), text, (pane, READABLE)), text);
        assert_eq!(written(None, text, (pane, READABLE)), text);
        let further = written(color(0, 0, 128), text, (pane, 7.0));
        assert!(contrast(further, pane) >= 7.0 - 0.01, "{further:?}");
        let blue = written(color(0, 0, 128), text, (pane, READABLE));
        assert!(
            contrast(blue, pane) >= READABLE && blue.b > blue.r,
            "{blue:?}"
        );
    }
}

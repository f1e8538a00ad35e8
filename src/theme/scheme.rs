//! The colours of an account: another hue for what is coloured in a theme.

use iced::Color;

use super::Colors;
use crate::widget::contrast::{contrast, mix, reaching};

/// The colours an account has in the windows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    /// Those of the theme.
    #[default]
    Theme,
    Sea,
    Leaf,
    Sun,
    Ember,
    Rose,
    Orchid,
    Violet,
    Slate,
}

impl Scheme {
    pub const ALL: [Self; 9] = [
        Self::Theme,
        Self::Sea,
        Self::Leaf,
        Self::Sun,
        Self::Ember,
        Self::Rose,
        Self::Orchid,
        Self::Violet,
        Self::Slate,
    ];

    /// What settings call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Sea => "sea",
            Self::Leaf => "leaf",
            Self::Sun => "sun",
            Self::Ember => "ember",
            Self::Rose => "rose",
            Self::Orchid => "orchid",
            Self::Violet => "violet",
            Self::Slate => "slate",
        }
    }

    /// The one that settings call so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.name() == name)
    }

    /// Its place among [`Scheme::ALL`].
    pub(super) fn place(self) -> usize {
        self as usize
    }

    /// The hue, as the angle in the plane of Oklab in degrees, and how much of a colour's strength is kept.
    fn hue(self) -> Option<(f32, f32)> {
        match self {
            Self::Theme => None,
            Self::Sea => Some((190.0, 1.0)),
            Self::Leaf => Some((140.0, 1.0)),
            Self::Sun => Some((92.0, 1.0)),
            Self::Ember => Some((52.0, 1.0)),
            Self::Rose => Some((15.0, 1.0)),
            Self::Orchid => Some((340.0, 1.0)),
            Self::Violet => Some((300.0, 1.0)),
            Self::Slate => Some((250.0, 0.2)),
        }
    }

    /// The colour in the hue of the scheme, as light and as strong as it was.
    pub(super) fn shift(self, color: Color) -> Color {
        match self.hue() {
            Some((hue, share)) => turned(color, hue, share),
            None => color,
        }
    }

    /// The colours of a theme in this scheme. What could be read can be read: where another hue is darker or lighter to
    /// the eye, the colour is moved. `least` is the contrast that texts of the theme have.
    pub(super) fn tint(self, base: &Colors, least: f32) -> Colors {
        let mut c = base.clone();
        if self == Self::Theme {
            return c;
        }
        let head = [base.text, base.head_dim, base.dim];
        for ground in [&mut c.head_top, &mut c.head_bottom] {
            *ground = under(self.shift(*ground), (&head, least), base.pane);
        }
        let grounds = [
            &mut c.band,
            &mut c.hover,
            &mut c.selected,
            &mut c.button_top,
            &mut c.button_bottom,
        ];
        for ground in grounds {
            let texts = [base.text, base.dim];
            *ground = under(self.shift(*ground), (&texts, least), base.pane);
        }
        for line in [&mut c.line, &mut c.frame, &mut c.scrollbar] {
            *line = self.shift(*line);
        }
        let head = [c.head_top, c.head_bottom];
        let plain = [c.window, c.pane, c.band, c.hover, c.selected];
        let buttons = [c.button_top, c.button_bottom];
        let everywhere = [&head[..], &plain[..], &buttons[..]].concat();
        c.accent = over(self.shift(c.accent), (&everywhere, least));
        c.heading = over(self.shift(c.heading), (&everywhere, least));
        c.head_dim = over(self.shift(c.head_dim), (&head, least));
        c
    }
}

/// The ground, moved towards `pane` until all of these can be read on it.
fn under(ground: Color, (texts, least): (&[Color], f32), pane: Color) -> Color {
    const STEPS: u8 = 20;
    let shades = (0..=STEPS).map(|step| mix(ground, pane, f32::from(step) / f32::from(STEPS)));
    let reads = |ground: &Color| texts.iter().all(|text| contrast(*text, *ground) >= least);
    shades.clone().find(reads).unwrap_or(pane)
}

/// The colour, moved until it can be read on all of these grounds.
fn over(color: Color, (grounds, least): (&[Color], f32)) -> Color {
    grounds
        .iter()
        .fold(color, |color, ground| reaching(least, color, *ground))
}

/// The colour with another hue in Oklab, where equal numbers are equally light to the eye.
fn turned(color: Color, hue: f32, share: f32) -> Color {
    let [r, g, b, alpha] = color.into_linear();
    let root = |r: f32, g: f32, b: f32| (r + g + b).cbrt();
    let l = root(0.412_221_46 * r, 0.536_332_55 * g, 0.051_445_995 * b);
    let m = root(0.211_903_5 * r, 0.680_699_5 * g, 0.107_396_96 * b);
    let s = root(0.088_302_46 * r, 0.281_718_85 * g, 0.629_978_7 * b);
    let light = 0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s;
    let a = 1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s;
    let b = 0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s;
    let strength = a.hypot(b) * share;
    let (sine, cosine) = hue.to_radians().sin_cos();
    let (a, b) = (strength * cosine, strength * sine);
    let cube = |x: f32| x * x * x;
    let l = cube(light + 0.396_337_78 * a + 0.215_803_76 * b);
    let m = cube(light - 0.105_561_346 * a - 0.063_854_17 * b);
    let s = cube(light - 0.089_484_18 * a - 1.291_485_5 * b);
    let linear = [
        4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
        -1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s,
        -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s,
    ];
    let [r, g, b] = linear.map(|part| part.clamp(0.0, 1.0));
    Color::from_linear_rgba(r, g, b, alpha)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;

    #[test]
    fn a_colour_turned_to_its_own_hue_stays() {
        let blue = Color::from_rgb8(0x1d, 0x5f, 0xa8);
        // Its angle in Oklab.
        let near = turned(blue, 255.6, 1.0);
        let far = |a: f32, b: f32| (a - b).abs() > 0.02;
        assert!(
            !far(near.r, blue.r) && !far(near.g, blue.g) && !far(near.b, blue.b),
            "{near:?}"
        );
        let red = turned(blue, 20.0, 1.0);
        assert!(red.r > red.b && red.r > red.g, "{red:?}");
        let grey = turned(blue, 20.0, 0.0);
        assert!(!far(grey.r, grey.g) && !far(grey.g, grey.b), "{grey:?}");
    }

    #[test]
    fn settings_name_each_scheme() {
        for scheme in Scheme::ALL {
            assert_eq!(Scheme::named(scheme.name()), Some(scheme));
            assert_eq!(Scheme::ALL[scheme.place()], scheme);
        }
        assert_eq!(Scheme::named("of another version"), None);
    }

    #[test]
    fn the_marks_of_two_accounts_are_not_alike() {
        for theme in Theme::names().filter_map(Theme::named) {
            let marks = Scheme::ALL.map(|scheme| theme.mark(scheme));
            for (at, one) in marks.iter().enumerate() {
                for other in &marks[..at] {
                    let apart = (one.r - other.r).abs() + (one.g - other.g).abs();
                    let apart = apart + (one.b - other.b).abs();
                    assert!(apart > 0.08, "{}: {one:?} {other:?}", theme.data.name);
                }
            }
        }
    }
}

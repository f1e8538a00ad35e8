//! Rows from right to left.

use super::Row;

impl Row {
    /// The same from right to left: every part at the same distance from the other side.
    pub(super) fn turned(mut self, width: f32) -> Self {
        let parts = [Some(&mut self.body), Some(&mut self.time)];
        let maybe = [
            &mut self.day,
            &mut self.says,
            &mut self.note,
            &mut self.again,
        ];
        let maybe = maybe.into_iter().map(Option::as_mut);
        for part in parts.into_iter().chain(maybe).flatten() {
            part.at.x = width - part.at.x - part.shaped.width();
        }
        let icon = self.icon.as_mut().map(|(_, place)| place);
        let drawing = self.drawing.as_mut().map(|(_, place)| place);
        for place in icon.into_iter().chain(drawing) {
            place.x = width - place.x - place.width;
        }
        self
    }
}

#!/usr/bin/env python3
"""Makes the sounds of Papilio, beside this script. With --check it compares them instead.

Everything is in G major pentatonic (G A B D E), from sines that die away and a little room. Python's standard library
is all it needs. CC0, as what it makes.
"""

import math
import struct
import sys
from pathlib import Path

RATE = 22050
PEAK = 0.62
# Sines of another C library may round the other way.
STEP = 1

NOTES = {"G3": 196.00, "D4": 293.66, "E4": 329.63, "G4": 392.00, "A4": 440.00, "B4": 493.88, "D5": 587.33,
         "E5": 659.26, "G5": 783.99, "A5": 880.00, "B5": 987.77, "D6": 1174.66, "G6": 1567.98}

# How far above the note each part of a tone is, how loud it is, and how fast it dies away.
GLASS = ((1.0, 1.0, 1.0), (2.0, 0.36, 1.7), (3.01, 0.12, 2.6), (5.03, 0.05, 5.0))
WOOD = ((1.0, 1.0, 1.0), (3.93, 0.22, 4.0), (9.2, 0.05, 9.0))
SOFT = ((1.0, 1.0, 1.0), (2.0, 0.22, 1.2), (3.0, 0.06, 1.5))


class Sound:
    """Samples from -1 to 1."""

    def __init__(self, seconds):
        self.samples = [0.0] * int(seconds * RATE)

    def add(self, start, seconds, wave):
        """Adds wave(t), t in seconds from `start`."""
        first = int(start * RATE)
        for at in range(first, min(len(self.samples), first + int(seconds * RATE))):
            self.samples[at] += wave((at - first) / RATE)
        return self

    def tone(self, note, start, loud=1.0, die=0.30, parts=GLASS, attack=0.006):
        """A note that is struck and dies away; `die` is the time in which it falls to a third."""
        pitch = NOTES[note]

        def wave(t):
            rise = min(1.0, t / attack)
            return loud * rise * sum(
                part * math.exp(-t * faster / die) * math.sin(2 * math.pi * pitch * up * t)
                for up, part, faster in parts)
        return self.add(start, len(self.samples) / RATE, wave)

    def room(self, wet=0.16):
        """Some echoes, so that it does not sound from inside a box."""
        dry = list(self.samples)
        for delay, gain in ((0.0297, 0.62), (0.0371, 0.58), (0.0411, 0.55), (0.0437, 0.52)):
            back, line = int(delay * RATE), [0.0] * len(dry)
            for at in range(back, len(dry)):
                line[at] = dry[at - back] + gain * line[at - back]
                self.samples[at] += wet * line[at] * 0.5
        return self

    def bytes(self):
        """A mono WAV of 16 bits; it ends in silence and is as loud as the others."""
        fade = int(0.06 * RATE)
        count = len(self.samples)
        shaped = [s * min(1.0, (count - at) / fade) for at, s in enumerate(self.samples)]
        top = max(abs(s) for s in shaped)
        data = b"".join(struct.pack("<h", round(s / top * PEAK * 32767)) for s in shaped)
        head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, 1, RATE,
                           RATE * 2, 2, 16, b"data", len(data))
        return head + data


def sign_in():
    sound = Sound(1.15)
    for at, (note, loud) in enumerate((("G4", 0.7), ("B4", 0.75), ("D5", 0.8), ("G5", 1.0))):
        sound.tone(note, at * 0.11, loud, 0.34)
    return sound.tone("D6", 0.44, 0.22, 0.25).tone("G3", 0.0, 0.35, 0.5, SOFT).room(0.22)


def online():
    return Sound(0.80).tone("D5", 0.0, 0.8, 0.22).tone("G5", 0.12, 1.0, 0.26).room(0.2)


def message():
    return Sound(0.65).tone("B5", 0.0, 0.8, 0.12, WOOD).tone("E5", 0.0, 0.3, 0.16, SOFT) \
        .tone("G5", 0.10, 1.0, 0.20, GLASS).room(0.16)


def nudge():
    """Knocks on wood while something hums and shivers."""
    sound = Sound(0.75)
    for at in range(6):
        sound.tone("D4" if at % 2 else "G3", at * 0.085, 1.0 - 0.09 * at, 0.07, WOOD, 0.003)

    def hum(t):
        shiver = 0.5 + 0.5 * math.sin(2 * math.pi * 23.5 * t)
        rise = min(1.0, t / 0.02) * math.exp(-t / 0.28)
        return 0.5 * rise * shiver * (math.sin(2 * math.pi * 196.0 * t) + 0.4 * math.sin(2 * math.pi * 392.0 * t))
    return sound.add(0.0, 0.75, hum).room(0.1)


def mail():
    return Sound(0.95).tone("G5", 0.0, 0.8, 0.18).tone("D5", 0.11, 0.8, 0.20).tone("B5", 0.24, 1.0, 0.28).room(0.22)


def file_done():
    sound = Sound(0.85)
    for note, start in (("D5", 0.0), ("G5", 0.09), ("B5", 0.18)):
        sound.tone(note, start, 0.8, 0.12, WOOD)
    return sound.tone("G4", 0.18, 0.5, 0.34, SOFT).tone("D5", 0.18, 0.4, 0.3, SOFT).room(0.18)


def ring():
    """Two short calls of a bell that trembles; made to be played again and again."""
    sound = Sound(1.15)
    for call in (0.0, 0.42):
        for at in range(6):
            sound.tone("G5" if at % 2 else "B5", call + at * 0.05, 0.8, 0.07, GLASS, 0.004)
        sound.tone("D5", call, 0.35, 0.2, SOFT, 0.02)
    return sound.room(0.2)


def sent():
    """A drop that rises."""
    turn = [0.0]

    def drop(t):
        pitch = 392.0 + (783.99 - 392.0) * min(1.0, t / 0.09) ** 1.6
        turn[0] += pitch / RATE
        return min(1.0, t / 0.008) * math.exp(-t / 0.055) * math.sin(2 * math.pi * turn[0])
    return Sound(0.32).add(0.0, 0.32, drop).room(0.1)


SOUNDS = {"sign-in": sign_in, "online": online, "message": message, "nudge": nudge, "mail": mail,
          "file-done": file_done, "ring": ring, "sent": sent}


def same(a, b):
    """Whether both are the same sound, but for the rounding of sines."""
    if len(a) != len(b) or a[:44] != b[:44]:
        return False
    pairs = zip(struct.iter_unpack("<h", a[44:]), struct.iter_unpack("<h", b[44:]))
    return all(abs(x - y) <= STEP for (x,), (y,) in pairs)


def main():
    folder = Path(__file__).parent
    wrong = []
    for name, make in SOUNDS.items():
        made = make().bytes()
        path = folder / f"{name}.wav"
        if sys.argv[1:] != ["--check"]:
            path.write_bytes(made)
        elif not path.exists() or not same(made, path.read_bytes()):
            wrong.append(path.name)
    wrong += [p.name for p in folder.glob("*.wav") if p.stem not in SOUNDS]
    if wrong:
        sys.exit("not what the script makes: " + ", ".join(wrong))


main()

//! What a hostile server does.

use std::fmt;

/// One thing that no client may fall for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trick {
    /// It says nothing, ever.
    Silence,
    /// It begins a command and says no more.
    HalfCommand,
    /// A line that does not end.
    EndlessLine,
    /// A command that tells of 4 GB, and begins to send them.
    EndlessPayload,
    /// Bytes without a meaning, and then it hangs up.
    Noise,
    /// It sends clients on, to itself.
    SendsOn,
    /// It sends clients on, to another port of this computer.
    SendsElsewhere,
    /// A contact list that does not end.
    EndlessList,
    /// Invitations to conversations without end.
    Invitations,
    /// One conversation in which somebody writes without pause.
    Texts,
    /// Tickets in a document as deep as it is long.
    DeepAnswer,
    /// Tickets in a document of a million elements.
    WideAnswer,
    /// An answer that does not end.
    EndlessAnswer,
    /// An answer that is said to be packed, and is not.
    PackedAnswer,
    /// An answer that ends before its end.
    CutAnswer,
    /// Tickets are to be had elsewhere, that is, here.
    AnswerSendsOn,
}

impl Trick {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Silence,
        Self::HalfCommand,
        Self::EndlessLine,
        Self::EndlessPayload,
        Self::Noise,
        Self::SendsOn,
        Self::SendsElsewhere,
        Self::EndlessList,
        Self::Invitations,
        Self::Texts,
        Self::DeepAnswer,
        Self::WideAnswer,
        Self::EndlessAnswer,
        Self::PackedAnswer,
        Self::CutAnswer,
        Self::AnswerSendsOn,
    ];

    /// Its name on a command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Silence => "silence",
            Self::HalfCommand => "half-command",
            Self::EndlessLine => "endless-line",
            Self::EndlessPayload => "endless-payload",
            Self::Noise => "noise",
            Self::SendsOn => "sends-on",
            Self::SendsElsewhere => "sends-elsewhere",
            Self::EndlessList => "endless-list",
            Self::Invitations => "invitations",
            Self::Texts => "texts",
            Self::DeepAnswer => "deep-answer",
            Self::WideAnswer => "wide-answer",
            Self::EndlessAnswer => "endless-answer",
            Self::PackedAnswer => "packed-answer",
            Self::CutAnswer => "cut-answer",
            Self::AnswerSendsOn => "answer-sends-on",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trick| trick.name() == name)
    }

    /// Whether it is done by the web services: a client has to come by MSNP15 then.
    #[must_use]
    pub fn is_of_the_web(self) -> bool {
        matches!(
            self,
            Self::DeepAnswer
                | Self::WideAnswer
                | Self::EndlessAnswer
                | Self::PackedAnswer
                | Self::CutAnswer
                | Self::AnswerSendsOn
        )
    }
}

impl fmt::Display for Trick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

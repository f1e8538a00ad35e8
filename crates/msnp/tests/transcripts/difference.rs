//! What is done otherwise than in the records, and why.

/// Where our client does otherwise than the recorded one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// `CVR` names the client code from MSNP4 on (02 section 1); the probe did so before, too.
    ClientCode,
    /// We put new contacts on the allow list first: some servers tell their presence only then.
    AllowFirst,
    /// Until MSNP9 we name group 0 when we add somebody; the probe left it out once.
    GroupZero,
    /// We clear the pending list once we have decided, and where it is found at a sign-in; the probe did not.
    PendingCleared,
    /// From MSNP9 on we end `CHG` with `0` when we have no picture; the probe left it out at times.
    NoObject,
    /// The nudge of a dialect that has none is refused to the user, not sent.
    NoNudge,
    /// We say what program we are before the first text.
    Introduction,
    /// We decline files and invitations to what we do not have; the probe was silent.
    Declined,
    /// Objects, P2P data, invitations, emoticons: not written by this client.
    NotOurs,
    /// `URL` and the like: nothing we ask for.
    Unused,
    /// We ask which network somebody is on before we add them; the probe did so for A only.
    NetworkQuery,
    /// Our other places are told of each status (04 section 1); the probe told them of the first.
    PlaceTold,
    /// The probe asked for a switchboard while it was hidden, to see whether there is one, and did not go there.
    GrantUnused,
    /// The probe, like the last official clients, called its own other places in; others need not (05 section 1).
    SelfCalled,
    /// We leave a switchboard that everybody else left; the probe went on in it.
    LeftWhenAlone,
}

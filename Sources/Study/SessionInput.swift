package import Journal
package import Memory

/// What the learner or the clock does to a session.
package enum SessionInput: Sendable {
  /// Show the answer, the next item of a list, or the card after a pause; with a response given,
  /// take the grade that it proposes.
  case reveal
  /// Say whether the item of a list that shows last was known, and show the next one.
  case item(isKnown: Bool)
  /// Answer the card with more than a look.
  case respond(Response)
  /// Grade the card that shows.
  case grade(Grade)
  /// Take the last answer, suspension, burial, mark or note back.
  case undo
  /// Take the card out until it is resumed.
  case suspend
  /// Take out the card that was forgotten again and again.
  case suspendLeech
  /// Do not ask the card again today.
  case bury
  /// Mark the card as a bad one; the text says why and may be empty.
  case flag(String)
  /// Keep a note that shows after the answer from then on; an empty text removes it.
  case note(String)
  /// After the last card, go once more over what was forgotten; nothing is recorded.
  case goOver
  /// End the session.
  case quit
  /// An event that the session asked for is on disk.
  case recorded(Event)
  /// Another session wrote an event to the log.
  case heard(Event)
}

/// What a session asks of the world around it.
package enum SessionEffect: Hashable, Sendable {
  /// Write an event to the log, then hand it back with `recorded`.
  case append(EventBody)
  /// The input does not fit the moment; the text says what does.
  case hint(String)
}

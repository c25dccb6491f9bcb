/// What happened at a terminal.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// The window has a new size; the screen is to be drawn anew.
  case resized(TerminalSize)
  /// The program was stopped and goes on; the screen is to be drawn anew.
  case resumed
  /// A signal asks the program to end; the terminal has been given back already.
  ///
  /// Save, close the device and `reraise`; a second signal of the kind ends the process at once.
  case interrupted(signal: Int32)
  /// The input has ended or the terminal is gone.
  case endOfInput
  /// Nothing happened in the time given.
  case timeout
}

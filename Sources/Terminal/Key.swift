/// One press of a key, or one paste, as a program wants to know it.
package enum Key: Hashable, Sendable {
  /// A printable character; always a single Unicode scalar, so that marks arrive on their own.
  case character(Character)
  case enter
  case escape
  case tab
  /// Shift and Tab.
  case backTab
  case backspace
  /// Deletes forwards; the key above Enter is `backspace`.
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// A function key, from one.
  case function(Int)
  /// Control with a lowercase letter, a space, or one of `\ ] ^ _`.
  ///
  /// Control with `h`, `i`, `j`, `m` and `[` is not told apart from the keys that send the same byte.
  case control(Character)
  /// Alt (or Escape just before) with a printable character.
  case alt(Character)
  /// Text from the clipboard, made safe to print; lines end with `\n`, tabs are kept.
  case paste(String)
}

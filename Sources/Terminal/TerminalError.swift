/// Why the terminal could not be used.
package enum TerminalError: Error, Hashable, Sendable {
  /// The file descriptor is not a terminal.
  case notATerminal(fileDescriptor: Int32)
  /// Another device of this process is open; signals can be watched by one only.
  case alreadyOpen
  /// The terminal's modes could not be read or set; the value is `errno`.
  case modes(errno: Int32)
  /// The pipe or the handlers for signals could not be made; the value is `errno`.
  case signals(errno: Int32)
  /// Nobody reads the output any more.
  case outputClosed
  /// Writing failed; the value is `errno`.
  case output(errno: Int32)
}

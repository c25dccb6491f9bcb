#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is asked of a terminal while a program has it, and how that is taken back.
enum ScreenMode {
  /// The sequences that begin: own screen, no automatic wrap, bracketed paste, cursor.
  static func enter(_ options: TerminalDevice.Options) -> String {
    (options.usesAlternateScreen ? "\u{1B}[?1049h\u{1B}[H\u{1B}[2J" : "")
      + "\u{1B}[?7l\u{1B}[?2004h"
      + (options.hidesCursor ? "\u{1B}[?25l" : "")
  }

  /// The sequences that end, each harmless where nothing was begun.
  static func leave(_ options: TerminalDevice.Options) -> String {
    "\u{1B}[?2026l\u{1B}[0m\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h"
      + (options.usesAlternateScreen ? "\u{1B}[?1049l" : "")
  }

  /// The modes in which every byte comes at once and unchanged; output is processed as before.
  static func raw(_ saved: termios) -> termios {
    var modes = saved
    modes.c_iflag &= ~tcflag_t(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON)
    modes.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
    modes.c_cflag |= tcflag_t(CS8)
    withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    return modes
  }
}

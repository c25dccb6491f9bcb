#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The columns and rows of a terminal window, both above zero.
package struct TerminalSize: Hashable, Sendable {
  /// The characters in a line.
  package let columns: Int
  /// The lines.
  package let rows: Int

  /// What is assumed where nothing is known.
  package static let standard = TerminalSize(columns: 80, rows: 24)

  /// Creates a size; values below one count as one.
  package init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  /// Asks the terminal, then the environment (`COLUMNS`, `LINES`), then assumes 80 by 24.
  ///
  /// - Parameters:
  ///   - fileDescriptor: Any descriptor; one that is no terminal knows nothing.
  ///   - environment: The variables of the process.
  package static func measured(
    fileDescriptor: Int32,
    environment: [String: String] = [:]
  ) -> TerminalSize {
    var window = winsize()
    #if canImport(Darwin)
      let request: UInt = 0x4008_7468
    #else
      let request = UInt(TIOCGWINSZ)
    #endif
    let isKnown = ioctl(fileDescriptor, request, &window) == 0
    func value(_ measured: UInt16, _ name: String, _ standard: Int) -> Int {
      if isKnown, measured > 0 { return Int(measured) }
      let given = environment[name].flatMap { Int($0) } ?? 0
      return (1...10_000).contains(given) ? given : standard
    }
    return TerminalSize(
      columns: value(window.ws_col, "COLUMNS", standard.columns),
      rows: value(window.ws_row, "LINES", standard.rows)
    )
  }
}

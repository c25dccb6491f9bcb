/// Whether escape sequences for styles may be written.
package enum ColorSupport: Hashable, Sendable {
  /// Text only, without any escape sequence.
  case none
  /// Attributes and the sixteen colours.
  case ansi16

  /// What a person asked for on the command line.
  package enum Choice: String, Hashable, Sendable, CaseIterable {
    case automatic = "auto"
    case always
    case never
  }

  /// Decides from what a person asked for, the environment and the kind of output, in this order.
  ///
  /// - Parameters:
  ///   - choice: An explicit wish; it wins over everything else.
  ///   - environment: `NO_COLOR` (not empty) forbids, then `CLICOLOR_FORCE` (not empty, not `0`)
  ///     forces; `TERM` missing, empty or `dumb` has no styles.
  ///   - isTTY: Whether the output is a terminal.
  ///
  /// Source: no-color.org and bixense.com/clicolors.
  package static func decided(
    choice: Choice = .automatic,
    environment: [String: String],
    isTTY: Bool
  ) -> ColorSupport {
    switch choice {
    case .always: return .ansi16
    case .never: return .none
    case .automatic: break
    }
    if let value = environment["NO_COLOR"], !value.isEmpty { return .none }
    if let value = environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" { return .ansi16 }
    let term = environment["TERM"] ?? ""
    return isTTY && !term.isEmpty && term != "dumb" ? .ansi16 : .none
  }
}

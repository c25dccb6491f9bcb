import Journal

/// An option of a command, declared once for the parser and the help.
struct CommandOption: Sendable {
  /// What follows the name of an option.
  enum Value: Sendable {
    /// Nothing: the option is set or not.
    case flag
    /// Any text; the placeholder stands in the help.
    case text(String)
    /// A whole number within a range.
    case integer(String, ClosedRange<Int>)
    /// A day or a moment.
    case moment(String)
  }

  /// The name without its dashes.
  let name: String
  /// What follows the name.
  let value: Value
  /// One line for the help.
  let help: String
  /// Whether the option may stand more than once.
  var isRepeatable = false

  /// The name and the placeholder as the help shows them.
  var signature: String {
    switch value {
    case .flag: "--\(name)"
    case .text(let placeholder), .integer(let placeholder, _), .moment(let placeholder):
      "--\(name) \(placeholder)"
    }
  }

  /// Returns why a value is not allowed, or nil if it is.
  func objection(to text: String) -> String? {
    switch value {
    case .flag: return "takes no value"
    case .text: return text.isEmpty ? "needs a value" : nil
    case .integer(_, let range):
      if let number = Int(text), range.contains(number) { return nil }
      return "needs a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'"
    case .moment:
      if Moment(iso8601: text) != nil { return nil }
      return "needs a moment such as 2026-11-21T09:00:00Z, not '\(text)'"
    }
  }
}

extension CommandOption {
  /// The options that every command takes.
  static let shared: [CommandOption] = [
    CommandOption(
      name: "guide",
      value: .text("PATH"),
      help: "learn this Markdown file or folder instead of the bundled guide; may be repeated",
      isRepeatable: true
    ),
    CommandOption(name: "exam", value: .text("ID"), help: "the exam, such as mla-c01"),
    CommandOption(
      name: "progress",
      value: .text("DIR"),
      help: "the folder of the progress log; else $RETAIN_HOME, else the XDG data folder"
    ),
    CommandOption(name: "json", value: .flag, help: "print JSON"),
    CommandOption(name: "no-color", value: .flag, help: "print without colours"),
    CommandOption(
      name: "now",
      value: .moment("ISO8601"),
      help: "start the clock at this moment, such as 2026-11-21T09:00:00Z"
    ),
    CommandOption(
      name: "seed",
      value: .integer("N", 0...Int.max),
      help: "make chance repeatable"
    ),
    CommandOption(name: "help", value: .flag, help: "show this help"),
  ]
}

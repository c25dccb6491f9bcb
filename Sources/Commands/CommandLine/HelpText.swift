import Terminal

/// The help of the program and of its commands, made from their declarations.
///
/// For a person it is laid out for the window; without a width every entry is one line, which
/// another program can search.
struct HelpText {
  /// The widest line; nil to leave lines whole.
  private let width: Int?

  private static let indent = 2
  /// The columns between what an entry is called and what it means.
  private static let gap = 2
  /// Where a meaning would have less room, it stands below what it explains.
  private static let narrowestMeaning = 24

  /// Prepares help for a width; nil leaves lines whole.
  init(width: Int?) { self.width = width }

  /// Returns the overview of all commands.
  func overview(_ commands: [CommandDeclaration]) -> String {
    let entries = commands.filter { !$0.name.isEmpty }.map { ($0.name, $0.summary) }
    return [
      folded(
        "retain: learn Markdown study guides for an exam, with spaced repetition\n\n"
          + "Usage: retain [COMMAND] [OPTIONS]\n\n"
          + "Without a command: today at a glance, then the review.\n\nCommands:\n",
        width: width
      ),
      list(entries, column: column(of: entries)),
      folded(
        "\nSee 'retain COMMAND --help' for the options of a command, and 'retain --version' for "
          + "the version.\n",
        width: width
      ),
    ].joined()
  }

  /// Returns the help of one command.
  func text(of command: CommandDeclaration) -> String {
    let title = command.name.isEmpty ? "retain" : "retain \(command.name)"
    let usage = [title, command.usage, "[OPTIONS]"].filter { !$0.isEmpty }.joined(separator: " ")
    var text = folded("\(title): \(command.summary)\n\n", width: width)
    text += folded("Usage: \(usage)\n", width: width, hanging: "Usage: ".count)
    if !command.discussion.isEmpty { text += "\n" + discussion(command.discussion) }
    let own = entries(of: command.options)
    let shared = entries(of: CommandOption.shared)
    let column = column(of: own + shared)
    if !own.isEmpty { text += "\nOptions:\n" + list(own, column: column) }
    return text + "\nOptions of every command:\n" + list(shared, column: column)
  }

  private func entries(of options: [CommandOption]) -> [(String, String)] {
    options.map { ($0.signature, $0.help) }
  }

  // MARK: Layout

  /// Lays out paragraphs, which empty lines part; indented lines are entries of a list, whose
  /// meaning stands behind two spaces.
  private func discussion(_ text: String) -> String {
    var paragraphs: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { lines in
      if lines[0].hasPrefix("  ") {
        let entries = lines.map { Self.entry($0) }
        return list(entries, column: column(of: entries))
      }
      // A declaration breaks its lines where the source ends; a window does so elsewhere.
      let isWhole = width == nil
      return folded(lines.joined(separator: isWhole ? "\n" : " "), width: width) + "\n"
    }.joined(separator: "\n")
  }

  private static func entry(_ line: Substring) -> (String, String) {
    let line = line.drop { $0 == " " }
    var end = line.startIndex
    while end < line.endIndex, !line[end...].hasPrefix("  ") { end = line.index(after: end) }
    return (String(line[..<end]), String(line[end...].drop { $0 == " " }))
  }

  private func column(of entries: [(String, String)]) -> Int {
    entries.map { TextWidth.of($0.0) }.max() ?? 0
  }

  private func list(_ entries: [(String, String)], column: Int) -> String {
    let margin = Self.indent + column + Self.gap
    return entries.map { name, meaning in
      let head = String(repeating: " ", count: Self.indent) + name
      if let width, width - margin < Self.narrowestMeaning {
        let indent = String(repeating: " ", count: Self.indent + 4)
        return folded("\(head)\n\(indent)\(meaning)\n", width: width)
      }
      let gap = String(repeating: " ", count: margin - TextWidth.of(head))
      let hanging = margin - Self.indent
      return Self.hung(folded(meaning, width: width.map { $0 - margin }), head + gap, hanging)
    }.joined()
  }

  private static func hung(_ text: String, _ head: String, _ hanging: Int) -> String {
    let margin = String(repeating: " ", count: hanging + indent)
    return head + text.split(separator: "\n").joined(separator: "\n" + margin) + "\n"
  }
}

/// The help of the program and of its commands, made from their declarations.
enum HelpText {
  private static let indent = "  "

  /// Returns the overview of all commands.
  static func overview(_ commands: [CommandDeclaration]) -> String {
    let named = commands.filter { !$0.name.isEmpty }
    let width = named.map(\.name.count).max() ?? 0
    var text = "retain: learn Markdown study guides for an exam, with spaced repetition\n\n"
    text += "Usage: retain [COMMAND] [OPTIONS]\n\n"
    text += "Without a command: today at a glance, then the review.\n\nCommands:\n"
    for command in named {
      text += "\(indent)\(padded(command.name, to: width))  \(command.summary)\n"
    }
    text +=
      "\nSee 'retain COMMAND --help' for the options of a command, and 'retain --version' for "
    text += "the version.\n"
    return text
  }

  /// Returns the help of one command.
  static func text(of command: CommandDeclaration) -> String {
    let title = command.name.isEmpty ? "retain" : "retain \(command.name)"
    let operand = command.operand.map { " [\($0)…]" } ?? ""
    var text = "\(title): \(command.summary)\n\nUsage: \(title)\(operand) [OPTIONS]\n"
    if !command.discussion.isEmpty { text += "\n\(command.discussion)\n" }
    let width = command.allOptions.map(\.signature.count).max() ?? 0
    if !command.options.isEmpty { text += "\nOptions:\n" + lines(command.options, width) }
    text += "\nOptions of every command:\n" + lines(CommandOption.shared, width)
    return text
  }

  private static func lines(_ options: [CommandOption], _ width: Int) -> String {
    options.map { "\(indent)\(padded($0.signature, to: width))  \($0.help)\n" }.joined()
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

/// Reads a command line by the declarations of the commands.
struct CommandParser: Sendable {
  /// The commands by their order in the help; the one without a name is the default.
  let commands: [CommandDeclaration]

  /// Returns what the learner asked for.
  ///
  /// - Parameter arguments: The words after the name of the program.
  /// - Throws: `CommandFailure.usage` with the nearest right word.
  func parse(_ arguments: [String]) throws(CommandFailure) -> Invocation {
    var rest = arguments[...]
    var command = commands.first { $0.name.isEmpty }
    if let word = rest.first, !word.hasPrefix("-") {
      command = commands.first { $0.name == word }
      if command == nil {
        throw .usage(
          "unknown command '\(word)'" + suggestion(for: word, among: commands.map(\.name))
            + "\nSee 'retain help' for the commands."
        )
      }
      rest = rest.dropFirst()
    }
    guard let command else { throw .usage("no command is given; see 'retain help'") }
    return try parse(rest, of: command)
  }

  private func parse(
    _ words: ArraySlice<String>,
    of command: CommandDeclaration
  ) throws(CommandFailure) -> Invocation {
    let title = command.name.isEmpty ? "retain" : "retain \(command.name)"
    let options = command.allOptions
    var values: [String: [String]] = [:]
    var operands: [String] = []
    var rest = words
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
        continue
      }
      let parts = word.drop { $0 == "-" }.split(
        separator: "=",
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      let name = parts.first.map(String.init) ?? ""
      let option = options.first { $0.name == (word == "-h" ? "help" : name) }
      guard let option, word.hasPrefix("--") || word == "-h" else {
        throw .usage(
          "\(title): unknown option '\(word)'"
            + suggestion(for: name, among: options.map(\.name), prefix: "--")
            + "\nSee '\(title) --help' for the options."
        )
      }
      let value = try self.value(of: option, inline: parts.dropFirst().first, &rest, title)
      if !option.isRepeatable { values[option.name] = [] }
      values[option.name, default: []].append(value)
    }
    if let extra = operands.first, command.operand == nil {
      let isCommand = command.name.isEmpty && commands.contains { $0.name == extra }
      let hint =
        isCommand ? "The command comes first: retain \(extra) [OPTIONS]" : "See '\(title) --help'."
      throw .usage("\(title): unexpected word '\(extra)'\n\(hint)")
    }
    return Invocation(command: command, operands: operands, values: values)
  }

  private func value(
    of option: CommandOption,
    inline: Substring?,
    _ rest: inout ArraySlice<String>,
    _ title: String
  ) throws(CommandFailure) -> String {
    if case .flag = option.value {
      if inline != nil { throw .usage("\(title): --\(option.name) takes no value") }
      return ""
    }
    guard let text = inline.map(String.init) ?? rest.popFirst() else {
      throw .usage("\(title): --\(option.name) needs a value: \(option.signature)")
    }
    if let objection = option.objection(to: text) {
      throw .usage("\(title): --\(option.name) \(objection)")
    }
    return text
  }

  private func suggestion(
    for word: String,
    among names: [String],
    prefix: String = ""
  ) -> String {
    guard let nearest = NearestWord.nearest(to: word, among: names) else { return "" }
    return "; did you mean '\(prefix)\(nearest)'?"
  }
}

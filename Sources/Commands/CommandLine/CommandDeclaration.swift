/// A command as the parser, the help and the program know it.
struct CommandDeclaration: Sendable {
  /// The word on the command line; empty for the program alone.
  let name: String
  /// One line for the list of commands.
  let summary: String
  /// What the help says beyond the summary.
  let discussion: String
  /// The placeholder of operands; nil if there are none.
  let operand: String?
  /// The operands as the help shows them; empty if there are none.
  let usage: String
  /// Whether operands are guides, as the values of `--guide` are.
  var operandIsGuide: Bool { operand == CommandDeclaration.guideOperand }

  /// The placeholder of operands that are guides.
  static let guideOperand = "GUIDE"

  /// The options besides the shared ones.
  let options: [CommandOption]
  /// Runs the command.
  let run: @Sendable (Invocation, World) throws(CommandFailure) -> ExitStatus

  /// Declares a command.
  init(
    _ name: String,
    summary: String,
    discussion: String = "",
    operand: String? = nil,
    usage: String? = nil,
    options: [CommandOption] = [],
    run: @escaping @Sendable (Invocation, World) throws(CommandFailure) -> ExitStatus
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.operand = operand
    self.usage = usage ?? operand.map { "[\($0)…]" } ?? ""
    self.options = options
    self.run = run
  }

  /// All options that the command takes.
  var allOptions: [CommandOption] { options + CommandOption.shared }
}

/// What the learner asked for, checked against the declaration of the command.
struct Invocation: Sendable {
  /// The command.
  let command: CommandDeclaration
  /// Paths and other words that are not options.
  let operands: [String]
  private let values: [String: [String]]

  init(command: CommandDeclaration, operands: [String], values: [String: [String]]) {
    self.command = command
    self.operands = operands
    self.values = values
  }

  /// Whether an option stands on the command line.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The last value of an option.
  func text(_ name: String) -> String? { values[name]?.last }

  /// All values of an option.
  func texts(_ name: String) -> [String] { values[name] ?? [] }

  /// The guides that the learner names, as options or as operands.
  var guides: [String] { texts("guide") + (command.operandIsGuide ? operands : []) }

  /// The last value of an option as a number.
  func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
}

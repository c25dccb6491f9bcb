import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program: reads the command line, runs a command and says what went wrong.
package enum Program {
  /// The version that `--version` prints.
  package static let version = "0.1.0"

  static let commands: [CommandDeclaration] = [
    .today, .review, .plan, .due, .exam, .report, .cards, .card, .graph, .optimize, .settings,
    .undo, .export, .importing, .check, .doctor, .help,
  ]

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - arguments: The words after the name of the program.
  ///   - world: What it may touch; the real world if left out.
  /// - Returns: The status to exit with.
  package static func run(_ arguments: [String], _ world: World? = nil) -> ExitStatus {
    // A reader that goes away is an error of a write, not a death.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that has reached its limit: the learner is told, and the terminal restored.
    signal(SIGXFSZ, SIG_IGN)
    let world = world ?? .real()
    do throws(CommandFailure) {
      if arguments == ["--version"] {
        try world.write("retain \(version)\n")
        return .done
      }
      let invocation = try CommandParser(commands: commands).parse(arguments)
      if invocation.has("help") {
        let help = HelpText(width: world.proseWidth)
        let isOverview = invocation.command.name.isEmpty
        try world.write(isOverview ? help.overview(commands) : help.text(of: invocation.command))
        return .done
      }
      return try invocation.command.run(invocation, world)
    } catch {
      if let message = error.message {
        // Paths and words of the command line stand in messages, and nobody vouches for them.
        let text = sanitized(message, keepingNewlines: true)
        world.complain((text.hasPrefix("retain") ? "" : "retain: ") + text + "\n")
      }
      return error.status
    }
  }
}

extension CommandDeclaration {
  /// Shows the help.
  static let help = CommandDeclaration(
    "help",
    summary: "show this overview, or the help of a command",
    operand: "COMMAND",
    usage: "[COMMAND]"
  ) { (invocation, world) throws(CommandFailure) in
    let help = HelpText(width: world.proseWidth)
    guard let name = invocation.operands.first else {
      try world.write(help.overview(Program.commands))
      return .done
    }
    let asked = try CommandParser(commands: Program.commands).parse([name])
    try world.write(help.text(of: asked.command))
    return .done
  }
}

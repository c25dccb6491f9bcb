import Curriculum
import SourceText
import Terminal

extension CommandDeclaration {
  /// Finds what is wrong with guides and questions.
  static let check = CommandDeclaration(
    "check",
    summary: "find what is wrong with guides and questions",
    discussion: """
      Without a path the bundled documents are checked. The exit status is 1 if there is an error,
      and with --strict also if there is a warning. --json prints one object a line: file, line,
      column, severity, rule, summary, help and notes, which name other places.
      """,
    operand: guideOperand,
    options: [
      CommandOption(name: "strict", value: .flag, help: "count warnings as errors")
    ]
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    var unreadable: [Diagnostic] = []
    let graph = try Desk.graph(
      of: invocation,
      needs: .all,
      readsAnew: true,
      leavingOut: { unreadable.append(finding($0, $1)) },
      world
    )
    let files = graph.files + unreadable.map { SourceFile(path: $0.path, bytes: []) }
    let printer = DiagnosticPrinter(files: files, layout: layout(world)) { sanitized($0) }
    let findings = printer.sorted(
      unreadable + GuideCheck.findings(in: graph, fileExists: { GuideFiles.exists($0) })
    )
    for finding in findings {
      let isJSON = invocation.has("json")
      try world.write(
        isJSON ? JSONLine.text(FindingJSON(finding, printer)) + "\n" : printer.text(of: finding)
      )
    }
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count { $0.severity == .warning }
    if !invocation.has("json") {
      let guides = invocation.guides
      let files = guides.isEmpty ? graph.files.count : try GuideFiles.names(of: guides).count
      try world.say(
        "\(Figures.count(files, "file")), \(Figures.count(graph.topics.count, "topic")), "
          + "\(Figures.count(graph.cards.count, "card")), "
          + "\(Figures.count(graph.questions.count, "question")): "
          + "\(Figures.count(errors, "error")), \(Figures.count(warnings, "warning"))"
      )
    }
    let fails = errors > 0 || invocation.has("strict") && warnings > 0
    return fails ? .findings : .done
  }

  /// A file that cannot be read among others that can.
  private static func finding(_ path: String, _ failure: CommandFailure) -> Diagnostic {
    let lines = (failure.message ?? "").split(separator: "\n", maxSplits: 1).map(String.init)
    var what = lines.first ?? "cannot be read"
    if what.hasPrefix(path) { what = String(what.dropFirst(path.count).drop { ": ".contains($0) }) }
    // The text is not there to be shown, so that its place is said in words.
    let parts = what.split(separator: ":", maxSplits: 2).map(String.init)
    if parts.count == 3, Int(parts[0]) != nil, Int(parts[1]) != nil {
      what = "line \(parts[0]), column \(parts[1]):" + parts[2]
    }
    return Diagnostic(
      .error,
      path: path,
      range: 0..<0,
      rule: "file.unreadable",
      summary: what,
      help: lines.dropFirst().first ?? "check the file and its permissions"
    )
  }

  private static func layout(_ world: World) -> DiagnosticPrinter.Layout {
    let width = world.proseWidth
    return DiagnosticPrinter.Layout(
      columns: width == nil ? .max : world.columns,
      width: { TextWidth.of($0) },
      fold: { folded($0, width: width, hanging: 4) }
    )
  }
}

/// A finding as other programs read it.
private struct FindingJSON: Encodable {
  let file: String
  let line: Int
  let column: Int
  let severity: String
  let rule: String
  let summary: String
  let help: Nullable<String>
  let notes: [NoteJSON]

  struct NoteJSON: Encodable {
    let file: String
    let line: Int
    let column: Int
    let text: String
  }

  init(_ finding: Diagnostic, _ printer: DiagnosticPrinter) {
    let place = printer.location(of: finding)
    file = finding.path
    line = place.line
    column = place.column
    severity = finding.severity.rawValue
    rule = finding.rule
    summary = finding.summary
    help = Nullable(finding.help)
    notes = finding.notes.map { note in
      let place = printer.location(of: note)
      return NoteJSON(file: note.path, line: place.line, column: place.column, text: note.text)
    }
  }
}

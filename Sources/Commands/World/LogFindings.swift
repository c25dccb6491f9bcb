import Journal
import Terminal

/// Tells in passing what a command had to skip in the logs; `retain doctor` tells it all.
enum LogFindings {
  /// Complains about findings: damaged lines in one line together, each unusable file in its own.
  ///
  /// - Parameters:
  ///   - isQuiet: Whether to say only what keeps the command from counting all answers, as for a
  ///     shell prompt.
  static func report(_ findings: [JournalFinding], isQuiet: Bool = false, _ world: World) {
    let inLines = findings.filter { $0.rule.isAboutLines }
    let conflicts = findings.filter { $0.rule == .conflictingID }
    let others = findings.filter { !$0.rule.isAboutLines && $0.rule != .conflictingID }
    for finding in others where finding.severity == .error || !isQuiet {
      let severity = finding.severity == .error ? "error" : "warning"
      world.complain("retain: \(severity): \(sanitized(finding.description))\n")
    }
    guard !isQuiet, !(inLines.isEmpty && conflicts.isEmpty) else { return }
    var parts: [String] = []
    if let first = inLines.first {
      let count = inLines.reduce(0) { $0 + $1.count }
      let place = first.line.map { "\(first.file):\($0)" } ?? first.file
      parts.append(
        count == 1
          ? "\(place): the line is damaged and was skipped"
          : "\(count) damaged lines were skipped, the first at \(place)"
      )
    }
    if !conflicts.isEmpty {
      let count = conflicts.reduce(0) { $0 + $1.count }
      parts.append(
        "\(count == 1 ? "1 entry differs" : "\(count) entries differ") from another of the same id"
      )
    }
    let text = parts.joined(separator: "; ")
    world.complain("retain: warning: \(sanitized(text)); see 'retain doctor'\n")
  }
}

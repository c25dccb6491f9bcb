/// Writes diagnostics like a compiler: place, rule, source line, caret and help.
package struct DiagnosticPrinter: Sendable {
  private let files: [String: SourceFile]
  private let lines: [String: LineTable]
  private let clean: @Sendable (String) -> String

  /// Creates a printer for diagnostics of some files.
  ///
  /// - Parameters:
  ///   - files: The files that the diagnostics are about.
  ///   - clean: Makes text of a guide fit for a terminal.
  package init(files: [SourceFile], clean: @escaping @Sendable (String) -> String = { $0 }) {
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    lines = self.files.mapValues { LineTable($0.bytes) }
    self.clean = clean
  }

  /// Returns the place of a diagnostic.
  package func location(of diagnostic: Diagnostic) -> SourceLocation {
    lines[diagnostic.path]?.location(at: diagnostic.range.lowerBound)
      ?? SourceLocation(line: 1, column: 1)
  }

  /// Returns diagnostics by file, then place, then severity.
  package func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.sorted { left, right in
      if left.path != right.path { return left.path < right.path }
      if left.range.lowerBound != right.range.lowerBound {
        return left.range.lowerBound < right.range.lowerBound
      }
      return (left.severity, left.rule) < (right.severity, right.rule)
    }
  }

  /// Returns the lines that show one diagnostic.
  package func text(of diagnostic: Diagnostic) -> String {
    let place = location(of: diagnostic)
    var text =
      "\(clean(diagnostic.path)):\(place.line):\(place.column): "
      + "\(diagnostic.severity.rawValue): \(clean(diagnostic.summary)) [\(diagnostic.rule)]\n"
    if let file = files[diagnostic.path], let table = lines[diagnostic.path] {
      let lineRange = table.range(ofLine: place.line)
      let number = String(place.line)
      let margin = String(repeating: " ", count: number.count)
      let source = clean(file.text(in: lineRange))
      text += "  \(number) | \(source)\n"
      let covered = diagnostic.range.clamped(to: lineRange)
      let width = max(1, file.text(in: covered).unicodeScalars.count)
      let indent = String(repeating: " ", count: place.column - 1)
      text += "  \(margin) | \(indent)^\(String(repeating: "~", count: width - 1))\n"
    }
    if let help = diagnostic.help { text += "  help: \(clean(help))\n" }
    return text
  }
}

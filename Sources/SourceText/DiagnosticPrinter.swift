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

  /// Returns the place of a note.
  package func location(of note: Diagnostic.Note) -> SourceLocation {
    lines[note.path]?.location(at: note.range.lowerBound) ?? SourceLocation(line: 1, column: 1)
  }

  /// Returns the lines that show one diagnostic and its notes.
  package func text(of diagnostic: Diagnostic) -> String {
    let place = location(of: diagnostic)
    var text =
      "\(clean(diagnostic.path)):\(place.line):\(place.column): "
      + "\(diagnostic.severity.rawValue): \(clean(diagnostic.summary)) [\(diagnostic.rule)]\n"
    text += excerpt(diagnostic.path, diagnostic.range, place)
    if let help = diagnostic.help { text += "  help: \(clean(help))\n" }
    for note in diagnostic.notes {
      let place = location(of: note)
      text += "\(clean(note.path)):\(place.line):\(place.column): note: \(clean(note.text))\n"
      text += excerpt(note.path, note.range, place)
    }
    return text
  }

  /// The line of a place, and below it a mark under what is meant.
  private func excerpt(_ path: String, _ range: Range<Int>, _ place: SourceLocation) -> String {
    guard let file = files[path], let table = lines[path] else { return "" }
    let lineRange = table.range(ofLine: place.line)
    let number = String(place.line)
    let margin = String(repeating: " ", count: number.count)
    let covered = range.clamped(to: lineRange)
    let width = max(1, file.text(in: covered).unicodeScalars.count)
    let indent = String(repeating: " ", count: place.column - 1)
    return "  \(number) | \(clean(file.text(in: lineRange)))\n"
      + "  \(margin) | \(indent)^\(String(repeating: "~", count: width - 1))\n"
  }
}

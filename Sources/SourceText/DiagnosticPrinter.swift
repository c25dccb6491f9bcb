/// Writes diagnostics like a compiler: place, rule, source line, caret and help.
package struct DiagnosticPrinter: Sendable {
  private let files: [String: SourceFile]
  private let lines: [String: LineTable]
  private let layout: Layout
  private let clean: @Sendable (String) -> String

  /// Creates a printer for diagnostics of some files.
  ///
  /// - Parameters:
  ///   - files: The files that the diagnostics are about.
  ///   - layout: How wide lines may be.
  ///   - clean: Makes text of a guide fit for a terminal.
  package init(
    files: [SourceFile],
    layout: Layout = .whole,
    clean: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.layout = layout
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
    var text = layout.fold(
      "\(clean(diagnostic.path)):\(place.line):\(place.column): "
        + "\(diagnostic.severity.rawValue): \(clean(diagnostic.summary)) [\(diagnostic.rule)]"
    )
    text += "\n" + excerpt(diagnostic.path, diagnostic.range, place)
    if let help = diagnostic.help { text += layout.fold("  help: \(clean(help))") + "\n" }
    for note in diagnostic.notes {
      let place = location(of: note)
      let line = "\(clean(note.path)):\(place.line):\(place.column): note: \(clean(note.text))"
      text += layout.fold(line) + "\n" + excerpt(note.path, note.range, place)
    }
    return text
  }

  /// The line of a place, and below it a mark under what is meant.
  private func excerpt(_ path: String, _ range: Range<Int>, _ place: SourceLocation) -> String {
    guard let file = files[path], let table = lines[path] else { return "" }
    let lineRange = table.range(ofLine: place.line)
    let number = String(place.line)
    let margin = String(repeating: " ", count: number.count)
    let frame = "  \(number) | ".count
    let excerpt = Excerpt(
      Array(clean(file.text(in: lineRange)).unicodeScalars),
      start: place.column - 1,
      count: file.text(in: range.clamped(to: lineRange)).unicodeScalars.count,
      columns: layout.columns - frame,
      width: layout.width
    )
    let indent = String(repeating: " ", count: excerpt.indent)
    return "  \(number) | \(excerpt.text)\n"
      + "  \(margin) | \(indent)^\(String(repeating: "~", count: excerpt.span - 1))\n"
  }
}

extension DiagnosticPrinter {
  /// How diagnostics fit the place where they are read.
  package struct Layout: Sendable {
    /// The columns of the widest excerpt of a file; what goes beyond them is left out.
    package let columns: Int
    /// The columns that a character takes.
    let width: @Sendable (Unicode.Scalar) -> Int
    /// Folds a line of prose.
    let fold: @Sendable (String) -> String

    /// Lines as they are, with one column for each character.
    package static let whole = Layout(columns: .max, width: { _ in 1 }, fold: { $0 })

    /// Describes a layout.
    package init(
      columns: Int,
      width: @escaping @Sendable (Unicode.Scalar) -> Int,
      fold: @escaping @Sendable (String) -> String
    ) {
      self.columns = columns
      self.width = width
      self.fold = fold
    }
  }
}

/// The part of a line that shows a place in it.
struct Excerpt {
  /// What shows, with an ellipsis where it was cut.
  let text: String
  /// The columns before what is meant.
  let indent: Int
  /// The columns of what is meant, as far as it shows; at least one.
  let span: Int

  /// Cuts a line so that it fits and shows where something begins.
  ///
  /// - Parameters:
  ///   - line: The line, fit for a terminal and with as many characters as its place counts by.
  ///   - start: The number of characters before what is meant.
  ///   - count: The number of characters that are meant.
  ///   - columns: The widest text.
  ///   - width: The columns of a character.
  init(
    _ line: [Unicode.Scalar],
    start: Int,
    count: Int,
    columns: Int,
    width: (Unicode.Scalar) -> Int
  ) {
    let start = min(start, line.count)
    let end = min(max(start, start + count), line.count)
    let columns = max(columns, Self.narrowest)
    var first = 0
    let before = line[..<start].reduce(0) { $0 + width($1) }
    let all = before + line[start...].reduce(0) { $0 + width($1) }
    // What is meant begins in the first third of a line that has to be cut.
    if all > columns, before > columns * 2 / 3 {
      var kept = 0
      first = start
      while first > 0, kept + width(line[first - 1]) <= columns / 3 {
        first -= 1
        kept += width(line[first])
      }
    }
    var shown: [Unicode.Scalar] = first > 0 ? ["…"] : []
    var used = shown.count
    var indent = used
    var span = 0
    for index in first..<line.count {
      let room = index == line.count - 1 ? columns : columns - 1
      if used + width(line[index]) > room {
        shown.append("…")
        break
      }
      used += width(line[index])
      shown.append(line[index])
      if index < start { indent = used }
      if (start..<end).contains(index) { span += width(line[index]) }
    }
    text = String(String.UnicodeScalarView(shown))
    self.indent = indent
    self.span = max(1, span)
  }

  /// Narrower than this, an excerpt shows nothing of use.
  private static let narrowest = 12
}

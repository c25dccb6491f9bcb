/// Text in pieces that each have one style, always safe to print.
///
/// Whatever goes in is sanitized; only `\n` and `\t` remain, for `wrap` to lay out. Neighbours of
/// one style are one run, and no run is empty.
package struct StyledText: Hashable, Sendable {
  /// A piece of text in one style.
  package struct Run: Hashable, Sendable {
    /// The text; never empty.
    package let text: String
    /// How all of it looks.
    package let style: Style

    init(sanitized text: String, style: Style) {
      self.text = text
      self.style = style
    }
  }

  /// The pieces in order.
  package private(set) var runs: [Run]

  /// Creates an empty text.
  package init() { runs = [] }

  /// Creates a text of one style from anything; it is sanitized.
  package init(_ text: String, _ style: Style = .plain) {
    self.init(
      runs: [
        Run(
          sanitized: sanitized(text, keepingNewlines: true, keepingTabs: true),
          style: style
        )
      ]
    )
  }

  /// Creates a text from runs that are safe already.
  init(runs: [Run]) {
    self.runs = []
    for run in runs { append(run) }
  }

  /// Whether there is no text at all.
  package var isEmpty: Bool { runs.isEmpty }

  /// The text without styles.
  package var plain: String { runs.reduce(into: "") { $0 += $1.text } }

  /// The columns it takes on one line.
  package var width: Int { runs.reduce(0) { $0 + TextWidth.of($1.text) } }

  /// Adds a text at the end.
  package mutating func append(_ other: StyledText) {
    for run in other.runs { append(run) }
  }

  /// Adds text of a style at the end; it is sanitized.
  package mutating func append(_ text: String, _ style: Style = .plain) {
    append(StyledText(text, style))
  }

  /// Returns this text with a style under every run's own.
  package func over(_ style: Style) -> StyledText {
    StyledText(runs: runs.map { Run(sanitized: $0.text, style: style.adding($0.style)) })
  }

  /// Returns the bytes to print, as text, with all styles ended at the end.
  ///
  /// Line breaks and tabs are printed as spaces; `wrap` lays them out.
  package func rendered(_ support: ColorSupport) -> String {
    var result = ""
    var current = Style.plain
    for run in runs {
      if support == .ansi16, run.style != current {
        result += run.style.selectSequence
        current = run.style
      }
      let isOneLine = run.text.utf8.allSatisfy { $0 >= 0x20 }
      result += isOneLine ? run.text : String(run.text.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
    }
    return current == .plain ? result : result + Style.plain.selectSequence
  }

  /// Returns one text after another.
  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    result.append(right)
    return result
  }

  /// Adds a text at the end.
  package static func += (left: inout StyledText, right: StyledText) {
    left.append(right)
  }

  private mutating func append(_ run: Run) {
    guard !run.text.isEmpty else { return }
    if let last = runs.last, last.style == run.style {
      runs[runs.count - 1] = Run(sanitized: last.text + run.text, style: run.style)
    } else {
      runs.append(run)
    }
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// Creates a plain text; what is interpolated is sanitized too.
  package init(stringLiteral value: String) { self.init(value) }
}

extension Sequence where Element == StyledText {
  /// Returns the texts one after another with a separator between them.
  package func joined(separator: StyledText = StyledText()) -> StyledText {
    var result = StyledText()
    var isFirst = true
    for text in self {
      if !isFirst { result.append(separator) }
      result.append(text)
      isFirst = false
    }
    return result
  }
}

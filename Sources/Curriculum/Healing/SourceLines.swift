/// Walks over the lines of a source and knows which of them stand between fences.
struct SourceLines {
  private let source: TextSlice
  private var start = 0
  /// The sign of the fence that is open; zero if none is.
  private var fence: UInt8 = 0

  init(_ source: TextSlice) { self.source = source }

  /// The next line without its break; nil at the end.
  mutating func next() -> Range<Int>? {
    guard start < source.count else { return nil }
    let end = source.firstIndex(of: 0x0A, from: start) ?? source.count
    defer { start = end + 1 }
    return start..<end
  }

  /// Whether a line is code or a fence around it; to be asked of each line once.
  ///
  /// - Parameter text: The line from where its text begins.
  mutating func isCode(_ text: TextSlice) -> Bool {
    let sign = text.first
    let length = text.firstIndex { $0 != sign } ?? text.count
    guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~"), length > 2 else {
      return fence != 0
    }
    let info = text.suffix(from: length)
    if fence == sign {
      if info.trimmed.isEmpty { fence = 0 }
      return true
    }
    // Between two runs of backticks in one line stands code of a few words.
    let isInline = sign == UInt8(ascii: "`") && info.contains(sign)
    if fence == 0, !isInline { fence = sign }
    return fence != 0
  }
}

import Markdown

/// Where the marks of cards and questions stand in a document, from one look at its bytes.
///
/// Most blocks hold none, and asking each rule in turn would read them many times over. A mark that
/// is found here may still turn out to be something else; one that is not found is not there.
struct SourceMarks {
  /// What one block could hold.
  struct Found {
    /// `==` or `{{`: there may be a gap.
    let mayHaveGap: Bool
    /// `::`: there may be a definition after it.
    let mayHaveDoubleColon: Bool
    /// A question mark stands in it, or it begins with a mark of questions.
    let mayAsk: Bool

    /// Whether there is anything at all.
    var isAny: Bool { mayHaveGap || mayHaveDoubleColon || mayAsk }
  }

  private let gaps: [Int]
  private let doubleColons: [Int]
  private let questionMarks: [Int]

  /// - Complexity: O(n) in the number of bytes.
  init(_ source: TextSlice) {
    let gaps =
      Self.pairs(of: UInt8(ascii: "="), in: source) + Self.pairs(of: UInt8(ascii: "{"), in: source)
    self.gaps = gaps.sorted()
    doubleColons = Self.pairs(of: UInt8(ascii: ":"), in: source)
    var marks: [Int] = []
    var at = 0
    while let place = source.firstIndex(of: UInt8(ascii: "?"), from: at) {
      marks.append(place)
      at = place + 1
    }
    questionMarks = marks
  }

  /// The places of two equal bytes side by side.
  private static func pairs(of byte: UInt8, in source: TextSlice) -> [Int] {
    var places: [Int] = []
    var at = 0
    while let place = source.firstIndex(of: byte, from: at) {
      if place + 1 < source.count, source[place + 1] == byte { places.append(place) }
      at = place + 1
    }
    return places
  }

  /// Returns the marks of a block.
  ///
  /// - Parameter isList: Whether the first two bytes are the mark of an item.
  /// - Complexity: O(log n) in the number of marks.
  func found(in block: NodeID, of document: MarkdownDocument, isList: Bool = false) -> Found {
    let range = document.range(of: block)
    let inner = range.lowerBound..<max(range.lowerBound, range.upperBound - 1)
    var mayAsk = Self.holds(questionMarks, range)
    if !mayAsk {
      mayAsk = document.withSource(of: block) { text in
        Self.firstLetter(of: text) == UInt8(ascii: "q")
          || QuestionMark.mayBegin(isList ? text.suffix(from: 2) : text)
      }
    }
    return Found(
      mayHaveGap: Self.holds(gaps, inner),
      mayHaveDoubleColon: Self.holds(doubleColons, inner),
      mayAsk: mayAsk
    )
  }

  /// Whether one of some places in ascending order lies in a range.
  private static func holds(_ places: [Int], _ range: Range<Int>) -> Bool {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] < range.upperBound
  }

  /// The first letter in lower case, or the first byte that is a digit or beyond ASCII.
  private static func firstLetter(of text: TextSlice) -> UInt8 {
    text.firstIndex(where: TextMarks.isWord).map { text[$0] | 0x20 } ?? 0
  }
}

extension MarkdownDocument {
  /// Lends the source of a node.
  func withSource<Result>(of node: NodeID, _ body: (TextSlice) -> Result) -> Result {
    let range = range(of: node)
    return source.withUnsafeBufferPointer { source in
      body(TextSlice(UnsafeBufferPointer(rebasing: source[range])))
    }
  }
}

import Markdown
import SourceText

/// No word has a gap within it, as `def ault` has where the text was read from a picture.
///
/// Two pieces are one word if the guide writes them so elsewhere and has no other use for them.
enum TornWordRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.documents.indices.flatMap { file -> [Diagnostic] in
      let kind = context.kind(ofFile: file)
      guard kind == "guide" || kind == "questions" else { return [] }
      return torn(in: context.documents[file]).map { range, word in
        let pieces = String(decoding: context.documents[file].source[range], as: UTF8.self)
        return context.diagnostic(
          .note,
          Place(file: file, range: range),
          "text.torn-word",
          "'\(pieces)' is written '\(word)' elsewhere",
          help: "write it so here too, unless two words are meant"
        )
      }
    }
  }

  /// Finds words with a gap, each with how it is written elsewhere.
  ///
  /// - Complexity: O(n) in the number of bytes.
  private static func torn(in document: MarkdownDocument) -> [(Range<Int>, word: String)] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      let texts = document.descendants(of: document.root)
        .filter { document.kind(of: $0) == .text }.map { document.range(of: $0) }
      var counts: [UInt64: Int] = [:]
      for text in texts {
        forEachWord(in: text, of: source) { word in
          // `ATP` and `LoadBalancer` are names, which need not be what small letters spell.
          if isSmall(source[word].suffix(from: 1)) { counts[hash(source[word]), default: 0] += 1 }
        }
      }
      var found: [(Range<Int>, word: String)] = []
      for text in texts {
        var previous: Range<Int>?
        forEachWord(in: text, of: source) { word in
          defer { previous = word }
          guard let previous, isOneWord(previous, word, in: source, counts) else { return }
          found.append(
            (previous.lowerBound..<word.upperBound, String(source[previous]) + String(source[word]))
          )
        }
      }
      return found
    }
  }

  /// A hash of a word of letters, whatever their case.
  private static func hash(_ word: TextSlice, after hash: UInt64 = 0) -> UInt64 {
    word.bytes.reduce(hash) { ($0 ^ UInt64($1 | 0x20)) &* 0x100_0000_01B3 }
  }

  private static func isOneWord(
    _ left: Range<Int>,
    _ right: Range<Int>,
    in source: TextSlice,
    _ counts: [UInt64: Int]
  ) -> Bool {
    guard right.lowerBound == left.upperBound + 1, source[left.upperBound] == 0x20,
      isFree(left, in: source), isFree(right, in: source),
      isSmall(source[left.lowerBound + 1..<right.upperBound])
    else { return false }
    let pieces = [source[left], source[right]]
    let uses = counts[hash(pieces[1], after: hash(pieces[0]))] ?? 0
    if let letter = pieces.first(where: { $0.count == 1 }) {
      return uses >= fewestUses && left.count + right.count > 2
        && !"ai".utf8.contains(letter.first | 0x20)
    }
    return uses > 0 && left.count + right.count >= shortest
      && pieces.allSatisfy { counts[hash($0)] == 1 }
  }

  /// Shorter words arise by chance.
  private static let shortest = 6
  /// A letter may be a name, so that more must speak for it.
  private static let fewestUses = 3

  private static func isSmall(_ text: TextSlice) -> Bool {
    text.bytes.allSatisfy { $0 &- 0x41 >= 26 }
  }

  /// Whether no sign joins a word to what stands around it.
  private static func isFree(_ word: Range<Int>, in source: TextSlice) -> Bool {
    func isSign(_ byte: UInt8) -> Bool { byte > 0x20 && !".,;:!?()".utf8.contains(byte) }
    return !(word.lowerBound > 0 && isSign(source[word.lowerBound - 1]))
      && !(word.upperBound < source.count && isSign(source[word.upperBound]))
  }

  private static func forEachWord(
    in text: Range<Int>,
    of source: TextSlice,
    _ body: (Range<Int>) -> Void
  ) {
    var at = text.lowerBound
    while at < text.upperBound {
      let start = at
      while at < text.upperBound, TextMarks.isLetter(source[at]) { at += 1 }
      if at > start { body(start..<at) } else { at += 1 }
    }
  }
}

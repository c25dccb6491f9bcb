import Markdown

/// A sentence of a guide, whether or not a card is made of it.
struct GuideSentence {
  /// What it says.
  let text: String
  /// The paragraph or item in which it stands.
  let place: Place

  /// Finds the sentences of all guides but those of questions, whose options are wrong for the most
  /// part.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func all(in context: CheckContext) -> [GuideSentence] {
    var asked: [Int: [Range<Int>]] = [:]
    for question in context.graph.questions {
      for place in [question.place] + question.options.map(\.place) {
        asked[place.file, default: []].append(place.range)
      }
    }
    return context.documents.indices.filter { context.kind(ofFile: $0) == "guide" }.flatMap {
      file in
      sentences(ofFile: file, besides: asked[file] ?? [], context)
    }
  }

  private static func sentences(
    ofFile file: Int,
    besides asked: [Range<Int>],
    _ context: CheckContext
  ) -> [GuideSentence] {
    let document = context.documents[file]
    var asked = asked.sorted { $0.lowerBound < $1.lowerBound }[...]
    var paragraphs = document.descendants(of: document.root).filter {
      document.kind(of: $0) == .paragraph
    }
    paragraphs.sort { document.range(of: $0).lowerBound < document.range(of: $1).lowerBound }
    return paragraphs.flatMap { node -> [GuideSentence] in
      let range = document.range(of: node)
      while let first = asked.first, first.upperBound <= range.lowerBound { asked.removeFirst() }
      if let first = asked.first, first.overlaps(range) { return [] }
      let place = Place(file: file, range: range)
      return sentences(of: document.plainText(of: node)).map {
        GuideSentence(text: $0, place: place)
      }
    }
  }

  /// The sentences of a text; what ends with a question mark states nothing.
  static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var sentence: [UInt8] = []
    let bytes = Array(text.utf8)
    for (at, byte) in bytes.enumerated() {
      let next = at + 1 < bytes.count ? bytes[at + 1] : 0x20
      let isEnd = ".;!?".utf8.contains(byte) && (next == 0x20 || next == 0x0A)
      sentence.append(byte == 0x0A ? 0x20 : byte)
      guard isEnd || at + 1 == bytes.count else { continue }
      if byte != UInt8(ascii: "?") { sentences.append(String(decoding: sentence, as: UTF8.self)) }
      sentence.removeAll(keepingCapacity: true)
    }
    return sentences
  }
}

import Markdown

extension CardRules {
  /// Whether a block begins what a reader opens to see an answer: `<details>` with a summary.
  func isHiddenAnswer(_ block: NodeID) -> Bool {
    guard let summary = summary(of: block) else { return false }
    return summary.withTextSlice(QuestionLabel.announcesAnswer)
  }

  /// The text between the tags of a summary; nil if a block has none.
  func summary(of block: NodeID) -> String? {
    guard document.kind(of: block) == .htmlBlock,
      document.withSource(of: block, { $0.contains("<summary>") })
    else { return nil }
    let html = document.literal(of: block)
    guard let start = html.firstRange(of: "<summary>")?.upperBound,
      let end = html[start...].firstRange(of: "</summary>")?.lowerBound
    else { return nil }
    return String(Self.withoutTags(html[start..<end]).trimmed)
  }

  /// A summary that stands over what a reader opens like a title; nil if a block has none.
  func hiddenTitle(_ block: NodeID) -> Label? {
    guard let summary = summary(of: block), !summary.isEmpty else { return nil }
    let title = Label(arena.copy(summary), in: arena)
    return title.isNamed ? title : nil
  }

  /// Asks a summary that is a question; what it hides is the answer.
  ///
  /// - Returns: How many of the blocks, the first included, belong to it; zero if it asks nothing.
  mutating func readSummary(_ blocks: ArraySlice<NodeID>, labels: LabelPath) -> Int {
    guard let first = blocks.first, let summary = summary(of: first), summary.hasSuffix("?") else {
      return 0
    }
    let hidden = hiddenAnswer(in: blocks)
    add(
      QuestionStem.withoutNumber(arena.copy(summary)),
      arena.copy(hidden.text),
      items: 0,
      isExplicit: true,
      first,
      labels
    )
    return hidden.count
  }

  /// The text that `<details>` hide, and how many blocks they take.
  func hiddenAnswer(in blocks: ArraySlice<NodeID>) -> (text: String, count: Int) {
    var parts: [String] = []
    var count = 0
    for block in blocks {
      count += 1
      guard document.kind(of: block) == .htmlBlock else {
        parts.append(answerText(of: [block]))
        continue
      }
      var html = document.literal(of: block)[...]
      if let end = html.firstRange(of: "</summary>")?.upperBound { html = html[end...] }
      let close = html.firstRange(of: "</details>")?.lowerBound
      let text = Self.withoutTags(html[..<(close ?? html.endIndex)]).trimmed
      if !text.isEmpty { parts.append(String(text)) }
      if close != nil { break }
    }
    return (parts.joined(separator: "\n"), count)
  }

  private static func withoutTags(_ html: Substring) -> String {
    var text: [UInt8] = []
    var isInTag = false
    for byte in html.utf8 {
      if byte == UInt8(ascii: "<") {
        isInTag = true
      } else if byte == UInt8(ascii: ">"), isInTag {
        isInTag = false
      } else if !isInTag {
        text.append(byte)
      }
    }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    return lines.map { String($0.trimmed) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

import Markdown

extension CardRules {
  /// Reads terms with their definitions below them behind a colon, as Pandoc and others write them:
  ///
  ///     Namespace
  ///     : A scope for names.
  ///
  /// - Parameter rest: The blocks behind the paragraph; a definition may stand apart from its term.
  /// - Returns: How many of these blocks were read with the paragraph; nil if it defines nothing so.
  mutating func readDefinitionList(
    _ paragraph: NodeID,
    rest: ArraySlice<NodeID>,
    labels: LabelPath
  ) -> Int? {
    if holdsDefinition(paragraph) {
      readDefinitions(guide.lines(of: paragraph)[...], labels, document.range(of: paragraph))
      return 0
    }
    guard let following = rest.first, document.kind(of: following) == .paragraph,
      document.withSource(of: following, { Self.isDefinition($0) }),
      case let lines = guide.lines(of: paragraph), lines.count == 1
    else { return nil }
    let all = lines + guide.lines(of: following)
    let end = document.range(of: following).upperBound
    readDefinitions(all[...], labels, document.range(of: paragraph).lowerBound..<end)
    return 1
  }

  /// Whether a line behind the first begins with a colon.
  private func holdsDefinition(_ paragraph: NodeID) -> Bool {
    document.withSource(of: paragraph) { source in
      var at = 0
      while let end = source.firstIndex(of: 0x0A, from: at) {
        at = end + 1
        if Self.isDefinition(source.suffix(from: at)) { return !Self.isDefinition(source) }
      }
      return false
    }
  }

  static func isDefinition(_ line: TextSlice) -> Bool {
    let text = line.drop { $0.first == 0x20 }
    return text.first == UInt8(ascii: ":") && (text.hasPrefix(": ") || text.hasPrefix(":\t"))
  }

  /// Reads lines of which those with a colon define the one before.
  private mutating func readDefinitions(
    _ lines: ArraySlice<TextSlice>,
    _ labels: LabelPath,
    _ range: Range<Int>
  ) {
    var term: TextSlice?
    var said: [TextSlice] = []
    for (place, line) in lines.enumerated() {
      let next = lines.dropFirst(place + 1).first
      if Self.isDefinition(line) {
        said.append(line.suffix(from: 1).trimmed)
      } else if next.map(Self.isDefinition) ?? false {
        addListed(term, said, labels, range)
        term = line
        said = []
      } else if !said.isEmpty {
        said.append(line)
      }
    }
    addListed(term, said, labels, range)
  }

  private mutating func addListed(
    _ term: TextSlice?,
    _ said: [TextSlice],
    _ labels: LabelPath,
    _ range: Range<Int>
  ) {
    guard let term, !said.isEmpty else { return }
    let lead = LeadTerm(term, saying: arena.joined(said, by: " "))
    _ = addDefinition(lead, labels: labels, range: range)
  }
}

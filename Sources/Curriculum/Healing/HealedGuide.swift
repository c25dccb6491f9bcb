import Markdown

/// A guide as its author meant it: without adverts and marks, and with what page breaks tore apart
/// put together.
///
/// The source is edited and parsed again, so that the rules that make cards see an ordinary
/// document; places in it are traced back to the file. Nothing happens to a guide without faults.
struct HealedGuide {
  /// Something that was healed or left out.
  struct Finding: Equatable {
    /// What was wrong.
    enum Kind: Equatable {
      /// A sentence that went on after a break.
      case cutSentence
      /// Items that a break had torn from those above, with the label they belong to.
      case cutList(owner: String)
      case advert
      case residue
      case navigation
      case citation

      /// What to tell the author about noise; some of it is no fault.
      init?(_ noise: Noise) {
        switch noise {
        case .advert, .disclaimer: self = .advert
        case .residue: self = .residue
        case .navigation: self = .navigation
        case .objectives, .drawing, .filler: return nil
        }
      }
    }

    let kind: Kind
    /// The bytes in the file.
    var range: Range<Int>
  }

  /// The document to make cards from.
  private(set) var document: MarkdownDocument
  /// What was healed, with places in the file.
  private(set) var findings: [Finding] = []
  private var origins: [OffsetMap] = []

  /// Heals a document.
  ///
  /// - Parameter isGuide: Whether paragraphs may be left out and lists put together; in questions
  ///   only marks are taken out.
  /// - Complexity: O(n) in the number of bytes.
  init(_ document: MarkdownDocument, isGuide: Bool) {
    self.document = document
    if isGuide {
      take(TabbedText.edits(in: document), [])
      take(PandocText.edits(in: self.document), [])
      let lines = [
        PageText.edits, LetteredPairs.edits, VideoTimes.edits, HTMLTable.edits, CardMark.edits,
        NumberedHeading.edits, BareValue.edits,
      ]
      take(lines.flatMap { $0(self.document) }, [])
    }
    take(Admonition.edits(in: self.document), [])
    take(TightHeading.edits(in: self.document), [])
    let document = self.document
    let noise = NoiseFinder(document, dropsNoise: isGuide)
    guard isGuide else {
      take(noise.edits, noise.findings)
      return
    }
    let sentences = SentenceBreak.find(in: document, leavingOut: noise.dropped)
    let headings = HTMLHeading.edits(in: document)
    take(noise.edits + sentences.edits + headings, noise.findings + sentences.findings)
    let lists = ListBreak.find(in: self.document, hasCutSentences: !sentences.edits.isEmpty)
    take(lists.edits, lists.findings)
  }

  /// Returns where bytes of the healed document stand in the file.
  func origin(_ range: Range<Int>) -> Range<Int> {
    var range = range
    for edits in origins.reversed() { range = edits.original(range) }
    return range
  }

  private mutating func take(_ edits: [SourceEdit], _ findings: [Finding]) {
    self.findings += findings.map { Finding(kind: $0.kind, range: origin($0.range)) }
    guard !edits.isEmpty else { return }
    let edited = SourceEdit.apply(edits, to: document.source)
    document = MarkdownDocument(parsing: edited.source, options: document.options)
    origins.append(edited.origins)
  }
}

import Curriculum
import Markdown
import SourceText
import Terminal

/// The words of a passage that its author set apart as code or by emphasis.
///
/// A card keeps the words of its guide, not their marks. They are read again where the card stands,
/// so that the terminal shows them as the guide means them.
struct MarkedWords {
  private let marks: [(words: [Character], style: Style)]

  /// Code is told from text by its signs; the colour only helps to find it.
  static let code = Style(.bold, foreground: .magenta)

  /// Longer passages are not searched: no card is made of so much text.
  private static let longestPassage = 8192

  /// No words.
  init() { marks = [] }

  /// Reads the marks of a passage.
  ///
  /// - Complexity: O(n) in the number of bytes of the place.
  init(at place: Place, in graph: StudyGraph) {
    let bytes = graph.files[place.file].bytes
    let range = place.range.clamped(to: 0..<bytes.count)
    guard !range.isEmpty, range.count <= Self.longestPassage,
      bytes[range].contains(where: { $0 == 0x60 || $0 == 0x2A || $0 == 0x5F })
    else {
      marks = []
      return
    }
    let document = MarkdownDocument(parsing: Array(bytes[range]))
    var marks: [(words: [Character], style: Style)] = []
    Self.collect(document.root, document, into: &marks)
    // The longest comes first, so that `a.b` is not taken for `a`.
    self.marks = marks.sorted { $0.words.count > $1.words.count }
  }

  private static func collect(
    _ node: NodeID,
    _ document: MarkdownDocument,
    into marks: inout [(words: [Character], style: Style)]
  ) {
    for child in document.children(of: node) {
      switch document.kind(of: child) {
      case .codeSpan: marks.append((Array(document.literal(of: child)), code))
      case .emphasis: marks.append((Array(document.plainText(of: child)), .italic))
      case .strong:
        // At the beginning of a paragraph it names the term.
        if document.firstChild(of: node) != child {
          marks.append((Array(document.plainText(of: child)), .bold))
        }
      default: collect(child, document, into: &marks)
      }
    }
  }

  /// Returns a text with its marked words in their styles.
  ///
  /// - Parameters:
  ///   - text: A text that is safe to print.
  ///   - style: The style under all others.
  func styled(_ text: String, _ style: Style = .plain) -> StyledText {
    if marks.isEmpty { return StyledText(text, style) }
    let characters = Array(text)
    var result = StyledText()
    var plain = 0
    var at = 0
    while at < characters.count {
      guard let mark = marks.first(where: { Self.stands($0.words, at: at, in: characters) }) else {
        at += 1
        continue
      }
      result.append(String(characters[plain..<at]), style)
      let end = at + mark.words.count
      result.append(StyledText(String(characters[at..<end]), mark.style).over(style))
      at = end
      plain = end
    }
    result.append(String(characters[plain...]), style)
    return result
  }

  /// Whether words stand at a place and are no part of longer words.
  private static func stands(_ words: [Character], at start: Int, in text: [Character]) -> Bool {
    let end = start + words.count
    guard let first = words.first, let last = words.last, end <= text.count,
      text[start..<end].elementsEqual(words)
    else { return false }
    return !(isWord(first) && start > 0 && isWord(text[start - 1]))
      && !(isWord(last) && end < text.count && isWord(text[end]))
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}

import Markdown

/// The marks of programs that make a card of a line, where no spaces stand around them:
/// `Deadlock::two threads that wait for each other`, and `:::` for both directions.
struct CardMark {
  private let source: TextSlice
  private var found: [Mark] = []
  /// What becomes of data that stands in the text, such as `Suffix:: -pril`.
  private var fields: [SourceEdit] = []
  /// Whether the signs stand in code or behind one another: then they belong to names of things.
  private var isProgramming = false

  private struct Mark {
    let range: Range<Int>
    let question: Range<Int>
    /// Whether it is no part of a name, as `std::move` is one.
    let isSure: Bool
  }

  /// Returns the edits that set the marks apart.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      guard source.contains("::") else { return [] }
      var marks = CardMark(source: source)
      marks.read()
      return marks.edits
    }
  }

  private init(source: TextSlice) { self.source = source }

  private mutating func read() {
    var lines = SourceLines(source)
    while let range = lines.next() {
      let line = source[range]
      let isCode = lines.isCode(line.drop(any: " \t"))
      guard let at = line.firstIndex(of: "::") else { continue }
      let rest = line.suffix(from: at)
      let length = rest.firstIndex { $0 != UInt8(ascii: ":") } ?? rest.count
      isProgramming = isProgramming || isCode || line.contains(UInt8(ascii: "`"))
      let question = line.prefix(at).drop(any: " \t-*+>")
      let answer = rest.suffix(from: length)
      if answer.contains("::") {
        isProgramming = true
        continue
      }
      if length == 2, !isCode, answer.first == 0x20, Self.isField(question) {
        let value = answer.trimmed
        let isSwitch = value == "true" || value == "false"
        fields.append(
          isSwitch
            ? SourceEdit(range) : Self.field(question, at: range.lowerBound + at, line: range)
        )
        continue
      }
      guard length < 4, !isCode, !question.isEmpty, question.last != 0x20, !answer.isEmpty,
        answer.first != 0x20, question.first != UInt8(ascii: "|"), question.count <= Self.longest
      else { continue }
      let start = range.lowerBound + at
      found.append(
        Mark(
          range: start..<start + length,
          question: start - question.count..<start,
          isSure: question.last == UInt8(ascii: "?")
            || length == 3 && question.firstIndex { "`:".utf8.contains($0) } == nil
        )
      )
    }
  }

  /// Whether a text is the name of a field: one word.
  private static func isField(_ name: TextSlice) -> Bool {
    name.beginsWithLetter
      && name.firstIndex { !TextMarks.isWord($0) && $0 != UInt8(ascii: "-") } == nil
  }

  /// Drops what is said of the document, and makes a label of any other field.
  private static func field(_ name: TextSlice, at sign: Int, line: Range<Int>) -> SourceEdit {
    SourceEdit(properties.contains(folded: name) ? line : sign + 1..<sign + 2)
  }

  private static let properties: PhraseSet = [
    "alias", "aliases", "author", "banner", "class", "collapsed", "course", "created", "cssclass",
    "date", "deck", "due", "icon", "id", "link", "parent", "priority", "public", "publish",
    "related", "source", "status", "tag", "tags", "template", "title", "type", "up", "updated",
    "url", "down", "next", "prev", "previous", "same", "project", "area", "topic", "topics",
  ]

  /// A longer text asks nothing.
  private static let longest = 200
  /// A sign or two may belong to names.
  private static let fewest = 3

  private var edits: [SourceEdit] {
    var questions: Set<String> = []
    // `std::move` and `std::swap` are names from one place.
    let areApart = found.allSatisfy { questions.insert(String(source[$0.question])).inserted }
    let takesAll = areApart && !isProgramming && found.count >= Self.fewest
    return fields
      + found.filter { takesAll || $0.isSure }.map { mark in
        SourceEdit(mark.range, [0x20] + Array(source[mark.range].bytes) + [0x20])
      }
  }
}

import Markdown

/// What is left of pages where a guide was taken from slides or from a PDF: page numbers and
/// captions between the lines, words cut at the end of a line, dashes for bullets.
struct PageText {
  private let source: TextSlice
  private var edits: [SourceEdit] = []
  /// The lines that only number a page.
  private var pageNumbers: [Range<Int>] = []
  /// Where dashes stand that may be bullets.
  private var dashes: [Int] = []
  /// Where bullets stand that were escaped.
  private var escapes: [Int] = []
  /// Where lines begin with a sign that only people take for a bullet, and those with a dash that
  /// stand further to the right below one.
  private var bullets: [Int] = []
  private var nestedDashes: [Range<Int>] = []
  /// Lines that end with a bar and a number, by what stands before it.
  private var footers: [String: [Range<Int>]] = [:]
  /// Hyphens at the ends of lines before a letter, each with where that stands.
  private var hyphens: [(place: Int, next: Int)] = []

  /// Returns the edits that take them out.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func edits(in document: MarkdownDocument) -> [SourceEdit] {
    document.source.withUnsafeBufferPointer { bytes in
      var text = PageText(source: TextSlice(bytes))
      text.read()
      return text.edits
    }
  }

  private init(source: TextSlice) { self.source = source }

  /// One line alone may say that something is to be read on a page.
  private static let fewestPages = 3
  private static let fewestFooters = 2
  private static let fewestEscapes = 2
  private static let fewestNested = 2
  /// A dash or two may begin a remark.
  private static let fewestDashes = 3

  private mutating func read() {
    var lines = SourceLines(source)
    let hasNames = source.contains(" ^")
    var isInList = false
    var isBelowBullet = false
    var hyphen: Int?
    var wasBlank = true
    while let range = lines.next() {
      let line = source[range]
      let text = line.drop(any: " \t")
      let start = range.upperBound - text.count
      guard !lines.isCode(text), !text.isEmpty else {
        hyphen = nil
        wasBlank = text.isEmpty
        continue
      }
      if let place = hyphen, TextMarks.isLetter(text.first) { hyphens.append((place, start)) }
      // A row of a table has others above or below it.
      if wasBlank, TextMarks.isDigit(text.last), isBlank(behind: range),
        let footer = Self.footer(text)
      {
        footers[footer, default: []].append(range)
      }
      wasBlank = false
      hyphen = Self.endsInHyphen(text) ? range.upperBound - 1 : nil
      if hasNames, let name = Self.blockName(text) {
        edits.append(SourceEdit(start + name..<range.upperBound))
      }
      switch text.first {
      case UInt8(ascii: "P"): if PageMark.numbersPage(text) { pageNumbers.append(range) }
      case UInt8(ascii: "F"): if Self.isCaption(text) { edits.append(SourceEdit(range)) }
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        isInList = text.count > 1 && text[1] == 0x20
      case UInt8(ascii: "\\") where text.hasPrefix("\\- "): escapes.append(start)
      case 0xC2 where text.hasPrefix("· "): edits.append(SourceEdit(start..<start + 2, [0x2D]))
      case 0xE2 where text.hasPrefix("• "):
        bullets.append(start)
        isBelowBullet = true
        continue
      case 0xE2 where isBelowBullet && start > range.lowerBound && text.hasPrefix("– "):
        nestedDashes.append(range.lowerBound..<start + 3)
        continue
      case 0xE2 where isInList && text.hasPrefix("– "): dashes.append(start)
      case UInt8(ascii: "#"): isInList = false
      default: break
      }
      isBelowBullet = false
    }
    if nestedDashes.count >= Self.fewestNested {
      edits += bullets.map { SourceEdit($0..<$0 + 3, [UInt8(ascii: "-")]) }
      edits += nestedDashes.map { SourceEdit($0, Array("  -".utf8)) }
    }
    if pageNumbers.count >= Self.fewestPages { edits += pageNumbers.map { SourceEdit($0) } }
    for lines in footers.values where lines.count >= Self.fewestFooters {
      edits += lines.map { SourceEdit($0) }
    }
    if escapes.count >= Self.fewestEscapes {
      edits += escapes.map { SourceEdit($0..<$0 + 1) }
    }
    if dashes.count >= Self.fewestDashes {
      edits += dashes.map { SourceEdit($0..<$0 + 3, [UInt8(ascii: "-")]) }
    }
    for hyphen in hyphens { join(hyphen) }
  }

  /// Where a name begins that a notebook gives to a block for others to link to: ` ^card-ropes`.
  private static func blockName(_ text: TextSlice) -> Int? {
    guard TextMarks.isWord(text.last), let sign = text.lastIndex(of: UInt8(ascii: "^")),
      sign > 0, text[sign - 1] == 0x20, case let name = text.suffix(from: sign + 1),
      name.count >= shortestName, TextMarks.isLetter(name.first) || TextMarks.isDigit(name.first),
      name.bytes.allSatisfy({
        $0 == UInt8(ascii: "-") || $0 < 0x80 && TextMarks.isWord($0) && $0 != UInt8(ascii: "_")
      })
    else { return nil }
    return sign - 1
  }

  /// Fewer letters may be a power.
  private static let shortestName = 4

  /// Whether nothing stands on the line behind another one.
  private func isBlank(behind line: Range<Int>) -> Bool {
    let next = source.suffix(from: min(source.count, line.upperBound + 1))
    return next.prefix(next.firstIndex(of: 0x0A) ?? next.count).trimmed.isEmpty
  }

  /// What stands before the number of a page: `Cheat Sheet | 4`.
  private static func footer(_ text: TextSlice) -> String? {
    guard text.count <= 100, text.first != UInt8(ascii: "|"),
      let bar = text.lastIndex(of: UInt8(ascii: "|")), bar > 3, text.count - bar <= 5,
      text.suffix(from: bar + 1).trimmed.number != nil
    else { return nil }
    return String(text.prefix(bar).trimmed)
  }

  /// `Figure 3: Loading models`
  private static func isCaption(_ text: TextSlice) -> Bool {
    guard text.count <= 200, text.hasPrefix("Figure ") || text.hasPrefix("Fig. ") else {
      return false
    }
    let number = text.drop { !$0.beginsWithNumber && !$0.isEmpty }
    let digits = number.leadingDigits
    guard !digits.isEmpty, text.count - number.count <= 7 else { return false }
    let sign = number.suffix(from: digits.count)
    return sign.first == UInt8(ascii: ":") || sign.first == UInt8(ascii: ".")
  }

  private static func endsInHyphen(_ text: TextSlice) -> Bool {
    text.last == UInt8(ascii: "-") && text.count > 3 && TextMarks.isLetter(text[text.count - 2])
      && text.first != UInt8(ascii: "|")
  }

  /// Joins a word that was cut at the end of a line; `multi-` and `model` keep their hyphen.
  private mutating func join(_ hyphen: (place: Int, next: Int)) {
    var start = hyphen.place
    while start > 0, TextMarks.isLetter(source[start - 1]) { start -= 1 }
    var end = hyphen.next
    while end < source.count, TextMarks.isLetter(source[end]) { end += 1 }
    let before = source[start..<hyphen.place]
    let after = source[hyphen.next..<end]
    let isName = after.first &- 0x41 < 26
    // `Invocations-` and `PerInstance` are one name, `Monte-` and `Carlo` are not.
    let isCamel = before.suffix(from: 1).firstIndex { $0 &- 0x41 < 26 } != nil && before.count > 3
    // `pre-` and `post-war`
    if Self.conjunctions.contains(folded: after) { return }
    // `Cl-`, `X-ray`
    let isSign = before.count == 2 && before.first &- 0x41 < 26
    let isWhole = before.count > 1 && after.count > 1 && !isSign
    guard !isName || isCamel, isWhole, end == source.count || source[end] != UInt8(ascii: "-")
    else {
      edits.append(SourceEdit(hyphen.place + 1..<hyphen.next))
      return
    }
    let word = (String(before) + "-" + String(after)).lowercased()
    let whole = (String(before) + String(after)).lowercased()
    let keeps =
      SentenceBreak.keepsHyphen(String(before)) || hyphenated.contains(word)
      || !isConverted && !isCamel && !words.contains(whole)
    edits.append(SourceEdit((keeps ? hyphen.place + 1 : hyphen.place)..<hyphen.next))
  }

  private static let conjunctions: PhraseSet = ["and", "but", "or", "to", "und"]

  /// Whether lines end in hyphens all over, as nobody writes them by hand.
  private var isConverted: Bool { hyphens.count >= Self.fewestHyphens }
  private static let fewestHyphens = 3

  /// The words of the text.
  private lazy var words: Set<String> = {
    var words: Set<String> = []
    var at = 0
    while at < source.count {
      guard TextMarks.isLetter(source[at]) else {
        at += 1
        continue
      }
      let start = at
      while at < source.count, TextMarks.isLetter(source[at]) { at += 1 }
      words.insert(String(source[start..<at]).lowercased())
    }
    return words
  }()

  /// The words that stand somewhere with their hyphen, on one line.
  private lazy var hyphenated: Set<String> = {
    var words: Set<String> = []
    var from = 0
    while let hyphen = source.firstIndex(of: UInt8(ascii: "-"), from: from) {
      from = hyphen + 1
      var start = hyphen
      while start > 0, TextMarks.isLetter(source[start - 1]) { start -= 1 }
      var end = from
      while end < source.count, TextMarks.isLetter(source[end]) { end += 1 }
      if start < hyphen, end > from { words.insert(String(source[start..<end]).lowercased()) }
    }
    return words
  }()
}

import Markdown
import SourceText

/// A guide numbers the domains of the exam at hand, not those of another one.
enum OtherExamRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    guard let blueprint = context.graph.blueprint, !blueprint.domains.isEmpty else { return [] }
    let matcher = DomainMatcher(blueprint)
    var findings: [Diagnostic] = []
    for (file, document) in context.documents.enumerated() {
      let kind = context.kind(ofFile: file)
      guard kind == "guide" || kind == "questions", context.exams(ofFile: file).isEmpty else {
        continue
      }
      let named = GuideOutline(document).sections.filter { section in
        section.title.label == "domain" && section.title.number != nil
      }
      let foreign = named.filter { !matcher.knowsDomain(named: $0.title.name) }
      let codes = ExamCodes(document.source, like: blueprint.id)
      let isOther = 2 * foreign.count > named.count
      guard isOther || named.isEmpty && codes.speaksOfAnother else { continue }
      let heading = foreign.first?.heading.map { document.range(of: $0) }
      findings.append(
        context.diagnostic(
          .warning,
          Place(file: file, range: heading ?? codes.first ?? 0..<0),
          "blueprint.other-exam",
          summary(foreign.count, of: named.count, codes, blueprint.id.uppercased()),
          help: "the guide's own numbers are not taken for those of this exam; "
            + "if it is about another one, name it in the front matter, such as 'exam: NAME'"
        )
      )
    }
    return findings
  }

  private static func summary(
    _ foreign: Int,
    of count: Int,
    _ codes: ExamCodes,
    _ exam: String
  ) -> String {
    let other = codes.others.first.map { code, count in
      "the text names \(code) \(count == 1 ? "once" : "\(count) times")"
    }
    guard count > 0 else { return "\(other ?? ""), not \(exam)" }
    return "\(foreign) of its \(count) domains are not domains of \(exam)"
      + (other.map { "; \($0)" } ?? "")
  }
}

/// The codes of exams that a text names, such as `MLA-C01`.
struct ExamCodes {
  /// Codes other than that of the exam at hand, the most frequent first.
  private(set) var others: [(code: String, count: Int)] = []
  /// Where the first of them stands.
  private(set) var first: Range<Int>?
  private var own = 0

  /// Whether another exam is named, and more often than the one at hand.
  var speaksOfAnother: Bool { (others.first?.count ?? 0) > max(own, 1) }

  /// Finds the words of a text that have letters, digits and hyphens where a code has them, and the
  /// same letters behind the hyphen.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ bytes: [UInt8], like exam: String) {
    let pattern = Array(exam.uppercased().utf8)
    guard let hyphen = pattern.firstIndex(of: UInt8(ascii: "-")) else { return }
    var counts: [String: Int] = [:]
    for at in bytes.indices where bytes[at] == UInt8(ascii: "-") && at >= hyphen {
      let start = at - hyphen
      let end = start + pattern.count
      guard end <= bytes.count, start == 0 || !Self.isWord(bytes[start - 1]),
        end == bytes.count || !Self.isWord(bytes[end]),
        Self.isCode(bytes[start..<end], like: pattern, hyphen)
      else { continue }
      let code = String(decoding: bytes[start..<end], as: UTF8.self)
      if bytes[start..<end].elementsEqual(pattern) {
        own += 1
      } else {
        counts[code, default: 0] += 1
        if first == nil { first = start..<end }
      }
    }
    others = counts.map { (code: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Letters before the hyphen are any, those behind it the same; digits are any.
  private static func isCode(
    _ bytes: ArraySlice<UInt8>,
    like pattern: [UInt8],
    _ hyphen: Int
  ) -> Bool {
    for (place, byte) in bytes.enumerated() {
      let sought = pattern[place]
      let isDigit = sought &- 0x30 < 10
      let isLetter = sought &- 0x41 < 26 && place < hyphen
      let fits = isDigit ? byte &- 0x30 < 10 : isLetter ? byte &- 0x41 < 26 : byte == sought
      if !fits { return false }
    }
    return true
  }
}

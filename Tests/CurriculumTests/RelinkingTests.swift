import SourceText
import XCTest

@testable import Curriculum

final class RelinkingTests: XCTestCase {
  private func guide(_ entries: [String]) -> StudyGraph {
    Graphs.of("# Course\n\n## Part\n\n" + entries.map { "- **\($0)\n" }.joined())
  }

  private let others = [
    "Batch transform**: predicts for a whole file", "Spot training**: cheap and interruptible",
  ]

  func testOneChangedTerm() {
    let rows: [(String, String, Bool, UInt)] = [
      ("Kinesis Data Firehose", "Amazon Data Firehose", true, #line),
      ("QuickSight", "Amazon Quick Sight", true, #line), ("SageMaker", "SageMaker AI", true, #line),
      ("Glue", "AWS Glue", true, #line), ("Recurent network", "Recurrent network", true, #line),
      ("Tokenizaton", "Tokenization", true, #line),
      ("SageMaker Clarify", "SageMaker AI Clarify", true, #line),
      ("Clarify", "Amazon SageMaker Clarify", true, #line),
      ("PCA", "Principal component analysis (PCA)", true, #line),
      ("SageMaker Clarify", "SageMaker Canvas", false, #line),
      ("Neural netwrok", "Neural network", true, #line),
      ("Random forest", "Random forests", true, #line),
      ("Principal components (PCA)", "Principal components", true, #line),
      ("Online store", "Offline store", false, #line), ("L1 penalty", "L2 penalty", false, #line),
      ("Data drift", "Concept drift", false, #line), ("Overfitting", "Underfitting", false, #line),
      ("Supervised learning", "Unsupervised learning", false, #line),
      ("Kinesis Data Streams", "Kinesis Data Firehose", false, #line),
      ("Glue", "Glue DataBrew", false, #line), ("Precision", "Recall", false, #line),
      ("Encryption", "Decryption", false, #line), ("HTTP", "HTTPS", false, #line),
      ("EBS", "EFS", false, #line), ("Type I error", "Type II error", false, #line),
    ]
    for (old, new, isLinked, line) in rows {
      let before = guide(["\(old)**: what was said before"] + others)
      // Words of the old term are known where it was no slip.
      let words = isLinked ? [] : ["Reminder**: \(old) is explained elsewhere"]
      let after = guide(["\(new)**: what is said now"] + others + words)
      let links = Relinking(Graphs.remembered(before), in: after).links
      XCTAssertEqual(links.map(\.old), isLinked ? [before.cards[0].id] : [], old, line: line)
      XCTAssertEqual(links.map(\.new), isLinked ? [after.cards[0].id] : [], old, line: line)
    }
  }

  func testTheGuideSaysTheFormerName() {
    let before = guide(["Elastic Bird Service**: pigeons"] + others)
    let after = guide(["Open Flight Hub**: pigeons; formerly Elastic Bird Service"] + others)
    XCTAssertEqual(
      Relinking(Graphs.remembered(before), in: after).links,
      [Relinking.Link(old: before.cards[0].id, new: after.cards[0].id)]
    )
  }

  func testAtOnceIsNoFormerName() {
    let before = guide(["Canary**: a small share, then the rest"] + others)
    let after = guide(["Rollouts**: all at once; canary; linear"] + others)
    XCTAssertEqual(Relinking(Graphs.remembered(before), in: after).links, [])
  }

  func testWhatIsNotClearIsLeftAlone() {
    let before = guide(["Neural netwrk**: layers"] + others)
    let two = Graphs.of(
      "# Course\n\n## Part\n\n- **Neural network**: layers\n- **Neural netwark**: layers\n"
    )
    XCTAssertEqual(Relinking(Graphs.remembered(before), in: two).links, [])
    // A card that is remembered itself has a history of its own.
    let after = guide(["Neural network**: layers"] + others)
    XCTAssertEqual(
      Relinking(Graphs.remembered(before) + Graphs.remembered(after), in: after).links,
      []
    )
    // Another kind asks something else.
    let table = Graphs.of("# Course\n\n## Part\n\n| A | B |\n|---|---|\n| Neural network | x |\n")
    XCTAssertEqual(Relinking(Graphs.remembered(before), in: table).links, [])
  }

  /// Whether what stands below a label is its property or a thing of its own depends on the answers.
  func testAPropertyThatBecomesAThing() {
    let labels = ["Owner", "Reader", "Contributor"]
    func guide(_ end: String) -> StudyGraph {
      let items = zip(labels, ["all of it", "to look only", "all but giving access"])
      return Graphs.of(
        "# Course\n\n## Access\n\n- RBAC\n"
          + items.map { "  - \($0): \($1)\(end)\n" }.joined()
      )
    }
    for (before, after) in [(guide(""), guide(".")), (guide("."), guide(""))] {
      let links = Relinking(Graphs.remembered(before), in: after).links
      XCTAssertFalse(links.isEmpty)
      for link in links {
        let (old, new) = (before.card(link.old), after.card(link.new))
        XCTAssertEqual(old?.answer.prefix(8), new?.answer.prefix(8))
      }
      let reached = before.cards.filter { card in
        after.card(card.id) != nil || links.contains { $0.old == card.id }
      }
      XCTAssertEqual(reached.count, before.cards.count)
    }
    let elsewhere = Graphs.of("# Cooking\n\n## Bread\n\n- **Owner**: whoever bakes it\n")
    XCTAssertEqual(Relinking(Graphs.remembered(guide("")), in: elsewhere).links, [])
  }

  func testNothingIsLinkedWhenNothingIsGone() {
    let graph = guide(others)
    XCTAssertEqual(Relinking(Graphs.remembered(graph), in: graph).links, [])
  }

  // MARK: Many changes, drawn by a seed

  /// A term in the text of a guide.
  private struct Spot {
    let card: Card
    let range: Range<Int>
  }

  func testManyRenamesInASmallGuide() {
    let terms = [
      "Gradient descent", "Learning schedule", "Kinesis Data Firehose", "Amazon QuickSight",
      "Feature scaling", "Target leakage", "Confusion matrix", "AWS Glue", "Shadow deployment",
      "Canary release", "Weight decay", "Dropout layer", "Hash encoding", "Stratified sampling",
    ]
    let text =
      "# Course\n\n"
      + terms.enumerated().map { index, term in
        (index % 5 == 0 ? "## Part \(index)\n\n" : "")
          + "- **\(term)**: explained by the words number\(index) and place\(index * 7)\n"
          + (index % 5 == 4 ? "\n" : "")
      }.joined()
    var counts = Counts()
    for seed in 1...200 {
      change(SourceFile(path: "g.md", bytes: Array(text.utf8)), [], seed: UInt64(seed), 4, &counts)
    }
    print("small guide: \(counts)")
    XCTAssertGreaterThanOrEqual(counts.share, 0.98)
    XCTAssertEqual(counts.wrong, 0, "\(counts.examples)")
  }

  func testManyRenamesInTheSharedGuides() throws {
    var counts = Counts()
    for (number, file) in try Graphs.guides().enumerated() {
      for seed in 1...6 {
        let seed = UInt64(seed + 100 * number)
        change(file, Graphs.references, seed: seed, 12, &counts)
      }
    }
    print("shared guides: \(counts)")
    XCTAssertGreaterThanOrEqual(counts.share, 0.98, "\(counts.missedExamples.prefix(20))")
    XCTAssertEqual(counts.wrong, 0, "\(counts.examples)")
  }

  private struct Counts: CustomStringConvertible {
    var changed = 0
    var linked = 0
    var wrong = 0
    var deleted = 0
    var examples: [String] = []
    var missedExamples: [String] = []
    var share: Double { Double(linked) / Double(max(1, changed)) }
    var description: String {
      "\(changed) terms changed, \(linked) relinked, \(wrong) wrongly, \(deleted) cards deleted"
    }
  }

  /// Changes some terms, deletes some definitions and adds new ones, and counts the right links.
  private func change(
    _ file: SourceFile,
    _ references: [SourceFile],
    seed: UInt64,
    _ most: Int,
    _ counts: inout Counts
  ) {
    var random = Draw(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let build = { (bytes: [UInt8]) in
      GraphBuilder.graph(
        files: references + [SourceFile(path: file.path, bytes: bytes)],
        exam: "mla-c01"
      )
    }
    let before = build(file.bytes)
    let spots = random.shuffled(self.spots(before, file.bytes))
    var edits: [(range: Range<Int>, text: [UInt8], card: Card?)] = []
    for spot in spots.prefix(most) {
      let term = String(decoding: file.bytes[spot.range], as: UTF8.self)
      let new = random.below(3) == 0 ? renamed(term, &random) : slipped(term, &random)
      guard let new, TermKey.key(new) != TermKey.key(term) else { continue }
      edits.append((spot.range, Array(new.utf8), spot.card))
    }
    for spot in spots.dropFirst(most).prefix(most / 4) {
      let range = spot.card.sources[0].range
      // A definition gives way to another that has nothing to do with it.
      let invented = "**Invented \(random.below(1000)) thing**: said of nobody else"
      edits.append((range, random.below(2) == 0 ? [] : Array(invented.utf8), nil))
      counts.deleted += 1
    }
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    edits = edits.enumerated().filter { index, edit in
      index == 0
        || edits[index - 1].range.upperBound <= edit.range.lowerBound
          && edits[index - 1].range.lowerBound != edit.range.lowerBound
    }.map(\.element)
    var bytes: [UInt8] = []
    var position = 0
    var starts: [(old: Card, start: Int)] = []
    for edit in edits {
      bytes += file.bytes[position..<edit.range.lowerBound]
      if let card = edit.card {
        starts.append(
          (card, bytes.count - (edit.range.lowerBound - card.sources[0].range.lowerBound))
        )
      }
      bytes += edit.text
      position = edit.range.upperBound
    }
    bytes += file.bytes[position...]
    let after = build(bytes)
    count(Graphs.remembered(before), starts, after, &counts)
  }

  private func count(
    _ remembered: [RememberedCard],
    _ starts: [(old: Card, start: Int)],
    _ after: StudyGraph,
    _ counts: inout Counts
  ) {
    let known = Set(remembered.map(\.id))
    let links = Dictionary(
      Relinking(remembered, in: after).links.map { ($0.old, $0.new) },
      uniquingKeysWith: { first, _ in first }
    )
    var right: [CardID: CardID] = [:]
    for (old, start) in starts where after.cardIndices[old.id] == nil {
      let new = after.cards.first { card in
        card.kind == old.kind && card.aspect == old.aspect && card.sources.count == 1
          && card.sources[0].range.lowerBound == start
          && card.sources[0].file == after.files.count - 1
      }
      // Where another card asks for the new term already, there is nothing to link.
      guard let new, !known.contains(new.id), !new.aliases.contains(where: known.contains) else {
        continue
      }
      right[old.id] = new.id
      counts.changed += 1
      if links[old.id] == new.id {
        counts.linked += 1
      } else {
        counts.missedExamples.append("\(old.prompt) -> \(new.prompt)")
      }
    }
    for (old, new) in links where right[old] != nil && right[old] != new {
      counts.wrong += 1
      counts.examples.append("\(old) -> \(after.card(new)?.prompt ?? "")")
    }
    // Cards below a changed title may have changed their term too; their neighbours may not.
    for (old, new) in links where right[old] == nil {
      let card = remembered.first { $0.id == old }
      let found = after.card(new)
      guard let card, let found else { continue }
      let distance = Spelling.distance(TermKey.key(card.term), TermKey.key(found.term), limit: 2)
      let isSame = distance != nil || starts.contains { $0.old.term == card.term }
      if !isSame {
        counts.wrong += 1
        counts.examples.append("\(card.prompt) -> \(found.prompt)")
      }
    }
  }

  /// Where definitions write their term.
  private func spots(_ graph: StudyGraph, _ bytes: [UInt8]) -> [Spot] {
    graph.cards.compactMap { card in
      guard card.kind == .definition, card.sources.count == 1, card.aliases.isEmpty,
        card.sources[0].file == graph.files.count - 1, card.term.utf8.count >= 5
      else { return nil }
      let block = bytes[card.sources[0].range]
      let term = Array(card.term.utf8)
      guard
        let start = block.indices.first(where: { block[$0...].starts(with: term) })
      else { return nil }
      return Spot(card: card, range: start..<start + term.count)
    }
  }

  /// A slip of the pen in one of the longer words.
  private func slipped(_ term: String, _ random: inout Draw) -> String? {
    var bytes = Array(term.utf8)
    let letters = bytes.indices.filter { index in
      bytes[index] | 0x20 &- 0x61 < 26 && index > 0 && bytes[index - 1] | 0x20 &- 0x61 < 26
        && index + 2 < bytes.count && bytes[index + 1] | 0x20 &- 0x61 < 26
        && bytes[index + 2] | 0x20 &- 0x61 < 26
    }
    guard !letters.isEmpty else { return nil }
    let index = letters[random.below(letters.count)]
    switch random.below(4) {
    case 0: bytes.remove(at: index)
    case 1: bytes.insert(bytes[index], at: index)
    case 2: bytes.swapAt(index, index + 1)
    default: bytes[index] = UInt8(ascii: "q")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What vendors do to the names of their products; other terms get none.
  private func renamed(_ term: String, _ random: inout Draw) -> String? {
    let words = term.split(separator: " ")
    let vendors = ["Amazon", "AWS"]
    if let first = words.first, vendors.contains(String(first)), words.count > 1 {
      let rest = words.dropFirst().joined(separator: " ")
      return random.below(2) == 0 ? rest : "\(first == "AWS" ? "Amazon" : "AWS") \(rest) Service"
    }
    if words.first == "Kinesis", words.count > 2 {
      return "Amazon " + words.dropFirst().joined(separator: " ")
    }
    guard TermForm.isName(term), !term.contains("(") else { return slipped(term, &random) }
    return random.below(2) == 0 ? "Amazon \(term)" : "\(term) AI"
  }

  /// A generator of its own, so that the draws stay the same.
  private struct Draw {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 11) % max(1, limit)
    }

    mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
      var values = values
      for index in values.indices.reversed() { values.swapAt(index, below(index + 1)) }
      return values
    }
  }
}

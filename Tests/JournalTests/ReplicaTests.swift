import Curriculum
import Foundation
import Learner
import Memory
import SourceText
import XCTest

@testable import Journal

/// Machines that append to their own logs and copy them about in every way that a file sync, a
/// backup or git has: in the end all know the same.
final class ReplicaTests: XCTestCase {
  private let graph: StudyGraph = {
    let terms = (1...10).map { "- **Word \($0)**: the meaning of word number \($0)\n" }.joined()
    let text = "# Module 1: Words\n\n## Things\n\n" + terms
    return GraphBuilder.graph(
      files: [SourceFile(path: "words.md", bytes: Array(text.utf8))],
      exam: "none"
    )
  }()

  func testThreeMachinesEndInOneState() throws {
    let isSoak = ProcessInfo.processInfo.environment["RETAIN_SOAK"] == "1"
    var copies: [Machines.Copy: Int] = [:]
    var kinds: Set<EventKind> = []
    var (events, damaged) = (0, 0)
    for seed in 1...UInt64(isSoak ? 2_000 : 500) {
      var machines = try Machines(seed: seed, cards: graph.cards.map(\.id.text))
      for _ in 0..<45 { try machines.step() }
      try machines.exchangeEverything()
      let replicas = try machines.read()
      try assertSame(replicas, machines.acknowledged, "seed \(seed)")
      copies.merge(machines.copies) { $0 + $1 }
      events += machines.acknowledged.count
      damaged += replicas.map(\.findings.count).reduce(0, +)
      kinds.formUnion(machines.acknowledged.compactMap { EventKind($0.body) })
    }
    for copy in Machines.Copy.allCases { XCTAssertGreaterThan(copies[copy] ?? 0, 300, "\(copy)") }
    XCTAssertEqual(kinds.count, 15, "each kind of event takes part")
    XCTAssertGreaterThan(damaged, 100, "torn copies take part")
    print("replicas: \(events) events, \(copies.values.reduce(0, +)) copies, \(damaged) torn lines")
  }

  private func assertSame(
    _ replicas: [JournalContents],
    _ acknowledged: [Event],
    _ label: String
  ) throws {
    let first = try XCTUnwrap(replicas.first)
    XCTAssertEqual(first.events.count, acknowledged.count, "\(label): each event once")
    XCTAssertEqual(Set(first.events), Set(acknowledged), label)
    let expected = LearnerState(replaying: Array(first.events), over: graph)
    for replica in replicas {
      let torn = replica.findings.filter { $0.rule != .damagedLine && $0.rule != .tornLine }
      XCTAssertEqual(torn, [], label)
      XCTAssertEqual(Array(replica.events), Array(first.events), label)
      XCTAssertEqual(replica.writers, first.writers, label)
      assertSame(LearnerState(replaying: Array(replica.events), over: graph), expected, label)
    }
  }

  private func assertSame(_ state: LearnerState, _ other: LearnerState, _ label: String) {
    XCTAssertEqual(state.cards, other.cards, label)
    XCTAssertEqual(state.settings, other.settings, label)
    XCTAssertEqual(state.exams, other.exams, label)
    XCTAssertEqual(state.lastReviewed, other.lastReviewed, label)
    XCTAssertEqual(state.lastUndoable, other.lastUndoable, label)
    XCTAssertEqual(state.lostCards(in: graph), other.lostCards(in: graph), label)
    let (table, expected) = (state.reviewTable(for: FSRS7.tag), other.reviewTable(for: FSRS7.tag))
    XCTAssertEqual(table.grades, expected.grades, label)
    XCTAssertEqual(table.elapsedDays, expected.elapsedDays, label)
    let day = StudyDay(utc: noon).advanced(by: 400)
    let later = Moment(startOf: day)
    for (index, card) in graph.cards.map(\.id).enumerated() {
      let recall = state.recall(of: card, at: later, on: day)
      XCTAssertEqual(recall, other.recall(of: card, at: later, on: day), label)
      let grade = Grade.allCases[index % 4]
      let next = state.outcome(of: card, grade: grade, at: later, on: day)
      let same = other.outcome(of: card, grade: grade, at: later, on: day)
      XCTAssertEqual(next.schedule, same.schedule, label)
      XCTAssertEqual(next.pause, same.pause, label)
    }
  }
}

/// Three machines, each with a disk of its own.
private struct Machines {
  /// A way in which a file comes to another machine.
  enum Copy: CaseIterable { case whole, part, conflict, union }

  private struct Machine {
    let name: String
    let disk = MemoryDisk()
    /// How far its clock is off, in milliseconds.
    var skew: Int64 = 0
    var writer: JournalWriter?
  }

  private(set) var acknowledged: [Event] = []
  private(set) var copies: [Copy: Int] = [:]
  private var random: SeededGenerator
  private var machines: [Machine]
  private let cards: [String]
  private let folder = "/progress"
  private var now = noon

  init(seed: UInt64, cards: [String]) throws {
    random = SeededGenerator(seed)
    machines = ["desk", "laptop", "phone"].map { Machine(name: $0) }
    // Two cards are not in the guide any more.
    self.cards = cards + ["gone-1", "gone-2"]
  }

  mutating func step() throws {
    let index = Int.random(in: 0..<3, using: &random)
    now = now.advanced(byMilliseconds: Int64.random(in: 0...40_000_000, using: &random))
    switch Int.random(in: 0..<20, using: &random) {
    case 0: machines[index].writer = nil
    case 1: machines[index].skew = Int64.random(in: -200_000_000...200_000_000, using: &random)
    case 2...8: try copyOne(to: index)
    default: try append(on: index)
    }
  }

  private mutating func append(on index: Int) throws {
    let machine = machines[index]
    let id = try XCTUnwrap(WriterID(rawValue: machine.name))
    let writer =
      try machine.writer
      ?? JournalWriter(
        folder: folder,
        identity: WriterIdentity(writer: id, stateFolder: "/state"),
        random: SeededGenerator(random.next()),
        files: machine.disk.files
      )
    machines[index].writer = writer
    let at = now.advanced(byMilliseconds: machine.skew)
    acknowledged.append(try writer.append(body(at), at: at))
  }

  private mutating func body(_ at: Moment) -> EventBody {
    let day = StudyDay(utc: at)
    let about = CardAbout(kind: "definition", term: "Word", prompt: "?", breadcrumb: ["é"])
    let isTold = Bool.random(using: &random)
    let card = CardRef(card: pick(cards), about: isTold ? about : nil)
    switch Int.random(in: 0..<32, using: &random) {
    case 0...3: return .undo(pick(acknowledged.map(\.id) + [EventID(known: "unknown")]))
    case 4: return .suspend(card)
    case 5: return .resume(card)
    case 6: return .bury(card, until: day.advanced(by: 1))
    case 7: return .flag(card, note: isTold ? "odd" : nil)
    case 8: return .unflag(card)
    case 9: return .note(card, text: pick(["", "a\nb", "日本"]))
    case 10: return .reset(card)
    case 11, 12: return .relink(from: pick(cards), to: pick(cards))
    case 13, 14:
      return .setting(name: "desired-retention", value: .number(pick([0.8, 0.85, 0.95])))
    case 15: return .setting(name: "exam-date", value: pick([.null, .string("2029-01-01")]))
    case 16: return .parameters(parameters())
    case 17:
      let form = pick(["f", "g"])
      return .examStarted(
        ExamStart(form: form, exam: "x", seed: 1, mode: "m", minutes: nil, questions: [])
      )
    case 18:
      return .examAnswered(
        ExamAnswer(
          form: pick(["f", "g"]),
          question: "q",
          chosen: [pick(["a", "b"])],
          milliseconds: 1,
          isFlagged: isTold
        )
      )
    case 19: return .examFinished(form: pick(["f", "g"]))
    default:
      return .review(
        Review(
          card: card.card,
          grade: pick(ReviewGrade.allCases),
          milliseconds: 1_000,
          session: "s",
          day: day,
          due: isTold ? .day(day.advanced(by: 3)) : .moment(at.advanced(byMilliseconds: 600_000)),
          about: card.about
        )
      )
    }
  }

  private mutating func parameters() -> FittedParameters {
    let isSeven = Bool.random(using: &random)
    let weights = isSeven ? FSRS7.defaultWeights : FSRS6.defaultWeights
    return FittedParameters(model: isSeven ? FSRS7.tag : FSRS6.tag, weights: weights, reviews: 9)
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  /// Brings one file of another machine to a machine in one of the ways.
  private mutating func copyOne(to index: Int) throws {
    let source = machines[(index + Int.random(in: 1...2, using: &random)) % 3].disk
    let names = source.names(folder)
    guard !names.isEmpty else { return }
    let name = pick(names)
    let bytes = source.bytes(folder + "/" + name) ?? []
    let disk = machines[index].disk
    let isOwn = name == machines[index].name + ".jsonl"
    let way = pick(Copy.allCases)
    copies[way, default: 0] += 1
    switch way {
    // What a machine says of itself is never replaced by what others know of it.
    case .whole where !isOwn: try disk.put(bytes, folder + "/" + name)
    case .part where !isOwn:
      let end = Int.random(in: 0...bytes.count, using: &random)
      try disk.put(Array(bytes.prefix(end)), folder + "/" + name)
    case .union:
      let own = disk.bytes(folder + "/" + name) ?? []
      try disk.put(union(own, bytes), folder + "/" + name)
    default:
      let stem = name.dropLast(".jsonl".count)
      let mark = pick([".sync-conflict-20261121-120000-ABCDEFG", " (conflicted copy)", "~1", ".."])
      try disk.put(bytes, folder + "/" + stem.prefix(60) + mark + ".jsonl")
    }
  }

  /// The lines of two versions, in any order, those of both once or twice.
  private mutating func union(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    func lines(_ bytes: [UInt8]) -> [[UInt8]] { bytes.split(separator: 0x0A).map(Array.init) }
    var all = lines(left)
    let isRepeated = Bool.random(using: &random)
    all += lines(right).filter { isRepeated || !all.contains($0) }
    if Bool.random(using: &random) { all.shuffle(using: &random) }
    return Array(all.joined(separator: [0x0A])) + (all.isEmpty ? [] : [0x0A])
  }

  /// At last each machine gets the logs of all others, whole.
  mutating func exchangeEverything() throws {
    for source in machines {
      let name = folder + "/" + source.name + ".jsonl"
      guard let bytes = source.disk.bytes(name) else { continue }
      for machine in machines where machine.name != source.name {
        try machine.disk.put(bytes, name)
      }
    }
  }

  func read() throws -> [JournalContents] {
    try machines.map { try JournalFolder.read(folder: folder, files: $0.disk.files) }
  }
}

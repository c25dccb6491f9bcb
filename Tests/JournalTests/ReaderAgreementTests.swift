import XCTest

@testable import Journal

/// The byte-level reader and `JSONDecoder` never say two things of one line.
final class ReaderAgreementTests: XCTestCase {
  private static let texts = [
    "", "c1", "s-1", "a/b", "é", "e\u{301}", "日本", "🎓👩‍🚀", "\"q\"", "back\\slash", "a\nb\t\u{1}",
    "\u{7F}\u{85}\u{2028}\u{FFFD}", "\u{0}", "</script>", "null", "\u{FEFF}",
    String(repeating: "long ", count: 60),
  ]

  /// Numbers at the ends of what the fields allow, and beyond.
  private static let bounds = [
    -1, 0, 1, 2, 4, 5, 10, 2_000_000_000, 2_000_000_001, Review.longestMilliseconds,
    Review.longestMilliseconds + 1, Int.max,
  ]

  private var random = SeededGenerator(0)

  private func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  /// A text that the byte-level reader takes, more often than not.
  private func text() -> String {
    Int.random(in: 0..<6, using: &random) > 0 ? "c\(random.next() % 99)" : pick(Self.texts)
  }

  private func event(_ number: Int) -> Event {
    let writer = WriterID(random: &random)
    let moment = Moment(
      millisecondsSince1970: Int64.random(
        in: -70_000_000_000_000...260_000_000_000_000,
        using: &random
      )
    )
    let packed = EventID(writer: writer, sequence: number, at: moment, random: random.next())
    // Ids that are no base32 are valid too.
    let id = pick([packed, packed, packed, EventID(known: "Odd_id-\(number)")])
    return Event(id: id, at: moment, writer: writer, sequence: number, body: body(moment))
  }

  private func body(_ moment: Moment) -> EventBody {
    let day = StudyDay(number: Int.random(in: -700_000...2_900_000, using: &random))
    let isTold = Bool.random(using: &random)
    let about = CardAbout(
      kind: text(),
      term: text(),
      prompt: text(),
      breadcrumb: (0..<Int.random(in: 0..<4, using: &random)).map { _ in text() }
    )
    let card = CardRef(card: text(), about: isTold ? about : nil)
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return .undo(EventID(known: "abcdefghij23"))
    case 1: return .bury(card, until: day)
    case 2: return .note(card, text: text())
    case 3: return .relink(from: text(), to: text())
    case 4:
      let values: [SettingValue] = [
        .null, .bool(true), .string("x"), .number(0.1), .number(-1e-7), .number(3), .number(1e15),
      ]
      return .setting(name: text(), value: pick(values))
    case 5:
      let weights = [0.1, Double.leastNonzeroMagnitude, -1.7976931348623157e308, 3, 1e21]
      return .parameters(FittedParameters(model: "m", weights: weights, reviews: 900))
    case 6:
      return .examAnswered(
        ExamAnswer(
          form: text(),
          question: "q",
          chosen: ["a", text()],
          milliseconds: 17,
          isFlagged: isTold
        )
      )
    default:
      return .review(
        Review(
          card: text(),
          grade: pick(ReviewGrade.allCases),
          milliseconds: pick([0, 1, 4_211, Review.longestMilliseconds]),
          session: text(),
          day: day,
          due: isTold ? .day(day) : .moment(moment),
          about: card.about
        )
      )
    }
  }

  /// Reads a line by the byte-level reader alone.
  private func fast(_ line: [UInt8]) -> Event? {
    var table = EventTable()
    let isTaken = line.withUnsafeBytes { ReviewLineReader.read($0, into: &table) }
    XCTAssertEqual(table.rows.count, isTaken ? 1 : 0)
    return isTaken ? table.event(0) : nil
  }

  private func slow(_ line: [UInt8]) -> Event? {
    do {
      return try EventDecoder().event(line)
    } catch {
      return nil
    }
  }

  /// Checks that where the byte-level reader takes a line, the decoder says the same.
  ///
  /// - Returns: Whether it took the line.
  @discardableResult
  private func assertAgreement(_ line: [UInt8]) -> Bool {
    guard let event = fast(line) else { return false }
    let text = String(decoding: line, as: UTF8.self)
    XCTAssertEqual(slow(line), event, text)
    return true
  }

  private func read(_ lines: [String]) throws -> JournalContents {
    let disk = MemoryDisk()
    try disk.put(Array(lines.joined(separator: "\n").utf8), "/log/a.jsonl")
    return try JournalFolder.read(folder: "/log", files: disk.files)
  }

  func testOddButValidLinesMeanWhatTheyMean() throws {
    for seed in UInt64(1)...12 {
      random = SeededGenerator(seed)
      var writer = OddWriter(random: SeededGenerator(seed + 100))
      var lines: [String] = []
      var expected: [EventID: Event] = [:]
      var taken = 0
      for number in 1...400 {
        let event = event(number)
        // From canonical to odd in every place.
        writer.oddity = pick([0, 0, 0, 1, 3, 10, 40])
        guard case .object(var fields) = JSONTree(event) else { return XCTFail("an event") }
        if writer.oddity > 0, Bool.random(using: &random) {
          fields.append(JSONTree.Field("extra", writer.anything()))
          fields.append(JSONTree.Field("x\u{0}é", writer.anything()))
        }
        let line = writer.write(.object(fields))
        XCTAssertEqual(slow(Array(line.utf8)), event, line)
        if assertAgreement(Array(line.utf8)) { taken += 1 }
        lines.append(line)
        expected[event.id] = event
      }
      XCTAssertGreaterThan(taken, 20, "both readers take part")
      let contents = try read(lines)
      XCTAssertEqual(contents.findings, [])
      XCTAssertEqual(
        Dictionary(uniqueKeysWithValues: contents.events.map { ($0.id, $0) }),
        expected
      )
    }
  }

  /// Lines that lack a field, have one twice, or hold another value in it.
  func testLinesThatMeanSomethingElseAreReadAlike() throws {
    random = SeededGenerator(31)
    var writer = OddWriter(random: SeededGenerator(32))
    var (taken, refused) = (0, 0)
    for number in 1...5_000 {
      let event = event(number)
      guard case .object(var fields) = JSONTree(event) else { return XCTFail("an event") }
      let index = Int.random(in: 0..<fields.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: fields.remove(at: index)
      case 1: fields[index].value = .null
      case 2: fields[index].value = writer.anything()
      case 3: fields.append(JSONTree.Field(fields[index].key, writer.anything()))
      case 4: fields.insert(fields[index], at: index)
      default:
        // Another number, in range or not.
        let numbers = fields.indices.filter {
          if case .whole = fields[$0].value { true } else { false }
        }
        fields[pick(numbers)].value = .whole(pick(Self.bounds))
      }
      writer.oddity = pick([0, 0, 0, 20])
      let line = writer.write(.object(fields))
      if assertAgreement(Array(line.utf8)) { taken += 1 }
      let found = slow(Array(line.utf8))
      if found == nil { refused += 1 }
      let contents = try read([line])
      XCTAssertEqual(Array(contents.events), found.map { [$0] } ?? [], line)
      XCTAssertEqual(contents.findings.isEmpty, found != nil, line)
    }
    XCTAssertGreaterThan(taken, 20)
    XCTAssertGreaterThan(refused, 400)
  }

  func testDamagedLinesAreReadAlike() throws {
    random = SeededGenerator(41)
    var writer = OddWriter(random: SeededGenerator(42), oddity: 0)
    var taken = 0
    let tokens = [
      "\"", "\\", "{", "}", ":", ",", "0", "-", ".", "e5", "null", "\u{0}", "\\u0041", "é", " ",
      ",\"card\":\"z\"", "T", "Z", "2", "\n",
    ].map { Array($0.utf8) }
    for number in 1...6_000 {
      var line = Array(writer.write(JSONTree(event(number))).utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let place = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: line[place] = UInt8.random(in: 0...255, using: &random)
        case 1: line[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: line.remove(at: place)
        case 3: line.insert(contentsOf: pick(tokens), at: place)
        default: line[place] = UInt8.random(in: 0x30...0x39, using: &random)
        }
      }
      if assertAgreement(line) { taken += 1 }
    }
    XCTAssertGreaterThan(taken, 100)
  }
}

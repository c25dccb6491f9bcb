#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the one line that makes up nearly all of a log, a canonical review, straight from bytes.
///
/// It takes exactly the lines that `EventEncoder` writes for a review, as long as no text has an
/// escape, those outside `about` are ASCII, and the id is made of at most 12 base32 characters. It declines everything else, for `EventDecoder` to judge; where it accepts, both
/// agree. Nothing is added to the table unless the whole line is right.
struct ReviewLineReader {
  private var cursor: UnsafeRawPointer
  private let end: UnsafeRawPointer

  private init(_ base: UnsafeRawPointer, _ count: Int) {
    cursor = base
    end = base + count
  }

  /// Adds the review of a line to a table.
  ///
  /// - Returns: Whether the line was one that this reader takes.
  static func read(_ line: UnsafeRawBufferPointer, into table: inout EventTable) -> Bool {
    guard let base = line.baseAddress else { return false }
    var reader = ReviewLineReader(base, line.count)
    var about: CardAbout?
    guard let row = reader.row(&table, &about) else { return false }
    if let about {
      table.append(row, about: about)
    } else {
      table.append(row)
    }
    return true
  }

  /// Reads what is left of the line, with what the card said if it is told.
  @inline(__always)
  private mutating func ending(_ about: inout CardAbout?) -> Bool {
    if isAtEnd("}") { return true }
    about = self.about()
    return about != nil
  }

  /// Takes a literal if nothing follows it.
  @inline(__always)
  private mutating func isAtEnd(_ literal: StaticString) -> Bool {
    end - cursor == literal.utf8CodeUnitCount && take(literal)
  }

  @inline(__always)
  private mutating func row(_ table: inout EventTable, _ about: inout CardAbout?) -> EventRow? {
    guard take("{\"v\":1,\"id\":\""), let id = id(),
      take("\",\"at\":\""), let at = moment(),
      take("\",\"writer\":\""), let writerName = text(),
      take("\",\"seq\":"), let sequence = number(upTo: Int64(Event.highestSequence)), sequence > 0,
      take(",\"kind\":\"review\",\"card\":\""), let card = text(),
      take("\",\"grade\":"), let grade = grade(),
      take(",\"ms\":"), let milliseconds = number(upTo: Int64(Int32.max)),
      take(",\"session\":\""), let session = text(),
      take("\",\"day\":\""), let day = date(),
      take("\",\"due\":\""), let due = due(),
      take("\""), ending(&about),
      let writer = table.writer(writerName)
    else { return nil }
    return EventRow(
      id: id,
      at: at,
      due: due,
      sequence: Int32(truncatingIfNeeded: sequence),
      card: UInt32(truncatingIfNeeded: table.cards.index(of: card)),
      milliseconds: Int32(truncatingIfNeeded: milliseconds),
      session: UInt32(truncatingIfNeeded: table.sessions.index(of: session)),
      day: Int32(truncatingIfNeeded: day),
      writer: writer,
      grade: grade
    )
  }

  @inline(__always)
  private mutating func take(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard end - cursor >= count, memcmp(cursor, literal.utf8Start, count) == 0 else {
      return false
    }
    cursor += count
    return true
  }

  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 {
    cursor.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// Reads an id up to its quote, packed.
  @inline(__always)
  private mutating func id() -> UInt64? {
    var packed: UInt64 = 0
    var count = 0
    while cursor < end, let digit = EventID.digit(byte(0)) {
      guard count < 12 else { return nil }
      packed = packed << 5 | digit
      count += 1
      cursor += 1
    }
    return count == 0 ? nil : packed | UInt64(count) << 60
  }

  /// Reads printable ASCII up to a quote.
  @inline(__always)
  private mutating func text() -> UnsafeRawBufferPointer? {
    let start = cursor
    while cursor < end {
      let byte = byte(0)
      if byte == 0x22 { return UnsafeRawBufferPointer(start: start, count: cursor - start) }
      guard byte &- 0x20 < 0x5F, byte != 0x5C else { return nil }
      cursor += 1
    }
    return nil
  }

  /// Reads what a card said, and the end of the line.
  @inline(never)
  private mutating func about() -> CardAbout? {
    guard take(",\"about\":{\"kind\":\""), let kind = unicode(),
      take("\",\"term\":\""), let term = unicode(),
      take("\",\"prompt\":\""), let prompt = unicode(),
      take("\",\"breadcrumb\":[")
    else { return nil }
    var breadcrumb: [String] = []
    if !take("]") {
      repeat {
        guard take("\""), let heading = unicode(), take("\"") else { return nil }
        breadcrumb.append(heading)
      } while take(",")
      guard take("]") else { return nil }
    }
    guard isAtEnd("}}") else { return nil }
    return CardAbout(kind: kind, term: term, prompt: prompt, breadcrumb: breadcrumb)
  }

  /// Reads valid UTF-8 without escapes up to a quote.
  private mutating func unicode() -> String? {
    let start = cursor
    while cursor < end {
      let byte = byte(0)
      if byte == 0x22 {
        let text = UnsafeRawBufferPointer(start: start, count: cursor - start)
        return String(validating: text, as: UTF8.self)
      }
      guard byte >= 0x20, byte != 0x5C else { return nil }
      cursor += 1
    }
    return nil
  }

  /// Reads a whole number without a sign or leading zeros.
  @inline(__always)
  private mutating func number(upTo limit: Int64) -> Int64? {
    let start = cursor
    var value: Int64 = 0
    while cursor < end {
      let digit = byte(0) &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      cursor += 1
      guard value <= limit else { return nil }
    }
    let count = cursor - start
    guard count > 0, count == 1 || start.load(as: UInt8.self) != 0x30 else { return nil }
    return value
  }

  @inline(__always)
  private mutating func grade() -> UInt8? {
    guard cursor < end else { return nil }
    let grade = byte(0) &- 0x30
    guard grade >= 1, grade <= 4 else { return nil }
    cursor += 1
    return grade
  }

  /// Reads two digits at an offset; 100 or more if they are none.
  @inline(__always)
  private func pair(_ offset: Int) -> Int {
    let tens = byte(offset) &- 0x30
    let ones = byte(offset + 1) &- 0x30
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : 100
  }

  /// Reads a date of ten characters, in days since 1970.
  @inline(__always)
  private mutating func date() -> Int? {
    guard end - cursor >= 10, byte(4) == 0x2D, byte(7) == 0x2D else { return nil }
    let century = pair(0)
    let year = pair(2)
    guard century < 100, year < 100,
      let date = CivilDate(year: century * 100 + year, month: pair(5), day: pair(8))
    else { return nil }
    cursor += 10
    return date.daysSince1970
  }

  /// Reads a time in the form that the log writes, in milliseconds since 1970.
  @inline(__always)
  private mutating func moment() -> Int64? {
    guard end - cursor >= 24, byte(10) == 0x54, byte(13) == 0x3A, byte(16) == 0x3A,
      byte(19) == 0x2E, byte(23) == 0x5A
    else { return nil }
    let hour = pair(11)
    let minute = pair(14)
    let second = pair(17)
    let hundredths = pair(20)
    let thousandths = byte(22) &- 0x30
    guard hour < 24, minute < 60, second < 60, hundredths < 100, thousandths < 10,
      let days = date()
    else { return nil }
    cursor += 14
    let seconds = hour * 3_600 + minute * 60 + second
    let milliseconds = seconds * 1_000 + hundredths * 10 + Int(thousandths)
    return Int64(days * Moment.millisecondsADay + milliseconds)
  }

  /// Reads a promised day or moment, packed.
  @inline(__always)
  private mutating func due() -> Int64? {
    guard end - cursor > 10 else { return nil }
    if byte(10) == 0x22 { return date().map { days in Int64(days) << 1 } }
    return moment().map { milliseconds in milliseconds << 1 | 1 }
  }
}

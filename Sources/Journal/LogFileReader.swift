#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the lines of one log file into a table and collects what it had to skip.
struct LogFileReader {
  /// The most findings listed for one file.
  static let findingLimit = 100
  /// The number of lines in which a log must show that it is one.
  static let linesToRecognise = 10

  private let path: String
  private let decoder = EventDecoder()
  private(set) var line = 0
  private var linesWithText = 0
  private var isRecognised: Bool
  private var skipped = 0
  private(set) var findings: [JournalFinding] = []
  /// Every line that was skipped, also beyond those that are listed.
  private(set) var faults: [Fault] = []
  /// Whether the file turned out to be something else than a log.
  private(set) var isWrongKind = false

  init(path: String, isRecognised: Bool) {
    self.path = path
    self.isRecognised = isRecognised
  }

  /// A line that was skipped.
  struct Fault {
    let line: Int
    let rule: JournalFinding.Rule
  }

  /// What the reading of a file brought to light.
  struct Outcome {
    let end: LineScanner.End
    let findings: [JournalFinding]
  }

  /// Reads a file from an offset on.
  ///
  /// - Parameters:
  ///   - scanner: The open file.
  ///   - path: Its path, for findings.
  ///   - offset: Where a line begins; above zero the file is known to be a log.
  ///   - isLocked: Whether the caller has locked the file.
  ///   - table: Takes the events.
  /// - Throws: `wrongKind` if the first lines are none of a log; then nothing was added. What a
  ///   fault of the device left unread is missing: `deviceFailed` or `cannotRead`.
  static func read(
    _ scanner: LineScanner,
    path: String,
    from offset: Int = 0,
    isLocked: Bool = false,
    into table: inout EventTable
  ) throws(JournalError) -> Outcome {
    var reader = LogFileReader(path: path, isRecognised: offset > 0)
    let end: LineScanner.End
    do {
      end = try scanner.scan(from: offset, isLocked: isLocked) { line, ending in
        reader.visit(line, ending, &table)
      }
    } catch {
      throw JournalError(reading: path, fault: error)
    }
    reader.finish()
    if reader.isWrongKind { throw .wrongKind(path: path) }
    return Outcome(end: end, findings: reader.findings)
  }

  @inline(__always)
  mutating func visit(
    _ line: UnsafeRawBufferPointer,
    _ ending: LineScanner.Ending,
    _ table: inout EventTable
  ) -> Bool {
    self.line += 1
    if ending != .tooLong, ReviewLineReader.read(line, into: &table) {
      isRecognised = true
      return true
    }
    return visitUncommon(line, ending, &table)
  }

  @inline(never)
  private mutating func visitUncommon(
    _ whole: UnsafeRawBufferPointer,
    _ ending: LineScanner.Ending,
    _ table: inout EventTable
  ) -> Bool {
    let line = LogFileReader.trimmed(whole, isFirst: self.line == 1)
    if line.isEmpty { return true }
    if line.allSatisfy({ byte in byte == 0 }) {
      findZeros(ending)
      return true
    }
    linesWithText += 1
    if ending == .tooLong {
      find(.longLine, "the line is too long to be an event", "remove the line")
    } else if ReviewLineReader.read(line, into: &table) {
      isRecognised = true
    } else {
      do {
        let event = try decoder.event(line)
        isRecognised = true
        if !table.append(event) {
          find(
            .tooManyWriters,
            "too many different writers",
            "remove files that are no progress logs"
          )
        }
      } catch {
        reject(line, ending, error)
      }
    }
    isRecognised = isRecognised || LogFileReader.looksLikeAnEvent(line)
    return isRecognised || linesWithText < LogFileReader.linesToRecognise && ending != .tooLong
  }

  private mutating func reject(
    _ line: UnsafeRawBufferPointer,
    _ ending: LineScanner.Ending,
    _ rejection: EventDecoder.Rejection
  ) {
    if ending == .endOfFile {
      find(
        .tornLine,
        "the last line is incomplete: \(rejection.reason)",
        "nothing needs to be done; an interrupted write or copy leaves such a line"
      )
    } else {
      find(
        .damagedLine,
        "the line is not an event: \(rejection.reason)",
        "correct or remove the line; it is skipped until then"
      )
    }
  }

  /// Reports zeros, which say nothing of the kind of a file: a power cut leaves them in place of
  /// what did not reach the disk.
  private mutating func findZeros(_ ending: LineScanner.Ending) {
    if ending == .endOfFile {
      let mend = "nothing needs to be done; a power cut leaves such a line"
      find(.tornLine, "the last line holds nothing but zero bytes", mend)
    } else {
      let rule: JournalFinding.Rule = ending == .tooLong ? .longLine : .damagedLine
      find(rule, "the line holds nothing but zero bytes", "remove the line")
    }
  }

  private mutating func find(_ rule: JournalFinding.Rule, _ what: String, _ mend: String) {
    faults.append(Fault(line: line, rule: rule))
    guard findings.count < LogFileReader.findingLimit else {
      skipped += 1
      return
    }
    findings.append(JournalFinding(rule: rule, file: path, line: line, what: what, mend: mend))
  }

  mutating func finish() {
    isWrongKind = !isRecognised && linesWithText > 0
    guard skipped > 0 else { return }
    findings.append(
      JournalFinding(
        rule: .more,
        file: path,
        line: nil,
        what: "\(skipped) more lines were skipped",
        mend: "mend the lines above first",
        count: skipped
      )
    )
  }

  /// Returns a line without a byte-order mark, the rest of a CRLF, and blanks around it.
  private static func trimmed(
    _ line: UnsafeRawBufferPointer,
    isFirst: Bool
  ) -> UnsafeRawBufferPointer {
    var start = 0
    var end = line.count
    if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while end > start, isBlank(line[end - 1]) { end -= 1 }
    while start < end, isBlank(line[start]) { start += 1 }
    return UnsafeRawBufferPointer(rebasing: line[start..<end])
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  /// Whether a line is, or was before it was damaged, one that this program wrote.
  private static func looksLikeAnEvent(_ line: UnsafeRawBufferPointer) -> Bool {
    let beginning = Array("{\"v\":".utf8)
    let start = line.prefix { byte in byte != 0 }.prefix(beginning.count)
    if !start.isEmpty, start.elementsEqual(beginning.prefix(start.count)) { return true }
    if holds("\"writer\":\"", line), holds("\"seq\":", line) { return true }
    // The beginning was zeroed: only the end can tell.
    return line.contains(0) && line.last { byte in byte != 0 } == UInt8(ascii: "}")
  }

  private static func holds(_ literal: StaticString, _ line: UnsafeRawBufferPointer) -> Bool {
    guard let base = line.baseAddress else { return false }
    let count = literal.utf8CodeUnitCount
    var start = 0
    while line.count - start >= count {
      if memcmp(base + start, literal.utf8Start, count) == 0 { return true }
      start += 1
    }
    return false
  }
}

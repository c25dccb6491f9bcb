@testable import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What must hold of the log's reader for any bytes: it never traps, the byte-level reader says
/// nothing that `JSONDecoder` does not say, what is read can be written, and the events of a file
/// are those of its lines, however it is read.
enum JournalFuzz {
  static func check(_ bytes: [UInt8]) {
    let whole = read(["a.jsonl": bytes], chunk: .max)
    let byBytes = read(["a.jsonl": bytes], chunk: 7)
    precondition(Array(whole.events) == Array(byBytes.events), "depends on the size of reads")
    precondition(whole.findings == byBytes.findings, "findings depend on the size of reads")
    let twice = read(["a.jsonl": bytes, "b (copy).jsonl": bytes], chunk: .max)
    precondition(Array(twice.events) == Array(whole.events), "a copy changes the events")

    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for finding in whole.findings {
      precondition(finding.line.map { (1...lines.count).contains($0) } ?? true, "no such line")
    }
    var known: Set<Event> = []
    for line in lines { if let event = event(of: Array(line)) { known.insert(event) } }
    precondition(whole.events.allSatisfy { known.contains($0) }, "an event that no line tells")
    if whole.findings.isEmpty {
      precondition(Set(whole.events.map(\.id)) == Set(known.map(\.id)), "an event is missing")
    }
  }

  /// Reads a line by both readers.
  private static func event(of line: [UInt8]) -> Event? {
    var table = EventTable()
    let isTaken = line.withUnsafeBytes { ReviewLineReader.read($0, into: &table) }
    precondition(table.rows.count == (isTaken ? 1 : 0), "a row of a line that was declined")
    // The file's reader leaves out what stands around a line.
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0D, 0xEF, 0xBB, 0xBF]
    let inner = line.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
    do {
      let event = try EventDecoder().event(isTaken ? line : Array(inner))
      precondition(!isTaken || table.event(0) == event, "the two readers disagree")
      let written = try EventEncoder.line(event)
      let again = try EventDecoder().event(written)
      precondition(again == event, "an event changes when it is written")
      return event
    } catch let rejection as EventDecoder.Rejection {
      precondition(!isTaken, "the decoder refuses a line that was taken: \(rejection.reason)")
      return nil
    } catch {
      preconditionFailure("an event that was read cannot be written: \(error)")
    }
  }

  /// Reads logs that are nowhere but in memory.
  private static func read(_ logs: [String: [UInt8]], chunk: Int) -> JournalContents {
    let names = logs.keys.sorted()
    var files = FileSystem.system
    files.names = { _ in names }
    files.open = { path, _ throws(SystemFault) in
      guard let index = names.firstIndex(where: { path.hasSuffix($0) }) else {
        throw SystemFault(code: ENOENT)
      }
      return Int32(index)
    }
    files.close = { _ in }
    files.lock = { _, _ in }
    files.descriptorStatus = { descriptor in
      let size = logs[names[Int(descriptor)]]?.count ?? 0
      return FileSystem.Status(kind: .file, size: size, device: 1, inode: UInt64(descriptor))
    }
    files.read = { descriptor, buffer, offset in
      let rest = (logs[names[Int(descriptor)]] ?? []).dropFirst(offset)
      let part = rest.prefix(min(chunk, buffer.count))
      buffer.copyBytes(from: part)
      return part.count
    }
    do {
      return try JournalFolder.read(folder: "/logs", files: files)
    } catch {
      preconditionFailure("a folder that can be listed is not read: \(error)")
    }
  }
}

extension JournalFuzz {
  /// A sound log of all kinds of lines.
  private static let sound: [UInt8] = {
    func head(_ sequence: Int) -> String {
      #"{"v":1,"id":"abcdefghij2\#(sequence)","at":"2026-11-21T12:00:0\#(sequence).000Z","#
        + #""writer":"laptop","seq":\#(sequence),"#
    }
    let review =
      #""kind":"review","card":"c1","grade":3,"ms":4211,"session":"s1","#
      + #""day":"2026-11-21","due":"#
    let lines = [
      head(2) + review + #""2026-11-24"}"#,
      head(3) + review + #""2026-11-21T12:10:00.000Z","about":{"kind":"k","term":"é","#
        + #""prompt":"p \"q\"","breadcrumb":["A","日"]}}"#,
      head(4) + #""kind":"undo","target":"abcdefghij22"}"#,
      head(5) + #""kind":"setting","name":"desired-retention","value":0.9}"#,
      head(6) + #""kind":"parameters","model":"fsrs-6","weights":[0.2,1e-3,-5],"reviews":9}"#,
      head(7) + #""kind":"exam-started","form":"f","exam":"x","seed":"7","mode":"m","#
        + #""minutes":9,"questions":[{"id":"q","options":["a","b"]}]}"#,
    ]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }()

  /// A sound log with damages, each told by four bytes: two say where, one what and one with what.
  static func damaged(by script: [UInt8]) -> [UInt8] {
    var bytes = sound
    // Of many damages nothing sound would be left to read.
    for start in stride(from: 0, to: min(script.count - 3, 64), by: 4) where !bytes.isEmpty {
      let place = (Int(script[start]) << 8 | Int(script[start + 1])) % bytes.count
      let value = script[start + 3]
      let end = min(bytes.count, place + Int(value))
      switch script[start + 2] % 8 {
      case 0: bytes[place] = value
      case 1: bytes.insert(value, at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes[place] ^= 1 << (value % 8)
      case 4: bytes.removeSubrange(place..<end)
      case 5: bytes[place] = 0x30 + value % 10
      case 6: bytes.replaceSubrange(place..<end, with: [UInt8](repeating: 0, count: end - place))
      default: bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }
}

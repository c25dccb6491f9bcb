import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Appends events to this machine's log; an event that was returned has reached the disk.
///
/// Any number of writers, threads and processes may append to one log at once. Each append opens
/// the log anew, so that a log that a sync or a restore put in its place is found, and locks it.
/// A class because the state of the log is shared by all who append through it.
package final class JournalWriter: Sendable {
  /// The path of this machine's log.
  package let path: String

  private let folder: String
  private let identity: WriterIdentity
  private let files: FileSystem
  private let home: FileSystem.Status
  private let state: Mutex<State>

  private struct State {
    var random: any RandomNumberGenerator & Sendable
    /// The file as it was after the last append; `nil` before the first and after a failure.
    var file: FileSystem.Status?
    var end = LineScanner.End(lastLine: 0, size: 0)
    var highest = 0
    /// What the log last said of each card.
    var said: [String: CardAbout] = [:]
    /// Events that other sessions of this machine appended meanwhile.
    var foreign: [Event] = []
  }

  /// Opens this machine's log in a folder, making both if they are missing.
  ///
  /// - Parameters:
  ///   - folder: The folder of the logs.
  ///   - identity: This machine.
  ///   - random: The source of the random part of event ids.
  ///   - files: The file system.
  /// - Throws: What would also keep an event from being recorded.
  /// - Complexity: O(n) in the bytes of this machine's log.
  package init(
    folder: String,
    identity: WriterIdentity,
    random: some RandomNumberGenerator & Sendable,
    files: FileSystem = .system
  ) throws(JournalError) {
    self.folder = folder
    self.identity = identity
    self.files = files
    path = folder + "/" + identity.writer.fileName
    var first = State(random: random)
    let (path, log) = (path, OpenLog(folder: folder, path: path, files: files))
    let descriptor = try log.open()
    defer { files.close(descriptor) }
    try JournalWriter.refresh(&first, descriptor, path, identity.writer, files)
    do {
      home = try files.status(folder + "/.")
    } catch {
      throw JournalError(reading: folder, fault: error)
    }
    state = Mutex(first)
  }

  /// Records an event.
  ///
  /// What a card said (`about`) is written only if the log has not said so before.
  ///
  /// - Parameters:
  ///   - body: What happened.
  ///   - at: When.
  /// - Returns: The event as it was written, once it has reached the disk.
  /// - Throws: If the event is not recorded; only `uncertain` leaves that open.
  package func append(_ body: EventBody, at: Moment) throws(JournalError) -> Event {
    try state.withLock { state throws(JournalError) in
      let log = OpenLog(folder: folder, path: path, files: files, home: home)
      let descriptor = try log.open()
      defer { files.close(descriptor) }
      try JournalWriter.refresh(&state, descriptor, path, identity.writer, files)
      let news = body.withoutKnown(state.said)
      let mark = SequenceMark(stateFolder: identity.stateFolder, files: files)
      let sequence = try mark.next(after: state.highest, log: path)
      let writer = identity.writer
      let random: UInt64 = state.random.next()
      let id = EventID(writer: writer, sequence: sequence, at: at, random: random)
      let event = Event(id: id, at: at, writer: writer, sequence: sequence, body: news)
      var line = try JournalWriter.line(event)
      // A crash left a fragment without an end: it becomes a line of its own.
      if state.end.lastLine < state.end.size { line.insert(0x0A, at: 0) }
      try write(line, descriptor, &state)
      state.highest = sequence
      if let (card, about) = news.cardAndAbout { state.said[card] = about }
      return event
    }
  }

  /// Returns the events that other sessions of this machine appended since this log was opened or
  /// since they were last taken; an append looks for them.
  package func takeForeign() -> [Event] {
    state.withLock { state in
      let events = state.foreign
      state.foreign = []
      return events
    }
  }

  /// Returns the line of an event with its end, sure that it reads back as the same event.
  private static func line(_ event: Event) throws(JournalError) -> [UInt8] {
    if case .unknown(let kind, _) = event.body {
      throw .unrepresentable(reason: "events of the kind \"\(kind)\" are not known")
    }
    let line = try EventEncoder.line(event)
    guard line.count < LineScanner.longestLine - 2 else {
      throw .unrepresentable(reason: "it is too long: \(line.count) bytes")
    }
    do {
      if try EventDecoder().event(line) == event { return line + [0x0A] }
    } catch {
      throw .unrepresentable(reason: error.reason)
    }
    throw .unrepresentable(reason: "it would read back as another event")
  }

  private func write(
    _ line: [UInt8],
    _ descriptor: Int32,
    _ state: inout State
  ) throws(JournalError) {
    let file = state.file
    // After a failure nothing is taken for granted: the next append reads the log again.
    state.file = nil
    let written: Int
    do {
      written = try files.writeOnce(line, descriptor)
      if written == line.count { try files.synchronize(descriptor) }
    } catch {
      try takeBack(descriptor, to: state.end.size, after: error)
      throw JournalError(writing: path, fault: error)
    }
    guard written == line.count else {
      try takeBack(descriptor, to: state.end.size, after: SystemFault(code: ENOSPC))
      throw .shortWrite(path: path, written: written, expected: line.count)
    }
    let size = state.end.size + line.count
    state.file = file
    state.end = LineScanner.End(lastLine: size, size: size)
  }

  /// Cuts off what a failed write left.
  ///
  /// This is the one place that shortens a log. It is safe because the log is this machine's own,
  /// the lock that has been held since its size was taken keeps other writers out, and so all
  /// bytes behind that size are those of the event that was not recorded.
  private func takeBack(
    _ descriptor: Int32,
    to size: Int,
    after fault: SystemFault
  ) throws(JournalError) {
    do {
      try files.truncate(descriptor, size)
    } catch {
      throw .uncertain(path: path, fault: fault)
    }
  }

  /// Reads what others, or a restore, have changed in the log since the last append.
  private static func refresh(
    _ state: inout State,
    _ descriptor: Int32,
    _ path: String,
    _ writer: WriterID,
    _ files: FileSystem
  ) throws(JournalError) {
    let status: FileSystem.Status
    do {
      status = try files.descriptorStatus(descriptor)
    } catch {
      throw JournalError(reading: path, fault: error)
    }
    let isSameFile = state.file?.place == status.place
    if isSameFile, status.size == state.end.size { return }
    // What was there before is no news; neither is a log that a restore put in its place.
    let isNews = isSameFile && status.size > state.end.size
    if !isSameFile || status.size < state.end.size {
      state.end = LineScanner.End(lastLine: 0, size: 0)
      state.said = [:]
    }
    var table = EventTable()
    let scanner = LineScanner(files: files, descriptor: descriptor)
    state.end = try LogFileReader.read(
      scanner,
      path: path,
      from: state.end.lastLine,
      isLocked: true,
      into: &table
    ).end
    state.file = status
    for (index, row) in table.rows.enumerated() {
      if isNews { state.foreign.append(table.event(index)) }
      if table.writers[Int(row.writer)] == writer {
        state.highest = max(state.highest, Int(row.sequence))
      }
      guard !row.isPlainReview else { continue }
      if let (card, about) = table.event(index).body.cardAndAbout { state.said[card] = about }
    }
  }
}

extension EventBody {
  /// The same without what a card said, if that is known.
  fileprivate func withoutKnown(_ said: [String: CardAbout]) -> EventBody {
    guard let (id, about) = cardAndAbout, said[id] == about else { return self }
    let card = CardRef(card: id)
    switch self {
    case .review(let review):
      return .review(
        Review(
          card: id,
          grade: review.grade,
          milliseconds: review.milliseconds,
          session: review.session,
          day: review.day,
          due: review.due
        )
      )
    case .suspend: return .suspend(card)
    case .resume: return .resume(card)
    case .bury(_, let until): return .bury(card, until: until)
    case .flag(_, let note): return .flag(card, note: note)
    case .unflag: return .unflag(card)
    case .note(_, let text): return .note(card, text: text)
    case .reset: return .reset(card)
    default: return self
    }
  }
}

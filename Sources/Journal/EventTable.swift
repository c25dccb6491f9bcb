/// Events as they are read, in no particular order, packed for a log of millions.
struct EventTable {
  private(set) var rows: [EventRow] = []
  /// Events that are not reviews.
  private(set) var others: [Event] = []
  /// What cards said, by the row of the review that tells it.
  private(set) var abouts: [Int: CardAbout] = [:]
  private(set) var writers: [WriterID] = []
  var cards = StringTable()
  var sessions = StringTable()
  private var writerNames = StringTable()
  /// The index of the writer of each name, or `refused`.
  private var writersOfNames: [UInt16] = []
  private var longIDs = StringTable()

  static let writerLimit = Int(UInt16.max)
  private static let refused = UInt16.max

  /// Makes room for so many more events, within reason: a file's size may be a lie.
  mutating func reserve(_ count: Int) {
    rows.reserveCapacity(rows.count + min(count, 4_000_000))
  }

  /// Adds a review that has nothing but its row.
  @inline(__always)
  mutating func append(_ row: EventRow) {
    rows.append(row)
  }

  /// Adds a review that says what its card said.
  mutating func append(_ row: EventRow, about: CardAbout) {
    abouts[rows.count] = about
    rows.append(row)
    rows[rows.count - 1].hasAbout = true
  }

  /// Returns the index of a writer, or `nil` if its name is not allowed or they are too many.
  @inline(__always)
  mutating func writer(_ name: UnsafeRawBufferPointer) -> UInt16? {
    writer(named: writerNames.index(of: name))
  }

  @inline(__always)
  private mutating func writer(named index: Int) -> UInt16? {
    if index == writersOfNames.count { addName(index) }
    let writer = writersOfNames[index]
    return writer == EventTable.refused ? nil : writer
  }

  /// Adds a writer, or the knowledge that a name is none: a damaged name must not keep out others.
  private mutating func addName(_ index: Int) {
    guard writers.count < EventTable.writerLimit,
      let writer = WriterID(rawValue: writerNames.strings[index])
    else {
      writersOfNames.append(EventTable.refused)
      return
    }
    writersOfNames.append(UInt16(writers.count))
    writers.append(writer)
  }

  /// Adds any event.
  ///
  /// - Returns: Whether there was room for its writer.
  mutating func append(_ event: Event) -> Bool {
    guard let writer = writer(named: writerNames.index(of: event.writer.rawValue)) else {
      return false
    }
    var row = EventRow(
      id: event.id.packed ?? UInt64(longIDs.index(of: event.id.rawValue)),
      at: event.at.millisecondsSince1970,
      sequence: Int32(clamping: event.sequence),
      writer: writer
    )
    if case .review(let review) = event.body {
      row.due = EventRow.packed(review.due)
      row.card = UInt32(cards.index(of: review.card))
      row.milliseconds = Int32(clamping: review.milliseconds)
      row.session = UInt32(sessions.index(of: review.session))
      row.day = Int32(review.day.number)
      row.grade = review.grade.rawValue
      if let about = review.about {
        row.hasAbout = true
        abouts[rows.count] = about
      }
    } else {
      row.milliseconds = Int32(others.count)
      others.append(event)
    }
    rows.append(row)
    return true
  }

  /// Returns the table without some rows; what is left keeps its order.
  func without(_ dropped: Set<Int>) -> EventTable {
    var result = self
    result.rows = []
    result.abouts = [:]
    for (index, row) in rows.enumerated() where !dropped.contains(index) {
      if row.hasAbout { result.abouts[result.rows.count] = abouts[index] }
      result.rows.append(row)
    }
    return result
  }

  /// Returns the id of a row.
  func id(_ row: EventRow) -> EventID {
    if row.id >> 60 != 0 { return EventID(packed: row.id) }
    // Only texts of valid ids are in the table.
    return EventID(known: longIDs.strings[Int(row.id)])
  }

  /// Returns the event of a row.
  func event(_ index: Int) -> Event {
    let row = rows[index]
    guard row.isReview, let grade = ReviewGrade(rawValue: row.grade) else {
      return others[Int(row.milliseconds)]
    }
    return Event(
      id: id(row),
      at: Moment(millisecondsSince1970: row.at),
      writer: writers[Int(row.writer)],
      sequence: Int(row.sequence),
      body: .review(
        Review(
          card: cards.strings[Int(row.card)],
          grade: grade,
          milliseconds: Int(row.milliseconds),
          session: sessions.strings[Int(row.session)],
          day: StudyDay(number: Int(row.day)),
          due: row.unpackedDue,
          about: row.hasAbout ? abouts[index] : nil
        )
      )
    )
  }
}

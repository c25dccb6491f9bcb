/// The events of a log in their order, kept in 48 bytes each and unpacked when asked for.
///
/// A replay over many reviews is fastest with `review(at:)`, which makes no strings.
package struct EventList: RandomAccessCollection, Sendable {
  private let table: EventTable
  private let order: [UInt32]?

  init(table: EventTable, order: [UInt32]?) {
    self.table = table
    self.order = order
  }

  /// Puts events into their one order, each once, as reading their lines would.
  ///
  /// Events of more writers than a log may have are left out.
  package init(_ events: some Sequence<Event>) {
    var table = EventTable()
    for event in events { _ = table.append(event) }
    self.init(table: table, order: EventMerge(table).order)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { order?.count ?? table.rows.count }

  package subscript(position: Int) -> Event { table.event(row(position)) }

  /// The ids of all reviewed cards; `ReviewRow.card` is an index into it.
  package var cards: [String] { table.cards.strings }

  /// The ids of all sessions; `ReviewRow.session` is an index into it.
  package var sessions: [String] { table.sessions.strings }

  /// The writers of all events; `ReviewRow.writer` is an index into it.
  package var writers: [WriterID] { table.writers }

  /// Returns the review at a position without making strings, or `nil` if it is another event.
  ///
  /// - Precondition: `position` is in `indices`.
  package func review(at position: Int) -> ReviewRow? {
    let index = row(position)
    let row = table.rows[index]
    guard let grade = ReviewGrade(rawValue: row.grade) else { return nil }
    return ReviewRow(
      at: Moment(millisecondsSince1970: row.at),
      writer: Int(row.writer),
      card: Int(row.card),
      grade: grade,
      milliseconds: Int(row.milliseconds),
      session: Int(row.session),
      day: StudyDay(number: Int(row.day)),
      due: row.unpackedDue,
      hasAbout: row.hasAbout
    )
  }

  /// Returns the id of the event at a position.
  ///
  /// - Precondition: `position` is in `indices`.
  package func id(at position: Int) -> EventID { table.id(table.rows[row(position)]) }

  /// The positions of the events that are no reviews, in order.
  package var positionsOfOthers: [Int] {
    if table.others.isEmpty { return [] }
    return indices.filter { !table.rows[row($0)].isReview }
  }

  /// The positions of the events that were taken back; an undo that was itself taken back does not
  /// count.
  ///
  /// - Complexity: Linear in the number of events if any was taken back.
  package var undonePositions: Set<Int> {
    var targets: Set<EventID> = []
    for position in positionsOfOthers.reversed() {
      let event = self[position]
      if case .undo(let target) = event.body, !targets.contains(event.id) { targets.insert(target) }
    }
    if targets.isEmpty { return [] }
    let packed = Set(targets.compactMap(\.packed))
    let hasLong = packed.count < targets.count
    return Set(
      indices.filter { position in
        let row = table.rows[row(position)]
        let isLong = row.id >> 60 == 0
        return isLong ? hasLong && targets.contains(table.id(row)) : packed.contains(row.id)
      }
    )
  }

  private func row(_ position: Int) -> Int {
    guard let order else { return position }
    return Int(order[position])
  }
}

/// A review whose texts are indices into those of its `EventList`.
package struct ReviewRow: Hashable, Sendable {
  /// When it happened.
  package let at: Moment
  /// The index of the machine that wrote it.
  package let writer: Int
  /// The index of the card.
  package let card: Int
  /// How well the card was recalled.
  package let grade: ReviewGrade
  /// The time it took, in milliseconds.
  package let milliseconds: Int
  /// The index of the session.
  package let session: Int
  /// The study day.
  package let day: StudyDay
  /// When the card was promised to come back.
  package let due: Due
  /// Whether the event says what the card said; the whole event tells it.
  package let hasAbout: Bool
}

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

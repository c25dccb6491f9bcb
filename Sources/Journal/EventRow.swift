/// An event in 48 bytes; texts are indices into the tables of an `EventTable`.
struct EventRow: Equatable {
  /// The id as `EventID.packed`, or the index of a longer id, which leaves the top bits zero.
  var id: UInt64
  /// Milliseconds since 1970.
  var at: Int64
  /// The promised day or moment, doubled; odd if it is a moment.
  var due: Int64 = 0
  /// The number in the writer's log.
  var sequence: Int32
  /// The index of the card of a review.
  var card: UInt32 = 0
  /// The time a review took; the index of the whole event if it is not a review.
  var milliseconds: Int32 = 0
  /// The index of the session of a review.
  var session: UInt32 = 0
  /// The study day of a review.
  var day: Int32 = 0
  /// The index of the writer.
  var writer: UInt16
  /// The grade of a review; zero if the event is not a review.
  var grade: UInt8 = 0
  /// Whether a review says what its card said.
  var hasAbout = false

  var isReview: Bool { grade != 0 }

  /// Whether the row says everything about its event.
  var isPlainReview: Bool { isReview && !hasAbout }

  /// Packs a promised day or moment.
  static func packed(_ due: Due) -> Int64 {
    switch due {
    case .day(let day): Int64(day.number) << 1
    case .moment(let moment): moment.millisecondsSince1970 << 1 | 1
    }
  }

  /// The promised day or moment of a review.
  var unpackedDue: Due {
    due & 1 == 0
      ? .day(StudyDay(number: Int(due >> 1)))
      : .moment(Moment(millisecondsSince1970: due >> 1))
  }
}

import Foundation
import Memory

/// A collection of reviews as `shared/data/reviews.csv` holds it.
struct ReviewFile {
  /// One line of the file.
  struct Line {
    let card: Int
    let grade: Grade
    /// Seconds since 1970.
    let seconds: Double

    /// The study day, which begins at 04:00 UTC.
    var day: Int { Int(((seconds - 4 * 3600) / 86_400).rounded(.down)) }
  }

  /// The reviews in the order of time.
  let lines: [Line]

  /// Reads `card_id,review_rating,review_time,review_duration`.
  init(path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw BenchmarkError.noCorpus(path)
    }
    var cards: [Substring: Int] = [:]
    var lines: [Line] = []
    for row in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = row.split(separator: ",")
      guard fields.count >= 3, let grade = Int(fields[1]).flatMap(Grade.init(rawValue:)),
        let seconds = Self.seconds(fields[2])
      else { throw BenchmarkError.noCorpus("\(path): \(row)") }
      let card = cards[fields[0], default: cards.count]
      cards[fields[0]] = card
      lines.append(Line(card: card, grade: grade, seconds: seconds))
    }
    self.lines = lines.enumerated().sorted { left, right in
      (left.element.seconds, left.element.card, left.offset)
        < (right.element.seconds, right.element.card, right.offset)
    }.map(\.element)
  }

  /// How the time between two reviews of a card is counted.
  enum Pauses {
    case studyDays, fractions
  }

  /// The reviews up to a place in time; those from one study day on are scored.
  func table(_ pauses: Pauses, upTo end: Int? = nil) -> ReviewTable {
    var last: [Int: Line] = [:]
    return ReviewTable(
      lines.prefix(end ?? lines.count).map { line in
        let before = last.updateValue(line, forKey: line.card) ?? line
        let days = line.day - before.day
        let fraction = (line.seconds - before.seconds) / 86_400
        return TimedReview(
          card: line.card,
          elapsed: Days(pauses == .studyDays ? Double(days) : fraction),
          grade: line.grade,
          isScored: days >= 1
        )
      }
    )
  }

  /// Reads `2024-03-29T20:32:32.250000+00:00`.
  private static func seconds(_ text: Substring) -> Double? {
    let numbers = text.split(whereSeparator: { "-T:+".contains($0) }).map { Double($0) }
    guard numbers.count >= 6, let year = numbers[0], let month = numbers[1], let day = numbers[2],
      let hour = numbers[3], let minute = numbers[4], let second = numbers[5],
      text.hasSuffix("+00:00")
    else { return nil }
    return Double(days(Int(year), Int(month), Int(day))) * 86_400 + hour * 3600 + minute * 60
      + second
  }

  /// Days since 1970; source: Hinnant, days_from_civil.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

import Foundation
import Journal

/// Answers cards through a pipe, one after the other, with habits that depend on the card alone.
///
/// A class, because it goes on with a process.
final class PipeLearner {
  /// The program, which prints JSON.
  let process: RetainProcess
  /// The events that the program said are saved.
  private(set) var acknowledged: [String] = []
  /// The summary that the program ended on.
  private(set) var summary: JSONRow?
  private var timesAnswered: [String: Int] = [:]
  private var linesTaken = 0

  /// Starts a session.
  ///
  /// - Parameter arguments: What follows `review --json`.
  init(_ place: StudyPlace, _ arguments: [String] = []) throws {
    for review in try place.reviews() { timesAnswered[review.card, default: 0] += 1 }
    process = try place.start(["review", "--json"] + arguments)
  }

  /// Answers so many cards, or all that are left.
  ///
  /// - Returns: How many answers were acknowledged before the session ended.
  func answer(_ count: Int = .max) throws -> Int {
    var done = 0
    while done < count {
      guard let row = try next(), let card = row.text("card") else { break }
      process.send("\n")
      _ = try next()
      process.send("\(grade(of: card))\n")
      guard let saved = try next(), let event = saved.text("event") else { break }
      timesAnswered[card, default: 0] += 1
      acknowledged.append(event)
      done += 1
    }
    return done
  }

  /// Any grade at first, which the card's id decides; Good from then on.
  private func grade(of card: String) -> Int {
    let sum = card.utf8.reduce(0) { $0 + Int($1) }
    return timesAnswered[card] == nil ? [3, 4, 1, 2, 3][sum % 5] : 3
  }

  private func next() throws -> JSONRow? {
    var lines: [Substring] = []
    let isThere = process.wait { process in
      lines = process.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      return lines.count > linesTaken
    }
    guard isThere else { return nil }
    defer { linesTaken += 1 }
    let row = try JSONRow(String(lines[linesTaken]))
    if row.text("type") == "end" { summary = row }
    return row.text("type") == "end" ? nil : row
  }
}

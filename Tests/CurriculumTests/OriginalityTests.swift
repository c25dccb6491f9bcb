import SourceText
import XCTest

@testable import Curriculum

/// Facts carry over from the learner's guides; sentences do not.
final class OriginalityTests: XCTestCase {
  /// As many words in a row as two authors seldom share by chance.
  private static let run = 8

  /// Runs of words that both have because they are names; nothing else may stand here.
  private static let names: Set<String> = [
    "domain 4 ml solution monitoring maintenance and security",
    "4 ml solution monitoring maintenance and security 24",
  ]

  func testNoRunOfWordsIsSharedWithTheGuides() throws {
    var runs: Set<[Substring]> = []
    let guides = try Graphs.guides().map { Self.text(of: $0) }
    for guide in guides { Self.forEachRun(of: guide) { runs.insert(Array($0)) } }
    XCTAssertGreaterThan(runs.count, 10_000)
    for file in Graphs.bundledFiles {
      Self.forEachRun(of: Self.text(of: file)) { words in
        let text = words.joined(separator: " ")
        if runs.contains(Array(words)), !Self.names.contains(text) {
          XCTFail("\(file.path) shares '\(text)'")
        }
      }
    }
  }

  /// The check itself finds what was copied.
  func testARunIsFoundWhateverItsMarks() {
    var found = 0
    let copied = "**One** two; three (four) `five` six, seven-eight"
    Self.forEachRun(of: copied.lowercased()) { words in
      found +=
        words.elementsEqual(
          ["one", "two", "three", "four", "five", "six", "seven", "eight"]
        ) ? 1 : 0
    }
    XCTAssertEqual(found, 1)
  }

  private static func text(of file: SourceFile) -> String {
    String(decoding: file.bytes, as: UTF8.self).lowercased()
      // Names of pages and of points are no sentences.
      .replacing(#/<!--.*?-->/#.dotMatchesNewlines(), with: " . ")
  }

  private static func forEachRun(of text: String, _ body: (ArraySlice<Substring>) -> Void) {
    let words = text.split { !($0.isLetter || $0.isNumber) }
    guard words.count >= run else { return }
    for start in 0...words.count - run { body(words[start..<start + run]) }
  }
}

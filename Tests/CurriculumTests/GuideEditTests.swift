import SourceText
import XCTest

@testable import Curriculum

/// Cards keep their names when a guide is edited, moved, split, reordered and renumbered.
final class GuideEditTests: XCTestCase {
  private let small = """
    # Course

    ## Module 1: Stores

    ### 1.1 Formats

    - **Parquet**: columns of bytes
    - **Random Forests**: many trees
    - **CSV**: rows of text

    | Format | Layout |
    |---|---|
    | ORC | columns |

    ## Module 2: Models

    ### 2.1 Trees

    - **Random Forest**: a vote of many trees
    - **Purpose**: to decide

    ### 2.2 Security

    - **Parquet**: may be encrypted column by column

    Q: What is a leaf?
    A: A node without children.
    """

  /// An edit and what it makes of a guide.
  private let edits: [(name: String, edit: (String) -> [String])] = [
    ("answers", { [GuideEditTests.withOtherAnswers($0)] }),
    ("renumbered", { [GuideEditTests.renumbered($0)] }),
    ("reordered", { [GuideEditTests.parts($0, level: 2).reversed().joined()] }),
    ("topics reordered", { [GuideEditTests.withTopicsReversed($0)] }),
    ("split", { GuideEditTests.halves($0) }),
    ("headings deeper", { [GuideEditTests.deeper($0)] }),
  ]

  func testEditsOfASmallGuide() {
    for (name, edit) in edits {
      check(name, SourceFile(path: "small.md", bytes: Array(small.utf8)), [], edit, mostLost: 0)
    }
  }

  /// A half of a guide may hold too few lists of one label to tell that each belongs to its title.
  func testListsOfOneLabelAreFoundInHalfAGuide() {
    let guide = ["Hemp", "Sisal", "Cotton", "Nylon"].map {
      "## \($0)\n\n**Traps:**\n- it rots like \($0)\n- it shrinks\n"
    }
    let text = "# Module 1: Ropes\n\n" + guide.joined(separator: "\n")
    for (name, edit) in edits {
      check(name, SourceFile(path: "ropes.md", bytes: Array(text.utf8)), [], edit, mostLost: 0)
    }
  }

  func testEditsOfTheSharedGuides() throws {
    for file in try Graphs.guides() {
      for (name, edit) in edits {
        // `Benefits of this approach` means the section before it, which is another one then.
        let most = name == "topics reordered" && text(file).contains("of this approach") ? 1 : 0
        check(name, file, Graphs.references, edit, mostLost: most)
      }
    }
  }

  func testMovedFile() throws {
    let moved = graph([small], [], path: "elsewhere/other.md")
    XCTAssertEqual(Set(graph([small], []).cards.map(\.id)), Set(moved.cards.map(\.id)))
  }

  private func text(_ file: SourceFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

  private func graph(
    _ texts: [String],
    _ references: [SourceFile],
    path: String = "guide"
  ) -> StudyGraph {
    let files = texts.enumerated().map { index, text in
      SourceFile(path: "\(path)-\(index).md", bytes: Array(text.utf8))
    }
    return GraphBuilder.graph(files: references + files, exam: "mla-c01")
  }

  /// Every card is still there under its name; a spelling that gave the name to a card of several
  /// may have become another of its names.
  private func check(
    _ name: String,
    _ file: SourceFile,
    _ references: [SourceFile],
    _ edit: (String) -> [String],
    mostLost: Int
  ) {
    let text = text(file)
    let before = graph([text], references)
    let after = graph(edit(text), references)
    var same = 0
    var aliased = 0
    var lost: [String] = []
    for card in before.cards {
      if let found = after.card(card.id) {
        if found.id == card.id { same += 1 } else { aliased += 1 }
      } else {
        lost.append(card.prompt)
      }
    }
    let links = Relinking(Graphs.remembered(before), in: after).links
    print(
      "\(file.path) \(name): \(same) same, \(aliased) by another spelling, \(lost.count) lost, "
        + "\(links.count) of them relinked"
    )
    XCTAssertLessThanOrEqual(lost.count, mostLost, "\(file.path) \(name): \(lost)")
  }

  // MARK: Edits

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func level(_ line: Substring) -> Int? {
    let hashes = line.prefix { $0 == "#" }.count
    return hashes > 0 && line.dropFirst(hashes).first == " " ? hashes : nil
  }

  /// Items of lists with a definition end on another word.
  private static func withOtherAnswers(_ text: String) -> String {
    lines(text).map { line in
      let said = line.drop { $0 == " " }.trimmingSuffix(" ")
      let isDefinition = said.contains("**:") || said.contains(":**")
      let isLabel = said.hasSuffix(":") || said.hasSuffix("**")
      guard isDefinition, !isLabel else { return line[...] }
      // A sentence keeps its end, by which page breaks are healed, and its number of words, which a
      // list limits.
      let kept = line.trimmingSuffix(" ")
      guard let space = kept.lastIndex(of: " "), !kept.hasSuffix("`") else { return kept }
      return kept[...space] + "indeed" + kept.suffix(while: { ".!?)*_\"".contains($0) })
    }.joined(separator: "\n")
  }

  private static func renumbered(_ text: String) -> String {
    lines(text).map { line in
      guard level(line) != nil else { return String(line) }
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      return words.map { word in
        let isNumber = word.first?.isNumber ?? false
        let isPlain = word.allSatisfy { $0.isNumber || $0 == "." || $0 == ":" }
        return isNumber && isPlain && word.contains(where: { ".:".contains($0) })
          ? "9" + word : String(word)
      }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// Cuts a text before each heading of a level or above; what precedes the first stays in front.
  private static func parts(_ text: String, level most: Int) -> [String] {
    var parts = [""]
    var isCode = false
    for line in lines(text) {
      if line.hasPrefix("```") { isCode.toggle() }
      if !isCode, let level = level(line), level <= most { parts.append("") }
      parts[parts.count - 1] += line + "\n"
    }
    return parts
  }

  private static func withTopicsReversed(_ text: String) -> String {
    parts(text, level: 2).map { part in
      // What comes before the first topic, with the heading of the module, stays in front.
      let topics = parts(part, level: 3)
      let front = topics.firstIndex { lines($0).first.flatMap(level) == 3 } ?? topics.endIndex
      return topics[..<front].joined() + topics[front...].reversed().joined()
    }.joined()
  }

  private static func halves(_ text: String) -> [String] {
    let parts = parts(text, level: 2)
    let middle = parts.count / 2
    return [parts[..<middle].joined(), parts[middle...].joined()]
  }

  private static func deeper(_ text: String) -> String {
    lines(text).map { line in level(line).map { $0 < 6 } ?? false ? "#" + line : String(line) }
      .joined(separator: "\n")
  }
}

extension Substring {
  fileprivate func suffix(while matches: (Character) -> Bool) -> Substring {
    guard let last = lastIndex(where: { !matches($0) }) else { return self }
    return self[index(after: last)...]
  }

  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    var result = self
    while result.last == character { result.removeLast() }
    return result
  }
}

import Curriculum
import SourceText
import Terminal

/// The files and lines in which a graph's cards stand.
struct SourceLines {
  private let files: [SourceFile]
  private let tables: [LineTable]

  /// Finds the lines of a graph's files.
  init(_ graph: StudyGraph) {
    files = graph.files
    tables = graph.files.map { LineTable($0.bytes) }
  }

  /// Returns a place as other programs read it.
  func source(of place: Place) -> SourceJSON {
    SourceJSON(
      file: files[place.file].path,
      line: tables[place.file].line(at: place.range.lowerBound)
    )
  }

  /// Returns a place as editors and terminals know it: `path:line`.
  func text(of place: Place) -> String {
    let source = source(of: place)
    return "\(sanitized(source.file)):\(source.line)"
  }
}

/// A place as other programs read it.
struct SourceJSON: Encodable {
  let file: String
  let line: Int
}

/// What another place says of a card, as other programs read it.
struct OtherJSON: Encodable {
  let answer: String
  let context: String
  let file: String
  let line: Int

  init(_ other: Card.Other, _ lines: SourceLines) {
    let source = lines.source(of: other.place)
    answer = other.answer
    context = other.context
    file = source.file
    line = source.line
  }
}

/// Where an event stands.
package struct LogPlace: Hashable, Sendable {
  /// The path of the file.
  package let file: String
  /// The line in the file, from one.
  package let line: Int

  /// Creates a place.
  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

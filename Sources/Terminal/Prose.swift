/// Folds plain text at spaces into lines of at most a width, for words that a person reads.
///
/// Unlike `wrap`, it keeps words whole: a path or the name of an option that is wider than a line
/// stands alone on one, so that it can be copied. Line breaks stay, and what fits stays as it is.
///
/// - Parameters:
///   - text: Text that is safe to print.
///   - width: The widest line, in columns; nil leaves the text as it is.
///   - hanging: The columns by which a line goes on further right than it began.
/// - Complexity: O(n) in the number of characters.
package func folded(_ text: String, width: Int?, hanging: Int = 0) -> String {
  guard let width else { return text }
  return text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { foldedLine($0, width: width, hanging: hanging) }.joined(separator: "\n")
}

private func foldedLine(_ line: Substring, width: Int, hanging: Int) -> String {
  guard TextWidth.of(line) > width else { return String(line) }
  let indent = line.prefix { $0 == " " }.count
  var result = String(repeating: " ", count: indent)
  // A narrow window has no room for deep indents.
  let margin = String(repeating: " ", count: min(indent + hanging, max(0, width / 2)))
  var column = indent
  var isAtStart = true
  for word in line.dropFirst(indent).split(separator: " ", omittingEmptySubsequences: false) {
    let columns = TextWidth.of(word)
    if isAtStart {
      result += word
      column += columns
    } else if column + 1 + columns <= width {
      result += " " + word
      column += 1 + columns
    } else if !word.isEmpty {
      while result.hasSuffix(" ") { result.removeLast() }
      result += "\n" + margin + word
      column = margin.count + columns
    }
    isAtStart = false
  }
  return result
}

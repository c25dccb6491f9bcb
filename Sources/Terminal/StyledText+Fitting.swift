/// Where text stands in a field that is wider than it.
package enum Alignment: Hashable, Sendable {
  case left
  case center
  case right
}

extension StyledText {
  /// Returns the text cut at a character so that it fits; a cut text ends with an ellipsis.
  ///
  /// - Parameters:
  ///   - width: The columns to fit into; nothing is left at zero or below.
  ///   - glyphs: Which ellipsis to use.
  package func truncated(to width: Int, glyphs: GlyphSet = .unicode) -> StyledText {
    if self.width <= width { return self }
    guard width > 0 else { return StyledText() }
    var result = prefix(columns: width - 1)
    result.append(Run(sanitized: glyphs.ellipsis, style: result.runs.last?.style ?? .plain).asText)
    return result
  }

  /// Returns the text filled with spaces to a width; wider text is returned as it is.
  package func padded(to width: Int, _ alignment: Alignment = .left) -> StyledText {
    let missing = width - self.width
    guard missing > 0 else { return self }
    let before =
      switch alignment {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return StyledText(String(repeating: " ", count: before)) + self
      + StyledText(String(repeating: " ", count: missing - before))
  }

  /// Returns the text without the spaces at its end.
  package func trimmingTrailingSpaces() -> StyledText {
    var kept = runs
    while let last = kept.last {
      guard last.text.hasSuffix(" ") else { break }
      kept.removeLast()
      let text = last.text.dropLastSpaces()
      if text.isEmpty { continue }
      kept.append(Run(sanitized: String(text), style: last.style))
      break
    }
    return StyledText(runs: kept)
  }

  /// Returns the characters from the start that fit into a number of columns.
  func prefix(columns: Int) -> StyledText {
    var kept: [Run] = []
    var left = columns
    for run in runs {
      let width = TextWidth.of(run.text)
      if width <= left {
        kept.append(run)
        left -= width
        continue
      }
      var end = run.text.startIndex
      while end < run.text.endIndex {
        let width = TextWidth.of(run.text[end])
        if width > left { break }
        left -= width
        end = run.text.index(after: end)
      }
      kept.append(Run(sanitized: String(run.text[..<end]), style: run.style))
      break
    }
    return StyledText(runs: kept)
  }
}

extension StyledText.Run {
  var asText: StyledText { StyledText(runs: [self]) }
}

extension String {
  fileprivate func dropLastSpaces() -> Substring {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}

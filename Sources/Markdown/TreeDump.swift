extension MarkdownDocument {
  /// Returns the tree as text, one node a line with its byte range, for tests and for people.
  public func dump() -> String {
    var output = ""
    var at = root
    var depth = 0
    while true {
      output += String(repeating: "  ", count: min(depth, 100)) + describe(at) + "\n"
      if let child = firstChild(of: at) {
        at = child
        depth += 1
        continue
      }
      while nextSibling(of: at) == nil {
        guard let parent = parent(of: at) else { return output }
        at = parent
        depth -= 1
      }
      if let sibling = nextSibling(of: at) { at = sibling }
    }
  }

  private func describe(_ id: NodeID) -> String {
    let range = range(of: id)
    let text = "\(kind(of: id)) \(range.lowerBound)..<\(range.upperBound)"
    switch kind(of: id) {
    case .heading: return text + " level \(headingLevel(of: id))"
    case .list:
      let kind = isOrdered(id) ? "ordered from \(listStart(of: id))" : "bullet"
      return text + " \(kind) \(isTight(id) ? "tight" : "loose")"
    case .listItem:
      let state = taskState(of: id)
      return state == .none ? text : text + " \(state)"
    case .tableRow: return isHeader(id) ? text + " header" : text
    case .tableCell:
      let alignment = alignment(of: id)
      return alignment == .none ? text : text + " \(alignment)"
    case .codeBlock:
      return text + (info(of: id).isEmpty ? "" : " info \(quoted(info(of: id)))")
        + " \(quoted(literal(of: id)))"
    case .text, .codeSpan, .htmlInline, .htmlBlock: return text + " \(quoted(literal(of: id)))"
    case .link, .image:
      return text + " to \(quoted(destination(of: id)))"
        + (title(of: id).isEmpty ? "" : " title \(quoted(title(of: id)))")
    case .footnoteDefinition: return text + " \(quoted(label(of: id)))"
    default: return text
    }
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}

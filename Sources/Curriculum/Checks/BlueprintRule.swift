import Markdown
import SourceText

/// The weights of domains sum to 100, in a blueprint and in a guide that gives them, and no point is
/// named twice.
enum BlueprintRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    let sums = context.documents.indices.flatMap { weights(in: context, $0) }
    return sums + context.blueprints.flatMap { points(in: context, $0.blueprint, $0.file) }
  }

  /// Weights that stand in one place of a document.
  private struct Weights {
    var values: [Double] = []
    var first: Range<Int>?

    /// Whether they say how all of an exam is shared out, and do it wrongly; rounding may add a
    /// little for each.
    var areWrong: Bool {
      values.count > 1 && values.allSatisfy { $0 > 0 }
        && abs(sum - 100) > max(0.01, 0.5 * Double(values.count - 1))
    }
    var sum: Double { values.reduce(0, +) }

    mutating func add(_ value: Double, at range: Range<Int>) {
      values.append(value)
      first = first ?? range
    }

    /// `28 + 26 + 22 + 26 = 102`
    var text: String {
      values.map(BlueprintRule.number).joined(separator: " + ") + " = " + BlueprintRule.number(sum)
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\((value * 10).rounded() / 10)"
  }

  private static func weights(in context: CheckContext, _ file: Int) -> [Diagnostic] {
    let document = context.documents[file]
    let isBlueprint = context.kind(ofFile: file) == "blueprint"
    guard isBlueprint || document.source.contains(UInt8(ascii: "%")) else { return [] }
    let headings = headings(of: document)
    if isBlueprint, headings.values.reduce(0, +) == 0 {
      return [
        context.diagnostic(
          .error,
          Place(file: file, range: headings.first ?? 0..<0),
          "blueprint.weights",
          "no domain of this blueprint has a weight",
          help: "write it at the end of each heading: '## Domain 1: Name (28%)'"
        )
      ]
    }
    let all = [headings] + (isBlueprint ? [] : tables(of: document) + lists(of: document))
    return all.filter { isBlueprint ? abs($0.sum - 100) > 0.5 : $0.areWrong }.map { wrong in
      context.diagnostic(
        isBlueprint ? .error : .warning,
        Place(file: file, range: wrong.first ?? 0..<0),
        "blueprint.weights",
        "the weights of the domains do not sum to 100: \(wrong.text)",
        help:
          "compare them with the guide of the exam; a weight stands at the end of a heading: (28%)"
      )
    }
  }

  /// What headings `Domain 1: Name (28%)` say; zero for a domain that gives no weight.
  private static func headings(of document: MarkdownDocument) -> Weights {
    var weights = Weights()
    for section in GuideOutline(document).sections {
      guard section.title.label == "domain", section.title.number != nil,
        let heading = section.heading
      else { continue }
      weights.add(section.title.weightPercent ?? 0, at: document.range(of: heading))
    }
    return weights
  }

  /// What tables of domains say, each with a column of weights.
  private static func tables(of document: MarkdownDocument) -> [Weights] {
    document.descendants(of: document.root).filter { document.kind(of: $0) == .table }
      .compactMap { table in
        let rows = document.childList(of: table).map { document.childList(of: $0) }
        let head = (rows.first ?? []).map { TermKey.key(document.plainText(of: $0)) }
        guard head.first.map({ $0.contains("domain") || $0 == "" || $0 == "section" }) ?? false,
          let column = head.lastIndex(where: { name in
            name == "weight" || name == "weighting" || name.hasPrefix("of exam")
              || name.hasPrefix("exam weight") || name.hasPrefix("weight")
              || name.hasPrefix("share of") || name.hasPrefix("percentage")
          })
        else { return nil }
        var weights = Weights()
        for row in rows.dropFirst() where row.indices.contains(column) {
          if TermKey.key(document.plainText(of: row[0])).hasPrefix("total") { continue }
          let cell = document.plainText(of: row[column]).filter { $0 != " " && $0 != "*" }
          let number = cell.hasSuffix("%") ? cell.dropLast() : cell[...]
          guard let value = Double(number) else { return nil }
          weights.add(value, at: document.range(of: row[column]))
        }
        return weights
      }
  }

  /// What lists such as `Data preparation: 28%` say, below a text that speaks of weights.
  private static func lists(of document: MarkdownDocument) -> [Weights] {
    var weights: [Weights] = []
    var above = ""
    for block in document.children(of: document.root) {
      guard document.kind(of: block) == .list else {
        above = document.plainText(of: block).lowercased()
        continue
      }
      let items = document.childList(of: block)
      guard items.count > 2, above.contains("weight") || above.contains("domain") else { continue }
      var list = Weights()
      for item in items {
        guard let first = document.firstChild(of: item),
          document.kind(of: first) == .paragraph,
          let value = percentAtEnd(of: document.plainText(of: first))
        else { break }
        list.add(value, at: document.range(of: first))
      }
      if list.values.count == items.count { weights.append(list) }
    }
    return weights
  }

  /// The number in `Deployment: 22%` or `Deployment (22 %)`.
  private static func percentAtEnd(of text: String) -> Double? {
    let digits = text.reversed().drop { ")%. ".contains($0) }.prefix { $0.isNumber || $0 == "." }
    guard text.suffix(4).contains("%") else { return nil }
    return Double(String(digits.reversed()))
  }

  private static func points(
    in context: CheckContext,
    _ blueprint: Blueprint,
    _ file: Int
  ) -> [Diagnostic] {
    var seen: Set<String> = []
    return blueprint.points.compactMap { point in
      guard !seen.insert(point.id).inserted else { return nil }
      return context.diagnostic(
        .error,
        Place(file: file, range: 0..<0),
        "blueprint.duplicate-point",
        "the point \(point.id) is named twice",
        help: "give one of them the next number that is free"
      )
    }
  }
}

import Foundation

@testable import Journal

/// A JSON value whose text can be written in many ways.
enum JSONTree {
  case text(String)
  case whole(Int)
  case real(Double)
  case flag(Bool)
  case null
  case list([JSONTree])
  case object([Field])

  /// A member of an object.
  struct Field {
    let key: String
    var value: JSONTree

    init(_ key: String, _ value: JSONTree) {
      self.key = key
      self.value = value
    }
  }
}

/// Writes JSON that means what it should and looks as no program of sound mind would write it.
struct OddWriter {
  var random: SeededGenerator
  /// How odd the text is: none in so many places is as usual; zero for canonical text.
  var oddity = 3

  private mutating func isOdd() -> Bool {
    oddity > 0 && Int.random(in: 0..<oddity, using: &random) == 0
  }

  mutating func write(_ tree: JSONTree) -> String {
    switch tree {
    case .text(let text): return string(text)
    case .whole(let number): return whole(number)
    case .real(let number): return number.description
    case .flag(let isTrue): return isTrue ? "true" : "false"
    case .null: return "null"
    case .list(let values): return wrap("[", values.map { write($0) }, "]")
    case .object(var fields):
      if isOdd() { fields.shuffle(using: &random) }
      let members = fields.map { field in
        string(field.key) + blank() + ":" + blank() + write(field.value)
      }
      return wrap("{", members, "}")
    }
  }

  private mutating func wrap(_ open: String, _ members: [String], _ close: String) -> String {
    var text = open + blank()
    for (index, member) in members.enumerated() {
      text += (index == 0 ? "" : blank() + "," + blank()) + member
    }
    return text + blank() + close
  }

  private mutating func blank() -> String {
    guard isOdd() else { return "" }
    return [" ", "\t", "  ", "\r"].randomElement(using: &random) ?? ""
  }

  /// A whole number as mathematics, not as programs, would have it.
  private mutating func whole(_ number: Int) -> String {
    guard isOdd(), abs(number) < 1_000_000 else { return "\(number)" }
    // A negative exponent is left out: Foundation does not take such a number as a whole one.
    let forms = [
      "\(number).0", "\(number)e0", "\(number)E+0", "\(number).000e0", "\(number).0e+00",
    ]
    return forms.randomElement(using: &random) ?? ""
  }

  private mutating func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\u{0}"..<"\u{20}": result += escape(scalar)
      case "/" where isOdd(): result += "\\/"
      default: result += isOdd() && isOdd() ? escape(scalar) : String(scalar)
      }
    }
    return result + "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar) -> String {
    let isUpper = Bool.random(using: &random)
    return String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16, uppercase: isUpper)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  /// A value that means nothing to the log.
  mutating func anything(depth: Int = 0) -> JSONTree {
    switch Int.random(in: 0..<(depth > 3 ? 6 : 8), using: &random) {
    case 0: .text(["", "é", "🎓", "a\"b\\", "\u{1}"].randomElement(using: &random) ?? "")
    case 1: .whole(Int.random(in: Int.min...Int.max, using: &random))
    case 2: .real(Double.random(in: -1e300...1e300, using: &random))
    case 3: .flag(Bool.random(using: &random))
    case 4: .null
    case 5: .whole(Int.random(in: -9...9, using: &random))
    case 6:
      .list((0..<Int.random(in: 0..<4, using: &random)).map { _ in anything(depth: depth + 1) })
    default:
      .object(
        (0..<Int.random(in: 0..<4, using: &random)).map { number in
          JSONTree.Field("k\(number)", anything(depth: depth + 1))
        }
      )
    }
  }
}

extension JSONTree {
  /// The line of an event as a tree, its keys in the usual order.
  init(_ event: Event) {
    var fields: [Field] = [
      Field("v", .whole(1)), Field("id", .text(event.id.rawValue)),
      Field("at", .text(event.at.iso8601)),
      Field("writer", .text(event.writer.rawValue)), Field("seq", .whole(event.sequence)),
    ]
    fields += JSONTree.fields(event.body)
    self = .object(fields)
  }

  private static func fields(_ body: EventBody) -> [Field] {
    switch body {
    case .review(let review):
      return [
        Field("kind", .text("review")), Field("card", .text(review.card)),
        Field("grade", .whole(Int(review.grade.rawValue))),
        Field("ms", .whole(review.milliseconds)),
        Field("session", .text(review.session)), Field("day", .text(review.day.iso8601)),
        Field("due", .text(review.due.iso8601)),
      ] + about(review.about)
    case .undo(let target):
      return [Field("kind", .text("undo")), Field("target", .text(target.rawValue))]
    case .bury(let card, let day):
      return [
        Field("kind", .text("bury")), Field("card", .text(card.card)),
        Field("until", .text(day.iso8601)),
      ]
        + about(card.about)
    case .note(let card, let text):
      return [
        Field("kind", .text("note")), Field("card", .text(card.card)), Field("text", .text(text)),
      ]
        + about(card.about)
    case .relink(let old, let new):
      return [Field("kind", .text("relink")), Field("from", .text(old)), Field("to", .text(new))]
    case .setting(let name, let value):
      return [
        Field("kind", .text("setting")), Field("name", .text(name)), Field("value", scalar(value)),
      ]
    case .parameters(let fitted):
      return [
        Field("kind", .text("parameters")), Field("model", .text(fitted.model)),
        Field("weights", .list(fitted.weights.map { .real($0) })),
        Field("reviews", .whole(fitted.reviews)),
      ]
    case .examAnswered(let answer):
      return [
        Field("kind", .text("exam-answered")), Field("form", .text(answer.form)),
        Field("question", .text(answer.question)),
        Field("chosen", .list(answer.chosen.map { .text($0) })),
        Field("ms", .whole(answer.milliseconds)), Field("flagged", .flag(answer.isFlagged)),
      ]
    // Kinds that have nothing of their own beside the fields above.
    default: return []
    }
  }

  private static func scalar(_ value: SettingValue) -> JSONTree {
    switch value {
    case .string(let text): .text(text)
    case .number(let number): .real(number)
    case .bool(let isTrue): .flag(isTrue)
    case .null: .null
    }
  }

  private static func about(_ about: CardAbout?) -> [Field] {
    guard let about else { return [] }
    let fields: [Field] = [
      Field("kind", .text(about.kind)), Field("term", .text(about.term)),
      Field("prompt", .text(about.prompt)),
      Field("breadcrumb", .list(about.breadcrumb.map { .text($0) })),
    ]
    return [Field("about", .object(fields))]
  }
}

import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How things look and which keys do what on this machine.
///
/// They say nothing about learning, so they stay on the machine: in a JSON file that a person can
/// read and edit.
struct DisplaySettings: Hashable, Sendable {
  /// When colours are used.
  var colors = ColorSupport.Choice.automatic
  /// What boxes and bars are drawn with; nil to go by the locale.
  var glyphs: GlyphSet?
  /// The keys of a review.
  var keys = KeyBindings.standard

  /// A setting as the command line and the file name it.
  struct Rule: Sendable {
    /// The name.
    let name: String
    /// What it means, in a few words.
    let meaning: String
    /// What a value looks like.
    let form: String
  }

  /// All settings, in the order in which they are shown.
  static let rules: [Rule] =
    [
      Rule(
        name: "colors",
        meaning: "when colours are used",
        form: "auto, always or never"
      ),
      Rule(
        name: "glyphs",
        meaning: "what boxes and bars are drawn with",
        form: "auto, unicode or ascii"
      ),
    ]
    + ReviewAction.allCases.map { action in
      Rule(
        name: keyPrefix + action.rawValue,
        meaning: action.meaning,
        form: "keys such as x, space or ctrl-x"
      )
    }

  private static let keyPrefix = "key-"

  /// Whether a setting says which keys do something.
  static func isKey(_ name: String) -> Bool { action(name) != nil }

  /// Returns the value of a setting as text, or nil if there is no such setting.
  func text(of name: String) -> String? {
    switch name {
    case "colors": return colors.rawValue
    case "glyphs": return glyphs.map { $0 == .unicode ? "unicode" : "ascii" } ?? "auto"
    default:
      return Self.action(name).map { action in
        keys.keys(of: action).map { KeyName.text($0) }.joined(separator: " ")
      }
    }
  }

  /// Changes a setting; `default` takes it back.
  ///
  /// - Returns: What is wrong with the name or the value, or nil if it was changed.
  mutating func set(_ name: String, to value: String) -> String? {
    let isDefault = value == "default"
    switch name {
    case "colors":
      guard let choice = ColorSupport.Choice(rawValue: isDefault ? "auto" : value) else {
        return "colors is auto, always or never, not '\(value)'"
      }
      colors = choice
    case "glyphs":
      let known: [String: GlyphSet?] = ["auto": nil, "unicode": .unicode, "ascii": .ascii]
      guard let choice = known[isDefault ? "auto" : value] else {
        return "glyphs is auto, unicode or ascii, not '\(value)'"
      }
      glyphs = choice
    default:
      guard let action = Self.action(name) else {
        let names = Self.rules.map(\.name)
        let hint = NearestWord.nearest(to: name, among: names)
        return "nothing is named '\(name)'" + (hint.map { "; did you mean '\($0)'?" } ?? "")
      }
      let standard = KeyBindings.standard.keys(of: action).map { KeyName.text($0) }
      do {
        try keys.bind(action, to: isDefault ? standard.joined(separator: " ") : value)
      } catch {
        return "\(name): \(error.text)"
      }
    }
    return nil
  }

  /// What is wrong with the settings taken together, or nil if nothing is.
  var objection: String? { keys.objection?.text }

  private static func action(_ name: String) -> ReviewAction? {
    guard name.hasPrefix(keyPrefix) else { return nil }
    return ReviewAction(rawValue: String(name.dropFirst(keyPrefix.count)))
  }
}

extension DisplaySettings {
  /// Reads settings from the JSON of their file: an object of texts by their names.
  ///
  /// - Throws: `Refusal` that says what is wrong.
  init(json: [UInt8]) throws(Refusal) {
    let values: [String: String]
    do {
      values = try JSONDecoder().decode([String: String].self, from: Data(json))
    } catch {
      throw Refusal(
        text: "it is no JSON object of texts, such as {\"colors\": \"never\", \"key-undo\": \"z\"}"
      )
    }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      if let objection = set(name, to: value) { throw Refusal(text: objection) }
    }
    if let objection { throw Refusal(text: objection) }
  }

  /// Why a file cannot be used.
  struct Refusal: Error, Hashable {
    /// What is wrong.
    let text: String
  }

  /// The settings that differ from the defaults, as readable JSON.
  var json: String {
    let standard = DisplaySettings()
    let lines = Self.rules.compactMap { rule -> String? in
      guard let value = text(of: rule.name), value != standard.text(of: rule.name) else {
        return nil
      }
      return "  \(JSONLine.text(rule.name)): \(JSONLine.text(value))"
    }
    return lines.isEmpty ? "{}\n" : "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}

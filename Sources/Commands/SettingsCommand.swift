import Journal
import Learner
import Terminal

extension CommandDeclaration {
  /// Shows and changes what the learner set.
  static let settings = CommandDeclaration(
    "settings",
    summary: "show or change what your schedule depends on",
    discussion: """
      'retain settings' shows all, 'retain settings NAME VALUE' changes one, and 'retain settings
      NAME default' takes it back. A change is an event in the log, so it goes with your progress to
      other machines, and holds for what is promised from now on.
      """,
    operand: "NAME VALUE"
  ) { (invocation, world) throws(CommandFailure) in
    let desk = try Desk(invocation, world, needsCards: false, needs: [])
    guard let name = invocation.operands.first else {
      try show(SettingRule.all, desk, isJSON: invocation.has("json"))
      return .done
    }
    guard let rule = SettingRule.all.first(where: { $0.name == name }) else {
      let names = SettingRule.all.map(\.name)
      let hint = NearestWord.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw .usage(
        "retain settings: nothing is named '\(name)'\(hint)\n"
          + "The settings are: \(names.joined(separator: ", "))."
      )
    }
    guard invocation.operands.count > 1 else {
      try show([rule], desk, isJSON: invocation.has("json"))
      return .done
    }
    guard invocation.operands.count == 2 else {
      throw .usage("retain settings: give one value: retain settings \(name) VALUE")
    }
    let text = invocation.operands[1]
    guard let value = text == "default" ? .null : rule.value(of: text) else {
      throw .usage("retain settings: \(name) is \(rule.form), not '\(text)'")
    }
    let event = try ProgressLog(desk.folder, desk.world).append(.setting(name: name, value: value))
    var learner = desk.learner
    learner.record(event)
    if invocation.has("json") {
      try show([rule], learner.settings, desk, isJSON: true)
    } else {
      try desk.world.write("\(name) is now \(rule.text(in: learner.settings)).\n")
    }
    return .done
  }

  private static func show(
    _ rules: [SettingRule],
    _ desk: Desk,
    isJSON: Bool
  ) throws(CommandFailure) {
    try show(rules, desk.learner.settings, desk, isJSON: isJSON)
  }

  private static func show(
    _ rules: [SettingRule],
    _ settings: LearningSettings,
    _ desk: Desk,
    isJSON: Bool
  ) throws(CommandFailure) {
    if isJSON {
      let values = Dictionary(uniqueKeysWithValues: rules.map { ($0.name, $0.text(in: settings)) })
      return try desk.world.write(JSONLine.text(values) + "\n")
    }
    var table = TextTable(columns: [
      TextTable.Column("Setting"), TextTable.Column("Value", .fixed(.left)),
      TextTable.Column("Meaning", isFlexible: true), TextTable.Column("Form", isFlexible: true),
    ])
    for rule in rules {
      let texts = [rule.name, rule.text(in: settings), rule.meaning, rule.form]
      table.addRow(texts.map { StyledText($0) })
    }
    let lines = table.lines(width: min(desk.world.columns, 110), glyphs: desk.world.glyphs)
    try ReviewCommand.write(lines, desk)
  }
}

import Curriculum
import Journal
import Learner
import Terminal

extension CommandDeclaration {
  /// Shows and changes what the learner set.
  static let settings = CommandDeclaration(
    "settings",
    summary: "show or change what your schedule depends on, colours and keys",
    discussion: """
      'retain settings' shows all, 'retain settings NAME VALUE' changes one, and 'retain settings
      NAME default' takes it back. A change of what is learned is an event in the log, so it goes
      with your progress to other machines, and holds for what is promised from now on. Colours and
      keys belong to this machine: they stand in a JSON file that you may edit as well.
      """,
    operand: "NAME VALUE",
    usage: "[NAME [VALUE]]"
  ) { (invocation, world) throws(CommandFailure) in
    try SettingsCommand(invocation, world).run()
    return .done
  }
}

/// Shows and changes settings of both sorts: those of learning and those of this machine.
private struct SettingsCommand {
  private let invocation: Invocation
  private let desk: Desk
  private let displayFile: DisplayFile?

  init(_ invocation: Invocation, _ world: World) throws(CommandFailure) {
    self.invocation = invocation
    desk = try Desk(invocation, world, needsCards: false, needs: [])
    displayFile = DisplayFile(environment: world.environment)
  }

  func run() throws(CommandFailure) {
    let operands = invocation.operands
    guard let name = operands.first else { return try show(names: nil, desk.learner.settings) }
    guard operands.count <= 2 else {
      throw .usage("retain settings: give one value: retain settings \(name) VALUE")
    }
    if let rule = SettingRule.all.first(where: { $0.name == name }) {
      guard operands.count == 2 else { return try show(names: [name], desk.learner.settings) }
      return try change(rule, to: operands[1])
    }
    guard DisplaySettings.rules.contains(where: { $0.name == name }) else {
      let names = SettingRule.all.map(\.name) + DisplaySettings.rules.map(\.name)
      let hint = NearestWord.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw .usage(
        "retain settings: nothing is named '\(name)'\(hint)\n"
          + "The settings are: \(names.joined(separator: ", "))."
      )
    }
    guard operands.count == 2 else { return try show(names: [name], desk.learner.settings) }
    try change(name, to: operands[1])
  }

  // MARK: Changing

  private func change(_ rule: SettingRule, to text: String) throws(CommandFailure) {
    guard let value = text == "default" ? .null : rule.value(of: text) else {
      throw .usage("retain settings: \(rule.name) is \(rule.form), not '\(text)'")
    }
    if let objection = rule.objection(to: value, on: desk.day(desk.now)) {
      throw .usage("retain settings: \(rule.name): \(objection)")
    }
    if rule.setting == .exam, case .string(let exam) = value { try checkIsKnown(exam) }
    let log = ProgressLog(desk.folder, desk.world)
    let event = try log.append(.setting(name: rule.name, value: value))
    var learner = desk.learner
    learner.record(event)
    try confirm(rule.name, rule.text(in: learner.settings), learner.settings)
  }

  private func checkIsKnown(_ exam: String) throws(CommandFailure) {
    var files = GuideFiles.bundled
    files += try GuideFiles.read(invocation.guides)
    let known = GraphBuilder.exams(in: files)
    if !known.contains(exam) {
      throw .usage(
        "retain settings: no exam is named '\(exam)'; the exams are: "
          + known.joined(separator: ", ")
      )
    }
  }

  private func change(_ name: String, to text: String) throws(CommandFailure) {
    guard let displayFile else {
      throw .storage("retain settings: neither $HOME nor $XDG_CONFIG_HOME is set")
    }
    var display = try displayFile.read()
    if let objection = display.set(name, to: text) ?? display.objection {
      throw .usage("retain settings: \(objection)")
    }
    try displayFile.write(display)
    try confirm(name, display.text(of: name) ?? "", desk.learner.settings)
  }

  private func confirm(
    _ name: String,
    _ text: String,
    _ settings: LearningSettings
  ) throws(CommandFailure) {
    if invocation.has("json") { return try show(names: [name], settings) }
    try desk.world.say("\(name) is now \(text).")
  }

  // MARK: Showing

  private func show(names: [String]?, _ settings: LearningSettings) throws(CommandFailure) {
    let isShown = { (name: String) in names?.contains(name) ?? true }
    let rules = SettingRule.all.filter { isShown($0.name) }
    let displayRules = DisplaySettings.rules.filter { isShown($0.name) }
    let display = displayRules.isEmpty ? DisplaySettings() : try readDisplay()
    let learning = rules.map { rule in
      [rule.name, rule.text(in: settings), rule.meaning, rule.form]
    }
    let own = displayRules.map { rule in
      [rule.name, display.text(of: rule.name) ?? "", rule.meaning, rule.form]
    }
    if invocation.has("json") {
      let values = (learning + own).map { ($0[0], $0[1]) }
      let object = Dictionary(values) { first, _ in first }
      return try desk.world.write(JSONLine.text(object) + "\n")
    }
    guard names == nil else { return try ReviewCommand.write(table(learning + own), desk) }
    try ReviewCommand.write(table(learning), desk)
    let place = displayFile.map { " (\(sanitized($0.path)))" } ?? ""
    try desk.world.say("\nOn this machine\(place):")
    // The form is the same for all keys, so one sentence tells it.
    let rows = own.map { row in
      DisplaySettings.isKey(row[0])
        ? Array(row.prefix(3)) : [row[0], row[1], "\(row[2]): \(row[3])"]
    }
    try ReviewCommand.write(table(rows), desk)
    try desk.world.say(
      "\nKeys are written like x, space or ctrl-x; several at once stand in quotes."
    )
  }

  private func readDisplay() throws(CommandFailure) -> DisplaySettings {
    try displayFile?.read() ?? DisplaySettings()
  }

  private static let widestTable = 110
  /// A narrower window has no room for the meaning of a setting beside its name.
  private static let narrowestTable = 60

  /// Lays out names, values, meanings and perhaps forms.
  private func table(_ rows: [[String]]) -> [StyledText] {
    let columns = desk.world.columns
    let hasForms = rows.contains { $0.count > 3 }
    if hasForms, columns < Self.narrowestTable {
      return rows.flatMap { row in
        let head = StyledText("\(row[0]): ", .bold) + StyledText(row[1])
        let text = StyledText(row.dropFirst(2).joined(separator: "; "))
        return wrap(head, width: columns, rest: "  ")
          + wrap(text, width: columns, first: "  ", rest: "  ")
      }
    }
    var table = TextTable(
      columns: [
        TextTable.Column("Setting"), TextTable.Column("Value", .fixed(.left)),
        TextTable.Column("Meaning", isFlexible: true),
      ] + (hasForms ? [TextTable.Column("Form", isFlexible: true)] : [])
    )
    for row in rows { table.addRow(row.map { StyledText($0) }) }
    return table.lines(width: min(columns, Self.widestTable), glyphs: desk.world.glyphs)
  }
}

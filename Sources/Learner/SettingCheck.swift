package import Journal
import Memory

/// Finds settings and fitted parameters in the log that this version does not use.
package struct SettingCheck {
  /// An event that has no effect.
  package struct Unused: Hashable, Sendable {
    /// The event.
    package let event: EventID
    /// What sort of thing it is.
    package let rule: JournalFinding.Rule
    /// What is wrong with it.
    package let what: String
    /// What to do about it.
    package let mend: String
  }

  /// The last setting of each name and the last parameters, where they have no effect.
  package let unused: [Unused]

  /// Looks at what a learner set.
  ///
  /// - Complexity: Linear in the number of events.
  package init(_ learner: LearnerState) {
    var settings: [String: (event: EventID, value: SettingValue)] = [:]
    var parameters: (event: EventID, fitted: FittedParameters)?
    for event in learner.countingEvents {
      switch event.body {
      case .setting(let name, let value): settings[name] = (event.id, value)
      case .parameters(let fitted): parameters = (event.id, fitted)
      default: break
      }
    }
    unused =
      settings.sorted { $0.key < $1.key }.compactMap { name, last in
        SettingCheck.unused(name, last.value, last.event)
      } + (parameters.flatMap { SettingCheck.unused($0.fitted, $0.event) }.map { [$0] } ?? [])
  }

  /// Returns the findings.
  ///
  /// - Parameters:
  ///   - folder: The folder of the logs.
  ///   - places: Where the events stand.
  package func findings(folder: String, places: [EventID: LogPlace]) -> [JournalFinding] {
    unused.map { unused in
      JournalFinding(
        rule: unused.rule,
        file: places[unused.event]?.file ?? folder,
        line: places[unused.event]?.line,
        what: unused.what,
        mend: unused.mend
      )
    }
  }

  private static func unused(_ name: String, _ value: SettingValue, _ event: EventID) -> Unused? {
    guard let rule = SettingRule.all.first(where: { $0.name == name }) else {
      return Unused(
        event: event,
        rule: .unknownSetting,
        what: "the setting '\(name)' is not known to this version and has no effect",
        mend: "nothing needs to be done; a newer version may know it"
      )
    }
    guard let text = text(of: value) else { return nil }
    guard rule.value(of: text) == nil else { return nil }
    return Unused(
      event: event,
      rule: .refusedSetting,
      what: "the setting '\(name)' is '\(text)', which is not allowed; it has no effect",
      mend: "set it anew with retain settings \(name) VALUE: \(rule.form)"
    )
  }

  /// What a learner would type for a value; nil if it stands for the default.
  private static func text(of value: SettingValue) -> String? {
    switch value {
    case .string(let text): text
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .bool(let isTrue): "\(isTrue)"
    case .null: nil
    }
  }

  private static func unused(_ fitted: FittedParameters, _ event: EventID) -> Unused? {
    guard ModelChoice(tag: fitted.model, weights: fitted.weights) == nil else { return nil }
    let isKnown = ModelChoice(tag: fitted.model) != nil
    return Unused(
      event: event,
      rule: .unusableParameters,
      what: isKnown
        ? "the fitted parameters are none of the model \(fitted.model); earlier ones are used"
        : "the model of memory '\(fitted.model)' is not known to this version; earlier parameters "
          + "are used",
      mend: isKnown ? "fit them anew with retain optimize" : "update retain, or run retain optimize"
    )
  }
}

extension JournalFinding.Rule {
  /// A setting of a name that is not known.
  package static let unknownSetting = Self("setting.unknown", .note)
  /// A setting whose value is not allowed.
  package static let refusedSetting = Self("setting.refused", .warning)
  /// Fitted parameters that no model takes.
  package static let unusableParameters = Self("setting.unusable-parameters", .warning)
}

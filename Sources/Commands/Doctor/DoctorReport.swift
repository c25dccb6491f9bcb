import Journal
import Terminal

/// What an examination brought, for people and for other programs.
struct DoctorReport {
  /// Lines longer than this are hard to read.
  static let widest = 92
  /// The most places of one sort that are listed.
  private static let listedPlaces = 3

  private let examination: Examination
  private let mended: [ProgressRepair.Step]?

  /// Makes a report.
  ///
  /// - Parameter mended: What was mended before; nil if that was not asked for.
  init(_ examination: Examination, mended: [ProgressRepair.Step]?) {
    self.examination = examination
    self.mended = mended
  }

  // MARK: For people

  /// Returns the lines for a width.
  func lines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    let findings = examination.findings
    if let mended {
      lines +=
        mended.isEmpty
        ? wrap("There was nothing to mend on this machine.", width: width)
        : Self.lines(of: mended, folder: examination.folder.progress, width: width)
      if !findings.isEmpty { lines += [StyledText(), StyledText("Still there:", .bold)] }
    }
    for group in groups() { lines += self.lines(of: group, width: width) + [StyledText()] }
    if !findings.isEmpty, let name = examination.logName {
      let place = sanitized(examination.folder.progress)
      lines += wrap(StyledText("This machine writes \(name) in \(place).", .dim), width: width)
    }
    return lines + wrap(StyledText(summary), width: width)
  }

  /// Returns what was mended, for a width.
  static func lines(
    of steps: [ProgressRepair.Step],
    folder: String,
    width: Int
  ) -> [StyledText] {
    steps.flatMap { step in
      wrap(
        StyledText("mended: ", .color(.green))
          + StyledText(sanitized("\(shortened(step.file, folder)): \(step.what)")),
        width: width,
        rest: "  "
      )
    }
  }

  /// Findings of one sort in one file, which ask for the same.
  private func groups() -> [[JournalFinding]] {
    var groups: [[JournalFinding]] = []
    for finding in examination.findings {
      let index = groups.lastIndex { group in
        let first = group[0]
        return first.rule == finding.rule && first.file == finding.file
          && first.mend == finding.mend && first.severity == finding.severity
      }
      if let index { groups[index].append(finding) } else { groups.append([finding]) }
    }
    return groups
  }

  private func lines(of group: [JournalFinding], width: Int) -> [StyledText] {
    let first = group[0]
    let file = Self.shortened(first.file, examination.folder.progress)
    let isOne = group.count == 1
    let place = isOne ? (first.line.map { "\(file), line \($0)" } ?? file) : file
    let style: Style =
      switch first.severity {
      case .error: .color(.red)
      case .warning: .color(.magenta)
      case .note: .dim
      }
    let head =
      StyledText("\(first.severity.rawValue): ", style)
      + StyledText(sanitized(place), .bold)
    var lines = wrap(head, width: width, rest: "  ")
    for finding in group.prefix(Self.listedPlaces) {
      let number = isOne ? "" : finding.line.map { "line \($0): " } ?? ""
      let text = StyledText(sanitized(number + finding.what))
      lines += wrap(text, width: width, first: "  ", rest: isOne ? "  " : "    ")
    }
    if group.count > Self.listedPlaces {
      lines.append(StyledText("  and \(group.count - Self.listedPlaces) more like these"))
    }
    lines += wrap(
      StyledText(sanitized("help: " + first.mend)),
      width: width,
      first: "  ",
      rest: "  "
    )
    return lines
  }

  /// The path of a file within the folder, or its whole path elsewhere.
  private static func shortened(_ path: String, _ folder: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : path
  }

  private var summary: String {
    let folder = sanitized(examination.folder.progress)
    let findings = examination.findings
    if examination.logs == 0, findings.isEmpty {
      return "All is well: no progress yet in \(folder)."
    }
    let what =
      "\(Figures.count(examination.logs, "file")) with "
      + "\(Figures.count(examination.entries, "entry", "entries")) of "
      + Figures.count(examination.machines, "machine")
    if findings.isEmpty {
      return "All is well: \(what), the folder, this machine's name, the clocks, the settings and "
        + "the cards were checked."
    }
    let counts = JournalFinding.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count > 0 ? Figures.count(count, severity.rawValue) : nil
    }
    let fixable = findings.count(where: \.isFixable)
    let hint =
      fixable == 0
      ? ""
      : " 'retain doctor --fix' mends \(fixable == findings.count ? "all" : "\(fixable)") of them."
    return "Checked \(what): \(counts.joined(separator: ", ")).\(hint)"
  }

  // MARK: For other programs

  /// The report as JSON.
  var json: String {
    JSONLine.text(
      ReportJSON(
        folder: examination.folder.progress,
        machine: Nullable(examination.logName),
        files: examination.logs,
        entries: examination.entries,
        machines: examination.machines,
        findings: examination.findings.map { FindingJSON($0) },
        mended: (mended ?? []).map { StepJSON(file: $0.file, what: $0.what, kept: $0.kept) }
      )
    )
  }

  private struct ReportJSON: Encodable {
    let folder: String
    let machine: Nullable<String>
    let files: Int
    let entries: Int
    let machines: Int
    let findings: [FindingJSON]
    let mended: [StepJSON]
  }

  private struct FindingJSON: Encodable {
    let severity: String
    let rule: String
    let file: String
    let line: Nullable<Int>
    let summary: String
    let help: String
    let fixable: Bool
    let count: Int

    init(_ finding: JournalFinding) {
      severity = finding.severity.rawValue
      rule = finding.rule.rawValue
      file = finding.file
      line = Nullable(finding.line)
      summary = finding.what
      help = finding.mend
      fixable = finding.isFixable
      count = finding.count
    }
  }

  private struct StepJSON: Encodable {
    let file: String
    let what: String
    let kept: [String]
  }
}

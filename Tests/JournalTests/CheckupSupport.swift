import Foundation
import XCTest

@testable import Journal

extension TemporaryFolder {
  /// Makes a folder with logs, all of it private, and a machine of a name that has given out 9999.
  convenience init(logs: [String: String], writer: String? = "laptop") throws {
    try self.init()
    let manager = FileManager.default
    let own: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    for path in [log, state] {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: own)
    }
    for (name, text) in logs { try write(name, text) }
    if let writer {
      for (name, text) in [("writer", writer), ("sequence", "0000009999")] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: state + "/" + name))
      }
    }
    for path in logs.keys.map({ log + "/" + $0 }) + [state + "/writer", state + "/sequence"]
    where manager.fileExists(atPath: path) { try setMode(0o600, of: path) }
  }

  /// Sets the rights of a file or folder.
  func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  /// Examines the folder an hour after noon.
  func checkup(files: FileSystem = .system) throws -> LogCheckup {
    try LogCheckup(
      folder: log,
      stateFolder: state,
      now: noon.advanced(byMilliseconds: 3_600_000),
      files: files
    )
  }

  /// Mends the folder at noon.
  @discardableResult
  func repair(files: FileSystem = .system) throws -> [ProgressRepair.Step] {
    var steps: [ProgressRepair.Step] = []
    let repair = ProgressRepair(folder: log, stateFolder: state, now: noon, files: files)
    try repair.run { steps.append($0) }
    return steps
  }

  /// All events of the folder.
  func events() throws -> [Event] { Array(try JournalFolder.read(folder: log).events) }

  /// The names of all files in the folder.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: log).sorted()
  }
}

extension LogCheckup {
  /// The findings as `severity rule file:line`, a `+` behind what this machine can mend.
  var short: [String] {
    findings.map { finding in
      let place = fileName(finding.file) + (finding.line.map { ":\($0)" } ?? "")
      let plus = finding.isFixable ? "+" : ""
      return "\(finding.severity.rawValue) \(finding.rule.rawValue) \(place)\(plus)"
    }
  }
}

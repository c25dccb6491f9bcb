import Foundation
import Journal
import PseudoTerminal
import XCTest

/// A learner's world: a temporary folder with everything that the program touches, and a clock.
///
/// A class, because the folder is removed with it.
final class StudyPlace {
  /// The moment at which every run of the program begins, unless a test says otherwise.
  static let now = "2026-11-21T09:00:00Z"

  /// The folder that holds everything.
  let folder: String
  /// What the program finds in its environment.
  var environment: [String: String]
  /// What `--now` is set to; nothing is added if it is nil.
  var now: String? = StudyPlace.now

  /// Makes an empty folder.
  init() throws {
    let base = FileManager.default.temporaryDirectory.path
    folder = base + "/retain-e2e-" + UUID().uuidString.prefix(13).lowercased()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    environment = [
      "HOME": folder, "RETAIN_HOME": folder + "/progress", "XDG_STATE_HOME": folder + "/state",
      "TZ": "UTC", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color",
    ]
    // Instrumented builds need what the tests themselves were given.
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      print("\(folder) was not removed: \(error)")
    }
  }

  /// The program under test: what `RETAIN_BINARY` names, else what stands beside the tests.
  static let binary: String = {
    if let path = ProcessInfo.processInfo.environment["RETAIN_BINARY"], !path.isEmpty {
      return path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("retain").path
    let usual = packageFolder + "/.build/debug/retain"
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : usual
  }()

  /// The folder with `Package.swift`.
  static let packageFolder: String = {
    var url = URL(fileURLWithPath: #filePath)
    while url.path != "/" {
      url.deleteLastPathComponent()
      let manifest = url.appendingPathComponent("Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) { return url.path }
    }
    return FileManager.default.currentDirectoryPath
  }()

  private func words(_ arguments: [String]) -> [String] {
    arguments + (now.map { ["--now", $0] } ?? [])
  }

  /// Runs the program to its end with all of its input at once.
  func run(_ arguments: String..., input: String = "") throws -> RetainProcess.Outcome {
    try run(arguments, input: input)
  }

  /// Runs the program to its end with all of its input at once.
  func run(_ arguments: [String], input: String = "") throws -> RetainProcess.Outcome {
    let process = try start(arguments)
    process.send(input)
    process.endInput()
    return process.finish()
  }

  /// Starts the program.
  func start(_ arguments: [String]) throws -> RetainProcess {
    try RetainProcess(
      program: Self.binary,
      arguments: words(arguments),
      environment: environment
    )
  }

  /// Runs a line of shell, in which `"$0" "$@"` is the program, to its end.
  func shell(
    _ line: String,
    _ arguments: [String],
    input: String = ""
  ) throws -> RetainProcess.Outcome {
    let process = try RetainProcess(
      program: "/bin/sh",
      arguments: ["-c", line, Self.binary] + words(arguments),
      environment: environment
    )
    process.send(input)
    process.endInput()
    return process.finish()
  }

  /// Starts the program in a pseudo-terminal; it leads the session.
  func terminal(
    _ arguments: [String],
    columns: Int = 80,
    rows: Int = 24
  ) throws -> TerminalSession {
    try TerminalSession(
      program: Self.binary,
      arguments: words(arguments),
      environment: environment,
      columns: columns,
      rows: rows
    )
  }

  /// Writes a file into the folder.
  ///
  /// - Returns: Its path.
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Writes a text file into the folder.
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// The bytes of a file; nil if it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }
}

extension StudyPlace {
  /// The folder of the log.
  var progress: String { environment["RETAIN_HOME"] ?? folder + "/progress" }

  /// Reads the log as the program's own reader does.
  func log() throws -> JournalContents { try JournalFolder.read(folder: progress) }

  /// All events of the log; the log must be sound.
  func events(file: StaticString = #filePath, line: UInt = #line) throws -> [Event] {
    let contents = try log()
    XCTAssertEqual(contents.findings, [], "the log is sound", file: file, line: line)
    return Array(contents.events)
  }

  /// All reviews of the log; the log must be sound.
  func reviews(file: StaticString = #filePath, line: UInt = #line) throws -> [Review] {
    try events(file: file, line: line).compactMap { event in
      if case .review(let review) = event.body { review } else { nil }
    }
  }

  /// When each card was last promised to come back.
  func dues() throws -> [String: Due] {
    Dictionary(try reviews().map { ($0.card, $0.due) }) { _, last in last }
  }

  /// The one log file of this machine.
  func logPath() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: progress)
      .filter { $0.hasSuffix(".jsonl") }
    XCTAssertEqual(names.count, 1, "one machine writes one log")
    return progress + "/" + (try XCTUnwrap(names.first))
  }
}

extension StudyPlace {
  /// The words of a session over a small guide, so that hundreds of them take little time.
  func smallReview(termsPerDomain: Int = 5) throws -> [String] {
    let text = fourDomainGuide(termsPerDomain: termsPerDomain)
    return ["review", "--guide", try write("guide.md", text)]
  }
}

/// A guide of four exam domains with so many terms in each; every term is asked by one card.
func fourDomainGuide(termsPerDomain: Int = 12) -> String {
  let titles = [
    "Data Preparation for Machine Learning", "ML Model Development",
    "Deployment and Orchestration of ML Workflows",
    "ML Solution Monitoring, Maintenance, and Security",
  ]
  var text = "# A small guide\n"
  for (index, title) in titles.enumerated() {
    text += "\n## Domain \(index + 1): \(title)\n\n### Words of part \(index + 1)\n\n"
    for term in 1...termsPerDomain {
      text += "- **Term \(index + 1)-\(term)**: the thing number \(term) of part \(index + 1), "
      text += "which stands for nothing else\n"
    }
  }
  return text
}

import Foundation
import Journal
import Synchronization
import Terminal
import XCTest

@testable import Commands

/// Runs commands in process, in a world whose clock, input and output are the test's.
struct ProgramBench {
  /// A folder of its own.
  let folder: String

  /// What a command left behind.
  struct Outcome {
    let status: ExitStatus
    let output: String
    let complaints: String
  }

  /// Makes a bench in a new folder.
  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "retain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  /// Removes the folder.
  func remove() throws { try FileManager.default.removeItem(atPath: folder) }

  /// Writes a guide and returns its path.
  func guide(_ text: String) throws -> String {
    let path = folder + "/guide.md"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  /// Runs a command with lines of input, its clock standing at a moment.
  ///
  /// - Parameter window: The columns of a window in which a person reads; nil for a pipe.
  func run(
    _ arguments: [String],
    lines: [String] = [],
    at now: String = "2026-11-21T09:00:00Z",
    window: Int? = nil
  ) throws -> Outcome {
    let shared = Shared(lines)
    let status = Program.run(arguments, try world(shared, at: now, window: window))
    return Outcome(
      status: status,
      output: shared.output.withLock { $0 },
      complaints: shared.complaints.withLock { $0 }
    )
  }

  /// Returns what is said on the standard error while something runs in a world.
  func complaints(of body: (World) -> Void) throws -> String {
    let shared = Shared([])
    body(try world(shared, at: "2026-11-21T09:00:00Z", window: nil))
    return shared.complaints.withLock { $0 }
  }

  private func world(_ shared: Shared, at now: String, window: Int?) throws -> World {
    let moment = try XCTUnwrap(Moment(iso8601: now))
    return World(
      environment: [
        "RETAIN_HOME": folder + "/progress", "XDG_STATE_HOME": folder + "/state",
        "HOME": folder,
      ],
      clock: World.Clock { moment },
      offsetSeconds: { _ in 0 },
      random: {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      },
      seed: nil,
      readLine: { shared.input.withLock { $0.popFirst() } },
      write: { text in shared.output.withLock { $0 += text } },
      complain: { text in shared.complaints.withLock { $0 += text } },
      isInteractive: false,
      colorSupport: .none,
      glyphs: .unicode,
      columns: window ?? 80,
      proseWidth: window.map { min($0, World.widestProse) }
    )
  }

  /// A class, because the closures of a world share what they read and write.
  private final class Shared: Sendable {
    let input: Mutex<ArraySlice<String>>
    let output = Mutex("")
    let complaints = Mutex("")

    init(_ lines: [String]) { input = Mutex(lines[...]) }
  }
}

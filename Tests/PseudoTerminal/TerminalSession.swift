#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that runs in a pseudo-terminal of its own, with what it shows.
///
/// The program leads a session, and Linux resets the line when a session's leader ends. Whoever
/// wants to know whether a program gave the line back as it was, starts it from `/bin/sh` and
/// reads the modes while the shell still runs. A class, because it owns the process, which is
/// killed with it if it still runs.
package final class TerminalSession {
  /// How a program ended, or that it stopped.
  package enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signaled(Int32)
  }

  /// The terminal that the program runs in.
  package let pair: TerminalPair
  /// The process; also its group and session.
  package let process: Int32
  /// What a person would see now, as far as it has been read.
  package private(set) var screen: VirtualScreen
  /// Every byte that the program has written, as far as it has been read.
  package private(set) var transcript: [UInt8] = []
  /// How the program ended, once that is known.
  package private(set) var ending: Ending?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The path of the executable.
  ///   - arguments: What follows the program's own name.
  ///   - environment: The whole environment; nothing is inherited.
  package init(
    program: String,
    arguments: [String] = [],
    environment: [String: String] = ["TERM": "xterm-256color", "LANG": "C.UTF-8"],
    columns: Int = 80,
    rows: Int = 24
  ) throws(PseudoTerminalError) {
    pair = try TerminalPair(columns: columns, rows: rows)
    screen = VirtualScreen(columns: columns, rows: rows)
    process = try Self.spawn(program, arguments, environment, on: pair.path)
  }

  deinit {
    guard ending == nil else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Types text.
  package func send(_ text: String) { pair.send(text) }

  /// Types bytes.
  package func send(_ bytes: [UInt8]) { pair.send(bytes) }

  /// Sends a signal to the program alone.
  package func signal(_ number: Int32) { kill(process, number) }

  /// Gives the window another size.
  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    pair.resize(columns: columns, rows: rows)
  }

  /// Reads until the screen shows a text.
  ///
  /// - Returns: Whether it did so within the time.
  package func waitUntil(shows text: String, timeoutSeconds: Double = 10) -> Bool {
    wait(timeoutSeconds: timeoutSeconds) { $0.text.contains(text) }
  }

  /// Reads until the screen is as wanted.
  ///
  /// - Returns: Whether it became so within the time.
  package func wait(
    timeoutSeconds: Double = 10,
    until isReached: (VirtualScreen) -> Bool
  ) -> Bool {
    let deadline = monotonicSeconds() + timeoutSeconds
    while true {
      read(timeoutMilliseconds: 0)
      if isReached(screen) { return true }
      if monotonicSeconds() >= deadline { return false }
      if ending != nil {
        // What it wrote last may still be on its way.
        read(timeoutMilliseconds: 20)
        return isReached(screen)
      }
      read(timeoutMilliseconds: 20)
      collectEnding()
    }
  }

  /// Reads until the program ends.
  ///
  /// - Returns: How it ended, or nil if it still runs after the time.
  package func waitForExit(timeoutSeconds: Double = 10) -> Ending? {
    let deadline = monotonicSeconds() + timeoutSeconds
    while ending == nil, monotonicSeconds() < deadline {
      read(timeoutMilliseconds: 10)
      collectEnding()
    }
    read(timeoutMilliseconds: 0)
    return ending
  }

  private func read(timeoutMilliseconds: Int32) {
    let bytes = pair.receive(timeoutMilliseconds: timeoutMilliseconds)
    transcript += bytes
    screen.feed(bytes)
  }

  private func collectEnding() {
    var status: Int32 = 0
    guard ending == nil, waitpid(process, &status, WNOHANG) == process else { return }
    // The macros that take a status apart are not visible from Swift.
    ending = status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signaled(status & 0x7F)
  }
}

extension TerminalSession {
  private static func spawn(
    _ program: String,
    _ arguments: [String],
    _ environment: [String: String],
    on path: String
  ) throws(PseudoTerminalError) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let newSession: Int16 = 0x400
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let newSession: Int16 = 0x80
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The first terminal that a session's leader opens becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, flags)

    let words = ([program] + arguments).map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(
      &process,
      program,
      &actions,
      &attributes,
      words + [nil],
      variables + [nil]
    )
    if code != 0 { throw .spawn(errno: code) }
    return process
  }
}

private func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that runs with a pipe at each of its three ends.
///
/// A class, because it owns the process and the pipes, which end with it.
final class RetainProcess {
  /// How a program ended.
  enum Ending: Hashable {
    case exited(Int32)
    case signaled(Int32)
    case timedOut
  }

  /// What a program wrote, and how it ended.
  struct Outcome {
    let ending: Ending
    let outputBytes: [UInt8]
    let errors: String

    /// The standard output; damaged text is replaced.
    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// The lines of the standard output, without the end of the last one.
    var lines: [String] {
      output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        .dropLast(output.hasSuffix("\n") ? 1 : 0)
    }
  }

  /// Why a program could not be started; the value is `errno`.
  struct SpawnError: Error {
    let code: Int32
  }

  /// The process.
  let process: Int32
  /// What was read of the standard output so far.
  private(set) var output: [UInt8] = []
  private var errors: [UInt8] = []
  private var waiting: ArraySlice<UInt8> = []
  private var closesInputWhenSent = false
  private var input: Int32
  private var outputEnd: Int32
  private var errorEnd: Int32
  private var ending: Ending?
  private static let starting = NSLock()

  /// Starts a program; its environment holds nothing else than what is given.
  init(
    program: String,
    arguments: [String],
    environment: [String: String]
  ) throws {
    // A process that is started by another thread meanwhile must not inherit the ends.
    Self.starting.lock()
    defer { Self.starting.unlock() }
    let (childInput, parentInput) = try Self.makePipe()
    let (parentOutput, childOutput) = try Self.makePipe()
    let (parentErrors, childErrors) = try Self.makePipe()
    defer { for end in [childInput, childOutput, childErrors] { close(end) } }
    // Writing to a program that has ended is an error to look at, not the end of the tests.
    signal(SIGPIPE, SIG_IGN)
    for end in [parentInput, parentOutput, parentErrors] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    (input, outputEnd, errorEnd) = (parentInput, parentOutput, parentErrors)
    process = try Self.spawn(
      program,
      arguments,
      environment,
      ends: [childInput, childOutput, childErrors]
    )
  }

  deinit {
    for end in [input, outputEnd, errorEnd] where end >= 0 { close(end) }
    guard ending == nil else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// The standard output so far as text; damaged text is replaced.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// Hands text to the standard input.
  func send(_ text: String) {
    waiting += Array(text.utf8)
    pump(milliseconds: 0)
  }

  /// Ends the standard input, once everything was sent.
  func endInput() {
    closesInputWhenSent = true
    pump(milliseconds: 0)
  }

  /// Goes away as a reader of the standard output.
  func closeOutput() {
    close(outputEnd)
    outputEnd = -1
  }

  /// Sends a signal.
  func send(signal: Int32) { kill(process, signal) }

  /// Reads until the standard output is as wanted.
  ///
  /// - Returns: Whether it became so before the program ended and within the time.
  func wait(timeoutSeconds: Double = 10, until isReached: (RetainProcess) -> Bool) -> Bool {
    let deadline = monotonicSeconds() + timeoutSeconds
    while !isReached(self) {
      if monotonicSeconds() >= deadline || outputEnd < 0 { return false }
      pump(milliseconds: 20)
    }
    return true
  }

  /// Reads until the standard output holds a text so many times.
  func waitFor(_ wanted: String, count: Int = 1) -> Bool {
    wait { occurrences(of: wanted, in: $0.output) >= count }
  }

  /// Reads everything until the program ends; one that takes longer is killed.
  func finish(timeoutSeconds: Double = 20) -> Outcome {
    let deadline = monotonicSeconds() + timeoutSeconds
    while outputEnd >= 0 || errorEnd >= 0, monotonicSeconds() < deadline { pump(milliseconds: 20) }
    while ending == nil {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        // The macros that take a status apart are not visible from Swift.
        let signal = status & 0x7F
        ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .signaled(signal)
      } else if monotonicSeconds() >= deadline {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        ending = .timedOut
      } else {
        usleep(500)
      }
    }
    return Outcome(
      ending: ending ?? .timedOut,
      outputBytes: output,
      errors: String(decoding: errors, as: UTF8.self)
    )
  }

  /// Moves bytes through the pipes, waiting for the first at most a time.
  private func pump(milliseconds: Int32) {
    if waiting.isEmpty, closesInputWhenSent, input >= 0 {
      close(input)
      input = -1
    }
    var requests = [
      pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: waiting.isEmpty ? -1 : input, events: Int16(POLLOUT), revents: 0),
    ]
    guard poll(&requests, 3, milliseconds) > 0 else { return }
    if requests[0].revents != 0 { Self.read(&outputEnd, into: &output) }
    if requests[1].revents != 0 { Self.read(&errorEnd, into: &errors) }
    guard requests[2].revents != 0 else { return }
    let count = waiting.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if count > 0 {
      waiting = waiting.dropFirst(count)
    } else if errno != EAGAIN, errno != EINTR {
      waiting = []
    }
  }

  private static func read(_ end: inout Int32, into bytes: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(end, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count < 0, errno == EINTR {
        continue
      } else {
        if count == 0 {
          close(end)
          end = -1
        }
        return
      }
    }
  }

  private static func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SpawnError(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func spawn(
    _ program: String,
    _ arguments: [String],
    _ environment: [String: String],
    ends: [Int32]
  ) throws -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, end) in ends.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, end, Int32(number))
    }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
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
    if code != 0 { throw SpawnError(code: code) }
    return process
  }
}

/// Counts how often a text occurs, without overlaps.
func occurrences(of text: String, in bytes: [UInt8]) -> Int {
  String(decoding: bytes, as: UTF8.self).components(separatedBy: text).count - 1
}

/// Seconds of a clock that never jumps.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The system call; inside the class its name is taken.
private func systemRead(_ end: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(end, buffer, count)
}

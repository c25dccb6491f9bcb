import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal of this process while a program has it to itself: keys come singly, nothing echoes.
///
/// The former modes return on `close`, when the device goes away, on signals that end the process,
/// at its exit, and while it is stopped. A class, because it owns the terminal's state; it is for
/// one thread, and only one can be open at a time.
package final class TerminalDevice {
  /// What to ask of the terminal.
  package struct Options {
    /// Whether to draw on a screen of its own, so that what was there comes back.
    package var usesAlternateScreen = true
    /// Whether the cursor is hidden until a screen shows it.
    package var hidesCursor = true
    /// Whether Ctrl-Z stops the program instead of being a key.
    package var stopsOnControlZ = true
    /// How long to wait for the rest of a sequence after an Escape, in milliseconds.
    package var escapeTimeoutMilliseconds = 50
    /// `COLUMNS` and `LINES` are looked up here if the terminal does not know its size.
    package var environment: [String: String] = [:]
    /// Stops the process, or its whole group, until it is told to go on; replaced in tests.
    package var stop: (_ wholeGroup: Bool) -> Void = TerminalDevice.stopProcess

    /// Creates what full-screen programs want.
    package init() {}
  }

  /// The writer to this terminal.
  package let output: TerminalOutput
  private let input: Int32
  private let options: Options
  private let signals: Int32
  private var isOpen = true
  private var decoder = KeyDecoder()
  private var keys: ArraySlice<Key> = []
  private var pendingSignals: [Int32] = []
  /// When an Escape on its own counts as the key.
  private var settling: Int?
  private var hasEnded = false
  private var reportedSize: TerminalSize

  /// Takes the terminal: raw modes, bracketed paste, and the screen that the options ask for.
  ///
  /// - Parameters:
  ///   - input: The descriptor that keys are read from; it must be a terminal.
  ///   - output: The descriptor that is drawn on.
  /// - Throws: `notATerminal`, `alreadyOpen`, `modes`, `signals`, or an output error.
  package init(
    input: Int32 = 0,
    output: Int32 = 1,
    options: Options = Options()
  ) throws(TerminalError) {
    for descriptor in [input, output] where isatty(descriptor) == 0 {
      throw .notATerminal(fileDescriptor: descriptor)
    }
    guard signalMemory.pointee.pipeWriteEnd < 0 else { throw .alreadyOpen }
    guard tcgetattr(input, &signalMemory.pointee.savedModes) == 0 else {
      throw .modes(errno: errno)
    }
    signalMemory.pointee.input = input
    signalMemory.pointee.output = output
    let leave = Array(ScreenMode.leave(options).utf8)
    signalMemory.pointee.leaveCount = leave.count
    _ = signalMemory.pointee.leave.update(fromContentsOf: leave)
    if !isExitWatched {
      isExitWatched = true
      atexit { restoreTakenTerminal() }
    }
    self.input = input
    self.output = TerminalOutput(fileDescriptor: output)
    self.options = options
    reportedSize = TerminalSize.measured(
      fileDescriptor: output,
      environment: options.environment
    )
    signals = try SignalWatch.start()
    do throws(TerminalError) {
      try take()
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  /// Gives the terminal back as it was; doing so twice is harmless.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    restore()
    SignalWatch.stop()
  }

  /// The size of the window now.
  package func size() -> TerminalSize {
    TerminalSize.measured(fileDescriptor: output.fileDescriptor, environment: options.environment)
  }

  /// Writes text at once, unless a signal has given the terminal back already.
  ///
  /// - Throws: `outputClosed` or `output`.
  package func show(_ text: String) throws(TerminalError) {
    guard isTerminalTaken.load(ordering: .acquiring) else { return }
    try output.write(text)
    try output.flush()
  }

  /// Restores the terminal, stops the program as Ctrl-Z does, and takes the terminal when it goes on.
  ///
  /// Draw everything anew afterwards.
  ///
  /// - Throws: `modes` or an output error if the terminal could not be taken again.
  package func suspend() throws(TerminalError) {
    try suspend(wholeGroup: true)
  }

  /// Gives the terminal to another program while a body runs, and takes it again.
  ///
  /// Draw everything anew afterwards. An interrupt typed meanwhile was meant for the other program.
  ///
  /// - Throws: `modes` or an output error if the terminal could not be taken again.
  package func lend(_ body: () -> Void) throws(TerminalError) {
    restore()
    body()
    readSignals()
    pendingSignals.removeAll { [SIGCONT, SIGINT, SIGQUIT].contains($0) }
    try take()
    if size() != reportedSize { pendingSignals.append(SIGWINCH) }
  }

  /// Ends the process by a signal, as if nobody had caught it.
  package static func reraise(_ signal: Int32) {
    SignalWatch.withDefaultAction(of: signal) { _ = raise(signal) }
  }

  /// Waits for the next thing that happens.
  ///
  /// - Parameter timeoutMilliseconds: How long to wait at most; nil waits without end.
  /// - Returns: What happened; `endOfInput` again and again once the input has ended.
  package func nextEvent(timeoutMilliseconds: Int? = nil) -> TerminalEvent {
    let deadline = timeoutMilliseconds.map { monotonicMilliseconds() + $0 }
    while true {
      readSignals()
      if let event = takeSignal() { return event }
      if let key = keys.popFirst() {
        guard key == .control("z"), options.stopsOnControlZ else { return .key(key) }
        return eventAfterSuspending(wholeGroup: true)
      }
      if hasEnded || !isOpen { return .endOfInput }
      let now = monotonicMilliseconds()
      if let settling, settling <= now {
        keys = decoder.flush()[...]
        self.settling = nil
        continue
      }
      let until = [deadline, settling].compactMap(\.self).min()
      if waitForInput(milliseconds: until.map { max(0, $0 - now) }) { continue }
      if let deadline, deadline <= monotonicMilliseconds() { return .timeout }
    }
  }
}

extension TerminalDevice {
  private func take() throws(TerminalError) {
    let code = SignalWatch.withSignalsHeld { () -> Int32 in
      isTerminalTaken.store(true, ordering: .releasing)
      var modes = ScreenMode.raw(signalMemory.pointee.savedModes)
      return tcsetattr(input, TCSANOW, &modes) == 0 ? 0 : errno
    }
    if code != 0 { throw .modes(errno: code) }
    try show(ScreenMode.enter(options))
  }

  private func restore() {
    SignalWatch.withSignalsHeld {
      restoreTakenTerminal(patienceMilliseconds: 1000)
    }
  }

  private func suspend(wholeGroup: Bool) throws(TerminalError) {
    restore()
    options.stop(wholeGroup)
    // Going on is what this call reports by returning; it is no news for the loop.
    readSignals()
    pendingSignals.removeAll { $0 == SIGCONT }
    try take()
    if size() != reportedSize { pendingSignals.append(SIGWINCH) }
  }

  private static func stopProcess(wholeGroup: Bool) {
    SignalWatch.withDefaultAction(of: SIGTSTP) {
      if wholeGroup { kill(0, SIGTSTP) } else { raise(SIGTSTP) }
    }
  }

  private func eventAfterSuspending(wholeGroup: Bool) -> TerminalEvent {
    do throws(TerminalError) {
      try suspend(wholeGroup: wholeGroup)
      return .resumed
    } catch {
      hasEnded = true
      return .endOfInput
    }
  }

  private func takeSignal() -> TerminalEvent? {
    guard !pendingSignals.isEmpty else { return nil }
    let signal = pendingSignals.removeFirst()
    pendingSignals.removeAll { $0 == signal }
    switch signal {
    case SIGWINCH:
      reportedSize = size()
      return .resized(reportedSize)
    case SIGTSTP: return eventAfterSuspending(wholeGroup: false)
    case SIGCONT:
      do throws(TerminalError) {
        try take()
        return .resumed
      } catch {
        hasEnded = true
        return .endOfInput
      }
    default: return .interrupted(signal: signal)
    }
  }

  private func readSignals() {
    guard isOpen else { return }
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(signals, &bytes, bytes.count)
      if count > 0 {
        pendingSignals += bytes[..<count].map { Int32($0) }
      } else if count == 0 || errno != EINTR {
        return
      }
    }
  }

  /// Waits for input or a signal; false if neither came.
  private func waitForInput(milliseconds: Int?) -> Bool {
    var requests = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    let limit = milliseconds.map { Int32(clamping: $0) } ?? -1
    let count = poll(&requests, 2, limit)
    if count < 0 { return errno == EINTR }
    if requests[0].revents != 0 { readInput() }
    return count > 0
  }

  private func readInput() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &bytes, bytes.count)
    if count > 0 {
      keys.append(contentsOf: decoder.decode(bytes[..<count]))
      let wait = options.escapeTimeoutMilliseconds
      settling = decoder.awaitsFlush ? monotonicMilliseconds() + wait : nil
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      hasEnded = true
    }
  }
}

/// Whether the restoring at exit has been asked for; touched by the one thread that opens devices.
nonisolated(unsafe) private var isExitWatched = false

private func monotonicMilliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
}

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The handlers of the signals that a terminal program must not miss.
///
/// Handlers do only what POSIX allows in them: they restore the terminal if the process is about to
/// end, and write the number of the signal into a pipe that the event loop reads.
enum SignalWatch {
  static let ending: [Int32] = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
  static let noticed: [Int32] = [SIGWINCH, SIGCONT, SIGTSTP]
  static let crashing: [Int32] = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

  /// Opens the pipe and installs the handlers; signals that are ignored stay so.
  ///
  /// - Returns: The end of the pipe that signal numbers are read from.
  static func start() throws(TerminalError) -> Int32 {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .signals(errno: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    signalMemory.pointee.pipeReadEnd = ends[0]
    signalMemory.pointee.pipeWriteEnd = ends[1]
    // Both are touched here so that no handler is the first to do so.
    endingSignals.store(0, ordering: .releasing)
    isTerminalTaken.store(false, ordering: .releasing)
    for signal in ending { install(signal, noteEndingSignal) }
    for signal in noticed { install(signal, noteSignal) }
    for signal in crashing { install(signal, restoreAndCrash) }
    return ends[0]
  }

  /// Puts the former handlers back and closes the pipe.
  static func stop() {
    for signal in ending + noticed + crashing { reinstate(signal) }
    close(signalMemory.pointee.pipeReadEnd)
    close(signalMemory.pointee.pipeWriteEnd)
    signalMemory.pointee.pipeReadEnd = -1
    signalMemory.pointee.pipeWriteEnd = -1
  }

  /// Runs a piece of work with the default action for a signal.
  static func withDefaultAction(of signal: Int32, _ work: () -> Void) {
    var action = sigaction()
    var former = sigaction()
    action.handler = SIG_DFL
    _ = sigaction(signal, &action, &former)
    work()
    _ = sigaction(signal, &former, nil)
  }

  /// Runs a piece of work that the signals of this watch do not interrupt.
  static func withSignalsHeld<Result>(_ work: () -> Result) -> Result {
    var held = sigset_t()
    var former = sigset_t()
    sigemptyset(&held)
    for signal in ending + noticed { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    return work()
  }

  private static func install(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void)
  {
    let former = signalMemory.pointee.formerActions + Int(signal)
    _ = sigaction(signal, nil, former)
    if unsafeBitCast(former.pointee.handler, to: Int.self) == 1 { return }
    var action = sigaction()
    action.handler = handler
    action.sa_flags = Int32(SA_RESTART)
    sigfillset(&action.sa_mask)
    _ = sigaction(signal, &action, nil)
  }

  fileprivate static func reinstate(_ signal: Int32) {
    _ = sigaction(signal, signalMemory.pointee.formerActions + Int(signal), nil)
  }
}

/// Whether the terminal is in the program's modes and must be restored before the process ends.
let isTerminalTaken = Atomic<Bool>(false)

/// What the handlers read; written only while no handler is installed or the terminal is not taken.
struct SignalMemory {
  var pipeReadEnd: Int32 = -1
  var pipeWriteEnd: Int32 = -1
  var input: Int32 = -1
  var output: Int32 = -1
  var savedModes = termios()
  /// The bytes that leave the program's screen.
  var leave: UnsafeMutableBufferPointer<UInt8>
  var leaveCount = 0
  /// The actions before ours, by signal number.
  var formerActions: UnsafeMutablePointer<sigaction>
}

/// Plain memory that lives as long as the process, since a handler may run at any time.
///
/// Unsafe because handlers cannot take locks. Opening a device touches this first, so that the lazy
/// initialization never happens inside a handler.
nonisolated(unsafe) let signalMemory: UnsafeMutablePointer<SignalMemory> = {
  let leave = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 128)
  leave.initialize(repeating: 0)
  let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 128)
  actions.initialize(repeating: sigaction(), count: 128)
  let memory = UnsafeMutablePointer<SignalMemory>.allocate(capacity: 1)
  memory.initialize(to: SignalMemory(leave: leave, formerActions: actions))
  return memory
}()

/// The ending signals so far, as bits; the second of a kind ends the process at once.
private let endingSignals = Atomic<Int>(0)

/// Restores the terminal if it is taken; safe in a signal handler.
///
/// - Parameter patienceMilliseconds: How long to wait for a terminal that takes no output just now.
func restoreTakenTerminal(patienceMilliseconds: Int32 = 0) {
  guard isTerminalTaken.exchange(false, ordering: .acquiringAndReleasing) else { return }
  let memory = signalMemory
  // In the background the terminal belongs to another program.
  let foreground = tcgetpgrp(memory.pointee.input)
  if foreground > 0, foreground != getpgrp() { return }
  var request = pollfd(fd: memory.pointee.output, events: Int16(POLLOUT), revents: 0)
  if poll(&request, 1, patienceMilliseconds) > 0, request.revents & Int16(POLLOUT) != 0 {
    _ = write(memory.pointee.output, memory.pointee.leave.baseAddress, memory.pointee.leaveCount)
  }
  _ = tcsetattr(memory.pointee.input, TCSANOW, &memory.pointee.savedModes)
}

private func noteSignal(_ signal: Int32) {
  let code = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  // A full pipe holds enough signals to wake the loop.
  _ = write(signalMemory.pointee.pipeWriteEnd, &byte, 1)
  errno = code
}

private func noteEndingSignal(_ signal: Int32) {
  let code = errno
  restoreTakenTerminal()
  let bit = 1 << Int(signal)
  let former = endingSignals.bitwiseOr(bit, ordering: .acquiringAndReleasing).oldValue
  if former & bit != 0 {
    // The program did not react to the first one.
    SignalWatch.reinstate(signal)
    raise(signal)
  }
  noteSignal(signal)
  errno = code
}

private func restoreAndCrash(_ signal: Int32) {
  restoreTakenTerminal()
  SignalWatch.reinstate(signal)
  raise(signal)
}

extension sigaction {
  /// The handler, by whichever name this platform has for it.
  fileprivate var handler: (@convention(c) (Int32) -> Void)? {
    get {
      #if canImport(Glibc)
        __sigaction_handler.sa_handler
      #elseif canImport(Musl)
        __sa_handler.sa_handler
      #else
        __sigaction_u.__sa_handler
      #endif
    }
    set {
      #if canImport(Glibc)
        __sigaction_handler.sa_handler = newValue
      #elseif canImport(Musl)
        __sa_handler.sa_handler = newValue
      #else
        __sigaction_u.__sa_handler = newValue
      #endif
    }
  }
}

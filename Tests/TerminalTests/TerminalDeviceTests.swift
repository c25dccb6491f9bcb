import Foundation
import PseudoTerminal
import Terminal
import XCTest

final class TerminalDeviceTests: XCTestCase {
  private func open(
    _ pair: TerminalPair,
    _ options: TerminalDevice.Options = .init()
  ) throws -> TerminalDevice {
    try TerminalDevice(input: pair.terminal, output: pair.terminal, options: options)
  }

  private func shown(_ pair: TerminalPair) -> VirtualScreen {
    var screen = VirtualScreen(columns: 80, rows: 24)
    screen.feed(pair.receive(timeoutMilliseconds: 100))
    return screen
  }

  func testModesAreTakenAndGivenBackExactly() throws {
    let pair = try TerminalPair()
    let before = try XCTUnwrap(pair.modes())
    let device = try open(pair)
    let during = try XCTUnwrap(pair.modes())
    XCTAssertFalse(during.echoes)
    XCTAssertFalse(during.isCanonical)
    XCTAssertFalse(during.makesSignals)
    var screen = shown(pair)
    XCTAssertTrue(screen.isAlternate)
    XCTAssertTrue(screen.isPasteBracketed)
    XCTAssertFalse(screen.isCursorVisible)
    device.close()
    XCTAssertEqual(pair.modes(), before)
    screen.feed(pair.receive(timeoutMilliseconds: 100))
    XCTAssertFalse(screen.isAlternate)
    XCTAssertFalse(screen.isPasteBracketed)
    XCTAssertTrue(screen.isCursorVisible)
    XCTAssertEqual(screen.privateModes, VirtualScreen(columns: 1, rows: 1).privateModes)
    device.close()
    XCTAssertEqual(pair.receive(timeoutMilliseconds: 10), [])
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 0), .endOfInput)
  }

  func testModesReturnWhenTheDeviceGoesAway() throws {
    let pair = try TerminalPair()
    let before = pair.modes()
    do {
      let device = try open(pair)
      XCTAssertNotEqual(pair.modes(), before)
      withExtendedLifetime(device) {}
    }
    XCTAssertEqual(pair.modes(), before)
  }

  func testWithoutAnOwnScreen() throws {
    let pair = try TerminalPair()
    var options = TerminalDevice.Options()
    options.usesAlternateScreen = false
    options.hidesCursor = false
    let device = try open(pair, options)
    defer { device.close() }
    let screen = shown(pair)
    XCTAssertFalse(screen.isAlternate)
    XCTAssertTrue(screen.isCursorVisible)
  }

  func testWhatIsNoTerminalIsRefused() throws {
    let null = Foundation.open("/dev/null", O_RDWR)
    defer { close(null) }
    XCTAssertThrowsError(try TerminalDevice(input: null, output: null)) { error in
      XCTAssertEqual(error as? TerminalError, .notATerminal(fileDescriptor: null))
    }
  }

  func testOnlyOneDeviceIsOpen() throws {
    let pair = try TerminalPair()
    let device = try open(pair)
    XCTAssertThrowsError(try open(pair)) { error in
      XCTAssertEqual(error as? TerminalError, .alreadyOpen)
    }
    device.close()
    let next = try open(pair)
    next.close()
  }

  func testKeysComeInOrder() throws {
    let pair = try TerminalPair()
    let device = try open(pair)
    defer { device.close() }
    pair.send("aä\u{1B}[A\r\u{3}")
    let keys = (0..<5).map { _ in device.nextEvent(timeoutMilliseconds: 1000) }
    XCTAssertEqual(
      keys,
      [.key(.character("a")), .key(.character("ä")), .key(.up), .key(.enter), .key(.control("c"))]
    )
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 0), .timeout)
  }

  func testLoneEscapeSettlesAfterAPause() throws {
    let pair = try TerminalPair()
    var options = TerminalDevice.Options()
    options.escapeTimeoutMilliseconds = 30
    let device = try open(pair, options)
    defer { device.close() }
    pair.send("\u{1B}")
    // Many short waits must not put it off for ever.
    var events: [TerminalEvent] = []
    for _ in 0..<40 where events.last != .key(.escape) {
      events.append(device.nextEvent(timeoutMilliseconds: 5))
    }
    XCTAssertEqual(events.last, .key(.escape))
    XCTAssertGreaterThan(events.count, 2)
    pair.send("\u{1B}")
    XCTAssertEqual(device.nextEvent(), .key(.escape))
  }

  func testTimeoutTakesItsTime() throws {
    let pair = try TerminalPair()
    let device = try open(pair)
    defer { device.close() }
    let start = DispatchTime.now().uptimeNanoseconds
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 60), .timeout)
    let elapsed = (DispatchTime.now().uptimeNanoseconds - start) / 1_000_000
    XCTAssertGreaterThanOrEqual(elapsed, 59)
  }

  func testHangUpEndsTheInput() throws {
    let pair = try TerminalPair()
    let device = try open(pair)
    defer { device.close() }
    pair.send("x")
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 1000), .key(.character("x")))
    pair.closeController()
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 1000), .endOfInput)
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 1000), .endOfInput)
  }

  func testWindowChangeIsReportedOnce() throws {
    let pair = try TerminalPair(columns: 80, rows: 24)
    let device = try open(pair)
    defer { device.close() }
    XCTAssertEqual(device.size(), TerminalSize(columns: 80, rows: 24))
    pair.resize(columns: 40, rows: 12)
    raise(SIGWINCH)
    raise(SIGWINCH)
    XCTAssertEqual(
      device.nextEvent(timeoutMilliseconds: 1000),
      .resized(TerminalSize(columns: 40, rows: 12))
    )
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 0), .timeout)
  }

  func testEndingSignalsRestoreAtOnceAndAreReported() throws {
    for signal in [SIGTERM, SIGINT, SIGHUP, SIGQUIT] {
      let pair = try TerminalPair()
      let before = pair.modes()
      let device = try open(pair)
      var screen = shown(pair)
      raise(signal)
      // Before the loop has heard of it.
      XCTAssertEqual(pair.modes(), before)
      screen.feed(pair.receive(timeoutMilliseconds: 100))
      XCTAssertFalse(screen.isAlternate)
      XCTAssertTrue(screen.isCursorVisible)
      try device.show("too late")
      XCTAssertEqual(pair.receive(timeoutMilliseconds: 10), [])
      XCTAssertEqual(
        device.nextEvent(timeoutMilliseconds: 1000),
        .interrupted(signal: signal)
      )
      device.close()
      XCTAssertEqual(pair.receive(timeoutMilliseconds: 10), [])
      XCTAssertEqual(pair.modes(), before)
    }
  }

  func testFormerHandlersReturn() throws {
    let former = signal(SIGHUP, SIG_IGN)
    defer { signal(SIGHUP, former) }
    let pair = try TerminalPair()
    let device = try open(pair)
    // What was ignored, as under nohup, stays ignored.
    raise(SIGHUP)
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 10), .timeout)
    device.close()
    var action = sigaction()
    XCTAssertEqual(sigaction(SIGTERM, nil, &action), 0)
    XCTAssertEqual(unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self), 0)
  }

  func testStoppingGivesTheTerminalBackMeanwhile() throws {
    let pair = try TerminalPair()
    let before = pair.modes()
    var stops: [Stop] = []
    var options = TerminalDevice.Options()
    options.stop = { wholeGroup in
      stops.append(Stop(modes: pair.modes(), wholeGroup: wholeGroup))
      raise(SIGCONT)
      pair.resize(columns: 50, rows: 10)
    }
    let device = try open(pair, options)
    defer { device.close() }
    let during = pair.modes()
    pair.send("a\u{1A}b")
    let events = (0..<4).map { _ in device.nextEvent(timeoutMilliseconds: 1000) }
    XCTAssertEqual(
      events,
      [
        .key(.character("a")), .resumed, .resized(TerminalSize(columns: 50, rows: 10)),
        .key(.character("b")),
      ]
    )
    XCTAssertEqual(stops, [Stop(modes: before, wholeGroup: true)])
    XCTAssertEqual(pair.modes(), during)
    raise(SIGTSTP)
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 1000), .resumed)
    XCTAssertEqual(stops.last, Stop(modes: before, wholeGroup: false))
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 0), .timeout)
  }

  func testControlZCanBeAKey() throws {
    let pair = try TerminalPair()
    var options = TerminalDevice.Options()
    options.stopsOnControlZ = false
    let device = try open(pair, options)
    defer { device.close() }
    pair.send("\u{1A}")
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 1000), .key(.control("z")))
  }

  func testGoingOnTakesTheTerminalAgain() throws {
    let pair = try TerminalPair()
    let device = try open(pair)
    defer { device.close() }
    let during = try XCTUnwrap(pair.modes())
    // What a shell does after the program was stopped from outside.
    var modes = termios()
    XCTAssertEqual(tcgetattr(pair.terminal, &modes), 0)
    modes.c_lflag |= tcflag_t(ECHO | ICANON)
    XCTAssertEqual(tcsetattr(pair.terminal, TCSANOW, &modes), 0)
    XCTAssertNotEqual(pair.modes(), during)
    raise(SIGCONT)
    XCTAssertEqual(device.nextEvent(timeoutMilliseconds: 1000), .resumed)
    XCTAssertEqual(pair.modes(), during)
  }
}

/// What was seen while the program was stopped.
private struct Stop: Equatable {
  let modes: LineModes?
  let wholeGroup: Bool
}

package import Journal
package import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Everything outside the program that a command may touch.
///
/// Commands take it as a parameter, so that tests can put another one in its place.
package struct World: Sendable {
  /// The environment variables.
  package var environment: [String: String]
  /// The clock.
  package var clock: Clock
  /// Seconds east of Greenwich at a moment, by the time zone of the machine.
  package var offsetSeconds: @Sendable (Moment) -> Int
  /// Random bits that nobody can repeat, for names.
  package var random: @Sendable () -> UInt64
  /// The seed of everything that is left to chance, if the learner gave one.
  package var seed: UInt64?
  /// The next line of the standard input without its ending; nil at its end.
  package var readLine: @Sendable () -> String?
  /// Writes text to the standard output at once.
  package var write: @Sendable (String) throws(CommandFailure) -> Void
  /// Writes text to the standard error.
  package var complain: @Sendable (String) -> Void
  /// Whether a person sits at both ends: keys and a screen.
  package var isInteractive: Bool
  /// Whether styles may be written to the standard output.
  package var colorSupport: ColorSupport
  /// What boxes and bars are drawn with.
  package var glyphs: GlyphSet
  /// The columns of the standard output.
  package var columns: Int
  /// The widest line of prose on the standard output; nil if another program may read it, which
  /// gets its lines whole.
  package var proseWidth: Int?
  /// Which keys do what in a review.
  var keys = KeyBindings.standard

  /// A clock that may have been set to another time; it runs all the same.
  package struct Clock: Sendable {
    private let now: @Sendable () -> Moment
    private let shiftMilliseconds: Int64

    /// Creates a clock from a source of moments.
    package init(_ now: @escaping @Sendable () -> Moment, shiftMilliseconds: Int64 = 0) {
      self.now = now
      self.shiftMilliseconds = shiftMilliseconds
    }

    /// The moment.
    package var moment: Moment { now().advanced(byMilliseconds: shiftMilliseconds) }

    /// Returns a clock that shows a moment now and runs on from there.
    package func set(to moment: Moment) -> Clock {
      Clock(now, shiftMilliseconds: now().milliseconds(to: moment))
    }
  }

  /// The width by which text is wrapped: that of prose, else none at all.
  var textWidth: Int { proseWidth ?? .max }

  /// Writes a line of prose to the standard output, folded for a person.
  func say(_ prose: String) throws(CommandFailure) {
    try write(folded(prose, width: proseWidth) + "\n")
  }

  /// Returns the study day of a moment.
  ///
  /// - Parameters:
  ///   - moment: The moment.
  ///   - dayStartMinutes: Minutes after midnight, local time, at which a study day begins.
  package func studyDay(of moment: Moment, dayStartMinutes: Int) -> StudyDay {
    StudyDay(utc: moment, offsetSeconds: offsetSeconds(moment) - dayStartMinutes * 60)
  }

  /// Returns the local time of day, such as `14:05`.
  package func localTime(of moment: Moment) -> String {
    let local = moment.millisecondsSince1970 / 1000 + Int64(offsetSeconds(moment))
    let minutes = Int((local % 86_400 + 86_400) % 86_400) / 60
    return Figures.twoDigits(minutes / 60) + ":" + Figures.twoDigits(minutes % 60)
  }
}

extension World {
  /// The world as it is.
  package static func real() -> World {
    let environment = processEnvironment()
    let isOutputTerminal = isatty(1) == 1
    let isDumb = environment["TERM"] ?? "dumb" == "dumb"
    return World(
      environment: environment,
      clock: Clock(systemMoment),
      offsetSeconds: systemOffset,
      random: {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      },
      seed: nil,
      readLine: { Swift.readLine(strippingNewline: true) },
      write: writeToOutput,
      complain: { writeToErrors($0, environment) },
      isInteractive: isatty(0) == 1 && isOutputTerminal && !isDumb,
      colorSupport: ColorSupport.decided(environment: environment, isTTY: isOutputTerminal),
      glyphs: GlyphSet.decided(environment: environment),
      columns: TerminalSize.measured(fileDescriptor: 1, environment: environment).columns,
      proseWidth: proseWidth(fileDescriptor: 1, environment: environment)
    )
  }

  /// Lines longer than this are hard to read, however wide the window.
  package static let widestProse = 100

  /// Prose is folded for a person's window, and where `COLUMNS` asks for it.
  private static func proseWidth(
    fileDescriptor: Int32,
    environment: [String: String]
  ) -> Int? {
    let isAskedFor = (1...10_000).contains(environment["COLUMNS"].flatMap { Int($0) } ?? 0)
    guard isatty(fileDescriptor) == 1 || isAskedFor else { return nil }
    let size = TerminalSize.measured(fileDescriptor: fileDescriptor, environment: environment)
    return min(size.columns, widestProse)
  }

  @Sendable private static func writeToOutput(_ text: String) throws(CommandFailure) {
    let output = TerminalOutput(fileDescriptor: 1)
    do {
      try output.write(text)
      try output.flush()
    } catch {
      switch error {
      case .output(let code):
        throw .storage("cannot write the output: \(String(cString: strerror(code)))")
      default: throw .outputClosed
      }
    }
  }

  @Sendable private static func writeToErrors(_ text: String, _ environment: [String: String]) {
    let errors = TerminalOutput(fileDescriptor: 2)
    let width = proseWidth(fileDescriptor: 2, environment: environment)
    let text = folded(text, width: width, hanging: 2)
    // There is no one left to tell if the standard error is closed too.
    try? errors.write(text)
    try? errors.flush()
  }

  @Sendable private static func systemMoment() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(
      millisecondsSince1970: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    )
  }

  /// A static binary's `TimeZone` knows only GMT, so the C library is asked.
  @Sendable private static func systemOffset(_ moment: Moment) -> Int {
    var seconds = time_t(moment.millisecondsSince1970 / 1000)
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff
  }

  private static func processEnvironment() -> [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let text = String(cString: pointer)
      if let equals = text.firstIndex(of: "=") {
        result[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      entry += 1
    }
    return result
  }
}

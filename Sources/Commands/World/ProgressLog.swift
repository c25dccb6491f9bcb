import Journal

/// The log of this machine, opened when the first event is written.
///
/// A class, because a command and its session write to the same open log.
final class ProgressLog {
  private let folder: ProgressFolder
  private let world: World
  private var writer: JournalWriter?

  /// Creates the log without touching the disk.
  init(_ folder: ProgressFolder, _ world: World) {
    self.folder = folder
    self.world = world
  }

  /// Writes an event; when it returns, the event is on disk.
  func append(_ body: EventBody) throws(CommandFailure) -> Event {
    do throws(JournalError) {
      return try opened().append(body, at: world.clock.moment)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Returns what other sessions on this machine wrote since this was last asked.
  func takeForeign() -> [Event] { writer?.takeForeign() ?? [] }

  /// Opens the log, so that what is wrong with it is known early.
  func open() throws(CommandFailure) {
    do throws(JournalError) {
      _ = try opened()
    } catch {
      throw CommandFailure(error)
    }
  }

  private func opened() throws(JournalError) -> JournalWriter {
    if let writer { return writer }
    var random = WorldRandom(bits: world.random)
    let identity = try WriterIdentity.readOrCreate(stateFolder: folder.state, random: &random)
    let opened = try JournalWriter(folder: folder.progress, identity: identity, random: random)
    writer = opened
    return opened
  }
}

/// The world's random bits as a generator.
private struct WorldRandom: RandomNumberGenerator, Sendable {
  let bits: @Sendable () -> UInt64

  mutating func next() -> UInt64 { bits() }
}

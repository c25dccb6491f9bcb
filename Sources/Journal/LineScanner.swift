#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a file line by line in bounded memory.
struct LineScanner {
  /// How a line ends.
  enum Ending {
    /// With a line feed, which is not part of the line.
    case lineFeed
    /// With the end of the file.
    case endOfFile
    /// The line is too long; only its beginning is given.
    case tooLong
  }

  /// Where the reading ended.
  struct End: Equatable {
    /// The offset behind the last line feed.
    var lastLine: Int
    /// The offset behind the last byte.
    var size: Int
  }

  /// The longest line in bytes that is read, its line feed included.
  static let longestLine = 1 << 20
  private static let chunk = 1 << 18

  let files: FileSystem
  let descriptor: Int32

  /// Visits the lines of the file from an offset on, until the end or until told to stop.
  ///
  /// A last line without a line feed may be one that is just being written. It is read again
  /// under a shared lock, which waits for the writer to finish.
  ///
  /// - Parameters:
  ///   - offset: Where the first line begins.
  ///   - isLocked: Whether the caller has locked the file.
  ///   - visit: Takes a line and its ending; returns whether to go on.
  func scan(
    from offset: Int,
    isLocked: Bool,
    visit: (UnsafeRawBufferPointer, Ending) -> Bool
  ) throws(SystemFault) -> End {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: LineScanner.longestLine + LineScanner.chunk,
      alignment: 16
    )
    defer { buffer.deallocate() }
    var state = State(end: End(lastLine: offset, size: offset))
    var isSettled = isLocked
    while !state.isStopped {
      let room = UnsafeMutableRawBufferPointer(
        rebasing: buffer[state.filled..<state.filled + LineScanner.chunk]
      )
      let count = try files.read(descriptor, room, state.end.size)
      if count > 0 {
        state.filled += count
        state.end.size += count
        state.consume(buffer, visit)
      } else if state.filled > 0, !isSettled {
        isSettled = true
        // A file system without locks leaves only what was read.
        try? files.lock(descriptor, .shared)
      } else {
        if state.filled > 0, !state.isSkipping {
          _ = visit(UnsafeRawBufferPointer(rebasing: buffer[..<state.filled]), .endOfFile)
        }
        break
      }
    }
    if isSettled, !isLocked { try? files.lock(descriptor, .none) }
    return state.end
  }

  private struct State {
    var end: End
    var filled = 0
    var isSkipping = false
    var isStopped = false

    /// Visits the whole lines in the buffer and moves the rest to its beginning.
    @inline(__always)
    mutating func consume(
      _ buffer: UnsafeMutableRawBufferPointer,
      _ visit: (UnsafeRawBufferPointer, Ending) -> Bool
    ) {
      guard let base = UnsafeRawPointer(buffer.baseAddress) else { return }
      var start = 0
      while !isStopped, let found = memchr(base + start, 0x0A, filled - start) {
        let length = UnsafeRawPointer(found) - (base + start)
        if isSkipping {
          isSkipping = false
        } else {
          isStopped = !visit(UnsafeRawBufferPointer(start: base + start, count: length), .lineFeed)
        }
        start += length + 1
      }
      if start > 0 { end.lastLine = end.size - filled + start }
      filled -= start
      if filled >= LineScanner.longestLine {
        if !isSkipping {
          isStopped = !visit(UnsafeRawBufferPointer(start: base, count: 256), .tooLong)
        }
        isSkipping = true
        filled = 0
      } else if start > 0, filled > 0, let target = buffer.baseAddress {
        memmove(target, base + start, filled)
      }
    }
  }
}

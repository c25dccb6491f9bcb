#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A buffered writer to a file descriptor: the one way by which bytes leave.
///
/// A class, because everyone who prints shares its buffer. It does not own the descriptor. The
/// program is to ignore SIGPIPE, so that a closed pipe is an error instead of a death.
package final class TerminalOutput {
  private static let bufferLimit = 1 << 16

  /// Where the bytes go.
  package let fileDescriptor: Int32
  private var buffer: [UInt8] = []

  /// Creates a writer with an empty buffer.
  package init(fileDescriptor: Int32) {
    self.fileDescriptor = fileDescriptor
  }

  /// Adds text; it is written when the buffer is full or flushed.
  ///
  /// - Throws: `outputClosed` or `output`; then the buffer is empty.
  package func write(_ text: String) throws(TerminalError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferLimit { try flush() }
  }

  /// Writes everything that waits in the buffer, however long that takes.
  ///
  /// - Throws: `outputClosed` or `output`; then the buffer is empty.
  package func flush() throws(TerminalError) {
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { rest in
        systemWrite(fileDescriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable()
      case EPIPE, EIO: throw .outputClosed
      case let code: throw .output(errno: code)
      }
    }
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: fileDescriptor, events: Int16(POLLOUT), revents: 0)
    // Whatever comes of waiting shows in the next write.
    _ = poll(&request, 1, 1000)
  }
}

/// The system call; inside the class its name is taken.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a pseudo-terminal could not be made; each value is `errno`.
package enum PseudoTerminalError: Error, Hashable, Sendable {
  case open(errno: Int32)
  case spawn(errno: Int32)
}

/// The settings of a terminal line, for comparing before with after.
package struct LineModes: Hashable, Sendable {
  package let input: UInt64
  package let output: UInt64
  package let control: UInt64
  package let local: UInt64
  package let characters: [UInt8]

  /// Whether typed characters are shown by the terminal line itself.
  package var echoes: Bool { local & UInt64(ECHO) != 0 }
  /// Whether input comes in whole lines.
  package var isCanonical: Bool { local & UInt64(ICANON) != 0 }
  /// Whether Ctrl-C and the like become signals.
  package var makesSignals: Bool { local & UInt64(ISIG) != 0 }
}

/// A pseudo-terminal: what a person's side writes, the program's side reads, and the other way.
///
/// A class, because it owns two descriptors, which are closed with it.
package final class TerminalPair {
  /// The person's side.
  package let controller: Int32
  /// The program's side; open here too, so that its modes can be read at any time.
  package let terminal: Int32
  /// The name of the program's side.
  package let path: String
  private var isControllerOpen = true

  /// Opens a fresh pair that is nobody's controlling terminal.
  package init(columns: Int = 80, rows: Int = 24) throws(PseudoTerminalError) {
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard controller >= 0 else { throw .open(errno: errno) }
    #if canImport(Darwin)
      guard grantpt(controller) == 0, unlockpt(controller) == 0, let name = ptsname(controller)
      else {
        Darwin.close(controller)
        throw .open(errno: errno)
      }
      path = String(cString: name)
    #else
      // The C library's own calls for this are not visible from Swift: unlock, then ask the number.
      var unlocked: Int32 = 0
      var number: Int32 = 0
      guard ioctl(controller, 0x4004_5431, &unlocked) == 0,
        ioctl(controller, 0x8004_5430, &number) == 0
      else {
        close(controller)
        throw .open(errno: errno)
      }
      path = "/dev/pts/\(number)"
    #endif
    terminal = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else {
      close(controller)
      throw .open(errno: errno)
    }
    _ = fcntl(controller, F_SETFL, O_NONBLOCK)
    resize(columns: columns, rows: rows)
  }

  deinit {
    closeController()
    close(terminal)
  }

  /// Hangs up: what a person does who closes the window.
  package func closeController() {
    guard isControllerOpen else { return }
    isControllerOpen = false
    close(controller)
  }

  /// Gives the window another size; a program in its foreground gets SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(clamping: columns)
    size.ws_row = UInt16(clamping: rows)
    #if canImport(Darwin)
      _ = ioctl(controller, 0x8008_7467, &size)
    #else
      _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    #endif
  }

  /// Returns the modes of the line now; nil once it has been hung up.
  package func modes() -> LineModes? {
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 || tcgetattr(controller, &modes) == 0 else { return nil }
    return LineModes(
      input: UInt64(modes.c_iflag),
      output: UInt64(modes.c_oflag),
      control: UInt64(modes.c_cflag),
      local: UInt64(modes.c_lflag),
      characters: withUnsafeBytes(of: modes.c_cc) { Array($0) }
    )
  }

  /// Types bytes, all of them if the program reads them within the time.
  ///
  /// - Returns: Whether everything was taken.
  @discardableResult
  package func send(_ bytes: [UInt8], timeoutMilliseconds: Int32 = 5000) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        var request = pollfd(fd: controller, events: Int16(POLLOUT), revents: 0)
        if poll(&request, 1, timeoutMilliseconds) <= 0 { return false }
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Types text.
  @discardableResult
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Returns what the program has written, waiting for the first byte at most a time.
  ///
  /// - Returns: Nothing if the time has passed or the program's side is gone.
  package func receive(timeoutMilliseconds: Int32) -> [UInt8] {
    var request = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, timeoutMilliseconds) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var result: [UInt8] = []
    while true {
      let count = read(controller, &buffer, buffer.count)
      if count <= 0 { return result }
      result += buffer[..<count]
    }
  }
}

import Foundation
import Terminal
import XCTest

final class TerminalOutputTests: XCTestCase {
  private func makePipe() -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [-1, -1]
    XCTAssertEqual(pipe(&ends), 0)
    return (ends[0], ends[1])
  }

  func testNothingIsWrittenBeforeFlushing() throws {
    let (reader, writer) = makePipe()
    defer {
      close(reader)
      close(writer)
    }
    _ = fcntl(reader, F_SETFL, O_NONBLOCK)
    let output = TerminalOutput(fileDescriptor: writer)
    try output.write("héllo")
    var buffer = [UInt8](repeating: 0, count: 64)
    XCTAssertEqual(read(reader, &buffer, 64), -1)
    try output.flush()
    XCTAssertEqual(read(reader, &buffer, 64), 6)
    try output.flush()
    XCTAssertEqual(read(reader, &buffer, 64), -1)
  }

  func testFullPipeIsWaitedFor() throws {
    let (reader, writer) = makePipe()
    _ = fcntl(writer, F_SETFL, O_NONBLOCK)
    let total = 1 << 20
    let received = expectation(description: "all bytes")
    let thread = Thread {
      usleep(50_000)
      var count = 0
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while count < total {
        let step = read(reader, &buffer, buffer.count)
        if step <= 0 { return }
        count += step
      }
      received.fulfill()
    }
    thread.start()
    let output = TerminalOutput(fileDescriptor: writer)
    try output.write(String(repeating: "x", count: total))
    try output.flush()
    wait(for: [received], timeout: 10)
    close(reader)
    close(writer)
  }

  func testClosedPipeIsAnError() throws {
    let former = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, former) }
    let (reader, writer) = makePipe()
    defer { close(writer) }
    close(reader)
    let output = TerminalOutput(fileDescriptor: writer)
    try output.write("lost")
    XCTAssertThrowsError(try output.flush()) { error in
      XCTAssertEqual(error as? TerminalError, .outputClosed)
    }
    XCTAssertNoThrow(try output.flush())
  }

  func testBadDescriptorIsAnError() throws {
    let output = TerminalOutput(fileDescriptor: -1)
    try output.write("x")
    XCTAssertThrowsError(try output.flush()) { error in
      XCTAssertEqual(error as? TerminalError, .output(errno: EBADF))
    }
  }
}

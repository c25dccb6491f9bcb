import Foundation
import XCTest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension StudyPlace {
  /// The user and group without rights of their own.
  private static let nobody = "65534"

  /// Runs the program as a user without rights; skips the test where that is not possible.
  func runAsNobody(
    _ arguments: [String],
    input: String = ""
  ) throws -> RetainProcess.Outcome {
    let process = try startAsNobody(Self.binary, arguments)
    process.send(input)
    process.endInput()
    return process.finish()
  }

  /// Starts a program as a user without rights; skips the test where that is not possible.
  ///
  /// - Parameter arguments: What the program is given, before the clock of this place.
  func startAsNobody(_ program: String, _ arguments: [String]) throws -> RetainProcess {
    try XCTSkipIf(geteuid() != 0, "only root can drop its rights for this test")
    let tool = "/usr/bin/setpriv"
    let hasTool = FileManager.default.isExecutableFile(atPath: tool)
    try XCTSkipUnless(hasTool, "\(tool) is missing; it is part of util-linux")
    let drop = ["--reuid", Self.nobody, "--regid", Self.nobody, "--clear-groups"]
    func start(_ words: [String]) throws -> RetainProcess {
      try RetainProcess(program: tool, arguments: drop + words, environment: environment)
    }
    let canRun = try start([Self.binary, "--version"]).finish().ending == .exited(0)
    try XCTSkipUnless(canRun, "\(Self.binary) cannot be run by a user without rights")
    return try start([program] + arguments + (now.map { ["--now", $0] } ?? []))
  }

  /// Mounts a small disk; skips the test where that is not allowed.
  ///
  /// - Returns: The disk, which is unmounted with the value.
  func mountDisk(kilobytes: Int) throws -> SmallDisk {
    try SmallDisk(folder + "/disk-\(UUID().uuidString.prefix(6))", kilobytes: kilobytes)
  }
}

/// A disk in memory.
///
/// A class, because it is unmounted with it.
final class SmallDisk {
  /// Where it is mounted.
  let path: String
  private var isMounted = false

  fileprivate init(_ path: String, kilobytes: Int) throws {
    self.path = path
    try XCTSkipIf(geteuid() != 0, "only root can mount a disk for this test")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    isMounted = try Self.mount(["-t", "tmpfs", "-o", "size=\(kilobytes)k", "retain-test", path])
    try XCTSkipUnless(isMounted, "mounting a tmpfs is not allowed here")
  }

  deinit {
    guard isMounted else { return }
    do {
      let unmounting = try RetainProcess(
        program: "/usr/bin/umount",
        arguments: [path],
        environment: [:]
      )
      let outcome = unmounting.finish()
      if outcome.ending != .exited(0) { print("\(path) was not unmounted: \(outcome.errors)") }
    } catch {
      print("\(path) was not unmounted: \(error)")
    }
  }

  /// Makes the disk read-only, or writable again.
  func set(readOnly: Bool) throws {
    let isDone = try Self.mount(["-o", "remount,\(readOnly ? "ro" : "rw")", path])
    XCTAssertTrue(isDone, "remounting \(path)")
  }

  /// Fills the disk to its last page.
  ///
  /// - Returns: The file that fills it; removing it frees the space.
  func fill() throws -> String {
    let filler = path + "/filler"
    let descriptor = open(filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    XCTAssertGreaterThanOrEqual(descriptor, 0)
    defer { close(descriptor) }
    let page = [UInt8](repeating: 0x20, count: 4096)
    while page.withUnsafeBytes({ systemWrite(descriptor, $0) }) > 0 {}
    XCTAssertEqual(errno, ENOSPC)
    return filler
  }

  private static func mount(_ arguments: [String]) throws -> Bool {
    let tool = "/usr/bin/mount"
    guard FileManager.default.isExecutableFile(atPath: tool) else { return false }
    let mounting = try RetainProcess(program: tool, arguments: arguments, environment: [:])
    return mounting.finish().ending == .exited(0)
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

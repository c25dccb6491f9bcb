#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds lines of an open file by their number.
enum FileLines {
  private static let chunk = 1 << 18

  /// Returns where lines begin and end, their line feed included.
  ///
  /// - Parameter lines: Numbers from one, ascending; those behind the end are left out.
  /// - Complexity: O(n) in the size of the file.
  static func ranges(
    of lines: [Int],
    _ descriptor: Int32,
    _ files: FileSystem
  ) throws(SystemFault) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var wanted = lines[...]
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
    defer { buffer.deallocate() }
    var (offset, start, line) = (0, 0, 1)
    while let next = wanted.first {
      let count = try files.read(descriptor, buffer, offset)
      if count == 0 {
        if next == line, start < offset { ranges.append(start..<offset) }
        break
      }
      for (place, byte) in buffer[..<count].enumerated() where byte == 0x0A {
        let end = offset + place + 1
        if wanted.first == line {
          ranges.append(start..<end)
          wanted.removeFirst()
        }
        (start, line) = (end, line + 1)
      }
      offset += count
    }
    return ranges
  }

  /// Returns the bytes of some ranges, one after the other.
  static func bytes(
    _ ranges: [Range<Int>],
    _ descriptor: Int32,
    _ files: FileSystem
  ) throws(SystemFault) -> [UInt8] {
    var bytes: [UInt8] = []
    try visit(ranges, descriptor, files) { part throws(SystemFault) in bytes += part }
    return bytes
  }

  /// Visits the bytes of some ranges in pieces.
  static func visit(
    _ ranges: [Range<Int>],
    _ descriptor: Int32,
    _ files: FileSystem,
    _ visit: ([UInt8]) throws(SystemFault) -> Void
  ) throws(SystemFault) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
    defer { buffer.deallocate() }
    for range in ranges {
      var offset = range.lowerBound
      while offset < range.upperBound {
        let room = UnsafeMutableRawBufferPointer(
          rebasing: buffer[..<min(chunk, range.upperBound - offset)]
        )
        let count = try files.read(descriptor, room, offset)
        guard count > 0 else { throw SystemFault(code: EIO) }
        try visit(Array(room[..<count]))
        offset += count
      }
    }
  }
}

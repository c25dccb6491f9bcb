import Foundation

/// What the system says of this process.
enum ProcessFigures {
  /// The most memory that the process ever had, in millions of bytes.
  static var peakMemory: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return 0
    }
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      let digits = line.filter(\.isNumber)
      return (Double(digits) ?? 0) * 1024 / 1e6
    }
    return 0
  }
}

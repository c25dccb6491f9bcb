import XCTest

/// What the formatter does not see: lengths, tokens and the top level.
final class HouseStyleTests: XCTestCase {
  private let longestFile = 400
  private let longestFunction = 70

  /// Tokens that product code must not have, spelt apart so that this file does not have them.
  private let forbidden = [
    "try" + "!", "fatal" + "Error(", "TO" + "DO", "FIX" + "ME", "as" + "! ", "@un" + "checked",
    "catch {" + "}",
  ]

  func testFilesAreShort() throws {
    for file in try Repository().swiftFiles(in: "Sources") {
      XCTAssertLessThanOrEqual(file.lines.count - 1, longestFile, file.path)
    }
  }

  func testFunctionsAreShort() throws {
    for file in try Repository().swiftFiles(in: "Sources") {
      var start: (line: Int, indent: Int)?
      for (number, line) in file.lines.enumerated() {
        let indent = line.prefix { $0 == " " }.count
        let isHead = line.contains(" func ") || line.hasPrefix("func ") || line.contains(" init(")
        let endsHere = line.hasSuffix("}")
        if isHead, !endsHere, !line.contains("///"), start == nil { start = (number, indent) }
        if let open = start, indent == open.indent, line.dropFirst(indent).hasPrefix("}") {
          XCTAssertLessThanOrEqual(
            number - open.line + 1,
            longestFunction,
            "\(file.path):\(open.line + 1) is a long function"
          )
          start = nil
        } else if let open = start, indent == open.indent, number > open.line,
          line.hasSuffix("}"), !line.dropFirst(indent).hasPrefix("}")
        {
          start = nil
        }
      }
    }
  }

  func testNoForbiddenTokens() throws {
    for file in try Repository().swiftFiles(in: "Sources") {
      for (number, line) in file.lines.enumerated() {
        for token in forbidden where line.contains(token) {
          XCTFail("\(file.path):\(number + 1): '\(token)'")
        }
      }
    }
  }

  func testTopLevelIsAsItWasFixed() throws {
    let allowed: Set<String> = [
      "Package.swift", "Sources", "Tests", "Content", "README.md", "Makefile",
    ]
    for path in try Repository().trackedFiles() {
      let name = path.components(separatedBy: "/")[0]
      XCTAssertTrue(name.hasPrefix(".") || allowed.contains(name), "\(path) at the top level")
    }
  }
}

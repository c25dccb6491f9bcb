import XCTest

@testable import Commands

final class HelpTextTests: XCTestCase {
  private let fly = CommandDeclaration(
    "fly",
    summary: "send a pigeon",
    discussion: """
      A pigeon flies by day
      and comes back by night.

        home  back to the loft
        away NAME  to another loft, if it is known to the pigeon

      It needs corn.
      """,
    operand: "LOFT",
    options: [CommandOption(name: "far", value: .integer("MILES", 1...9), help: "how far to fly")]
  ) { _, _ in .done }

  /// What stands before the options that every command has.
  private func help(_ width: Int?) -> [String] {
    let text = HelpText(width: width).text(of: fly)
    let own = text.components(separatedBy: "\nOptions of every command:")[0]
    return own.components(separatedBy: "\n")
  }

  func testLinesStayWholeWithoutAWidth() {
    XCTAssertEqual(
      help(nil),
      [
        "retain fly: send a pigeon", "", "Usage: retain fly [LOFT…] [OPTIONS]", "",
        "A pigeon flies by day", "and comes back by night.", "",
        "  home       back to the loft",
        "  away NAME  to another loft, if it is known to the pigeon", "",
        "It needs corn.", "", "Options:", "  --far MILES     how far to fly", "",
      ]
    )
  }

  func testParagraphsAndMeaningsAreFolded() {
    XCTAssertEqual(
      help(50),
      [
        "retain fly: send a pigeon", "", "Usage: retain fly [LOFT…] [OPTIONS]", "",
        "A pigeon flies by day and comes back by night.", "",
        "  home       back to the loft",
        "  away NAME  to another loft, if it is known to",
        "             the pigeon", "",
        "It needs corn.", "", "Options:", "  --far MILES     how far to fly", "",
      ]
    )
  }

  func testMeaningsStandBelowWhereThereIsLittleRoom() {
    XCTAssertEqual(
      help(34),
      [
        "retain fly: send a pigeon", "", "Usage: retain fly [LOFT…]", "       [OPTIONS]", "",
        "A pigeon flies by day and comes", "back by night.", "",
        "  home", "      back to the loft",
        "  away NAME", "      to another loft, if it is", "      known to the pigeon", "",
        "It needs corn.", "", "Options:", "  --far MILES", "      how far to fly", "",
      ]
    )
  }

  func testHelpOfEveryCommandFitsAndSaysTheSame() {
    let words = { (text: String) in text.split { $0 == " " || $0 == "\n" } }
    for command in Program.commands {
      let whole = HelpText(width: nil).text(of: command)
      for width in [40, 60, 80, 100] {
        let text = HelpText(width: width).text(of: command)
        XCTAssertEqual(words(text), words(whole), command.name)
        for line in text.split(separator: "\n") {
          XCTAssertLessThanOrEqual(line.count, width, "\(command.name): \(line)")
        }
      }
    }
    for width in [40, 80] {
      let text = HelpText(width: width).overview(Program.commands)
      XCTAssertEqual(words(text), words(HelpText(width: nil).overview(Program.commands)))
      for line in text.split(separator: "\n") { XCTAssertLessThanOrEqual(line.count, width) }
    }
  }
}

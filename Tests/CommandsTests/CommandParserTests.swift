import XCTest

@testable import Commands

final class CommandParserTests: XCTestCase {
  private let parser = CommandParser(commands: Program.commands)

  private func message(_ arguments: String...) -> String? {
    do throws(CommandFailure) {
      _ = try parser.parse(arguments)
      return nil
    } catch {
      XCTAssertEqual(error.status, .usage)
      return error.message
    }
  }

  func testMistakesNameTheNearestRightWord() {
    let rows: [([String], String, UInt)] = [
      (["reveiw"], "did you mean 'review'?", #line),
      (["exma"], "did you mean 'exam'?", #line),
      (["rep"], "did you mean 'report'?", #line),
      (["review", "--gide", "x"], "did you mean '--guide'?", #line),
      (["exam", "--question", "3"], "did you mean '--questions'?", #line),
      (["review", "-limit", "3"], "did you mean '--limit'?", #line),
      (["exam", "--questions"], "--questions needs a value: --questions N", #line),
      (["exam", "--questions", "many"], "needs a whole number from 1 to 1000, not 'many'", #line),
      (["exam", "--questions=0"], "needs a whole number from 1 to 1000, not '0'", #line),
      (["report", "--json=yes"], "--json takes no value", #line),
      (["report", "--now", "noon"], "needs a moment such as 2026-11-21T09:00:00Z", #line),
      (["--json", "extra"], "unexpected word 'extra'", #line),
      (["--json", "report"], "The command comes first: retain report", #line),
    ]
    for (arguments, expected, line) in rows {
      do throws(CommandFailure) {
        _ = try parser.parse(arguments)
        XCTFail("\(arguments) was taken", line: line)
      } catch {
        XCTAssertEqual(error.status, .usage, line: line)
        XCTAssertTrue(error.message?.contains(expected) ?? false, "\(error)", line: line)
      }
    }
  }

  func testNothingNearIsNotSuggested() {
    XCTAssertEqual(message("xyzzy")?.contains("did you mean"), false)
  }

  func testValuesInEitherFormAndRepeated() throws {
    let invocation = try parser.parse([
      "review", "--guide", "a.md", "--guide=b=c.md", "--limit=5", "--json", "x", "--", "--y",
    ])
    XCTAssertEqual(invocation.command.name, "review")
    XCTAssertEqual(invocation.texts("guide"), ["a.md", "b=c.md"])
    XCTAssertEqual(invocation.integer("limit"), 5)
    XCTAssertTrue(invocation.has("json"))
    XCTAssertEqual(invocation.operands, ["x", "--y"])
  }

  func testWithoutACommandTodayBegins() throws {
    XCTAssertEqual(try parser.parse([]).command.name, "")
    XCTAssertEqual(try parser.parse(["--limit", "3"]).command.name, "")
  }

  func testEveryCommandHasTheSharedOptionsAndHelp() {
    for command in Program.commands {
      let names = command.allOptions.map(\.name)
      XCTAssertEqual(Set(names).count, names.count, "\(command.name) has an option twice")
      let help = HelpText(width: nil).text(of: command)
      for option in CommandOption.shared { XCTAssertTrue(help.contains(option.signature)) }
    }
  }
}

import Foundation
import Markdown
import XCTest

/// Doubling a file must not more than double the time, whatever the file.
final class LinearTimeTests: XCTestCase {
  private struct Trick {
    let name: String
    let line: UInt
    let make: (Int) -> String

    init(_ name: String, line: UInt = #line, _ make: @escaping (Int) -> String) {
      self.name = name
      self.line = line
      self.make = make
    }

    init(_ name: String, line: UInt = #line, repeating text: String) {
      self.init(name, line: line) { String(repeating: text, count: $0) }
    }
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private let inlineTricks: [Trick] = [
    Trick("openers of emphasis", repeating: "*a "),
    Trick("closers of emphasis", repeating: "a* "),
    Trick("mixed emphasis", repeating: "*a _b **c __d ~e ~~f "),
    Trick("closers that do not match", repeating: "*a_ ~b~~ "),
    Trick("rule of three") { "a" + times("**b", $0) + times("c*", $0) },
    Trick("nested strong emphasis") { times("*a **a ", $0) + "b" + times(" a** a*", $0) },
    Trick("long runs") { times("*", $0) + "a" + times("*", $0) },
    Trick("runs of all lengths") { n in
      (1...Int(Double(n).squareRoot())).map { times("*", $0) }.joined(separator: " a")
    },
    Trick("tildes") { "~~" + times("*a ", $0) + times("b~ ", $0) },
    Trick("open brackets", repeating: "["),
    Trick("open images", repeating: "!["),
    Trick("brackets") { times("[", $0) + "a" + times("]", $0) },
    Trick("nested links") { times("[", $0) + "a" + times("](/u)", $0) },
    Trick("nested images") { times("![", $0) + "a" + times("](/u)", $0) },
    Trick("link openers", repeating: "[a](b"),
    Trick("pointed link openers", repeating: "[a](<b"),
    Trick("titles that do not end", repeating: "[a](b \"c"),
    Trick("titles in parentheses", repeating: "[a](b (c"),
    Trick("images before links") { times("![", $0) + times("[a](b)", $0) },
    Trick("labels that do not end", repeating: "[a][b"),
    Trick("mailboxes", repeating: "a@b."),
    Trick("at signs", repeating: "@"),
    Trick("hosts", repeating: "_www._"),
    Trick("addresses", repeating: "http://a_."),
    Trick("address with parentheses") { "http://a.b/" + times("(", $0) + times(")", $0) },
    Trick("address with semicolons") { "http://a.b/" + times("&a;", $0) },
    Trick("colons", repeating: "://"),
    Trick("backticks of growing length") { n in
      (1...Int(Double(2 * n).squareRoot())).map { times("`", $0) }.joined(separator: "a")
    },
    Trick("backticks that do not match") { times("`a", $0) + "``" },
    Trick("entities", repeating: "&amp;"),
    Trick("entities that are none", repeating: "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    Trick("numbers that are no entities", repeating: "&#0000000000"),
    Trick("comments", repeating: "<!--a"),
    Trick("instructions", repeating: "<?a"),
    Trick("character data", repeating: "<![CDATA[a"),
    Trick("declarations", repeating: "<!A "),
    Trick("tags that do not end", repeating: "<a b=\"c\" "),
    Trick("attributes", repeating: "<a b='"),
    Trick("one tag of many attributes") { "<a " + times("b ", $0) + ">" },
    Trick("footnotes that are none", repeating: "[^a"),
    Trick("nested footnotes that are none") { times("[^a", $0) + times("]", $0) },
    Trick("labels within labels") { times("[a", $0) + times("][b]", $0) + "\n\n[c]: /u" },
    Trick("backslashes", repeating: "\\"),
    Trick("hard breaks", repeating: "a\\\n"),
    Trick("spaces", repeating: "a   b\t"),
    Trick("NULs", repeating: "\0"),
  ]

  private let blockTricks: [Trick] = [
    Trick("nested quotes", repeating: ">"),
    Trick("nested quotes, then lazy lines") { times(">", $0) + "a\n" + times("a\n", $0) },
    Trick("nested quotes, then blank lines") { times("> ", $0) + "a\n" + times("\n", $0) },
    Trick("nested bullets", repeating: "- "),
    Trick("nested bullets with text") { times("- ", $0) + "a" },
    Trick("nested bullets, then blank lines") { times("- ", $0) + "a\n" + times("\n", $0) },
    Trick("nested bullets, then lazy lines") { times("- ", $0) + "a\n" + times("a\n", $0) },
    Trick("nested bullets and one deep line") {
      times("- ", $0) + "a\n\n" + times(" ", 2 * $0) + "b"
    },
    Trick("nested bullets, then spaces") { times("- ", $0) + "a\n" + times(" ", $0) },
    Trick("nested code, then blank lines") { times("- ", $0) + "```\n" + times("\n", $0) },
    Trick("nested numbers", repeating: "1. "),
    Trick("nested stars", repeating: "* "),
    Trick("nested bullets of all kinds", repeating: "- + * "),
    Trick("quotes and bullets", repeating: "> - "),
    Trick("deep list by indentation") { n in
      (0..<Int(Double(n).squareRoot())).map { times(" ", 2 * $0) + "- a\n" }.joined()
    },
    Trick("empty items", repeating: "-\n"),
    Trick("items", repeating: "- a\n"),
    Trick("loose items", repeating: "- a\n\n"),
    Trick("items that alternate", repeating: "- a\n+ b\n"),
    Trick("definitions") { n in (0..<n).map { "[\($0)]: /u\n" }.joined() },
    Trick("equal definitions", repeating: "[a]: /u\n"),
    Trick("definitions and uses") { n in
      (0..<n).map { "[\($0)]: /u\n" }.joined() + "\n" + (0..<n).map { "[\($0)]\n" }.joined()
    },
    Trick("definitions and uses in another order") { n in
      (0..<n).map { "[\($0)]: /u\n" }.joined() + "\n"
        + (0..<n).map { "[\($0 * 7_919 % n)]\n" }.joined()
    },
    Trick("definitions that are none", repeating: "[a]: u \"\n"),
    Trick("long expansions") { "[a]: /" + times("x", $0) + "\n\n" + times("[a] ", $0) },
    Trick("labels of brackets", repeating: "[a\n"),
    Trick("underlines", repeating: "a\n=\n"),
    Trick("fences", repeating: "```\na\n```\n"),
    Trick("fence that does not end") { "```\n" + times("``\n", $0) },
    Trick("HTML blocks", repeating: "<div>\n\n"),
    Trick("HTML block that does not end") { "<!--\n" + times("--\n", $0) },
    Trick("verbatim HTML") { "<pre>\n" + times("</", $0) },
    Trick("table columns") { times("|a", $0) + "\n" + times("|-", $0) + "\n" + times("|b", $0) },
    Trick("table rows") { "|a|b|\n|-|-|\n" + times("|c|d|\n", $0) },
    Trick("wide table, short rows") {
      times("|a", $0) + "\n" + times("|-", $0) + "\n" + times("a\n", $0)
    },
    Trick("delimiter rows", repeating: "|-|\n"),
    Trick("rows that are no tables", repeating: "a | b\n"),
    Trick("footnotes") { n in (0..<n).map { "[^\($0)]: a[^\($0)]\n" }.joined() },
    Trick("nested footnotes", repeating: "[^a]: "),
    Trick("thematic breaks", repeating: "- - -\n"),
    Trick("almost a thematic break") { times("* ", $0) + "a" },
    Trick("tabs", repeating: "\t"),
    Trick("tabs within lists", repeating: "-\t"),
    Trick("indented code", repeating: "    a\n\n"),
    Trick("quoted paragraph", repeating: "> a *b\n"),
    Trick("carriage returns", repeating: "a\r"),
    Trick("front matter that does not end") { "---\n" + times("a\n", $0) },
  ]

  func testInlineTricksTakeLinearTime() throws { try check(inlineTricks) }

  func testBlockTricksTakeLinearTime() throws { try check(blockTricks) }

  private func check(_ tricks: [Trick]) throws {
    #if DEBUG
      throw XCTSkip("times are measured in release builds only")
    #else
      warmUp()
      for trick in tricks {
        let ratio = ratio(trick)
        XCTAssertLessThanOrEqual(ratio, 2.3, trick.name, line: trick.line)
        let text = trick.name + String(repeating: " ", count: max(1, 42 - trick.name.count))
        print(text, String(format: "%.2f", ratio))
      }
    #endif
  }

  /// Lets the allocator keep what it frees, so that no time goes into fresh pages.
  ///
  /// `make speed` tells the allocator to take large memory from the same place as small memory;
  /// otherwise a doubling that passes from one to the other would look like a jump.
  private func warmUp() { _ = [UInt8](repeating: 1, count: 512 << 20) }

  /// How much longer a file of twice the size takes, on average over three doublings.
  private func ratio(_ trick: Trick) -> Double {
    let count = 50_000 / max(1, trick.make(1_000).utf8.count / 1_000)
    var best = Double.infinity
    for _ in 0..<5 {
      let small = seconds(trick.make(count), rounds: 5)
      let large = seconds(trick.make(8 * count), rounds: 3)
      best = min(best, cbrt(large / max(small, 0.000_2)))
      if best <= 2.15 { break }
    }
    return best
  }

  /// The least of some times to parse and free.
  private func seconds(_ text: String, rounds: Int) -> Double {
    let bytes = Array(text.utf8)
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<rounds {
      let time = clock.measure {
        let document = MarkdownDocument(parsing: bytes)
        XCTAssertEqual(document.range(of: document.root).upperBound, bytes.count)
        XCTAssertLessThan(document.treeByteCount, 100 * bytes.count + 64 * 0x80000)
      }
      best = min(best, time / .seconds(1))
    }
    return best
  }

  /// Each doubling up to a million repetitions, where nothing fits the processor's caches.
  ///
  /// A number takes more digits as it grows, so a doubling is one of bytes and not of repetitions.
  func testDoublingsUpToAMillionTakeLinearTime() throws {
    #if DEBUG
      throw XCTSkip("times are measured in release builds only")
    #else
      warmUp()
      for trick in inlineTricks + blockTricks {
        let texts = [125_000, 250_000, 500_000, 1_000_000].map(trick.make)
        var times = [Double](repeating: .infinity, count: texts.count)
        var worst = Double.infinity
        for _ in 0..<8 where worst > 2.3 {
          times = zip(texts, times).map { text, time in min(time, seconds(text, rounds: 3)) }
          worst = worstDoubling(texts, times)
        }
        XCTAssertLessThanOrEqual(worst, 2.3, trick.name, line: trick.line)
        let name = trick.name.padding(toLength: 42, withPad: " ", startingAt: 0)
        print(name, String(format: "%.2f", worst), times.map { Int($0 * 1e6) })
      }
    #endif
  }

  /// How much longer a file of twice the size takes, for the worst pair of neighbours.
  private func worstDoubling(_ texts: [String], _ times: [Double]) -> Double {
    zip(zip(texts, times), zip(texts, times).dropFirst()).map { smaller, larger in
      let doublings = log2(Double(larger.0.utf8.count) / Double(smaller.0.utf8.count))
      return pow(larger.1 / max(smaller.1, 0.000_2), 1 / doublings)
    }.max() ?? 0
  }

  func testDeepFilesNeedLittleStack() throws {
    let tricks = inlineTricks + blockTricks
    let texts = tricks.map { $0.make(20_000) }
    let finished = expectation(description: "all files are parsed and rendered")
    let thread = Thread {
      for text in texts {
        let document = MarkdownDocument(parsing: Array(text.utf8))
        XCTAssertFalse(document.html().isEmpty && document.range(of: document.root).isEmpty)
        XCTAssertEqual(document.plainText(of: document.root), document.plainText(of: document.root))
      }
      finished.fulfill()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    wait(for: [finished], timeout: 600)
  }
}

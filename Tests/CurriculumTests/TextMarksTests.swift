import XCTest

@testable import Curriculum

final class TextMarksTests: XCTestCase {
  /// What is asked about a term whose definition has a mark in it.
  private func answer(_ text: String) -> String? {
    Graphs.of("# Guide\n\n## Topic\n\n- **Term**: \(text)\n").cards.first?.answer
  }

  func testMarksAreTakenOut() {
    let cases: [(String, String, line: UInt)] = [
      ("kept in a store<sup>1</sup> for years.", "kept in a store for years.", #line),
      ("kept in a store.<sup>[2]</sup> Later moved.", "kept in a store. Later moved.", #line),
      ("kept<sup>1,2</sup> apart", "kept apart", #line),
      ("an error of R<sup>2</sup> or 10<sup>-3</sup>", "an error of R² or 10⁻³", #line),
      ("a layer of H<sub>2</sub>O", "a layer of H₂O", #line),
      ("a store of objects.[1] Durable.", "a store of objects. Durable.", #line),
      ("a store of objects[1][2].", "a store of objects.", #line),
      ("a store of objects [3].", "a store of objects.", #line),
      ("a store[^7] of objects", "a store of objects", #line),
      ("a store【4†source】 of objects", "a store of objects", #line),
      ("a store of objects [citation needed]", "a store of objects", #line),
      ("a store of objects [cite: 3, 4].", "a store of objects.", #line),
      ("a store of objects:contentReference[oaicite:0]{index=0}", "a store of objects", #line),
      ("a store[1](https://x.example/a) of objects", "a store of objects", #line),
      ("a store\u{A0}of\u{200B} ob\u{AD}jects", "a store of objects", #line),
      ("an o\u{FB03}ce with a \u{FB01}le", "an office with a file", #line),
      ("fast &amp;lt; slow &amp;amp; cheap", "fast < slow & cheap", #line),
      ("fast<br>cheap<br/>Good.<br />Old", "fast; cheap; Good. Old", #line),
      ("a \u{FFFD}store \u{E012}of objects", "a store of objects", #line),
    ]
    for (text, expected, line) in cases {
      XCTAssertEqual(answer(text), expected, text, line: line)
    }
  }

  func testFormulasInText() {
    let cases: [(String, String, line: UInt)] = [
      (#"calculated as  $TP / (TP + FP)$ ."#, "calculated as TP / (TP + FP).", #line),
      (#"the share $\frac{TP}{TP+FP}$ of hits"#, "the share TP / (TP + FP) of hits", #line),
      (#"split into ( $k$ ) folds"#, "split into (k) folds", #line),
      (#"a value $ \leq 0.05 $ is small"#, "a value ≤ 0.05 is small", #line),
      (#"the sum \(\sum_{i=1}^{n} w_i x_i\) of inputs"#, "the sum Σᵢ₌₁ⁿ wᵢ xᵢ of inputs", #line),
      (#"the mean $$\bar{x}_1 * \bar{x}_2$$ here"#, "the mean x̄₁ × x̄₂ here", #line),
      (#"the set \[ a_1, a_2 \] of inputs"#, "the set a₁, a₂ of inputs", #line),
      (#"the value \\(x = \frac{1}{2}\\) of it"#, "the value x = 1/2 of it", #line),
      (#"the value \(k\) of \(TP + 1\)"#, "the value k of TP + 1", #line),
      (#"about \frac{a}{b} of it, \approx half"#, "about a/b of it, ≈ half", #line),
      (#"set $\{a_1, a_2\}$ and $a_3$"#, "set {a₁, a₂} and a₃", #line),
      (#"shown as $\mystery{a_b}$ here"#, #"shown as $\mystery{a_b}$ here"#, #line),
      (#"code `$x_1$ \frac{a}{b}` stays"#, #"code $x_1$ \frac{a}{b} stays"#, #line),
    ]
    for (text, expected, line) in cases {
      XCTAssertEqual(answer(text), expected, text, line: line)
    }
  }

  func testWhatOnlyLooksLikeAMarkStays() {
    let cases = [
      "from $5 to $10 a month", "$0.023 per GB, then $0.021", "about $5-$10 and $2M annually",
      "a budget of $100 (US) or more, i.e. $1,000 in 3 years", "costs $5 and sells at $7.",
      "encoded as [1, 0, 0] and [0, 1, 0]", "in the range [0, 1]", "the element array[1] of it",
      "a share of 5 < 6 & 7 > 2", "R² and m³", "reached at x[1] and y[2]", "C:\\temp\\alpha",
      "a point • of honour", "the folder _$folder$ and $folder$", "set $HOME and $PATH",
      "half-open [2, 5)",
    ]
    for text in cases { XCTAssertEqual(answer(text), text.filter { $0 != "`" }) }
    XCTAssertEqual(
      answer(#"needs it \(>= 0.14.2\) \(optional\)"#),
      "needs it (>= 0.14.2) (optional)"
    )
    XCTAssertEqual(
      answer("known <sup>as small print that is long</sup>"),
      "known as small print that is long"
    )
  }

  func testTypedBulletsAreLists() {
    let graph = Graphs.of(
      "# Guide\n\n## Topic\n\n**Storage classes:**\n• **Hot**: read daily\n• **Cold**: read yearly\n"
    )
    XCTAssertEqual(graph.cards.map(\.term), ["Hot", "Cold"])
  }

  func testTablesAndHeadingsAreRead() {
    let graph = Graphs.of(
      """
      # Guide

      ## The $R^2$ score<sup>1</sup>

      | Metric | Formula |
      |---|---|
      | Recall | $\\frac{TP}{TP + FN}$ |
      | Both | one<br>two |
      """
    )
    XCTAssertEqual(graph.topics.map(\.title), ["The R² score"])
    XCTAssertEqual(graph.cards.map(\.answer), ["TP / (TP + FN)", "one; two"])
  }
}

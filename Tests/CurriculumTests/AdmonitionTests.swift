import XCTest

@testable import Curriculum

/// Boxes of site generators, whose lines are indented or stand between colons.
final class AdmonitionTests: XCTestCase {
  private func check(_ body: String, _ expected: [String], line: UInt = #line) {
    XCTAssertEqual(Graphs.asked(body, under: "Keels"), expected, line: line)
  }

  func testIndentedBoxes() {
    check(
      """
      ??? info "Fin keel"
          - **Draft**: how deep it goes.

          !!! note
              - **Bulb**: a lump of lead.

      - **Centreboard**: a plate that is let down.

      """,
      [
        "Draft: what is it? → how deep it goes.",
        "Bulb: what is it? → a lump of lead.",
        "Centreboard: what is it? → a plate that is let down.",
      ]
    )
  }

  func testQuestionsAndTabs() {
    check(
      "!!! question \"What is a bilge?\"\n\tThe lowest part of a hull.\n",
      ["What is a bilge? → The lowest part of a hull."]
    )
    check(
      "=== \"Sloop\"\n\n    **Mast**: one that stands forward.\n",
      ["Mast: what is it? → one that stands forward."]
    )
  }

  func testBoxesBetweenColons() {
    check(
      ":::tip[Reefing]\n**Reef**: a part of the sail that is rolled up.\n:::\n",
      ["Reef: what is it? → a part of the sail that is rolled up."]
    )
  }

  func testCodeAndProseStay() {
    check("```\n!!! note \"code\"\n    x = 1\n```\n", [])
    check(
      "```a``` in one line\n\n??? note\n    - **Keel**: a fin.\n",
      ["Keel: what is it? → a fin."]
    )
    check(
      "!!! danger ahead, said the pilot.\n\n    - **Rock**: what you hit.\n",
      []
    )
    check(
      "Keel ::: the fin below a hull\n",
      [
        "Keel: what is it? → the fin below a hull"
      ]
    )
  }

  func testPlacesAreThoseOfTheFile() throws {
    let text = "# Boats\n\n!!! note \"Keels\"\n    - **Draft**: how deep a boat goes.\n"
    let place = try XCTUnwrap(Graphs.of(text).cards.first?.sources.first)
    let said = Array(text.utf8)[place.range]
    XCTAssertEqual(String(decoding: said, as: UTF8.self), "**Draft**: how deep a boat goes.")
  }
}

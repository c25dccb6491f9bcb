import Terminal
import XCTest

final class KeyDecoderTests: XCTestCase {
  private struct Case {
    let bytes: String
    let keys: [Key]
    let line: UInt

    init(_ bytes: String, _ keys: [Key], line: UInt = #line) {
      self.bytes = bytes
      self.keys = keys
      self.line = line
    }
  }

  private func check(_ cases: [Case]) {
    for row in cases {
      var decoder = KeyDecoder()
      let keys = decoder.decode(row.bytes.utf8) + decoder.flush()
      XCTAssertEqual(keys, row.keys, line: row.line)
    }
  }

  func testCharactersAndControls() {
    check([
      Case("", []),
      Case(
        "aZ1 ~",
        [.character("a"), .character("Z"), .character("1"), .character(" "), .character("~")]
      ),
      Case("ä€𝄞", [.character("ä"), .character("€"), .character("𝄞")]),
      Case("e\u{301}", [.character("e"), .character("\u{301}")]),
      Case("\r\n", [.enter, .enter]),
      Case("\t", [.tab]),
      Case("\u{7F}\u{8}", [.backspace, .backspace]),
      Case("\u{0}", [.control(" ")]),
      Case("\u{1}\u{3}\u{1A}", [.control("a"), .control("c"), .control("z")]),
      Case(
        "\u{1C}\u{1D}\u{1E}\u{1F}",
        [.control("\\"), .control("]"), .control("^"), .control("_")]
      ),
      Case("\u{9B}A", [.character("A")]),
    ])
  }

  func testEscapeAndAlt() {
    check([
      Case("\u{1B}", [.escape]),
      Case("\u{1B}\u{1B}", [.escape, .escape]),
      Case("\u{1B}\u{1B}\u{1B}\u{1B}", [.escape, .escape, .escape, .escape]),
      Case("\u{1B}a", [.alt("a")]),
      Case("\u{1B}ß", [.alt("ß")]),
      Case("\u{1B}\u{1B}a", [.escape, .alt("a")]),
      Case("\u{1B}[", [.alt("[")]),
      Case("\u{1B}O", [.alt("O")]),
      Case("\u{1B}P", [.alt("P")]),
      Case("\u{1B}]", [.alt("]")]),
      Case("\u{1B}\u{7F}", [.control("w")]),
      Case("\u{1B}\r", [.escape, .enter]),
    ])
  }

  func testCursorAndEditingKeys() {
    check([
      Case("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      Case("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
      Case("\u{1B}[1;5C\u{1B}[1;2A", [.right, .up]),
      Case("\u{1B}\u{1B}[A", [.up]),
      Case("\u{1B}\u{1B}\u{1B}[A", [.escape, .up]),
      Case("\u{1B}[H\u{1B}[F\u{1B}OH\u{1B}OF", [.home, .end, .home, .end]),
      Case("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end]),
      Case("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.insert, .delete, .pageUp, .pageDown]),
      Case("\u{1B}[3;5~", [.delete]),
      Case("\u{1B}[Z", [.backTab]),
      Case(
        "\u{1B}OP\u{1B}[15~\u{1B}[24~\u{1B}[[A",
        [.function(1), .function(5), .function(12), .function(1)]
      ),
      Case("\u{1B}OM", [.enter]),
    ])
  }

  func testUnknownSequencesAreSwallowedWhole() {
    check([
      Case("\u{1B}[99~x", [.character("x")]),
      Case("\u{1B}[12345~x", [.character("x")]),
      Case("\u{1B}[?1;2cx", [.character("x")]),
      Case("\u{1B}[24;80Rx", [.character("x")]),
      Case("\u{1B}[<0;10;20Mx", [.character("x")]),
      Case("\u{1B}[M !\"x", [.character("x")]),
      Case("\u{1B}[1 qx", [.character("x")]),
      Case("\u{1B}]11;rgb:00/00/00\u{7}x", [.character("x")]),
      Case("\u{1B}]11;rgb:00/00/00\u{1B}\\x", [.character("x")]),
      Case("\u{1B}P>|xterm(390)\u{1B}\\x", [.character("x")]),
      Case("\u{1B}_Gi=1;OK\u{1B}\\x", [.character("x")]),
      Case("\u{1B}OZx", [.character("x")]),
      Case("\u{1B}[I\u{1B}[Ox", [.character("x")]),
      Case("\u{1B}[1;\u{1B}[A", [.up]),
      Case("\u{1B}[" + String(repeating: "1;", count: 500) + "mx", [.character("x")]),
    ])
  }

  func testControlEndsAnUnfinishedSequence() {
    check([
      Case("\u{1B}[1;\u{3}x", [.control("c"), .character("x")]),
      Case("\u{1B}O\u{3}", [.control("c")]),
      Case("\u{1B}[M\u{3}x", [.control("c"), .character("x")]),
      Case("\u{1B}[[\u{3}x", [.control("c"), .character("x")]),
      Case("\u{1B}]0;title\u{3}", [.control("c")]),
      Case("\u{1B}Pabc\rx", [.enter, .character("x")]),
    ])
  }

  func testPasteIsOneSafeText() {
    check([
      Case("\u{1B}[200~hello\u{1B}[201~!", [.paste("hello"), .character("!")]),
      Case("\u{1B}[200~\u{1B}[201~", [.paste("")]),
      Case("\u{1B}[200~a\rb\r\nc\td\u{1B}[201~", [.paste("a\nb\nc\td")]),
      Case("\u{1B}[200~x\u{1B}[31my\u{1B}[201~", [.paste("x␛[31my")]),
      Case("\u{1B}[200~\u{1B}[20\u{1B}[201~", [.paste("␛[20")]),
      Case("\u{1B}[200~q\u{3}\u{1B}[201~", [.paste("q␃")]),
    ])
  }

  func testLongPasteIsCut() {
    var decoder = KeyDecoder()
    let text = String(repeating: "x", count: KeyDecoder.pasteLimit + 10)
    let keys = decoder.decode("\u{1B}[200~\(text)\u{1B}[201~y".utf8)
    guard case .paste(let pasted) = keys.first else { return XCTFail("no paste") }
    XCTAssertEqual(pasted.utf8.count, KeyDecoder.pasteLimit)
    XCTAssertEqual(keys.last, .character("y"))
  }

  func testInvalidUTF8IsDropped() {
    let cases: [([UInt8], [Key])] = [
      ([0x80, 0x61], [.character("a")]),
      ([0xC3, 0x61], [.character("a")]),
      ([0xE2, 0x82, 0xC3, 0xA4], [.character("ä")]),
      ([0xED, 0xA0, 0x80, 0x61], [.character("a")]),
      ([0xF4, 0x90, 0x80, 0x80, 0x61], [.character("a")]),
      ([0xC0, 0xAF, 0x61], [.character("a")]),
      ([0xF0, 0x9F, 0x1B, 0x5B, 0x41], [.up]),
    ]
    for (bytes, keys) in cases {
      var decoder = KeyDecoder()
      XCTAssertEqual(decoder.decode(bytes), keys, "\(bytes)")
    }
  }

  func testFlushLeavesOpenSequencesOpen() {
    var decoder = KeyDecoder()
    XCTAssertEqual(decoder.decode("\u{1B}[1;".utf8), [])
    XCTAssertFalse(decoder.awaitsFlush)
    XCTAssertEqual(decoder.flush(), [])
    XCTAssertEqual(decoder.decode("5Dx".utf8), [.left, .character("x")])
    XCTAssertEqual(decoder.decode([0xE2]), [])
    XCTAssertFalse(decoder.awaitsFlush)
    XCTAssertEqual(decoder.flush(), [])
    XCTAssertEqual(decoder.decode([0x82, 0xAC]), [.character("€")])
    XCTAssertEqual(decoder.decode([0x1B]), [])
    XCTAssertTrue(decoder.awaitsFlush)
    XCTAssertEqual(decoder.flush(), [.escape])
    XCTAssertFalse(decoder.awaitsFlush)
  }

  /// Any bytes in any cuts give the same keys.
  func testKeysDoNotDependOnCuts() {
    let pieces: [[UInt8]] = [
      [0x1B], [0x5B], [0x4F], [0x7E], [0x41], [0x31], [0x3B], [0x0D], [0x03], [0x07], [0x5D],
      [0x50], [0x5C], [0xC3], [0xA4], [0xF0, 0x9F, 0x98, 0x80], [0xFF], [0x4D], [0x7F], [0x61],
      Array("\u{1B}[200~".utf8), Array("\u{1B}[201~".utf8), Array("\u{1B}[1;5C".utf8),
    ]
    for seed in 0..<2000 {
      var generator = SplitMix(seed: UInt64(seed))
      let count = Int.random(in: 0...24, using: &generator)
      var bytes: [UInt8] = []
      for _ in 0..<count {
        if Bool.random(using: &generator) {
          bytes += pieces.randomElement(using: &generator) ?? []
        } else {
          bytes.append(UInt8.random(in: 0...255, using: &generator))
        }
      }
      var whole = KeyDecoder()
      let expected = whole.decode(bytes) + whole.flush()
      var cut = KeyDecoder()
      var keys: [Key] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let length = Int.random(in: 1...rest.count, using: &generator)
        keys += cut.decode(rest.prefix(length))
        rest = rest.dropFirst(length)
      }
      XCTAssertEqual(keys + cut.flush(), expected, "seed \(seed): \(bytes)")
    }
  }

  /// Text without controls arrives as its scalars.
  func testTextArrivesWhole() {
    for seed in 0..<300 {
      var generator = SplitMix(seed: UInt64(seed))
      let text = randomText(&generator, upTo: 20)
      let scalars = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
      var decoder = KeyDecoder()
      let keys = decoder.decode(String(String.UnicodeScalarView(scalars)).utf8)
      XCTAssertEqual(keys, scalars.map { .character(Character($0)) }, "seed \(seed)")
    }
  }
}

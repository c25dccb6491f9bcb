/// A seeded generator, so that a failing property can be repeated.
///
/// Source: Steele, Lea and Flood, SplitMix64, 2014.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Pieces that texts of properties are made of: what layout and sanitizing must not trip over.
let textPieces = [
  "a", "word", "Z", "-", "well-known", " ", "  ", "\n", "\t", "ä", "e\u{301}", "\u{301}", "日本",
  "한국어", "👩‍🚀", "👍🏽", "🇩🇪", "🇩", "❤️", "1️⃣", "\u{FE0F}", "\u{200D}", "\u{200B}", "क्ष", "क्‍ष",
  "\u{1B}[31m", "\r", "\r\n", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{A0}",
  "\u{2028}", "supercalifragilistic", "（", "）", "。", "\u{AD}", "กำ", "\u{E0041}", "\u{FFFF}",
  "¼", "—", "\u{3164}", "\u{0600}", "\u{1F3F4}\u{E0067}\u{E007F}", "\u{115F}",
]

/// Returns a text of random pieces.
func randomText(_ generator: inout SplitMix, upTo count: Int) -> String {
  let length = Int.random(in: 0...count, using: &generator)
  return (0..<length).map { _ in textPieces.randomElement(using: &generator) ?? "" }.joined()
}

/// The name under which something is sold, as its address has it.
enum Brand {
  /// Hosts that belong to no shop.
  private static let common: PhraseSet = [
    "amazon", "amazonaws", "github", "google", "youtube", "wikipedia", "microsoft", "linkedin",
    "facebook", "twitter", "medium", "apple", "reddit", "discord", "telegram", "whatsapp",
  ]

  /// Returns the name in the first address of a text, in lower case: `shop` of `www.shop.com`.
  static func name(in bytes: TextSlice) -> [UInt8]? {
    let mark = bytes.firstIndex(of: "://").map { $0 + 3 } ?? bytes.firstFoldedIndex(of: "www.")
    guard let mark else { return nil }
    let rest = bytes.suffix(from: mark)
    let end = rest.firstIndex(where: TextBytes.isSpace) ?? rest.count
    let host = String(rest.prefix(end)).lowercased()
      .prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
    let labels = host.split(separator: ".")
    guard labels.count >= 2 else { return nil }
    let name = labels[labels.count - 2]
    guard name.utf8.count >= 5, !common.contains(name) else { return nil }
    return Array(name.utf8)
  }

  /// Whether a text has a name as a word, whatever its case.
  static func isNamed(_ name: [UInt8], in bytes: TextSlice) -> Bool {
    guard let first = name.first else { return false }
    return name.withUnsafeBufferPointer { name in
      var at = 0
      while at + name.count <= bytes.count {
        if bytes[at] | 0x20 == first, at == 0 || !TextMarks.isWord(bytes[at - 1]),
          zip(bytes[at..<at + name.count].bytes, name).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
        {
          return true
        }
        at += 1
      }
      return false
    }
  }
}

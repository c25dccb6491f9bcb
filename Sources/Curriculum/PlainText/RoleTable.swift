/// Words and phrases with the roles that they play, found by their hashes.
///
/// One look tells all roles, where a set of strings would be asked for each of them.
struct RoleTable<Roles: OptionSet & Sendable>: Sendable where Roles.RawValue == UInt32 {
  private var hashes: [UInt64]
  /// Roles by place; an empty place has none.
  private var roles: [UInt32]

  /// - Parameter groups: Words in lower case; a word may stand in several groups.
  init(_ groups: [(roles: Roles, words: any Sequence<String>)]) {
    let words = groups.flatMap { group in group.words.map { ($0, group.roles.rawValue) } }
    var size = 64
    while size < 2 * words.count { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    roles = Array(repeating: 0, count: size)
    for (word, role) in words {
      let hash = word.withTextSlice { $0.hash }
      let place = Self.place(of: hash, in: hashes, roles)
      hashes[place] = hash
      roles[place] |= role
    }
  }

  /// The roles of a text; none if it is not in the table.
  subscript(text: TextSlice) -> Roles { self[hash: text.hash] }

  /// The roles of a text with a hash.
  subscript(hash hash: UInt64) -> Roles {
    Roles(rawValue: roles[Self.place(of: hash, in: hashes, roles)])
  }

  private static func place(of hash: UInt64, in hashes: [UInt64], _ roles: [UInt32]) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while roles[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }
}

extension PhraseSet {
  /// Whether a text is one of the phrases, byte by byte.
  func contains(_ text: TextSlice) -> Bool { contains(bytes: text.bytes) }

  /// Whether a short text is one of the phrases if its capital letters of ASCII are made small.
  func contains(folded text: TextSlice) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { room in
      for at in 0..<text.count { room[at] = TextBytes.folded(text[at]) }
      return contains(bytes: UnsafeBufferPointer(room))
    }
  }
}

extension TextSlice {
  /// A hash of the bytes, the same in every run.
  var hash: UInt64 {
    var hash: UInt64 = 0
    var at = 0
    while at + 8 < count {
      let word = UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self)
      hash = TextSlice.mixed(hash ^ UInt64(littleEndian: word), 8)
      at += 8
    }
    return TextSlice.mixed(hash ^ suffix(from: at).packed, count)
  }

  /// Up to eight bytes as one number, the first one lowest.
  var packed: UInt64 {
    assert(count <= 8)
    var word: UInt64 = 0
    var at = count
    while at > 0 {
      at -= 1
      word = word << 8 | UInt64(start[at])
    }
    return word
  }

  /// Up to eight bytes as one number, capital letters of ASCII as small ones.
  var packedInLowerCase: UInt64 {
    var word: UInt64 = 0
    for at in 0..<count { word |= UInt64(TextBytes.folded(start[at])) << UInt64(8 * at) }
    return word
  }

  /// The hash of up to eight bytes that were packed.
  static func hash(packed: UInt64, count: Int) -> UInt64 { mixed(packed, count) }

  /// Folds the product with an odd number, which depends on all bits.
  @inline(__always)
  private static func mixed(_ value: UInt64, _ count: Int) -> UInt64 {
    let factor = 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: count) << 32
    let product = (value ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}
